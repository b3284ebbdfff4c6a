//! Reading the catalogue.

use super::WireError;
use super::bytes::Reader;
use super::rows::{self, date};
use crate::build::{Parts, Unpacked};
use crate::index::Reference;
use crate::places::Places;
use crate::rows::{Facts, Listings, Makers, NONE, Rating, Shared};
use domain::{
    ChannelSet, Commune, Dong, FormerCommune, FormerDistrict, Group, GroupCode, Photo, PlaceCode,
    PlaceRef, Price, ProducerKind, Slug, Stars, Withdrawal,
};
use std::borrow::Cow;

/// A file of which places and groups are read: the first part, for who has to work in pieces.
#[derive(Debug)]
pub struct Opened<'a> {
    input: Reader<'a>,
    reference: Reference,
}

impl<'a> Opened<'a> {
    /// `None` when the body is not what was written.
    pub(super) fn body(body: &'a [u8]) -> Option<Self> {
        let mut input = Reader::new(body);
        let reference = reference(&mut input)?;
        Some(Self { input, reference })
    }

    /// The rows of the products as well.
    ///
    /// # Errors
    /// [`WireError::Damaged`] when they are not what was written.
    pub fn rows(self) -> Result<Unpacked, WireError> {
        self.products().ok_or(WireError::Damaged)
    }

    fn products(mut self) -> Option<Unpacked> {
        let shared = shared(&mut self.input, &self.reference)?;
        let facts = facts(&mut self.input, &shared)?;
        let listings = listings(&mut self.input, facts.len() as usize)?;
        self.input.is_at_end().then(|| {
            let parts = Parts {
                facts,
                listings,
                shared,
                by_name: None,
                places: Places::new(&self.reference),
                reference: self.reference,
            };
            Unpacked { parts, texts: None }
        })
    }
}

/// As many things as `count` says.
fn many<'a, T>(
    count: usize,
    input: &mut Reader<'a>,
    mut one: impl FnMut(&mut Reader<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    (0..count).map(|_| one(input)).collect()
}

fn kind<T: Copy>(all: &[T], input: &mut Reader<'_>) -> Option<T> {
    all.get(usize::from(input.byte()?)).copied()
}

#[expect(
    clippy::option_option,
    reason = "damage is not the same as an unknown value"
)]
fn maybe<T: Copy>(all: &[T], input: &mut Reader<'_>) -> Option<Option<T>> {
    match usize::from(input.byte()?).checked_sub(1) {
        None => Some(None),
        Some(position) => all.get(position).copied().map(Some),
    }
}

fn codes(input: &mut Reader<'_>) -> Option<Vec<PlaceCode>> {
    let length = input.small()? as usize;
    if length == 0 {
        let codes = input.texts()?;
        return Some(codes.into_iter().map(PlaceCode::new).collect());
    }
    let count = input.count()?;
    let mut before = 0_i64;
    many(count, input, |input| {
        before = before.checked_add(input.signed()?)?;
        let code = format!("{before:0length$}");
        (length <= rows::LONGEST_CODE && code.len() == length).then(|| PlaceCode::new(code))
    })
}

/// So many names, and the address parts that they make.
fn named(count: usize, input: &mut Reader<'_>) -> Option<Vec<(Slug, String)>> {
    let names = input.texts()?;
    if names.len() != count {
        return None;
    }
    let slugs = slugs(&names, input)?;
    let pairs = slugs.into_iter().zip(names);
    pairs
        .map(|(slug, name)| Some((Slug::parse(&slug).ok()?, name.to_owned())))
        .collect()
}

fn names(count: usize, input: &mut Reader<'_>) -> Option<Vec<String>> {
    let names = input.texts()?;
    (names.len() == count).then(|| names.into_iter().map(str::to_owned).collect())
}

/// What each of so many things points to.
fn pointed(count: usize, all: &[PlaceCode], input: &mut Reader<'_>) -> Option<Vec<Vec<PlaceCode>>> {
    let counts = many(count, input, Reader::count)?;
    let mut before = 0_i64;
    let mut next = |input: &mut Reader<'_>| {
        before = before.checked_add(input.signed()?)?;
        all.get(usize::try_from(before).ok()?).cloned()
    };
    let mut each = counts.into_iter();
    many(count, input, |input| many(each.next()?, input, &mut next))
}

fn reference(input: &mut Reader<'_>) -> Option<Reference> {
    let district_codes = codes(input)?;
    let count = district_codes.len();
    let all = named(count, input)?;
    let kinds = many(count, input, |input| kind(&rows::DISTRICT_KINDS, input))?;
    let districts = district_codes.iter().zip(all).zip(kinds);
    let districts = districts.map(|((code, (slug, name)), kind)| FormerDistrict {
        code: code.clone(),
        slug,
        name,
        kind,
    });
    let districts = districts.collect();
    let commune_codes = codes(input)?;
    let count = commune_codes.len();
    let all = named(count, input)?;
    let kinds = many(count, input, |input| kind(&rows::COMMUNE_KINDS, input))?;
    let lie_in = pointed(count, &district_codes, input)?;
    let communes = commune_codes.iter().zip(all);
    let communes = communes.zip(kinds.into_iter().zip(lie_in));
    let communes = communes.map(|((code, (slug, name)), (kind, districts))| Commune {
        code: code.clone(),
        slug,
        name,
        kind,
        districts,
    });
    let communes = communes.collect();
    let former_communes = former_communes(&district_codes, &commune_codes, input)?;
    let group_codes = input.texts()?;
    let count = group_codes.len();
    let all = named(count, input)?;
    let groups = group_codes.into_iter().zip(all);
    let groups = groups.zip(names(count, input)?);
    let groups = groups.map(|((code, (slug, name_vi)), name_en)| Group {
        code: GroupCode::new(code),
        slug,
        name_vi,
        name_en,
    });
    let groups = groups.collect();
    let rings = input.count()?;
    let synonyms = many(rings, input, |input| {
        Some(input.texts()?.into_iter().map(str::to_owned).collect())
    })?;
    Some(Reference {
        districts,
        communes,
        former_communes,
        groups,
        synonyms,
    })
}

fn former_communes(
    districts: &[PlaceCode],
    communes: &[PlaceCode],
    input: &mut Reader<'_>,
) -> Option<Vec<FormerCommune>> {
    let own = codes(input)?;
    let count = own.len();
    let all = names(count, input)?;
    let kinds = many(count, input, |input| kind(&rows::COMMUNE_KINDS, input))?;
    let lay_in = pointed(count, districts, input)?.into_iter();
    // Where the district is not known, its code is empty.
    let lay_in = lay_in.map(|mut codes| codes.pop().unwrap_or_else(|| PlaceCode::new("")));
    let became = pointed(count, communes, input)?;
    let rest = kinds.into_iter().zip(lay_in).zip(became);
    let former = own.into_iter().zip(all).zip(rest);
    let former = former.map(
        |((code, name), ((kind, district), successors))| FormerCommune {
            code,
            name,
            kind,
            district,
            successors,
        },
    );
    Some(former.collect())
}

/// So many codes that may be missing.
fn known_codes(
    count: usize,
    known: Vec<&PlaceCode>,
    input: &mut Reader<'_>,
) -> Option<Vec<Option<PlaceCode>>> {
    let numbers = many(count, input, Reader::small)?;
    let mut others = input.texts()?.into_iter();
    let codes = numbers.into_iter().map(|number| match number {
        0 => Some(None),
        1 => others.next().map(|code| Some(PlaceCode::new(code))),
        number => known
            .get(number as usize - 2)
            .map(|code| Some((*code).clone())),
    });
    codes.collect()
}

fn shared(input: &mut Reader<'_>, reference: &Reference) -> Option<Shared> {
    let maker_names = super::names::read(input)?;
    let maker_names: Vec<&str> = maker_names.iter().map(Cow::as_ref).collect();
    let count = maker_names.len();
    let slugs = slugs(&maker_names, input)?;
    let kinds = many(count, input, |input| maybe(&ProducerKind::ALL, input))?;
    // Files for browsers have none.
    let ids = input.texts()?;
    if !ids.is_empty() && ids.len() != count {
        return None;
    }
    let makers = Makers::of_file(&ids, &maker_names, &slugs, kinds);
    let count = input.count()?;
    let communes = reference.communes.iter().map(|c| &c.code).collect();
    let communes = known_codes(count, communes, input)?;
    let former = reference.former_communes.iter().map(|c| &c.code).collect();
    let former = known_codes(count, former, input)?;
    let districts = reference.districts.iter().map(|d| &d.code).collect();
    let districts = known_codes(count, districts, input)?;
    let codes = communes.into_iter().zip(former).zip(districts);
    let places = codes.map(|((commune, former_commune), district)| PlaceRef {
        commune,
        former_commune,
        district,
        as_written: None,
    });
    let mut places: Vec<PlaceRef> = places.collect();
    let written = input.texts()?;
    if written.len() != count {
        return None;
    }
    for (place, written) in places.iter_mut().zip(written) {
        place.as_written = (!written.is_empty()).then(|| written.to_owned());
    }
    let groups = input.texts()?.into_iter().map(GroupCode::new).collect();
    let decisions = input.texts()?.into_iter().collect();
    let count = input.count()?;
    let withdrawals = many(count, input, |input| {
        let on = domain::Date::from_days(i32::try_from(input.signed()?).ok()?);
        let reason = input.text()?.to_owned();
        Some(Withdrawal { on, reason })
    })?;
    Some(Shared {
        makers,
        places,
        groups,
        decisions,
        withdrawals,
    })
}

fn slugs(names: &[&str], input: &mut Reader<'_>) -> Option<Vec<String>> {
    let numbers = many(names.len(), input, Reader::small)?;
    let mut others = input.texts()?.into_iter();
    let slugs = names.iter().zip(numbers).map(|(name, number)| {
        let made = || Slug::from_name(name);
        match number {
            0 => Some(made().to_string()),
            1 => Slug::parse(others.next()?).ok().map(String::from),
            number => Some(made().numbered(number).to_string()),
        }
    });
    slugs.collect()
}

/// A position that was written with one added, so that 0 is none; it must lie below `end`.
fn pointer(number: i64, end: u32) -> Option<u32> {
    match number.checked_sub(1)? {
        -1 => Some(NONE),
        position => u32::try_from(position).ok().filter(|p| *p < end),
    }
}

fn facts(input: &mut Reader<'_>, shared: &Shared) -> Option<Facts> {
    let names = super::names::read(input)?;
    let names: Vec<&str> = names.iter().map(Cow::as_ref).collect();
    let count = names.len();
    let slugs = slugs(&names, input)?;
    let mut newest = 0;
    let all_makers = shared.makers.names.len();
    let makers = many(count, input, |input| {
        let maker = newest - input.signed()?;
        newest = newest.max(maker);
        pointer(maker, all_makers)
    })?;
    let kinds = many(count, input, |input| maybe(&ProducerKind::ALL, input))?;
    let mut before = 0;
    let all_places = crate::arena::n32(shared.places.len());
    let place_of = many(count, input, |input| {
        before += input.signed()?;
        pointer(before, all_places)
    })?;
    let all_groups = crate::arena::n32(shared.groups.len());
    let groups = many(count, input, |input| pointer(input.signed()?, all_groups))?;
    let stars = many(count, input, |input| maybe(&Stars::ALL, input))?;
    let evidence = many(count, input, |input| kind(&rows::EVIDENCE, input))?;
    let dates = many(count, input, |input| date(input.number()?))?;
    let years: Option<Vec<Option<i32>>> = dates
        .iter()
        .map(|date| rows::year_of(input.number()?, *date))
        .collect();
    let years = years?;
    let (all_decisions, all_withdrawn) = (
        shared.decisions.len(),
        crate::arena::n32(shared.withdrawals.len()),
    );
    let decisions = many(count, input, |input| {
        pointer(input.signed()?, all_decisions)
    })?;
    let withdrawn = many(count, input, |input| {
        pointer(input.signed()?, all_withdrawn)
    })?;
    let when = years.into_iter().zip(dates);
    let certificates = stars.into_iter().zip(evidence).zip(when);
    let certificates = certificates.zip(decisions.into_iter().zip(withdrawn));
    let certificates = certificates.map(|(((stars, evidence), (year, date)), more)| Rating {
        stars,
        evidence,
        year,
        date,
        decision: more.0,
        withdrawn: more.1,
    });
    Some(Facts {
        certificates: certificates.collect(),
        names: names.into_iter().collect(),
        slugs: slugs.iter().map(String::as_str).collect(),
        makers,
        kinds,
        places: place_of,
        groups,
    })
}

fn listings(input: &mut Reader<'_>, count: usize) -> Option<Listings> {
    let kinds = many(count, input, Reader::byte)?;
    let prices = kinds.into_iter().map(|kind| {
        Some(match kind {
            0 => Price::Unknown,
            1 => Price::Contact,
            2 => Price::Fixed {
                dong: amount(input)?,
            },
            3 => Price::Range {
                low: amount(input)?,
                high: amount(input)?,
            },
            _ => return None,
        })
    });
    let prices = prices.collect::<Option<Vec<_>>>()?;
    let all_units: Vec<String> = input.texts()?.into_iter().map(str::to_owned).collect();
    let end = crate::arena::n32(all_units.len());
    let units = many(count, input, |input| pointer(input.signed()?, end))?;
    let channels = many(count, input, |input| {
        let bits = u16::try_from(input.number()?).ok()?;
        Some(ChannelSet::from_bits(bits))
    })?;
    let (paths, alts) = (input.texts()?, input.texts()?);
    if paths.len() != alts.len() {
        return None;
    }
    let all_photos = paths.into_iter().zip(alts).map(|(path, alt)| {
        Some(Photo {
            path: path.to_owned(),
            alt: alt.to_owned(),
            width: input.small()?,
            height: input.small()?,
        })
    });
    let all_photos = all_photos.collect::<Option<Vec<_>>>()?;
    let end = crate::arena::n32(all_photos.len());
    let photos = many(count, input, |input| pointer(input.signed()?, end))?;
    let confirmed = many(count, input, |input| date(input.number()?))?;
    Some(Listings {
        prices,
        units,
        channels,
        photos,
        confirmed,
        all_units,
        all_photos,
    })
}

fn amount(input: &mut Reader<'_>) -> Option<Dong> {
    let zeros = u32::from(input.byte()?);
    let dong = input.signed()?.checked_mul(10_i64.checked_pow(zeros)?)?;
    Dong::new(dong).ok()
}
