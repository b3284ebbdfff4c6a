//! Facets and orders of what producers say: they change with a save, without anything else being worked out anew.

use crate::facet::{Column, Facet, Value};
use crate::order::Ranking;
use crate::rows::{Listings, NONE};
use core::cmp::Reverse;
use domain::browse_query::{CONFIRMED_DAYS, WITH_PHOTO};
use domain::{Date, Price, PriceBand, SalesChannel};
use std::sync::{Arc, Mutex, PoisonError};

/// What follows from the listings.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    pub channels: (Facet, Column),
    pub prices: (Facet, Column),
    pub photo: (Facet, Column),
    pub confirmed: Confirmed,
    pub cheapest: Ranking,
    pub dearest: Ranking,
}

impl Own {
    /// Works everything out; `by_name` breaks the ties of the orders by price.
    pub fn new(listings: &Listings, size: u32, by_name: &Ranking) -> Self {
        // A product that is sold in one place only today may be sold in two tomorrow.
        let channels = Column::of_several(
            SalesChannel::ALL.len(),
            size,
            (0..).zip(&listings.channels).flat_map(|(doc, channels)| {
                let slots = (0..).zip(SalesChannel::ALL);
                slots
                    .filter(|(_, channel)| channels.contains(**channel))
                    .map(move |(slot, _)| (slot, doc))
                    .collect::<Vec<_>>()
            }),
        );
        let prices = Column::sets(
            PriceBand::ALL.len(),
            size,
            (0..)
                .zip(&listings.prices)
                .filter_map(|(doc, price)| Some((band(*price)?, doc))),
        );
        let photo = Column::sets(
            1,
            size,
            (0..)
                .zip(&listings.photos)
                .filter_map(|(doc, photo)| (*photo != NONE).then_some((0, doc))),
        );
        let words = |words: Vec<&str>| words.into_iter().map(Value::word).collect::<Vec<_>>();
        let channel_words = SalesChannel::ALL.iter().map(|channel| channel.code());
        let band_words = PriceBand::ALL.iter().map(|band| band.slug());
        Self {
            channels: (
                Facet::of_the_data(words(channel_words.collect()), &channels),
                channels,
            ),
            prices: (
                Facet::of_the_data(words(band_words.collect()), &prices),
                prices,
            ),
            photo: (Facet::of_the_data(words(vec![WITH_PHOTO]), &photo), photo),
            confirmed: Confirmed::default(),
            cheapest: by_price(listings, by_name, |doc| cheap(listings, doc)),
            dearest: by_price(listings, by_name, |doc| dear(listings, doc)),
        }
    }

    /// The same after one document's listing has changed.
    pub fn changed(&self, listings: &Listings, doc: u32, by_name: &Ranking) -> Self {
        let mut own = self.clone();
        let at = doc as usize;
        let channels = listings.channels.get(at).copied().unwrap_or_default();
        let band = listings.prices.get(at).and_then(|price| band(*price));
        let photo = listings.photos.get(at).is_some_and(|photo| *photo != NONE);
        let channel = |slot: u32| SalesChannel::ALL.get(slot as usize).copied();
        let Self {
            channels: (channel_facet, channel_column),
            prices: (price_facet, price_column),
            photo: (photo_facet, photo_column),
            ..
        } = &mut own;
        channel_column.replace(doc, |slot| {
            channel(slot).is_some_and(|channel| channels.contains(channel))
        });
        price_column.replace(doc, |slot| band == Some(slot));
        photo_column.replace(doc, |_| photo);
        channel_facet.show(channel_column);
        price_facet.show(price_column);
        photo_facet.show(photo_column);
        let key = |doc| (cheap(listings, doc), by_name.rank(doc));
        own.cheapest = self.cheapest.moved(doc, |other| key(other) < key(doc));
        let key = |doc| (dear(listings, doc), by_name.rank(doc));
        own.dearest = self.dearest.moved(doc, |other| key(other) < key(doc));
        own.confirmed = Confirmed::default();
        own
    }
}

fn band(price: Price) -> Option<u32> {
    crate::day::slot(&PriceBand::ALL, &PriceBand::of(price)?)
}

/// Unstated prices last.
type Lowest = (bool, i64);

fn cheap(listings: &Listings, doc: u32) -> Lowest {
    let price = listings.prices.get(doc as usize).and_then(|p| p.lowest());
    (price.is_none(), price.map_or(0, domain::Dong::dong))
}

fn dear(listings: &Listings, doc: u32) -> (bool, Reverse<i64>) {
    let (unknown, dong) = cheap(listings, doc);
    (unknown, Reverse(dong))
}

fn by_price<K: Ord>(listings: &Listings, by_name: &Ranking, key: impl Fn(u32) -> K) -> Ranking {
    let mut docs = by_name.docs().to_vec();
    if listings.prices.iter().any(|price| price.lowest().is_some()) {
        docs.sort_by_key(|doc| key(*doc));
    }
    Ranking::new(docs)
}

/// Keeps which documents their producers have confirmed of late, as of the day that was last asked for.
#[derive(Debug, Default)]
pub(crate) struct Confirmed {
    last: Mutex<Option<(Date, Arc<Column>)>>,
}

impl Clone for Confirmed {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Confirmed {
    /// The one value of the facet, as of `today`. A confirmation in the future counts for nothing.
    pub fn get(&self, today: Date, listings: &Listings) -> Arc<Column> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match last.as_ref() {
            Some((day, column)) if *day == today => Arc::clone(column),
            _ => {
                let size = crate::arena::n32(listings.confirmed.len());
                let docs = (0..).zip(&listings.confirmed);
                let recent = docs.filter_map(|(doc, day)| {
                    let age = (*day)?.days_until(today);
                    (0..CONFIRMED_DAYS).contains(&age).then_some((0, doc))
                });
                let column = Arc::new(Column::sets(1, size, recent));
                *last = Some((today, Arc::clone(&column)));
                column
            }
        }
    }
}
