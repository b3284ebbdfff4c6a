//! `photos.csv`: pictures that this site serves, for products that are there.

use super::files::PHOTOS;
use super::names::{identity, identity_of};
use super::report::{Counts, Refused};
use super::table::{Cells, Table};
use crate::row::{integer, text};
use crate::{StoreError, row::maybe_text};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, HashMap, HashSet};

const COLUMNS: [&str; 6] = ["product", "producer", "path", "alt", "width", "height"];
const MOST: usize = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    path: String,
    alt: String,
    width: i64,
    height: i64,
}

/// Gives the products of the file exactly its photos; other products keep theirs, and so do those whose producers keep them.
pub(super) async fn import(
    connection: &mut AnyConnection,
    bytes: &[u8],
    refused: &mut Vec<Refused>,
) -> Result<Counts, StoreError> {
    let products = products(connection).await?;
    let mut photos = BTreeMap::<String, Vec<Row>>::new();
    let table = Table::read(PHOTOS, &COLUMNS, bytes, refused);
    table.each(refused, |cells| {
        let product = product(cells, &products)?;
        let photo = photo(cells)?;
        let photos = photos.entry(product).or_default();
        if photos.len() == MOST {
            cells.refuse("product", format!("more than {MOST} photos"));
        }
        photos.push(photo);
        Some(())
    });
    let mut counts = Counts::default();
    if !refused.is_empty() {
        return Ok(counts);
    }
    let mut known = known(connection).await?;
    let kept = kept_by_producers(connection).await?;
    for (product, rows) in photos {
        let before = known.remove(&product).unwrap_or_default();
        let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
        if before == rows || kept.contains(&product) {
            counts.unchanged += count;
            continue;
        }
        if before.is_empty() {
            counts.new += count;
        } else {
            counts.changed += count;
        }
        write(connection, &product, &rows).await?;
    }
    Ok(counts)
}

/// Products by name and producer; two of the same name and producer stand in different districts.
async fn products(
    connection: &mut AnyConnection,
) -> Result<HashMap<String, Vec<String>>, StoreError> {
    let rows = sqlx::query(
        "SELECT p.id, p.name, m.identity AS producer FROM products p LEFT JOIN producers m ON m.id = p.producer_id",
    )
    .fetch_all(connection)
    .await?;
    let mut products = HashMap::<String, Vec<String>>::new();
    for row in &rows {
        let producer = maybe_text(row, "producer")?.unwrap_or_default();
        let key = identity_of(&[&text(row, "name")?, &producer]);
        products.entry(key).or_default().push(text(row, "id")?);
    }
    Ok(products)
}

fn product(cells: &mut Cells<'_>, products: &HashMap<String, Vec<String>>) -> Option<String> {
    let name = cells.required("product", 200)?;
    let producer = cells.text("producer", 200).unwrap_or_default();
    let found = products.get(&identity_of(&[&name, &identity(&producer)]));
    match found.map(Vec::as_slice) {
        Some([only]) => Some(only.clone()),
        Some(_) => {
            cells.refuse(
                "product",
                "several products of that producer have this name",
            );
            None
        }
        None => {
            cells.refuse("product", "there is no such product of that producer");
            None
        }
    }
}

fn photo(cells: &mut Cells<'_>) -> Option<Row> {
    for column in ["path", "alt", "width", "height"] {
        cells.required(column, 300);
    }
    let path = cells.meaning(
        "path",
        "is no path on this site, such as /drawings/mau.svg",
        |path| {
            let plain = path
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.'));
            (plain
                && path.starts_with('/')
                && !path.contains("//")
                && !path.contains("..")
                && path.len() <= 200)
                .then(|| path.to_owned())
        },
    );
    let alt = cells.text("alt", 300);
    let (width, height) = (
        cells.number("width", 1..=10_000),
        cells.number("height", 1..=10_000),
    );
    Some(Row {
        path: path?,
        alt: alt?,
        width: width?,
        height: height?,
    })
}

async fn known(connection: &mut AnyConnection) -> Result<HashMap<String, Vec<Row>>, StoreError> {
    let rows = sqlx::query(
        "SELECT product_id, path, alt, width, height FROM product_photos ORDER BY ordinal",
    )
    .fetch_all(connection)
    .await?;
    let mut known = HashMap::<String, Vec<Row>>::new();
    for row in &rows {
        known
            .entry(text(row, "product_id")?)
            .or_default()
            .push(Row {
                path: text(row, "path")?,
                alt: text(row, "alt")?,
                width: integer(row, "width")?,
                height: integer(row, "height")?,
            });
    }
    Ok(known)
}

/// Products whose producers keep the photos themselves: a file does not undo their work.
async fn kept_by_producers(connection: &mut AnyConnection) -> Result<HashSet<String>, StoreError> {
    let rows = sqlx::query("SELECT DISTINCT product_id FROM own_photos")
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| text(row, "product_id")).collect()
}

async fn write(
    connection: &mut AnyConnection,
    product: &str,
    photos: &[Row],
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM product_photos WHERE product_id = $1")
        .bind(product)
        .execute(&mut *connection)
        .await?;
    for (ordinal, photo) in (0_i64..).zip(photos) {
        sqlx::query(
            "INSERT INTO product_photos (product_id, ordinal, path, alt, width, height) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(product)
        .bind(ordinal)
        .bind(photo.path.as_str())
        .bind(photo.alt.as_str())
        .bind(photo.width)
        .bind(photo.height)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
