//! What producers say about their own products. Ownership stands in the statement that reads.

use crate::products::{card, card_columns, card_tables, price};
use crate::row::{integer, maybe_integer, maybe_parsed, maybe_text, parsed, text};
use crate::{Store, StoreError, Timestamp};
use domain::{
    Availability, Certificate, Date, GroupCode, ListingDraft, Phone, Photo, Price, ProducerId,
    ProductId, SalesChannel, SalesLink, Slug, letters::letters,
};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// Whether there are photos of a product, as far as its producer has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictured {
    /// None was sent, and none was there before.
    No,
    /// There are some, or they wait.
    Yes,
    /// The office has returned one that is still there.
    Returned,
}

/// A line of a producer's own list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnProduct {
    /// Its id.
    pub id: ProductId,
    /// Its public address part.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What is known of its rating.
    pub certificate: Certificate,
    /// The price.
    pub price: Price,
    /// What the price is for.
    pub price_unit: Option<String>,
    /// The first photo.
    pub photo: Option<Photo>,
    /// The group, if known.
    pub group: Option<GroupCode>,
    /// When the producer last said that everything is still correct.
    pub confirmed_on: Option<Date>,
    /// When the listing was last saved.
    pub changed_at: Option<Timestamp>,
    /// Counts the saved changes.
    pub version: i64,
    /// Whether it says what the product is.
    pub described: bool,
    /// Whether it says where to buy it: a link, or a telephone number for everybody.
    pub sold: bool,
    /// Whether there are photos of it.
    pub pictured: Pictured,
}

/// A listing as its producer edits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnListing {
    /// The product.
    pub id: ProductId,
    /// Its public address part.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What is known of its rating.
    pub certificate: Certificate,
    /// What the producer says.
    pub listing: ListingDraft,
    /// Counts the saved changes; a save names the one it began from.
    pub version: i64,
    /// When the producer last said that everything is still correct.
    pub confirmed_on: Option<Date>,
    /// When the listing was last saved.
    pub changed_at: Option<Timestamp>,
}

/// The columns that [`draft`] reads besides those of a card.
macro_rules! listing_columns {
    () => {
        "p.description, p.story, p.ingredients, p.net_weight, p.shelf_life, p.storage, p.availability, p.season, p.phone, p.phone_public"
    };
}

pub(crate) use listing_columns;

pub(crate) fn draft(row: &AnyRow, links: Vec<SalesLink>) -> Result<ListingDraft, StoreError> {
    Ok(ListingDraft {
        description: maybe_text(row, "description")?,
        story: maybe_text(row, "story")?,
        ingredients: maybe_text(row, "ingredients")?,
        net_weight: maybe_text(row, "net_weight")?,
        shelf_life: maybe_text(row, "shelf_life")?,
        storage: maybe_text(row, "storage")?,
        price: price(row)?,
        price_unit: maybe_text(row, "price_unit")?,
        availability: availability(row)?,
        links,
        phone: maybe_parsed(row, "phone", |phone| Phone::parse(phone).ok())?,
        phone_public: integer(row, "phone_public")? == 1,
    })
}

fn availability(row: &AnyRow) -> Result<Availability, StoreError> {
    let when = maybe_text(row, "season")?;
    parsed(row, "availability", |code| {
        Availability::from_code(code, when.clone())
    })
}

pub(crate) async fn links(
    connection: &mut AnyConnection,
    product: &ProductId,
) -> Result<Vec<SalesLink>, StoreError> {
    let links = sqlx::query(
        "SELECT channel, url FROM product_links WHERE product_id = $1 ORDER BY ordinal",
    )
    .bind(product.as_str())
    .try_map(|row| {
        Ok(SalesLink {
            channel: parsed(&row, "channel", SalesChannel::from_code)?,
            url: text(&row, "url")?,
        })
    })
    .fetch_all(connection)
    .await?;
    Ok(links)
}

/// A listing, if it belongs to that producer. The caller reads all of it in one transaction.
pub(crate) async fn own(
    connection: &mut AnyConnection,
    producer: &ProducerId,
    product: &ProductId,
) -> Result<Option<OwnListing>, StoreError> {
    let row = sqlx::query(concat!(
        "SELECT ",
        card_columns!(),
        ", ",
        listing_columns!(),
        " FROM ",
        card_tables!(),
        " WHERE p.id = $1 AND p.producer_id = $2"
    ))
    .bind(product.as_str())
    .bind(producer.as_str())
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let links = links(connection, product).await?;
    own_listing(&row, links).map(Some)
}

fn own_listing(row: &AnyRow, links: Vec<SalesLink>) -> Result<OwnListing, StoreError> {
    let card = card(row)?;
    Ok(OwnListing {
        listing: draft(row, links)?,
        version: integer(row, "version")?,
        changed_at: maybe_integer(row, "changed_at")?.map(Timestamp),
        id: card.id,
        slug: card.slug,
        name: card.name,
        certificate: card.certificate,
        confirmed_on: card.confirmed_on,
    })
}

/// The links of all products of a producer.
async fn all_links(
    connection: &mut AnyConnection,
    producer: &ProducerId,
) -> Result<HashMap<ProductId, Vec<SalesLink>>, StoreError> {
    let links = sqlx::query(
        "SELECT l.product_id, l.channel, l.url FROM product_links l JOIN products p ON p.id = l.product_id \
         WHERE p.producer_id = $1 ORDER BY l.product_id, l.ordinal",
    )
    .bind(producer.as_str())
    .try_map(|row| {
        let link = SalesLink {
            channel: parsed(&row, "channel", SalesChannel::from_code)?,
            url: text(&row, "url")?,
        };
        Ok((ProductId::new(text(&row, "product_id")?), link))
    })
    .fetch_all(connection)
    .await?;
    let mut all: HashMap<ProductId, Vec<SalesLink>> = HashMap::new();
    for (product, link) in links {
        all.entry(product).or_default().push(link);
    }
    Ok(all)
}

impl Store {
    /// The products of a producer, by name.
    pub async fn own_products(&self, producer: &ProducerId) -> Result<Vec<OwnProduct>, StoreError> {
        let mut products = sqlx::query(concat!(
            "SELECT ",
            card_columns!(),
            ", CASE WHEN p.description IS NULL THEN 0 ELSE 1 END AS described, \
             (SELECT COUNT(*) FROM product_links l WHERE l.product_id = p.id) + p.phone_public AS ways, \
             (SELECT COUNT(*) FROM own_photos o WHERE o.product_id = p.id AND o.removed_at IS NULL) AS sent, \
             (SELECT COUNT(*) FROM own_photos o WHERE o.product_id = p.id AND o.removed_at IS NULL AND o.state = 'returned') \
             AS returned FROM ",
            card_tables!(),
            " WHERE p.producer_id = $1"
        ))
        .bind(producer.as_str())
        .try_map(|row| Ok(own_product(&row)?))
        .fetch_all(&mut *self.read().await?)
        .await?;
        products.sort_by_cached_key(|product| {
            (
                letters(&product.name).collect::<Vec<_>>(),
                product.id.clone(),
            )
        });
        Ok(products)
    }

    /// All listings of a producer with everything in them, by name.
    pub async fn own_listings(&self, producer: &ProducerId) -> Result<Vec<OwnListing>, StoreError> {
        let mut read = self.read_together().await?;
        let mut links = all_links(&mut read, producer).await?;
        let rows = sqlx::query(concat!(
            "SELECT ",
            card_columns!(),
            ", ",
            listing_columns!(),
            " FROM ",
            card_tables!(),
            " WHERE p.producer_id = $1"
        ))
        .bind(producer.as_str())
        .fetch_all(&mut *read)
        .await?;
        let mut listings = Vec::with_capacity(rows.len());
        for row in &rows {
            let id = ProductId::new(text(row, "id")?);
            listings.push(own_listing(row, links.remove(&id).unwrap_or_default())?);
        }
        listings.sort_by_cached_key(|own| (letters(&own.name).collect::<Vec<_>>(), own.id.clone()));
        Ok(listings)
    }

    /// A listing, if it belongs to that producer; `None` for somebody else's as for one that is not there.
    pub async fn own_listing(
        &self,
        producer: &ProducerId,
        product: &ProductId,
    ) -> Result<Option<OwnListing>, StoreError> {
        own(&mut *self.read_together().await?, producer, product).await
    }
}

fn own_product(row: &AnyRow) -> Result<OwnProduct, StoreError> {
    let card = card(row)?;
    Ok(OwnProduct {
        version: integer(row, "version")?,
        described: integer(row, "described")? > 0,
        sold: integer(row, "ways")? > 0,
        pictured: if integer(row, "returned")? > 0 {
            Pictured::Returned
        } else if card.photo.is_some() || integer(row, "sent")? > 0 {
            Pictured::Yes
        } else {
            Pictured::No
        },
        changed_at: maybe_integer(row, "changed_at")?.map(Timestamp),
        id: card.id,
        slug: card.slug,
        name: card.name,
        certificate: card.certificate,
        price: card.price,
        price_unit: card.price_unit,
        photo: card.photo,
        group: card.group,
        confirmed_on: card.confirmed_on,
    })
}
