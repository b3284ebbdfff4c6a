//! Taking over one change without building the index anew.

use crate::arena::n32;
use crate::index::Index;
use crate::rows::{Listings, NONE, at};
use domain::CatalogueProduct;
use std::sync::Arc;

impl Index {
    /// The index after a producer has changed a listing: price, channels, photo, confirmation. `None` when anything else is
    /// different or the product is new; then the index has to be built anew.
    pub fn with_listing(&self, product: &CatalogueProduct) -> Option<Self> {
        let doc = self.doc(&product.slug)?;
        if !self.has_facts_of(doc, product) {
            return None;
        }
        let mut listings = Listings::clone(&self.listings);
        let row = doc as usize;
        *listings.prices.get_mut(row)? = product.price;
        *listings.channels.get_mut(row)? = product.channels;
        *listings.confirmed.get_mut(row)? = product.confirmed_on;
        *listings.units.get_mut(row)? =
            position(&mut listings.all_units, product.price_unit.as_ref());
        *listings.photos.get_mut(row)? = position(&mut listings.all_photos, product.photo.as_ref());
        let own = self.own.changed(&listings, doc, &self.by_name);
        Some(Self {
            own: Arc::new(own),
            listings: Arc::new(listings),
            ..self.clone()
        })
    }

    fn has_facts_of(&self, doc: u32, product: &CatalogueProduct) -> bool {
        let (facts, shared) = (&self.facts, &self.shared);
        let maker = at(&facts.makers, doc).copied().unwrap_or(NONE);
        let same_maker = match &product.producer {
            None => maker == NONE,
            Some(producer) => {
                shared.makers.ids.get(maker) == producer.id.as_str()
                    && shared.makers.names.get(maker) == producer.name
                    && shared.makers.slugs.get(maker) == producer.slug.as_str()
            }
        };
        let place = at(&facts.places, doc).and_then(|place| at(&shared.places, *place));
        let group = at(&facts.groups, doc).and_then(|group| at(&shared.groups, *group));
        let rating = at(&facts.certificates, doc);
        same_maker
            && facts.names.get(doc) == product.name
            && at(&facts.kinds, doc) == Some(&product.producer_kind)
            && place == Some(&product.place)
            && group == product.group.as_ref()
            && rating.map(|rating| rating.certificate(shared)).as_ref()
                == Some(&product.certificate)
    }
}

/// The position of a thing in a list of different things, where it is put if it is not there yet.
fn position<T: PartialEq + Clone>(all: &mut Vec<T>, thing: Option<&T>) -> u32 {
    let Some(thing) = thing else {
        return NONE;
    };
    let known = all.iter().position(|other| other == thing);
    n32(known.unwrap_or_else(|| {
        all.push(thing.clone());
        all.len() - 1
    }))
}
