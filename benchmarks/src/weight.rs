//! What the browser's file weighs, against the same rows as JSON and against a `MiniSearch` of the same texts.

use crate::catalogue::{self, today};
use crate::failure::{Explain as _, Result};
use crate::minisearch::MiniSearch;
use crate::project::Project;
use crate::report::{Report, Row, grouped};
use crate::synthetic::Synthetic;
use crate::texts::{Texts, Wording};
use brotli::enc::BrotliEncoderParams;
use domain::{
    CatalogueProduct, Commune, FormerCommune, FormerDistrict, Group, GroupCode, PlaceCode, Price,
    ProducerKind, SalesChannel, Stars,
};
use search::Index;
use serde::Serialize;
use std::path::Path;
use store::Catalogue;

/// Most bytes of the real catalogue; of how many synthetic products, and most bytes of theirs.
const REAL: f64 = 15_000.0;
const LARGE: (u32, f64) = (20_000, 350_000.0);
/// Most of the bytes of the same rows as JSON, and of a serialised `MiniSearch`.
const GOAL_JSON: f64 = 0.65;
const GOAL_MINISEARCH: f64 = 0.25;

/// The same catalogue as JSON: the products, and what they are described by, which the file has as well.
#[derive(Serialize)]
struct Json<'a> {
    products: Vec<JsonRow<'a>>,
    districts: &'a [FormerDistrict],
    communes: &'a [Commune],
    former_communes: &'a [FormerCommune],
    groups: &'a [Group],
    synonyms: &'a [Vec<String>],
}

/// A product as an interface of JSON would send it for lists, filters, search and order.
#[derive(Serialize)]
struct JsonRow<'a> {
    slug: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    producer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commune: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_commune: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    district: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stars: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decided: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    state: &'static str,
    #[serde(skip_serializing_if = "is_unknown")]
    price: Price,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    photo: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_unknown(price: &Price) -> bool {
    *price == Price::Unknown
}

impl<'a> JsonRow<'a> {
    fn of(product: &'a CatalogueProduct) -> Self {
        let certificate = &product.certificate;
        let place = &product.place;
        Self {
            slug: product.slug.as_str(),
            name: &product.name,
            producer: product.producer.as_ref().map(|p| p.name.as_str()),
            kind: product.producer_kind.map(ProducerKind::slug),
            commune: place.commune.as_ref().map(PlaceCode::as_str),
            former_commune: place.former_commune.as_ref().map(PlaceCode::as_str),
            district: place.district.as_ref().map(PlaceCode::as_str),
            group: product.group.as_ref().map(GroupCode::as_str),
            stars: certificate.stars.map(Stars::count),
            decision: certificate.decision_no.as_deref(),
            decided: certificate.decision_date.map(|day| day.to_string()),
            year: certificate.year,
            state: certificate.state(today()).kind().slug(),
            price: product.price,
            channels: product.channels.iter().map(SalesChannel::code).collect(),
            photo: product.photo.as_ref().map(|photo| photo.path.as_str()),
            confirmed: product.confirmed_on.map(|day| day.to_string()),
        }
    }
}

/// Measures the file of the real catalogue and that of 20,000 products; `file` makes it of an index.
pub fn measure(
    project: &Project,
    folder: &Path,
    report: &mut Report,
    file: impl Fn(&Index) -> Vec<u8>,
) -> Result<()> {
    let catalogue = catalogue::of_data(project, folder)?;
    let synthetic = Synthetic::new(project, &catalogue)?;
    let many: Vec<CatalogueProduct> = synthetic.products(LARGE.0).collect();
    for (name, products, most) in [
        ("real catalogue", &catalogue.products, REAL),
        ("20,000 synthetic", &many, LARGE.1),
    ] {
        eprintln!("file for the browser, {name}");
        let index = catalogue::build(&catalogue, products.iter().cloned());
        let rows = (&catalogue, products.as_slice());
        weigh((project, folder), (name, most), &file(&index), rows, report)?;
    }
    Ok(())
}

/// Adds the lines of one file: its own weight against `most` bytes, and against both peers with the same products. `name` says
/// of which catalogue.
fn weigh(
    (project, folder): (&Project, &Path),
    (name, most): (&str, f64),
    file: &[u8],
    (catalogue, products): (&Catalogue, &[CatalogueProduct]),
    report: &mut Report,
) -> Result<()> {
    let ours = brotli(file)?;
    report.add(Row {
        what: format!("file for the browser, {name}"),
        goal: format!("≤ {} B", grouped(most)),
        figure: weight(ours, file.len()),
        ratio: format!("{:.2} of the limit", ratio(ours, most)),
        met: Some(ratio(ours, most) <= 1.0),
        ..Row::default()
    });
    let json = Json {
        products: products.iter().map(JsonRow::of).collect(),
        districts: &catalogue.districts,
        communes: &catalogue.communes,
        former_communes: &catalogue.former_communes,
        groups: &catalogue.groups,
        synonyms: &catalogue.synonyms,
    };
    let json = serde_json::to_vec(&json).explain(|| "cannot write rows as JSON".to_owned())?;
    let wording = Wording::new(catalogue);
    let texts: Vec<Texts> = (0..)
        .zip(products)
        .map(|(id, product)| wording.texts(id, product))
        .collect();
    let saved =
        MiniSearch::start(project, &texts, folder)?.save(&folder.join("minisearch.json"))?;
    for (peer, bytes, goal) in [
        ("the same rows as JSON", &json, GOAL_JSON),
        ("a serialised MiniSearch", &saved, GOAL_MINISEARCH),
    ] {
        let theirs = brotli(bytes)?;
        let part = ratio(ours, float(theirs));
        report.add(Row {
            what: format!("file for the browser, {name}, against {peer}"),
            goal: format!("≤ {goal:.2}"),
            figure: weight(ours, file.len()),
            peer: weight(theirs, bytes.len()),
            ratio: format!("{part:.3}"),
            met: Some(part <= goal),
        });
    }
    Ok(())
}

fn weight(compressed: usize, plain: usize) -> String {
    let [compressed, plain] = [compressed, plain].map(|bytes| grouped(float(bytes)));
    format!("{compressed} B brotli 11 of {plain}")
}

#[allow(clippy::cast_precision_loss, reason = "megabytes at most")]
fn float(bytes: usize) -> f64 {
    bytes as f64
}

fn ratio(bytes: usize, most: f64) -> f64 {
    float(bytes) / most
}

/// Bytes after brotli 11 with its usual window.
fn brotli(bytes: &[u8]) -> Result<usize> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)
        .explain(|| "cannot compress".to_owned())?;
    Ok(out.len())
}
