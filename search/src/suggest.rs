//! What a text may mean, while it is being typed; and where some texts lead at once.

use crate::arena::n32;
use crate::fold::{Span, Word, fold, spans, words};
use crate::index::Index;
use crate::page::{Completion, Suggestion, SuggestionKind};
use crate::places::kind_words;
use crate::rows::{NONE, at};
use domain::{BrowseQuery, Date, Param, Slug};

/// Most suggestions.
const MOST: usize = 8;
/// How many of each kind are taken first; what is left over goes to products.
const PRODUCTS: usize = 3;
const PRODUCERS: usize = 2;
const PLACES: usize = 2;
const GROUPS: usize = 1;

/// Where a text leads without a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Direct {
    /// The decision number of one product: its page.
    Product(Slug),
    /// The decision number of several products, as the register writes it: their list.
    Decision(String),
}

impl Index {
    /// Where a text leads at once: a decision number, in any writing, is no word to search for.
    pub fn direct(&self, text: &str) -> Option<Direct> {
        let typed = fold(text);
        // Without a digit or with nothing but digits it is no number of a decision that anybody would write.
        let number = typed.contains(|c: char| c.is_ascii_digit());
        if !number || !typed.contains(|c: char| c.is_alphabetic()) {
            return None;
        }
        // The register may write one number in several ways: only a product that is alone under all of them is meant.
        let decisions = (0..).zip(self.shared.decisions.iter());
        let mut same = decisions
            .filter(|(_, number)| fold(number) == typed)
            .peekable();
        let (_, number) = *same.peek()?;
        let mut docs = same.flat_map(|(position, _)| self.text.of_decision(position));
        match (docs.next(), docs.next()) {
            (Some(doc), None) => Some(Direct::Product(
                Slug::parse(self.facts.slugs.get(*doc)).ok()?,
            )),
            _ => Some(Direct::Decision(number.to_owned())),
        }
    }

    /// What a text may mean, and how many products it finds.
    pub fn complete(&self, text: &str, today: Date) -> Completion {
        let query = BrowseQuery {
            text: domain::browse_query::normal_text(text),
            ..BrowseQuery::default()
        };
        let typed = spans(&query.text);
        if typed.is_empty() {
            return Completion::default();
        }
        let page = self.count(&query, today);
        let mut products = self.some_products(&page.docs, &typed);
        let mut others = self.some_producers(&query.text, &typed, today);
        others.extend(self.some_places(&typed, today, PLACES));
        others.extend(self.some_groups(&typed, today));
        products.truncate((MOST - others.len()).max(PRODUCTS));
        let mut suggestions = products;
        suggestions.extend(others);
        suggestions.truncate(MOST);
        Completion {
            total: page.total,
            suggestions,
        }
    }

    /// The places that the whole text names, where it names no product by itself: to filter by instead.
    pub(crate) fn meanings(&self, query: &BrowseQuery, today: Date) -> Vec<Suggestion> {
        let typed = spans(&query.text);
        if typed.is_empty() {
            return Vec::new();
        }
        let whole = |label: &str| {
            let (label, typed) = (words(label), typed.iter().map(|span| &span.word.folded));
            let bare = label.iter().map(|word| &word.folded);
            let kind = kind_words(&label);
            bare.clone().eq(typed.clone()) || bare.skip(kind).eq(typed)
        };
        let places = self.some_places(&typed, today, usize::MAX);
        places.into_iter().filter(|s| whole(&s.label)).collect()
    }

    fn some_products(&self, docs: &[u32], typed: &[Span]) -> Vec<Suggestion> {
        let suggestion = |doc: &u32| {
            let name = self.facts.names.get(*doc);
            let maker = at(&self.facts.makers, *doc).copied().unwrap_or(NONE);
            Suggestion {
                kind: SuggestionKind::Product,
                label: name.to_owned(),
                marks: marks(name, typed),
                detail: self.shared.makers.names.get(maker).to_owned(),
                href: format!("/san-pham/{}", self.facts.slugs.get(*doc)),
                count: 1,
            }
        };
        docs.iter().take(MOST).map(suggestion).collect()
    }

    fn some_producers(&self, text: &str, typed: &[Span], today: Date) -> Vec<Suggestion> {
        let day = self.day(today);
        let docs = self.text.find_in_producers(text);
        // Of the first two hundred products few producers have all.
        let ranked = day.by_standing.page(&docs, docs.count(), 0, 200);
        let mut makers: Vec<u32> = Vec::new();
        for doc in ranked {
            let maker = at(&self.facts.makers, doc).copied().unwrap_or(NONE);
            if makers.len() < PRODUCERS && !makers.contains(&maker) {
                makers.push(maker);
            }
        }
        let all = &self.shared.makers;
        let suggestion = |maker: u32| Suggestion {
            kind: SuggestionKind::Producer,
            label: all.names.get(maker).to_owned(),
            marks: marks(all.names.get(maker), typed),
            detail: String::new(),
            href: format!("/co-so/{}", all.slugs.get(maker)),
            count: n32(self.text.of_producer(maker).len()),
        };
        makers.into_iter().map(suggestion).collect()
    }

    fn some_places(&self, typed: &[Span], today: Date, most: usize) -> Vec<Suggestion> {
        let mut found: Vec<(usize, SuggestionKind, Suggestion)> = Vec::new();
        for place in self.places.all() {
            let Some(unmatched) = fit(&place.words, typed) else {
                continue;
            };
            let query = place
                .slugs
                .iter()
                .fold(BrowseQuery::default(), |query, slug| {
                    query.toggled(place.param, slug).unwrap_or(query)
                });
            let count = self.total(&query, today);
            if count == 0 {
                continue;
            }
            let suggestion = Suggestion {
                kind: place.kind,
                label: place.label.clone(),
                marks: marks(&place.label, typed),
                detail: place.detail.clone(),
                href: query.href(),
                count,
            };
            found.push((unmatched, place.kind, suggestion));
        }
        found.sort_by_key(|(unmatched, kind, _)| (*unmatched, *kind));
        let found = found.into_iter().map(|(_, _, suggestion)| suggestion);
        found.take(most).collect()
    }

    fn some_groups(&self, typed: &[Span], today: Date) -> Vec<Suggestion> {
        let Some((facet, _)) = self.fixed(Param::Group) else {
            return Vec::new();
        };
        let mut found: Vec<(usize, Suggestion)> = Vec::new();
        for value in facet.values() {
            let Some(unmatched) = fit(&words(&value.label), typed) else {
                continue;
            };
            let Some(query) = BrowseQuery::default().toggled(Param::Group, &value.word) else {
                continue;
            };
            let count = self.total(&query, today);
            if count > 0 {
                let suggestion = Suggestion {
                    kind: SuggestionKind::Group,
                    label: value.label.clone(),
                    marks: marks(&value.label, typed),
                    detail: String::new(),
                    href: query.href(),
                    count,
                };
                found.push((unmatched, suggestion));
            }
        }
        found.sort_by_key(|(unmatched, _)| *unmatched);
        let found = found.into_iter().map(|(_, suggestion)| suggestion);
        found.take(GROUPS).collect()
    }
}

/// How many words of a name were not typed, if all typed words are words of it, the last one at least a beginning. Typed
/// marks must be those of the name.
fn fit(name: &[Word], typed: &[Span]) -> Option<usize> {
    let (last, whole) = typed.split_last()?;
    let has = |span: &Span, whole: bool| name.iter().any(|word| alike(word, span, whole));
    let all = whole.iter().all(|span| has(span, true)) && has(last, false);
    all.then(|| name.len().saturating_sub(typed.len()))
}

fn alike(word: &Word, span: &Span, whole: bool) -> bool {
    let typed = &span.word;
    if word.folded == typed.folded {
        return !typed.is_marked() || typed == word;
    }
    let begun = word.folded.starts_with(&span.begun) || word.folded.starts_with(&typed.folded);
    let marks = word.shapes.starts_with(&typed.shapes) && word.tones.starts_with(&typed.tones);
    !whole && begun && (!typed.is_marked() || marks)
}

/// Which characters of a label were typed: whole words, and the beginning of the word that the last one begins.
fn marks(label: &str, typed: &[Span]) -> Vec<(u32, u32)> {
    let Some((last, _)) = typed.split_last() else {
        return Vec::new();
    };
    let mark = |span: Span| {
        let (start, end) = (span.place.start, span.place.end);
        if typed
            .iter()
            .any(|typed| typed.word.folded == span.word.folded)
        {
            return Some((start, end));
        }
        let letters = n32(last.begun.chars().count());
        let begun = span.begun.starts_with(&last.begun);
        begun.then(|| (start, end.min(start + letters)))
    };
    spans(label).into_iter().filter_map(mark).collect()
}
