//! Tantivy: one field, folded to ASCII, everything in one segment in memory; the best 24 and nothing else.

use crate::failure::{Explain as _, Result};
use std::time::Instant;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur, Query, RegexQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, SimpleTokenizer, TextAnalyzer, TokenStream as _,
};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

const TOKENIZER: &str = "folded";
const WRITER_BYTES: usize = 300_000_000;
/// Cards of a page.
const PAGE: usize = 24;
/// Least letters of a word that may have a wrong one.
const NEAR_FROM: usize = 4;

/// The index.
pub struct Tantivy {
    searcher: Searcher,
    field: Field,
    analyzer: TextAnalyzer,
}

fn cannot() -> String {
    "Tantivy as a peer".to_owned()
}

impl Tantivy {
    /// Indexes the texts.
    pub fn open(texts: impl Iterator<Item = String>) -> Result<Self> {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TOKENIZER)
            .set_index_option(IndexRecordOption::WithFreqs);
        let mut schema = Schema::builder();
        let options = TextOptions::default().set_indexing_options(indexing);
        let field = schema.add_text_field("text", options);
        let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter)
            .build();
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register(TOKENIZER, analyzer.clone());
        let mut writer: IndexWriter = index
            .writer_with_num_threads(1, WRITER_BYTES)
            .explain(cannot)?;
        for text in texts {
            let mut document = TantivyDocument::default();
            document.add_text(field, text);
            writer.add_document(document).explain(cannot)?;
        }
        writer.commit().explain(cannot)?;
        let segments = index.searchable_segment_ids().explain(cannot)?;
        if segments.len() > 1 {
            writer.merge(&segments).wait().explain(cannot)?;
        }
        writer.wait_merging_threads().explain(cannot)?;
        let reader = index.reader().explain(cannot)?;
        reader.reload().explain(cannot)?;
        Ok(Self {
            searcher: reader.searcher(),
            field,
            analyzer,
        })
    }

    /// The best 24. Microseconds, and how many were found of them.
    pub fn ask(&mut self, text: &str) -> Result<(f64, usize)> {
        let before = Instant::now();
        let mut found = self.best(text, false)?;
        if found == 0 {
            found = self.best(text, true)?;
        }
        Ok((before.elapsed().as_secs_f64() * 1e6, found))
    }

    fn best(&mut self, text: &str, near: bool) -> Result<usize> {
        let query = self.query(text, near)?;
        let best = TopDocs::with_limit(PAGE).order_by_score();
        let found = self.searcher.search(&query, &best).explain(cannot)?;
        Ok(found.len())
    }

    /// All words must be there, the last one may be unfinished; near: words of four letters and more may have a wrong one.
    fn query(&mut self, text: &str, near: bool) -> Result<BooleanQuery> {
        let mut words = Vec::new();
        let mut stream = self.analyzer.token_stream(text);
        stream.process(&mut |token| words.push(token.text.clone()));
        let count = words.len();
        let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (number, word) in (1..).zip(words) {
            let term = Term::from_field_text(self.field, &word);
            let part: Box<dyn Query> = if near && word.len() >= NEAR_FROM {
                Box::new(FuzzyTermQuery::new(term, 1, true))
            } else if number == count {
                let beginning = format!("{word}.*");
                Box::new(RegexQuery::from_pattern(&beginning, self.field).explain(cannot)?)
            } else {
                Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
            };
            parts.push((Occur::Must, part));
        }
        Ok(BooleanQuery::new(parts))
    }
}
