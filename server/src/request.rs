//! Asking the office to be let in. See [`app::account::request`].

use crate::state::ServerState;
use crate::{pages, refusals};
use app::account::form::{Wrong, waiting};
use app::account::request::{self, NUMBER, PATH, RequestForm};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Producer, ReportNumber, Slug, form};
use store::{Requested, StoreError};

/// `GET /xin-trang?co-so=…`; with the number of a request, thanks for it.
pub async fn show(State(state): State<ServerState>, uri: Uri) -> Response {
    let words = Words::default();
    let query = uri.query().unwrap_or_default();
    let number = form::decode(query, 20)
        .into_iter()
        .find_map(|(name, value)| (name == NUMBER).then(|| ReportNumber::parse(&value))?);
    if let Some(number) = number {
        match state.cx.store().has_request(&number).await {
            Ok(true) => {
                let page = request::thanks(words, &number);
                return refusals::short(&state, StatusCode::OK, page);
            }
            Ok(false) => {}
            Err(error) => return pages::broken(&error),
        }
    }
    let form = RequestForm::of_address(query);
    let known = match known(&state, &form).await {
        Ok(known) => known,
        Err(error) => return pages::broken(&error),
    };
    let page = request::document(words, &form, known.as_ref(), &[]);
    let mut response = refusals::short(&state, StatusCode::OK, page);
    // The same for everybody: who looks something up and comes back finds what was typed.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// `POST /xin-trang`: keeps the request and leads to the thanks, which show its number.
pub async fn send(State(state): State<ServerState>, body: Bytes) -> Response {
    let form = RequestForm::decode(&String::from_utf8_lossy(&body));
    let number = match getrandom::u64() {
        Ok(bits) => ReportNumber::of_random(bits),
        Err(error) => return pages::broken(&error),
    };
    if !form.trap.is_empty() {
        // A program is not told that it was seen through.
        return thanks(&number);
    }
    match keep(&state, &form, &number).await {
        Ok(Ok(())) => thanks(&number),
        Ok(Err(response)) => response,
        Err(error) => pages::broken(&error),
    }
}

async fn keep(
    state: &ServerState,
    form: &RequestForm,
    number: &ReportNumber,
) -> Result<Result<(), Response>, StoreError> {
    let words = Words::default();
    let known = known(state, form).await?;
    let refused = |status: StatusCode, wrong: &[Wrong], again_after: Option<u32>| {
        let page = request::document(words, form, known.as_ref(), wrong);
        let mut response = refusals::short(state, status, page);
        if let Some(seconds) = again_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        Ok(Err(response))
    };
    let draft = match form.parse(words, known.as_ref()) {
        Ok(draft) => draft,
        Err(wrong) => return refused(StatusCode::UNPROCESSABLE_ENTITY, &wrong, None),
    };
    let store = state.cx.store();
    let id = known.as_ref().map(|known| &known.id);
    let (sentence, seconds) = match store
        .request_claim(number, id, &draft, state.cx.now())
        .await?
    {
        Requested::Kept => {
            tracing::info!(target: "sao_que::requests", %number, "a request was kept");
            return Ok(Ok(()));
        }
        Requested::TooMany(seconds) => {
            let wait = waiting(words, seconds);
            (words.request_too_many(&wait), seconds)
        }
        Requested::TooOften(seconds) => (words.request_too_often().to_owned(), seconds),
    };
    let wrong = [Wrong::general(sentence)];
    refused(StatusCode::TOO_MANY_REQUESTS, &wrong, Some(seconds))
}

/// The producer whose page led here; `None` for none, and for one that is not there.
async fn known(state: &ServerState, form: &RequestForm) -> Result<Option<Producer>, StoreError> {
    match Slug::parse(&form.slug) {
        Ok(slug) => state.cx.store().producer(&slug).await,
        Err(_) => Ok(None),
    }
}

fn thanks(number: &ReportNumber) -> Response {
    Redirect::to(&format!("{PATH}?{NUMBER}={number}")).into_response()
}
