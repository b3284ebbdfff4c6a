//! Whether the index finds everything that the oracle finds, and in the promised order.

use crate::failure::{Failure, Result};
use crate::oracle::Oracle;
use crate::questions::Question;
use domain::browse_query::MOST_MORE;
use domain::{BrowseQuery, Date, Slug, StateKind};
use search::{Index, PAGE_SIZE};
use std::collections::{HashMap, HashSet};

/// What a comparison came to.
#[derive(Clone, Debug, Default)]
pub struct Recall {
    /// How many products the oracle finds, by text.
    pub hits: Vec<usize>,
    /// Products that the oracle finds, over all texts.
    pub expected: usize,
    /// How many of them the index finds.
    pub found: usize,
    /// Texts for which the oracle knows hits with the very marks.
    pub ordered: u32,
    /// For how many of them the index puts those hits before all others.
    pub exact_first: u32,
}

impl Recall {
    /// Hundredths of what the oracle finds.
    pub fn percent(&self) -> f64 {
        percent(self.found, self.expected)
    }

    /// Hundredths of the texts whose exact hits go first.
    pub fn exact_percent(&self) -> f64 {
        percent(self.exact_first as usize, self.ordered as usize)
    }
}

#[allow(clippy::cast_precision_loss, reason = "millions at most")]
fn percent(part: usize, whole: usize) -> f64 {
    if part == whole {
        100.0
    } else {
        part as f64 * 100.0 / whole.max(1) as f64
    }
}

/// Asks both; `slugs` has the address parts by row. Names the first text that is answered otherwise.
pub fn compare(
    index: &Index,
    oracle: &Oracle,
    slugs: &[Slug],
    questions: &[Question],
    today: Date,
) -> Result<Recall> {
    let mut recall = Recall::default();
    let mut told = 0;
    for question in questions {
        let hits = oracle.find(&question.text);
        let found = everything(index, &question.text, today)?;
        let places: HashMap<&Slug, usize> = found.iter().zip(0..).collect();
        let place = |row: usize| places.get(slugs.get(row)?).copied();
        let here = hits.iter().filter(|hit| place(hit.row).is_some()).count();
        let exact = || hits.iter().filter(|hit| hit.exact);
        let last_exact = exact().filter_map(|hit| place(hit.row)).max();
        let first = last_exact.is_none_or(|last| {
            let exact: HashSet<usize> = exact().filter_map(|hit| place(hit.row)).collect();
            exact.len() == last + 1
        });
        recall.hits.push(hits.len());
        recall.expected += hits.len();
        recall.found += here;
        if exact().next().is_some() {
            recall.ordered += 1;
            recall.exact_first += u32::from(first);
        }
        if (here < hits.len() || !first) && told < 5 {
            told += 1;
            eprintln!(
                "  {:?} ({}): the oracle finds {}, of which Sao Quê {here}; exact marks first: {first}",
                question.text,
                question.typed.name(),
                hits.len(),
            );
        }
    }
    Ok(recall)
}

/// All products that a text finds, whatever their state, in the order of the list.
fn everything(index: &Index, text: &str, today: Date) -> Result<Vec<Slug>> {
    let mut query = BrowseQuery {
        text: text.to_owned(),
        states: StateKind::ALL.into(),
        more: MOST_MORE,
        ..BrowseQuery::default()
    };
    let mut slugs = Vec::new();
    loop {
        let page = index.browse(&query, today);
        let cards = u32::try_from(page.cards.len()).unwrap_or(u32::MAX);
        slugs.extend(page.cards.into_iter().map(|card| card.slug));
        if slugs.len() >= page.total as usize {
            return Ok(slugs);
        }
        if cards == 0 {
            return Err(Failure::new(format!(
                "{text:?} finds {} products and its pages have {}",
                page.total,
                slugs.len()
            )));
        }
        query.page += cards.div_ceil(PAGE_SIZE);
    }
}
