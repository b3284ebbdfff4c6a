//! Writing the catalogue.

use super::bytes::Writer;
use super::{names, rows};
use crate::index::{Index, Reference};
use crate::rows::NONE;
use domain::{Commune, FormerCommune, PlaceCode, Price, ProducerKind, Slug};

/// Everything: reference data, what products share, products.
pub(super) fn catalogue(index: &Index, ids: bool, out: &mut Writer) {
    reference(&index.reference, out);
    shared(index, ids, out);
    facts(index, out);
    listings(index, out);
}

/// Codes of places: where all are numbers of the same length, how long they are and how far each is from the one before; else
/// as texts.
fn codes<'a>(codes: impl Iterator<Item = &'a PlaceCode> + Clone, out: &mut Writer) {
    let length = rows::length(codes.clone().map(PlaceCode::as_str));
    out.number(length.unwrap_or(0) as u64);
    if length.is_none() {
        out.texts(codes.map(PlaceCode::as_str));
        return;
    }
    out.number(codes.clone().count() as u64);
    let mut before = 0;
    for number in codes.filter_map(|code| code.as_str().parse::<i64>().ok()) {
        out.signed(number - before);
        before = number;
    }
}

/// Names, and the address parts that they make.
fn named<'a>(named: impl Iterator<Item = (&'a str, &'a str)> + Clone, out: &mut Writer) {
    out.texts(named.clone().map(|(name, _)| name));
    slugs(named.collect(), out);
}

fn reference(reference: &Reference, out: &mut Writer) {
    let Reference {
        districts,
        communes,
        former_communes,
        groups,
        synonyms,
    } = reference;
    codes(districts.iter().map(|d| &d.code), out);
    named(
        districts.iter().map(|d| (d.name.as_str(), d.slug.as_str())),
        out,
    );
    for district in districts {
        out.byte(rows::position(&rows::DISTRICT_KINDS, &district.kind));
    }
    codes(communes.iter().map(|c| &c.code), out);
    named(
        communes.iter().map(|c| (c.name.as_str(), c.slug.as_str())),
        out,
    );
    for commune in communes {
        out.byte(rows::position(&rows::COMMUNE_KINDS, &commune.kind));
    }
    let known = |code: &PlaceCode| districts.iter().position(|d| d.code == *code);
    let lie_in = |commune: &Commune| commune.districts.iter().filter_map(known).collect();
    pointers(communes.iter().map(lie_in).collect(), out);
    codes(former_communes.iter().map(|c| &c.code), out);
    out.texts(former_communes.iter().map(|c| c.name.as_str()));
    for commune in former_communes {
        out.byte(rows::position(&rows::COMMUNE_KINDS, &commune.kind));
    }
    let lay_in = |commune: &FormerCommune| known(&commune.district).into_iter().collect();
    pointers(former_communes.iter().map(lay_in).collect(), out);
    let known = |code: &PlaceCode| communes.iter().position(|c| c.code == *code);
    let became = |commune: &FormerCommune| commune.successors.iter().filter_map(known).collect();
    pointers(former_communes.iter().map(became).collect(), out);
    out.texts(groups.iter().map(|g| g.code.as_str()));
    named(
        groups.iter().map(|g| (g.name_vi.as_str(), g.slug.as_str())),
        out,
    );
    out.texts(groups.iter().map(|g| g.name_en.as_str()));
    out.number(synonyms.len() as u64);
    for ring in synonyms {
        out.texts(ring.iter().map(String::as_str));
    }
}

/// Positions for each of several things: how many each has, then how far each is from the one before. Neighbours point to the
/// same or to neighbours.
fn pointers(all: Vec<Vec<usize>>, out: &mut Writer) {
    for positions in &all {
        out.number(positions.len() as u64);
    }
    let mut before = 0;
    for position in all.into_iter().flatten() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        out.signed(position - before);
        before = position;
    }
}

fn shared(index: &Index, ids: bool, out: &mut Writer) {
    let shared = &index.shared;
    let makers = &shared.makers;
    names::write(&makers.names.iter().collect::<Vec<_>>(), out);
    slugs(makers.names.iter().zip(makers.slugs.iter()).collect(), out);
    for kind in &makers.kinds {
        out.byte(rows::maybe(&ProducerKind::ALL, *kind));
    }
    let ids = makers.ids.iter().filter(|_| ids);
    out.texts(ids.collect::<Vec<_>>().into_iter());
    out.number(shared.places.len() as u64);
    let Reference {
        districts,
        communes,
        former_communes,
        ..
    } = &*index.reference;
    let places = || shared.places.iter();
    let known = |code: &PlaceCode| communes.iter().position(|c| c.code == *code);
    known_codes(places().map(|place| place.commune.as_ref()), known, out);
    let known = |code: &PlaceCode| former_communes.iter().position(|c| c.code == *code);
    known_codes(places().map(|p| p.former_commune.as_ref()), known, out);
    let known = |code: &PlaceCode| districts.iter().position(|d| d.code == *code);
    known_codes(places().map(|place| place.district.as_ref()), known, out);
    let written = shared.places.iter();
    let written: Vec<&str> = written
        .map(|p| p.as_written.as_deref().unwrap_or_default())
        .collect();
    out.texts(written.into_iter());
    out.texts(shared.groups.iter().map(domain::GroupCode::as_str));
    out.texts(shared.decisions.iter().collect::<Vec<_>>().into_iter());
    out.number(shared.withdrawals.len() as u64);
    for withdrawal in &shared.withdrawals {
        out.signed(i64::from(withdrawal.on.days()));
        out.text(&withdrawal.reason);
    }
}

/// Codes that may be missing: 0 for that, 1 for one that stands at the end, else its position among the known ones and two.
fn known_codes<'a>(
    codes: impl Iterator<Item = Option<&'a PlaceCode>>,
    known: impl Fn(&PlaceCode) -> Option<usize>,
    out: &mut Writer,
) {
    let mut others = Vec::new();
    for code in codes {
        match code.map(|code| (code, known(code))) {
            None => out.number(0),
            Some((_, Some(position))) => out.number(position as u64 + 2),
            Some((code, None)) => {
                out.number(1);
                others.push(code.as_str());
            }
        }
    }
    out.texts(others.into_iter());
}

/// Address parts: 0 the one that the name makes, a number the same with that number; whatever is left stands at the end.
fn slugs(named: Vec<(&str, &str)>, out: &mut Writer) {
    let mut others = Vec::new();
    for (name, slug) in named {
        let made = Slug::from_name(name);
        let number = slug.strip_prefix(made.as_str()).map(|rest| match rest {
            "" => Some(0),
            rest => rest
                .strip_prefix('-')
                .and_then(|number| number.parse::<u32>().ok()),
        });
        let number = number.flatten();
        let same = |n: &u32| *n == 0 || made.numbered(*n).as_str() == slug;
        if let Some(number) = number.filter(|n| *n != 1 && same(n)) {
            out.number(u64::from(number));
        } else {
            out.number(1);
            others.push(slug);
        }
    }
    out.texts(others.into_iter());
}

fn facts(index: &Index, out: &mut Writer) {
    let facts = &index.facts;
    names::write(&facts.names.iter().collect::<Vec<_>>(), out);
    slugs(facts.names.iter().zip(facts.slugs.iter()).collect(), out);
    // Producers are numbered as they come first: a known one is named by how many came since.
    let mut newest = 0;
    for maker in facts.makers.iter().map(|maker| plus_one(*maker)) {
        out.signed(newest - maker);
        newest = newest.max(maker);
    }
    for kind in &facts.kinds {
        out.byte(rows::maybe(&ProducerKind::ALL, *kind));
    }
    let mut before = 0;
    for place in facts.places.iter().map(|place| plus_one(*place)) {
        out.signed(place - before);
        before = place;
    }
    for group in &facts.groups {
        out.signed(plus_one(*group));
    }
    for rating in &facts.certificates {
        out.byte(rows::maybe(&domain::Stars::ALL, rating.stars));
    }
    for rating in &facts.certificates {
        out.byte(rows::position(&rows::EVIDENCE, &rating.evidence));
    }
    for rating in &facts.certificates {
        out.number(rows::day(rating.date));
    }
    for rating in &facts.certificates {
        out.number(rows::year(rating.year, rating.date));
    }
    for rating in &facts.certificates {
        out.signed(plus_one(rating.decision));
    }
    for rating in &facts.certificates {
        out.signed(plus_one(rating.withdrawn));
    }
}

fn plus_one(position: u32) -> i64 {
    if position == NONE {
        0
    } else {
        i64::from(position) + 1
    }
}

fn listings(index: &Index, out: &mut Writer) {
    let listings = &index.listings;
    for price in &listings.prices {
        out.byte(match price {
            Price::Unknown => 0,
            Price::Contact => 1,
            Price::Fixed { .. } => 2,
            Price::Range { .. } => 3,
        });
    }
    for price in &listings.prices {
        match price {
            Price::Unknown | Price::Contact => {}
            Price::Fixed { dong } => amount(dong.dong(), out),
            Price::Range { low, high } => {
                amount(low.dong(), out);
                amount(high.dong(), out);
            }
        }
    }
    out.texts(listings.all_units.iter().map(String::as_str));
    for unit in &listings.units {
        out.signed(plus_one(*unit));
    }
    for channels in &listings.channels {
        out.number(u64::from(channels.bits()));
    }
    let photos = &listings.all_photos;
    out.texts(photos.iter().map(|photo| photo.path.as_str()));
    out.texts(photos.iter().map(|photo| photo.alt.as_str()));
    for photo in photos {
        out.number(u64::from(photo.width));
        out.number(u64::from(photo.height));
    }
    for photo in &listings.photos {
        out.signed(plus_one(*photo));
    }
    for day in &listings.confirmed {
        out.number(rows::day(*day));
    }
}

/// An amount in đồng: prices end in zeros.
fn amount(dong: i64, out: &mut Writer) {
    let (mut mantissa, mut zeros) = (dong, 0);
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        zeros += 1;
    }
    out.byte(zeros);
    out.signed(mantissa);
}
