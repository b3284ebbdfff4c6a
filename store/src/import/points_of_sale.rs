//! `points_of_sale.csv`: where products are shown and sold. The file says all of them: a point that it no longer names goes.

use super::files::POINTS_OF_SALE;
use super::gazetteer::Gazetteer;
use super::names::identity_of;
use super::report::{ImportReport, OpenPlace};
use super::sync::{Kind, Values, sync, with_slugs};
use super::table::{Cells, Table};
use crate::StoreError;
use domain::PlaceCode;
use sqlx::AnyConnection;
use std::collections::HashSet;

static TABLE: Kind = Kind {
    name: "points of sale",
    key: 1,
    select: "SELECT identity, slug, name, address, commune_code, former_commune_code, district_code, place_written, \
             operator, CAST(year_seen AS TEXT) AS year_seen, sources FROM points_of_sale",
    upsert: "INSERT INTO points_of_sale (identity, slug, name, address, commune_code, former_commune_code, \
             district_code, place_written, operator, year_seen, sources) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CAST($10 AS BIGINT), $11) \
             ON CONFLICT (identity) DO UPDATE SET slug = excluded.slug, name = excluded.name, \
             address = excluded.address, commune_code = excluded.commune_code, \
             former_commune_code = excluded.former_commune_code, district_code = excluded.district_code, \
             place_written = excluded.place_written, operator = excluded.operator, year_seen = excluded.year_seen, \
             sources = excluded.sources",
    delete: Some("DELETE FROM points_of_sale WHERE identity = $1"),
};

const COLUMNS: [&str; 7] = [
    "name",
    "address_as_written",
    "commune_or_ward_as_written",
    "district",
    "operator",
    "year_seen",
    "source_url",
];

/// Brings the points of sale up to date.
pub(super) async fn import(
    connection: &mut AnyConnection,
    gazetteer: &Gazetteer,
    bytes: &[u8],
    report: &mut ImportReport,
) -> Result<(), StoreError> {
    let table = Table::read(POINTS_OF_SALE, &COLUMNS, bytes, &mut report.refused);
    let (mut seen, mut open) = (HashSet::new(), Vec::new());
    let rows = table.each(&mut report.refused, |cells| {
        let (identity, row) = point(cells, gazetteer, &mut open)?;
        if !seen.insert(identity) {
            cells.refuse("name", "the same point stands on an earlier line already");
        }
        Some(row)
    });
    if report.is_refused() {
        return Ok(());
    }
    let rows = with_slugs(connection, &TABLE, rows).await?;
    let counts = sync(connection, &TABLE, rows).await?;
    report.counts.push((TABLE.name, counts));
    report.open_places.append(&mut open);
    Ok(())
}

fn point(
    cells: &mut Cells<'_>,
    gazetteer: &Gazetteer,
    open: &mut Vec<OpenPlace>,
) -> Option<(String, Values)> {
    let name = cells.required("name", 200);
    let address = cells.text("address_as_written", 200);
    let written = cells.text("commune_or_ward_as_written", 100);
    let district = cells.text("district", 100);
    let code = cells.meaning("district", "is no former district", |name| {
        gazetteer.district(name)
    });
    let operator = cells.text("operator", 200);
    let year = cells.number("year_seen", 2018..=2099);
    let sources = cells.sources("source_url");
    let name = name?;
    let (place, reason) = gazetteer.resolve(code, written.as_deref(), year);
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
    let identity = identity_of(&[
        &name,
        &or_nothing(&address),
        &or_nothing(&written),
        &or_nothing(&district),
    ]);
    if let (Some(reason), Some(as_written)) = (reason, written) {
        open.push(OpenPlace {
            file: POINTS_OF_SALE,
            line: cells.line,
            name: name.clone(),
            as_written,
            reason,
        });
    }
    let of = |code: Option<PlaceCode>| code.map(|code| code.as_str().to_owned());
    let row = vec![
        Some(identity.clone()),
        Some(name),
        address,
        of(place.commune),
        of(place.former_commune),
        of(place.district),
        place.as_written,
        operator,
        year.map(|year| year.to_string()),
        Some(sources),
        district,
    ];
    Some((identity, row))
}
