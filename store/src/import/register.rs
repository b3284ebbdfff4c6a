//! Producers and products: what is new, what changed, and writing exactly that.

use super::facts::{self, KnownProducer, KnownProduct, ProducerFacts, ProductFacts, Rating};
use super::names::{Slugs, identity};
use super::product_rows::ProductRow;
use super::report::Counts;
use crate::audit::{self, Actor, Entry, State};
use crate::{StoreError, Timestamp, ids};
use domain::{PlaceRef, ProducerKind};
use sqlx::AnyConnection;
use std::collections::{HashMap, HashSet};

/// A producer that the file names.
struct Named {
    id: String,
    slug: String,
    identity: String,
    before: Option<ProducerFacts>,
    name: String,
}

/// Brings producers and products up to date; answers the counts of both.
pub(super) async fn import(
    connection: &mut AnyConnection,
    rows: Vec<ProductRow>,
    now: Timestamp,
) -> Result<[(&'static str, Counts); 2], StoreError> {
    let known_producers = facts::producers(connection).await?;
    let known_products = facts::products(connection).await?;
    let named = name_producers(&rows, known_producers, now);
    let (products, statements) = compare(rows, known_products, &named);
    let producers = write_producers(connection, named, &statements, now).await?;
    let products = write_products(connection, products, now).await?;
    Ok([("producers", producers), ("products", products)])
}

/// The producers of the file by identity: the known ones, and new ones with a new id and a free address.
fn name_producers(
    rows: &[ProductRow],
    known: Vec<KnownProducer>,
    now: Timestamp,
) -> HashMap<String, Named> {
    let mut slugs = Slugs::default();
    for producer in &known {
        slugs.mark(&producer.slug);
    }
    let mut known: HashMap<String, KnownProducer> = known
        .into_iter()
        .map(|producer| (producer.identity.clone(), producer))
        .collect();
    let mut named = HashMap::new();
    for name in rows.iter().filter_map(|row| row.producer.as_ref()) {
        named
            .entry(identity(name))
            .or_insert_with_key(|identity| match known.remove(identity) {
                Some(producer) => Named {
                    id: producer.id,
                    slug: producer.slug,
                    identity: producer.identity,
                    before: Some(producer.facts),
                    name: name.clone(),
                },
                None => Named {
                    id: ids::new_id(now),
                    slug: slugs.take(std::slice::from_ref(name)),
                    identity: identity.clone(),
                    before: None,
                    name: name.clone(),
                },
            });
    }
    named
}

/// What a product's row says of its producer.
type Statement = (Option<ProducerKind>, PlaceRef);

/// A product of the file.
struct Compared {
    identity: String,
    /// Texts that an address can be made of, the best one first.
    names: Vec<String>,
    facts: ProductFacts,
    before: Option<(String, ProductFacts)>,
}

struct Products {
    rows: Vec<Compared>,
    slugs: Slugs,
}

/// Puts each row beside what is known of its product, and gathers what all products, also those that this file does not name,
/// say of their producers.
fn compare(
    rows: Vec<ProductRow>,
    known: Vec<KnownProduct>,
    named: &HashMap<String, Named>,
) -> (Products, HashMap<String, Vec<Statement>>) {
    let mut slugs = Slugs::default();
    for product in &known {
        slugs.mark(&product.slug);
    }
    let mut known: HashMap<String, KnownProduct> = known
        .into_iter()
        .map(|product| (product.identity.clone(), product))
        .collect();
    let mut compared = Vec::with_capacity(rows.len());
    let mut statements = HashMap::<String, Vec<Statement>>::new();
    let mut state = |facts: &ProductFacts| {
        if let Some(producer) = &facts.producer {
            let statement = (facts.kind, facts.place.clone());
            statements
                .entry(producer.clone())
                .or_default()
                .push(statement);
        }
    };
    for row in rows {
        let producer = row
            .producer
            .as_deref()
            .and_then(|name| named.get(&identity(name)));
        let mut texts = vec![row.name.clone()];
        texts.extend(
            [&row.producer, &row.district]
                .into_iter()
                .flatten()
                .map(|more| format!("{} {more}", row.name)),
        );
        let mut facts = ProductFacts {
            name: row.name,
            producer: producer.map(|producer| producer.id.clone()),
            kind: row.kind,
            place: row.place,
            group: row.group,
            sources: row.sources,
            rating: Rating {
                stars: row.stars,
                decision_no: row.decision_no,
                decision_date: row.decision_date,
                year: row.year,
            },
        };
        let before = known.remove(&row.identity).map(|product| {
            if product.recorded {
                facts.rating = product.facts.rating.clone();
            }
            (product.id, product.facts)
        });
        state(&facts);
        compared.push(Compared {
            identity: row.identity,
            names: texts,
            facts,
            before,
        });
    }
    for product in known.values() {
        state(&product.facts);
    }
    (
        Products {
            rows: compared,
            slugs,
        },
        statements,
    )
}

async fn write_producers(
    connection: &mut AnyConnection,
    named: HashMap<String, Named>,
    statements: &HashMap<String, Vec<Statement>>,
    now: Timestamp,
) -> Result<Counts, StoreError> {
    let mut named: Vec<Named> = named.into_values().collect();
    named.sort_by(|a, b| a.id.cmp(&b.id));
    let mut counts = Counts::default();
    for producer in named {
        let said = statements.get(&producer.id).map_or(&[][..], Vec::as_slice);
        let facts = ProducerFacts {
            name: producer.name,
            kind: agreed_kind(said),
            place: agreed_place(said),
        };
        match producer.before {
            None => {
                counts.new += 1;
                facts
                    .insert(connection, &producer.id, &producer.identity, &producer.slug)
                    .await?;
            }
            Some(before) if before == facts => counts.unchanged += 1,
            Some(before) => {
                counts.changed += 1;
                facts.update(connection, &producer.id).await?;
                let states = (State::of(&before)?, State::of(&facts)?);
                log(connection, "producer.facts", &producer.id, &states, now).await?;
            }
        }
    }
    Ok(counts)
}

async fn write_products(
    connection: &mut AnyConnection,
    mut products: Products,
    now: Timestamp,
) -> Result<Counts, StoreError> {
    let mut counts = Counts::default();
    for row in products.rows {
        match row.before {
            None => {
                counts.new += 1;
                let slug = products.slugs.take(&row.names);
                row.facts
                    .insert(connection, &row.identity, &slug, now)
                    .await?;
            }
            Some((_, before)) if before == row.facts => counts.unchanged += 1,
            Some((id, before)) => {
                counts.changed += 1;
                row.facts.update(connection, &id).await?;
                let states = (State::of(&before)?, State::of(&row.facts)?);
                log(connection, "product.facts", &id, &states, now).await?;
            }
        }
    }
    Ok(counts)
}

async fn log(
    connection: &mut AnyConnection,
    action: &'static str,
    subject: &str,
    (before, after): &(State, State),
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = Entry {
        actor: Actor::Operator,
        action,
        subject,
        before: Some(before),
        after: Some(after),
        request_id: None,
    };
    audit::record(connection, entry, now).await
}

/// The kind that every row which states one states.
fn agreed_kind(said: &[Statement]) -> Option<ProducerKind> {
    let kinds: HashSet<ProducerKind> = said.iter().filter_map(|(kind, _)| *kind).collect();
    let mut kinds = kinds.into_iter();
    kinds.next().filter(|_| kinds.next().is_none())
}

/// The place where all rows agree; where they agree on the district only, the district.
fn agreed_place(said: &[Statement]) -> PlaceRef {
    let Some(((_, first), rest)) = said.split_first() else {
        return PlaceRef::default();
    };
    if rest.iter().all(|(_, place)| place == first) {
        return first.clone();
    }
    let same_district = rest
        .iter()
        .all(|(_, place)| place.district == first.district);
    PlaceRef {
        district: first.district.clone().filter(|_| same_district),
        ..PlaceRef::default()
    }
}
