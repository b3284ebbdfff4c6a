//! The texts by which a product is found, the same for the oracle and for every peer.

use domain::{CatalogueProduct, CommuneKind, GroupCode, PlaceCode};
use search::PlaceKind;
use serde::Serialize;
use std::collections::HashMap;
use store::Catalogue;

/// What one may type to find a product.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Texts {
    /// Number of the row.
    pub id: u32,
    /// The product's name.
    pub name: String,
    /// The producer's name.
    pub producer: String,
    /// Its groups, its place as it was and as it is, the number of the decision.
    pub more: String,
}

impl Texts {
    /// Everything in one.
    pub fn joined(&self) -> String {
        let Self {
            name,
            producer,
            more,
            ..
        } = self;
        format!("{name} {producer} {more}")
    }
}

/// Puts codes into words.
pub struct Wording {
    places: HashMap<PlaceCode, String>,
    former: HashMap<PlaceCode, String>,
    groups: Vec<(GroupCode, String)>,
}

impl Wording {
    /// The words of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let named =
            |kind: CommuneKind, name: &str| format!("{} {name}", PlaceKind::from(kind).word());
        let districts = catalogue.districts.iter().map(|district| {
            let kind = PlaceKind::from(district.kind);
            (
                district.code.clone(),
                format!("{} {}", kind.word(), district.name),
            )
        });
        let communes = catalogue.communes.iter();
        let communes = communes.map(|c| (c.code.clone(), named(c.kind, &c.name)));
        let former = catalogue.former_communes.iter();
        let former = former.map(|c| (c.code.clone(), named(c.kind, &c.name)));
        let groups = catalogue.groups.iter();
        Self {
            places: districts.chain(communes).collect(),
            former: former.collect(),
            groups: groups
                .map(|g| (g.code.clone(), g.name_vi.clone()))
                .collect(),
        }
    }

    /// The texts of a product.
    pub fn texts(&self, id: u32, product: &CatalogueProduct) -> Texts {
        let place = &product.place;
        let named = |code: &Option<PlaceCode>| self.places.get(code.as_ref()?);
        let former = place
            .former_commune
            .as_ref()
            .and_then(|code| self.former.get(code));
        let places = [
            named(&place.commune),
            former,
            named(&place.district),
            place.as_written.as_ref(),
            product.certificate.decision_no.as_ref(),
        ];
        let groups = self.groups.iter().filter(|(code, _)| {
            let own = product.group.as_ref();
            own.is_some_and(|own| own.is_within(code))
        });
        let more = places
            .into_iter()
            .flatten()
            .chain(groups.map(|(_, name)| name));
        let more: Vec<&str> = more.map(String::as_str).collect();
        Texts {
            id,
            name: product.name.clone(),
            producer: product
                .producer
                .as_ref()
                .map(|p| p.name.clone())
                .unwrap_or_default(),
            more: more.join("; "),
        }
    }
}
