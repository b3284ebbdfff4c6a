//! Products: how a row becomes one.

use crate::places::place;
use crate::row::{
    integer, maybe_date, maybe_integer, maybe_parsed, maybe_small, maybe_text, meaning, parsed,
    text, words,
};
use crate::{Store, StoreError, listings};
use domain::{
    CatalogueProduct, Certificate, ChannelSet, Dong, Evidence, GroupCode, Photo, Price, ProducerId,
    ProducerKind, ProducerRef, ProductDetail, ProductId, SalesChannel, Slug, Stars, Withdrawal,
};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// The columns that [`without_photo`] reads.
macro_rules! catalogue_columns {
    () => {
        "p.id, p.slug, p.name, p.producer_id, m.slug AS producer_slug, m.name AS producer_name, \
         m.kind AS producer_own_kind, COALESCE(p.producer_kind, m.kind) AS producer_kind, \
         p.commune_code, p.former_commune_code, p.district_code, p.place_written, p.group_code, \
         p.stars, p.decision_no, p.decision_date, p.year, p.evidence, p.withdrawn_on, p.withdrawn_reason, \
         p.price_kind, p.price_low, p.price_high, p.price_unit, p.confirmed_on"
    };
}

/// The columns that [`card`] reads.
macro_rules! card_columns {
    () => {
        concat!(
            $crate::products::catalogue_columns!(),
            ", p.changed_at, p.version, f.path, f.alt, f.width, f.height"
        )
    };
}

/// Where they stand: the product, its producer (`m`, the maker), its cover photo.
macro_rules! card_tables {
    () => {
        "products p LEFT JOIN producers m ON m.id = p.producer_id \
         LEFT JOIN product_photos f ON f.product_id = p.id AND f.ordinal = 0"
    };
}

pub(crate) use {card_columns, card_tables, catalogue_columns};

pub(crate) fn card(row: &AnyRow) -> Result<CatalogueProduct, StoreError> {
    Ok(CatalogueProduct {
        photo: cover(row)?,
        ..without_photo(row)?
    })
}

fn without_photo(row: &AnyRow) -> Result<CatalogueProduct, StoreError> {
    Ok(CatalogueProduct {
        id: ProductId::new(text(row, "id")?),
        slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
        name: text(row, "name")?,
        producer: maker(row)?,
        producer_kind: maybe_parsed(row, "producer_kind", ProducerKind::from_code)?,
        place: place(row)?,
        group: maybe_text(row, "group_code")?.map(GroupCode::new),
        certificate: certificate(row)?,
        price: price(row)?,
        price_unit: maybe_text(row, "price_unit")?,
        channels: ChannelSet::default(),
        photo: None,
        confirmed_on: maybe_date(row, "confirmed_on")?,
    })
}

fn maker(row: &AnyRow) -> Result<Option<ProducerRef>, StoreError> {
    let Some(id) = maybe_text(row, "producer_id")? else {
        return Ok(None);
    };
    Ok(Some(ProducerRef {
        id: ProducerId::new(id),
        slug: parsed(row, "producer_slug", |slug| Slug::parse(slug).ok())?,
        name: text(row, "producer_name")?,
        kind: maybe_parsed(row, "producer_own_kind", ProducerKind::from_code)?,
    }))
}

pub(crate) fn certificate(row: &AnyRow) -> Result<Certificate, StoreError> {
    let stars = maybe_integer(row, "stars")?
        .map(|stars| {
            meaning("stars", &stars.to_string(), |_| {
                u8::try_from(stars)
                    .ok()
                    .and_then(|stars| Stars::try_from(stars).ok())
            })
        })
        .transpose()?;
    let withdrawn = match maybe_date(row, "withdrawn_on")? {
        Some(on) => Some(Withdrawal {
            on,
            reason: text(row, "withdrawn_reason")?,
        }),
        None => None,
    };
    Ok(Certificate {
        stars,
        decision_no: maybe_text(row, "decision_no")?,
        decision_date: maybe_date(row, "decision_date")?,
        year: maybe_small(row, "year")?,
        evidence: parsed(row, "evidence", |evidence| match evidence {
            "press" => Some(Evidence::Press),
            "office" => Some(Evidence::Office),
            _ => None,
        })?,
        withdrawn,
    })
}

pub(crate) fn price(row: &AnyRow) -> Result<Price, StoreError> {
    let amount = |column: &'static str| {
        let dong = integer(row, column)?;
        meaning(column, &dong.to_string(), |_| Dong::new(dong).ok())
    };
    match text(row, "price_kind")?.as_str() {
        "unknown" => Ok(Price::Unknown),
        "contact" => Ok(Price::Contact),
        "fixed" => Ok(Price::Fixed {
            dong: amount("price_low")?,
        }),
        "range" => Ok(Price::Range {
            low: amount("price_low")?,
            high: amount("price_high")?,
        }),
        other => meaning("price_kind", other, |_| None),
    }
}

pub(crate) fn cover(row: &AnyRow) -> Result<Option<Photo>, StoreError> {
    match maybe_text(row, "path")? {
        Some(_) => Ok(Some(photo(row)?)),
        None => Ok(None),
    }
}

pub(crate) fn photo(row: &AnyRow) -> Result<Photo, StoreError> {
    let side = |column: &'static str| {
        let pixels = integer(row, column)?;
        meaning(column, &pixels.to_string(), |_| u32::try_from(pixels).ok())
    };
    Ok(Photo {
        path: text(row, "path")?,
        alt: text(row, "alt")?,
        width: side("width")?,
        height: side("height")?,
    })
}

/// How many products are read at a time.
const PART: i64 = 4_096;

/// Hands all products over, by id, a part of them at a time: what stands in memory does not grow with the catalogue.
pub(crate) async fn each(
    connection: &mut AnyConnection,
    take: &mut (dyn FnMut(CatalogueProduct) + Send),
) -> Result<(), StoreError> {
    let mut after = ProductId::new(String::new());
    loop {
        let part = part(connection, &after).await?;
        let Some(last) = part.last().map(|product| product.id.clone()) else {
            return Ok(());
        };
        let mut channels = channels(connection, &after, &last).await?;
        let mut covers = covers(connection, &after, &last).await?;
        for mut product in part {
            product.photo = covers.remove(&product.id);
            product.channels = channels.remove(&product.id).unwrap_or_default();
            take(product);
        }
        after = last;
    }
}

/// The next products after an id, without their channels and photos.
async fn part(
    connection: &mut AnyConnection,
    after: &ProductId,
) -> Result<Vec<CatalogueProduct>, StoreError> {
    let products = sqlx::query(concat!(
        "SELECT ",
        catalogue_columns!(),
        " FROM products p LEFT JOIN producers m ON m.id = p.producer_id WHERE p.id > $1 ORDER BY p.id LIMIT $2"
    ))
    .bind(after.as_str())
    .bind(PART)
    .try_map(|row| Ok(without_photo(&row)?))
    .fetch_all(connection)
    .await?;
    Ok(products)
}

/// The first photos of the products from after one id up to another.
async fn covers(
    connection: &mut AnyConnection,
    after: &ProductId,
    last: &ProductId,
) -> Result<HashMap<ProductId, Photo>, StoreError> {
    let covers = sqlx::query(
        "SELECT product_id, path, alt, width, height FROM product_photos \
         WHERE product_id > $1 AND product_id <= $2 AND ordinal = 0",
    )
    .bind(after.as_str())
    .bind(last.as_str())
    .try_map(|row| Ok((ProductId::new(text(&row, "product_id")?), photo(&row)?)))
    .fetch_all(connection)
    .await?;
    Ok(covers.into_iter().collect())
}

/// The channels of every product that has any, from after one id up to another.
async fn channels(
    connection: &mut AnyConnection,
    after: &ProductId,
    last: &ProductId,
) -> Result<HashMap<ProductId, ChannelSet>, StoreError> {
    let links = sqlx::query(
        "SELECT product_id, channel FROM product_links WHERE product_id > $1 AND product_id <= $2",
    )
    .bind(after.as_str())
    .bind(last.as_str())
    .try_map(|row| {
        let channel = parsed(&row, "channel", SalesChannel::from_code)?;
        Ok((ProductId::new(text(&row, "product_id")?), channel))
    })
    .fetch_all(connection)
    .await?;
    let mut channels: HashMap<ProductId, Vec<SalesChannel>> = HashMap::new();
    for (product, channel) in links {
        channels.entry(product).or_default().push(channel);
    }
    Ok(channels
        .into_iter()
        .map(|(product, channels)| (product, channels.into_iter().collect()))
        .collect())
}

impl Store {
    /// A product as the catalogue lists it, to patch the index after a save.
    pub async fn catalogue_product(
        &self,
        id: &ProductId,
    ) -> Result<Option<CatalogueProduct>, StoreError> {
        let mut read = self.read_together().await?;
        let row = sqlx::query(concat!(
            "SELECT ",
            card_columns!(),
            " FROM ",
            card_tables!(),
            " WHERE p.id = $1"
        ))
        .bind(id.as_str())
        .fetch_optional(&mut *read)
        .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let links = listings::links(&mut read, id).await?;
        Ok(Some(CatalogueProduct {
            channels: links.iter().map(|link| link.channel).collect(),
            ..card(&row)?
        }))
    }

    /// A product by its address part.
    pub async fn product(&self, slug: &Slug) -> Result<Option<ProductDetail>, StoreError> {
        let mut read = self.read_together().await?;
        let row = sqlx::query(concat!(
            "SELECT p.sources, ",
            card_columns!(),
            ", ",
            listings::listing_columns!(),
            " FROM ",
            card_tables!(),
            " WHERE p.slug = $1"
        ))
        .bind(slug.as_str())
        .fetch_optional(&mut *read)
        .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let card = card(&row)?;
        let links = listings::links(&mut read, &card.id).await?;
        let photos = sqlx::query("SELECT path, alt, width, height FROM product_photos WHERE product_id = $1 ORDER BY ordinal")
            .bind(card.id.as_str())
            .try_map(|row| Ok(photo(&row)?))
            .fetch_all(&mut *read)
            .await?;
        Ok(Some(ProductDetail {
            listing: listings::draft(&row, links)?,
            sources: words(&row, "sources")?,
            version: integer(&row, "version")?,
            id: card.id,
            slug: card.slug,
            name: card.name,
            producer: card.producer,
            producer_kind: card.producer_kind,
            place: card.place,
            group: card.group,
            certificate: card.certificate,
            confirmed_on: card.confirmed_on,
            photos,
        }))
    }
}
