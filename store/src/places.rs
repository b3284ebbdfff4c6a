//! Places and product groups, read whole: there are some hundreds.

use crate::StoreError;
use crate::row::{integer, maybe_text, parsed, text};
use domain::place::DistrictKind;
use domain::{
    Commune, CommuneKind, FormerCommune, FormerDistrict, Group, GroupCode, PlaceCode, PlaceRef,
    Slug,
};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// Where a row says that something is.
pub(crate) fn place(row: &AnyRow) -> Result<PlaceRef, StoreError> {
    Ok(PlaceRef {
        commune: maybe_text(row, "commune_code")?.map(PlaceCode::new),
        former_commune: maybe_text(row, "former_commune_code")?.map(PlaceCode::new),
        district: maybe_text(row, "district_code")?.map(PlaceCode::new),
        as_written: maybe_text(row, "place_written")?,
    })
}

pub(crate) async fn districts(
    connection: &mut AnyConnection,
) -> Result<Vec<FormerDistrict>, StoreError> {
    let rows = sqlx::query("SELECT code, slug, name, kind FROM former_districts")
        .fetch_all(connection)
        .await?;
    let mut districts = rows
        .iter()
        .map(|row| {
            Ok(FormerDistrict {
                code: PlaceCode::new(text(row, "code")?),
                slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
                name: text(row, "name")?,
                kind: parsed(row, "kind", DistrictKind::from_code)?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    districts.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(districts)
}

pub(crate) async fn communes(connection: &mut AnyConnection) -> Result<Vec<Commune>, StoreError> {
    let mut pairs = HashMap::<String, Vec<(i64, PlaceCode)>>::new();
    for row in sqlx::query("SELECT commune_code, district_code, ordinal FROM commune_districts")
        .fetch_all(&mut *connection)
        .await?
    {
        let district = PlaceCode::new(text(&row, "district_code")?);
        let ordinal = integer(&row, "ordinal")?;
        pairs
            .entry(text(&row, "commune_code")?)
            .or_default()
            .push((ordinal, district));
    }
    let rows = sqlx::query("SELECT code, slug, name, kind FROM communes")
        .fetch_all(connection)
        .await?;
    let mut communes = rows
        .iter()
        .map(|row| {
            let code = text(row, "code")?;
            let mut districts = pairs.remove(&code).unwrap_or_default();
            districts.sort();
            Ok(Commune {
                code: PlaceCode::new(code),
                slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
                name: text(row, "name")?,
                kind: parsed(row, "kind", CommuneKind::from_code)?,
                districts: districts
                    .into_iter()
                    .map(|(_, district)| district)
                    .collect(),
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    communes.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(communes)
}

pub(crate) async fn former_communes(
    connection: &mut AnyConnection,
) -> Result<Vec<FormerCommune>, StoreError> {
    let mut successors = HashMap::<String, Vec<PlaceCode>>::new();
    for row in sqlx::query("SELECT former_code, commune_code FROM successions")
        .fetch_all(&mut *connection)
        .await?
    {
        let commune = PlaceCode::new(text(&row, "commune_code")?);
        successors
            .entry(text(&row, "former_code")?)
            .or_default()
            .push(commune);
    }
    let rows = sqlx::query("SELECT code, name, kind, district_code FROM former_communes")
        .fetch_all(connection)
        .await?;
    let mut communes = rows
        .iter()
        .map(|row| {
            let code = text(row, "code")?;
            let mut successors = successors.remove(&code).unwrap_or_default();
            successors.sort();
            Ok(FormerCommune {
                code: PlaceCode::new(code),
                name: text(row, "name")?,
                kind: parsed(row, "kind", CommuneKind::from_code)?,
                district: PlaceCode::new(text(row, "district_code")?),
                successors,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    communes.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(communes)
}

/// The tree in its own order, which is that of the codes.
pub(crate) async fn groups(connection: &mut AnyConnection) -> Result<Vec<Group>, StoreError> {
    let rows = sqlx::query("SELECT code, slug, name_vi, name_en FROM product_groups")
        .fetch_all(connection)
        .await?;
    let mut groups = rows
        .iter()
        .map(|row| {
            Ok(Group {
                code: GroupCode::new(text(row, "code")?),
                slug: parsed(row, "slug", |slug| Slug::parse(slug).ok())?,
                name_vi: text(row, "name_vi")?,
                name_en: text(row, "name_en")?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    groups.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(groups)
}
