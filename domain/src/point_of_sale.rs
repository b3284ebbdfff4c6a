//! Points of sale: where products are shown and sold, as far as a source names the place.

use crate::{place::PlaceRef, slug::Slug};
use serde::{Deserialize, Serialize};

/// A point where products are shown and sold. That a source has seen it does not say that it is still there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointOfSale {
    /// Its lasting name in addresses, unique among the points.
    pub slug: Slug,
    /// Its name; for a shop that its source does not name, words that say so.
    pub name: String,
    /// House and street, or what the source gives in their stead, as then written.
    pub address: Option<String>,
    /// The commune or ward and the district, as far as the source tells.
    pub place: PlaceRef,
    /// Who runs it.
    pub operator: Option<String>,
    /// The year in which a source saw it; `None` where the source has no year.
    pub year_seen: Option<i32>,
    /// The addresses of its sources; empty where the source cannot be linked to.
    pub sources: Vec<String>,
}
