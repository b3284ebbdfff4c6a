//! The peers of searching.

use crate::catalogue;
use crate::failure::Result;
use crate::fts5::Fts5;
use crate::minisearch::MiniSearch;
use crate::project::Project;
use crate::synthetic::Synthetic;
use crate::table::Table;
use crate::tantivy_peer::Tantivy;
use crate::texts::{Texts, Wording};
use std::path::Path;
use store::Catalogue;

/// The texts of so many products.
pub fn texts<'a>(
    wording: &'a Wording,
    synthetic: &'a Synthetic,
    count: u32,
) -> impl Iterator<Item = Texts> + 'a {
    let products = (0..).zip(synthetic.products(count));
    products.map(|(row, product)| wording.texts(row, &product))
}

/// The peers, each with all texts.
pub struct Peers {
    /// One field, the best 24.
    pub tantivy: Tantivy,
    /// With the rows, to count facets.
    pub fts5: Fts5,
    /// Where it takes part.
    pub minisearch: Option<MiniSearch>,
}

impl Peers {
    /// Hands the texts of so many products to all peers.
    pub fn open(
        project: &Project,
        folder: &Path,
        catalogue: &Catalogue,
        synthetic: &Synthetic,
        (products, minisearch): (u32, bool),
    ) -> Result<Self> {
        let wording = Wording::new(catalogue);
        let texts = || texts(&wording, synthetic, products);
        let mut table = Table::new(catalogue, catalogue::today());
        synthetic
            .products(products)
            .for_each(|product| table.push(&product));
        table.finish();
        let start = || MiniSearch::start(project, &texts().collect::<Vec<_>>(), folder);
        Ok(Self {
            tantivy: Tantivy::open(texts().map(|texts| texts.joined()))?,
            fts5: Fts5::open(&table, texts().map(|texts| texts.joined()))?,
            minisearch: minisearch.then(start).transpose()?,
        })
    }
}
