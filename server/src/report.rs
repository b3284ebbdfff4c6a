//! Saying that something on a page is wrong. See [`app::report`].
//!
//! A plain form post in either mode. Nothing about who sends it is kept, so that the limits are for everybody together.

use crate::state::ServerState;
use crate::{pages, refusals};
use app::report::{self, Page, Refusal};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{ProductDetail, ReportForm, ReportNumber, Slug, form};
use store::{Reported, StoreError};

/// `GET /bao-sai?sp=…`, in every language; with the number of a report, thanks for it.
pub async fn show(State(state): State<ServerState>, request: Request) -> Response {
    let uri = request.uri();
    let words = Words::of_address(uri.path());
    let query = form::decode(uri.query().unwrap_or_default(), 20);
    let value = |wanted: &str| {
        let mut all = query.iter();
        all.find_map(|(name, value)| (name == wanted).then_some(value.as_str()))
    };
    if let Some(number) = value(report::NUMBER).and_then(ReportNumber::parse) {
        match state.cx.store().has_report(&number).await {
            Ok(true) => return answer(&state, words, StatusCode::OK, &Page::Thanks(&number)),
            Ok(false) => {}
            Err(error) => return pages::broken(&error),
        }
    }
    let form = ReportForm {
        product: value(ReportForm::PRODUCT).unwrap_or_default().to_owned(),
        ..ReportForm::default()
    };
    let product = match product_of(&state, &form).await {
        Ok(product) => product,
        Err(error) => return pages::broken(&error),
    };
    let page = Page::Form {
        product: product.as_ref(),
        form: &form,
        refusal: None,
        listed: uri.query().is_none(),
    };
    let mut response = answer(&state, words, StatusCode::OK, &page);
    // The same for everybody: who looks something up and comes back finds what was typed.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// `POST /bao-sai`, in every language: keeps the report and leads to the thanks, which show its number.
pub async fn send(State(state): State<ServerState>, uri: Uri, body: Bytes) -> Response {
    let words = Words::of_address(uri.path());
    let form = ReportForm::decode(&String::from_utf8_lossy(&body));
    let number = match number() {
        Ok(number) => number,
        Err(error) => return pages::broken(&error),
    };
    if !form.trap.is_empty() {
        // A program is not told that it was seen through.
        return thanks(words, &number);
    }
    match keep(&state, words, &form, &number).await {
        Ok(None) => thanks(words, &number),
        Ok(Some((product, refusal))) => refused(&state, words, &form, product.as_ref(), &refusal),
        Err(error) => pages::broken(&error),
    }
}

/// Keeps what was typed, or says why not, with the product that is meant.
async fn keep(
    state: &ServerState,
    words: Words,
    form: &ReportForm,
    number: &ReportNumber,
) -> Result<Option<(Option<ProductDetail>, Refusal)>, StoreError> {
    let product = product_of(state, form).await?;
    let page = product
        .as_ref()
        .map(|product| words.at(format!("/san-pham/{}", product.slug)));
    let draft = match form.parse(page) {
        Ok(draft) => draft,
        Err(problems) => return Ok(Some((product, Refusal::Wrong(problems)))),
    };
    let id = product.as_ref().map(|product| &product.id);
    let reported = state.cx.store().report(number, id, &draft, state.cx.now());
    Ok(match reported.await? {
        Reported::Kept => {
            tracing::info!(target: "sao_que::reports", %number, "a report was kept");
            None
        }
        Reported::TooMany(seconds) => Some((product, Refusal::TooMany(seconds))),
        Reported::TooOften(seconds) => Some((product, Refusal::TooOften(seconds))),
    })
}

/// The product that is meant; `None` for none, and for one that is not there.
async fn product_of(
    state: &ServerState,
    form: &ReportForm,
) -> Result<Option<ProductDetail>, StoreError> {
    match Slug::parse(&form.product) {
        Ok(slug) => state.cx.store().product(&slug).await,
        Err(_) => Ok(None),
    }
}

fn thanks(words: Words, number: &ReportNumber) -> Response {
    let to = format!("{}?{}={number}", report::PATH, report::NUMBER);
    Redirect::to(&words.at(to)).into_response()
}

fn refused(
    state: &ServerState,
    words: Words,
    form: &ReportForm,
    product: Option<&ProductDetail>,
    refusal: &Refusal,
) -> Response {
    let (status, again_after) = match refusal {
        Refusal::Wrong(_) => (StatusCode::UNPROCESSABLE_ENTITY, None),
        Refusal::TooMany(seconds) | Refusal::TooOften(seconds) => {
            (StatusCode::TOO_MANY_REQUESTS, Some(*seconds))
        }
    };
    let page = Page::Form {
        product,
        form,
        refusal: Some(refusal),
        listed: false,
    };
    let mut response = answer(state, words, status, &page);
    if let Some(seconds) = again_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

fn answer(state: &ServerState, words: Words, status: StatusCode, page: &Page<'_>) -> Response {
    let document = report::document(words, &state.cx, page);
    refusals::short(state, status, document)
}

fn number() -> Result<ReportNumber, getrandom::Error> {
    Ok(ReportNumber::of_random(getrandom::u64()?))
}
