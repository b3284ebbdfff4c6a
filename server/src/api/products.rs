//! Products: the list with its filters, and one by its address part.

use super::answer::Moment;
use super::facets::Facets;
use super::listing::Listing;
use super::problem::Problem;
use super::wire::{DroppedValue, Photo, Product};
use crate::state::ServerState;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::{BrowseQuery, Slug};
use search::{BrowsePage, PAGE_SIZE};
use serde::Serialize;
use utoipa::ToSchema;

/// The list.
pub const PATH: &str = "/api/v1/products";
/// One product.
pub const ONE: &str = "/api/v1/products/{slug}";

/// One page of the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductList {
    /// Products that match, over all pages.
    total: u32,
    /// The page, from 1.
    #[schema(minimum = 1)]
    page: u32,
    /// How many pages there are.
    #[schema(minimum = 1)]
    pages: u32,
    /// The query as it was answered, in its one canonical writing, without `?`.
    #[schema(example = "sao=4&huyen=hoang-hoa")]
    query: String,
    /// Values of the query that mean nothing and were left out.
    dropped: Vec<DroppedValue>,
    /// Lapsed and withdrawn products that match everything else and are left out because no state was chosen.
    hidden: u32,
    /// The text that was searched instead, where nothing matched what was asked for.
    corrected: Option<String>,
    /// The products of this page.
    items: Vec<Product>,
    /// The address of the next page; null on the last one.
    #[schema(format = "uri")]
    next: Option<String>,
    /// What can be chosen, with counts.
    facets: Facets,
}

/// A product with everything that its producer says.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductDetail {
    /// The product as lists show it.
    product: Product,
    /// What its producer says about it.
    listing: Listing,
    /// All photos, the cover first.
    photos: Vec<Photo>,
    /// Addresses of the public sources that state the product and its rating.
    sources: Vec<String>,
}

/// Products, filtered, searched, ordered
///
/// The query string is the one of the page `/san-pham`. A parameter may be repeated: values of one parameter are
/// alternatives, parameters restrict each other. Values that mean nothing are left out and named in `dropped`; parameters
/// of other names are passed over.
#[utoipa::path(
    get,
    path = "/api/v1/products",
    operation_id = "list_products",
    tag = "catalogue",
    params(
        ("q" = Option<String>, Query, description = "Text to search, with or without Vietnamese marks, at most 100 characters"),
        ("sao" = Option<Vec<String>>, Query, description = "Stars: `5`, `4`, `3`, `chua-ro` (nobody states any)"),
        ("huyen" = Option<Vec<String>>, Query, description = "Former district, see `/api/v1/places`"),
        ("xa" = Option<Vec<String>>, Query, description = "Commune since 1 July 2025, see `/api/v1/places`"),
        ("nhom" = Option<Vec<String>>, Query, description = "Group and everything below it, see `/api/v1/groups`"),
        ("loai" = Option<Vec<String>>, Query, description = "Legal form of the producer: `cong-ty`, `htx`, `to-hop-tac`, `ho-kinh-doanh`, `co-so`, `khac`"),
        ("kenh" = Option<Vec<String>>, Query, description = "Sales channel, such as `shopee` or `website`"),
        ("gia" = Option<Vec<String>>, Query, description = "Price band in thousand đồng: `duoi-50`, `50-100`, `100-200`, `200-500`, `500-1000`, `tren-1000`, `lien-he` (on request)"),
        ("hieu-luc" = Option<Vec<String>>, Query, description = "State of the certificate: `con` (in force), `sap-het` (ending), `chua-xac-nhan` (unconfirmed), `het` (lapsed), `thu-hoi` (withdrawn)"),
        ("anh" = Option<String>, Query, description = "`co`: only with a photo"),
        ("xac-nhan" = Option<String>, Query, description = "`90-ngay`: only what its producer confirmed within 90 days"),
        ("sap-xep" = Option<String>, Query, description = "Order: `sao` (stars), `moi` (newest decision), `sap-het` (ending soonest), `ten` (name), `gia`, `gia-giam` (price); without it the best match of a text, otherwise stars"),
        ("trang" = Option<String>, Query, description = "Page from 1; `1-3` for three at once, at most 20"),
    ),
    responses(
        (status = 200, description = "One page of the list", body = ProductList, headers(("ETag" = String, description = "Strong"))),
        (status = 304, description = "The tag in `If-None-Match` is still the one of this list"),
        (status = 404, description = "A page beyond the last; `pages` says how many there are", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(
    State(state): State<ServerState>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let moment = Moment::now(&state);
    let (query, mut dropped) = BrowseQuery::parse(uri.query().unwrap_or_default());
    let tag = moment.tag(&format!("{PATH}?{}", query.print()), &dropped);
    if let Some(known) = tag.known(&headers) {
        return Ok(known);
    }
    let mut page = moment.index().browse(&query, moment.today);
    if page.page > 0 && page.page >= page.pages {
        return Err(Problem::beyond(page.pages));
    }
    dropped.append(&mut page.dropped);
    let items = page
        .cards
        .iter()
        .filter_map(|card| moment.index().product(&card.slug))
        .map(|product| Product::of(&product, &moment));
    let answer = ProductList {
        total: page.total,
        page: page.page + 1,
        pages: page.pages,
        query: page.query.print(),
        dropped: dropped.into_iter().map(DroppedValue::from).collect(),
        hidden: page.hidden,
        items: items.collect(),
        next: next(&page).map(|query| moment.url(&format!("{PATH}?{}", query.print()))),
        facets: Facets::of(&page.facets),
        corrected: page.corrected,
    };
    tag.answer(&headers, &answer)
}

/// The page after those that are shown, if there is one.
fn next(page: &BrowsePage) -> Option<BrowseQuery> {
    let shown = u32::try_from(page.cards.len()).ok()?.div_ceil(PAGE_SIZE);
    let next = page.page.saturating_add(shown);
    (shown > 0 && next < page.pages).then(|| BrowseQuery {
        page: next,
        more: 0,
        ..page.query.clone()
    })
}

/// One product
///
/// With everything that its producer says about it, and the sources that state its rating.
#[utoipa::path(
    get,
    path = "/api/v1/products/{slug}",
    operation_id = "get_product",
    tag = "catalogue",
    params(("slug" = String, Path, description = "The `id` of the product")),
    responses(
        (status = 200, description = "The product", body = ProductDetail, headers(("ETag" = String, description = "Strong"))),
        (status = 304, description = "The tag in `If-None-Match` is still the one of this product"),
        (status = 404, description = "There is no such product", body = Problem, content_type = "application/problem+json"),
        (status = 500, description = "A failure on our side, with its `reference`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn one(
    State(state): State<ServerState>,
    slug: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let none = || Problem::not_found("sản phẩm này");
    let moment = Moment::now(&state);
    let slug = slug.ok().and_then(|Path(slug)| Slug::parse(&slug).ok());
    let slug = slug.ok_or_else(none)?;
    let listed = moment.index().product(&slug).ok_or_else(none)?;
    let tag = moment.tag(&format!("{PATH}/{slug}"), &[]);
    if let Some(known) = tag.known(&headers) {
        return Ok(known);
    }
    let found = state.cx.store().product(&slug).await;
    let found = found.map_err(|error| Problem::of_store(&error))?;
    let found = found.ok_or_else(none)?;
    let answer = ProductDetail {
        product: Product::of(&listed, &moment),
        listing: Listing::of(found.listing),
        photos: found
            .photos
            .iter()
            .map(|photo| Photo::of(photo, &moment))
            .collect(),
        sources: found.sources,
    };
    tag.answer(&headers, &answer)
}
