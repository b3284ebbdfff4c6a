//! What the register owns of a producer and of a product, as it stands in the tables.

use crate::places::place;
use crate::row::{maybe_integer, maybe_parsed, maybe_text, text};
use crate::{StoreError, Timestamp, ids};
use domain::{PlaceCode, PlaceRef, ProducerKind};
use serde::Serialize;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection};

type Statement = Query<'static, Any, AnyArguments>;

/// What the register says of a producer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct ProducerFacts {
    pub(super) name: String,
    pub(super) kind: Option<ProducerKind>,
    pub(super) place: PlaceRef,
}

/// A producer that the tables know.
#[derive(Clone, Debug)]
pub(super) struct KnownProducer {
    pub(super) id: String,
    pub(super) identity: String,
    pub(super) slug: String,
    pub(super) facts: ProducerFacts,
}

/// What the register says of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct ProductFacts {
    pub(super) name: String,
    pub(super) producer: Option<String>,
    pub(super) kind: Option<ProducerKind>,
    pub(super) place: PlaceRef,
    pub(super) group: Option<String>,
    pub(super) sources: String,
    pub(super) rating: Rating,
}

/// What the press says of a rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Rating {
    pub(super) stars: Option<i64>,
    pub(super) decision_no: Option<String>,
    pub(super) decision_date: Option<String>,
    pub(super) year: Option<i64>,
}

/// A product that the tables know.
#[derive(Clone, Debug)]
pub(super) struct KnownProduct {
    pub(super) id: String,
    pub(super) identity: String,
    pub(super) slug: String,
    pub(super) facts: ProductFacts,
    /// Whether the office has recorded the rating; the press does not overrule it.
    pub(super) recorded: bool,
}

pub(super) async fn producers(
    connection: &mut AnyConnection,
) -> Result<Vec<KnownProducer>, StoreError> {
    let producers = sqlx::query(
        "SELECT id, identity, slug, name, kind, commune_code, former_commune_code, district_code, place_written \
         FROM producers",
    )
    .try_map(|row| Ok(known_producer(&row)?))
    .fetch_all(connection)
    .await?;
    Ok(producers)
}

fn known_producer(row: &AnyRow) -> Result<KnownProducer, StoreError> {
    Ok(KnownProducer {
        id: text(row, "id")?,
        identity: text(row, "identity")?,
        slug: text(row, "slug")?,
        facts: ProducerFacts {
            name: text(row, "name")?,
            kind: maybe_parsed(row, "kind", ProducerKind::from_code)?,
            place: place(row)?,
        },
    })
}

pub(super) async fn products(
    connection: &mut AnyConnection,
) -> Result<Vec<KnownProduct>, StoreError> {
    let products = sqlx::query(
        "SELECT id, identity, slug, name, producer_id, producer_kind, commune_code, former_commune_code, \
         district_code, place_written, group_code, sources, stars, decision_no, decision_date, year, evidence \
         FROM products",
    )
    .try_map(|row| Ok(known_product(&row)?))
    .fetch_all(connection)
    .await?;
    Ok(products)
}

fn known_product(row: &AnyRow) -> Result<KnownProduct, StoreError> {
    Ok(KnownProduct {
        id: text(row, "id")?,
        identity: text(row, "identity")?,
        slug: text(row, "slug")?,
        recorded: text(row, "evidence")? == "office",
        facts: ProductFacts {
            name: text(row, "name")?,
            producer: maybe_text(row, "producer_id")?,
            kind: maybe_parsed(row, "producer_kind", ProducerKind::from_code)?,
            place: place(row)?,
            group: maybe_text(row, "group_code")?,
            sources: text(row, "sources")?,
            rating: Rating {
                stars: maybe_integer(row, "stars")?,
                decision_no: maybe_text(row, "decision_no")?,
                decision_date: maybe_text(row, "decision_date")?,
                year: maybe_integer(row, "year")?,
            },
        },
    })
}

impl ProducerFacts {
    pub(super) async fn insert(
        &self,
        connection: &mut AnyConnection,
        id: &str,
        identity: &str,
        slug: &str,
    ) -> Result<(), StoreError> {
        let statement = sqlx::query(
            "INSERT INTO producers (name, kind, commune_code, former_commune_code, district_code, place_written, \
             id, identity, slug) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        );
        self.bind(statement)
            .bind(id)
            .bind(identity)
            .bind(slug)
            .execute(connection)
            .await?;
        Ok(())
    }

    pub(super) async fn update(
        &self,
        connection: &mut AnyConnection,
        id: &str,
    ) -> Result<(), StoreError> {
        let statement = sqlx::query(
            "UPDATE producers SET name = $1, kind = $2, commune_code = $3, former_commune_code = $4, \
             district_code = $5, place_written = $6 WHERE id = $7",
        );
        self.bind(statement).bind(id).execute(connection).await?;
        Ok(())
    }

    fn bind(&self, statement: Statement) -> Statement {
        let statement = statement
            .bind(self.name.clone())
            .bind(self.kind.map(ProducerKind::code));
        bind_place(statement, &self.place)
    }
}

impl ProductFacts {
    pub(super) async fn insert(
        &self,
        connection: &mut AnyConnection,
        identity: &str,
        slug: &str,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        let id = ids::new_id(now);
        let statement = sqlx::query(
            "INSERT INTO products (name, producer_id, producer_kind, group_code, sources, stars, decision_no, \
             decision_date, year, commune_code, former_commune_code, district_code, place_written, \
             id, identity, slug, evidence) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'press')",
        );
        self.bind(statement)
            .bind(id.as_str())
            .bind(identity)
            .bind(slug)
            .execute(connection)
            .await?;
        Ok(id)
    }

    pub(super) async fn update(
        &self,
        connection: &mut AnyConnection,
        id: &str,
    ) -> Result<(), StoreError> {
        let statement = sqlx::query(
            "UPDATE products SET name = $1, producer_id = $2, producer_kind = $3, group_code = $4, sources = $5, \
             stars = $6, decision_no = $7, decision_date = $8, year = $9, commune_code = $10, \
             former_commune_code = $11, district_code = $12, place_written = $13 WHERE id = $14",
        );
        self.bind(statement).bind(id).execute(connection).await?;
        Ok(())
    }

    fn bind(&self, statement: Statement) -> Statement {
        let statement = statement
            .bind(self.name.clone())
            .bind(self.producer.clone())
            .bind(self.kind.map(ProducerKind::code))
            .bind(self.group.clone())
            .bind(self.sources.clone())
            .bind(self.rating.stars)
            .bind(self.rating.decision_no.clone())
            .bind(self.rating.decision_date.clone())
            .bind(self.rating.year);
        bind_place(statement, &self.place)
    }
}

fn bind_place(statement: Statement, place: &PlaceRef) -> Statement {
    let code = |code: &Option<PlaceCode>| code.as_ref().map(|code| code.as_str().to_owned());
    statement
        .bind(code(&place.commune))
        .bind(code(&place.former_commune))
        .bind(code(&place.district))
        .bind(place.as_written.clone())
}
