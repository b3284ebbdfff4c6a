//! What is searched for in vain, counted until it is written down.

use domain::BrowseQuery;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::{Store, StoreError};

/// Most different queries that are counted between two writings.
const MOST: usize = 200;

/// Queries without a result, and how often each was asked; nothing about who asked.
#[derive(Debug, Default)]
pub struct Unanswered {
    counts: Mutex<HashMap<String, i64>>,
}

impl Unanswered {
    /// Counts a query; a new one beyond [`MOST`] different ones is passed over.
    pub fn note(&self, query: &BrowseQuery) {
        let query = query.first_page().print();
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if !query.is_empty() && (counts.len() < MOST || counts.contains_key(&query)) {
            *counts.entry(query).or_default() += 1;
        }
    }

    /// Writes down what has been counted since the last time.
    pub async fn write_down(&self, store: &Store, day: domain::Date) -> Result<(), StoreError> {
        let counts =
            core::mem::take(&mut *self.counts.lock().unwrap_or_else(PoisonError::into_inner));
        if counts.is_empty() {
            return Ok(());
        }
        let counts: Vec<(String, i64)> = counts.into_iter().collect();
        store.count_zero_results(day, &counts).await
    }
}
