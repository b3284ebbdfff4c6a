//! Drawing pages: what `app` renders, with the headers that belong to it.

use crate::page_cache::{self, Key};
use crate::security::content_security_policy;
use crate::state::ServerState;
use app::ssr::AppContext;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{BrowseQuery, Slug};
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;
use search::Direct;

/// Renders a page of the app, with more in its context. Every rendering has a fresh nonce and is marked `no-store`; the
/// page cache rewrites both for pages that are the same for everybody.
pub async fn render_with(
    state: &ServerState,
    request: Request,
    more: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
    let cx = state.cx.clone();
    let context = move || {
        page_headers(&cx);
        provide_context(cx.clone());
        more();
    };
    let options = state.options.clone();
    let render =
        leptos_axum::render_app_async_with_context(context, move || app::shell(options.clone()));
    render(request).await
}

fn page_headers(cx: &AppContext) {
    let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = content_security_policy(&format!("'nonce-{nonce}'"), cx.origin());
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    options.insert_header(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
}

/// A page that depends on who asks, or that is cheap enough to draw each time.
pub async fn personal(State(state): State<ServerState>, request: Request) -> Response {
    render_with(&state, request, || {}).await
}

/// A page that is the same for everybody: from the cache, or drawn once for it.
pub async fn public(State(state): State<ServerState>, request: Request) -> Response {
    if let Some(to) = moved(&state, request.uri().path()) {
        // Names move with the register: browsers would keep the new way for ever.
        let kept = (header::CACHE_CONTROL, "no-cache".to_owned());
        let headers = [(header::LOCATION, to), kept];
        return (StatusCode::MOVED_PERMANENTLY, headers).into_response();
    }
    match direct(&state, request.uri()) {
        Some(product) => Redirect::to(&format!("/san-pham/{product}")).into_response(),
        None => page_cache::answer(&state, request).await,
    }
}

/// The product that a search leads to at once: its decision number and nothing else is asked for.
fn direct(state: &ServerState, uri: &Uri) -> Option<Slug> {
    let (query, _) = BrowseQuery::parse(uri.query().filter(|_| uri.path() == "/san-pham")?);
    if query.text.is_empty() || query.chosen() > 1 {
        return None;
    }
    match state.cx.catalogue().current().index.direct(&query.text) {
        Some(Direct::Product(slug)) => Some(slug),
        _ => None,
    }
}

/// The one address of a place that has several writings.
fn moved(state: &ServerState, path: &str) -> Option<String> {
    let address = path.strip_prefix("/vung/")?;
    let to = state.cx.catalogue().current().regions.moved(address)?;
    Some(format!("/vung/{to}"))
}

/// Draws a public page for the cache: under its canonical address, whatever was asked for.
pub async fn for_cache(state: &ServerState, key: &Key) -> Response {
    let mut request = Request::new(Body::empty());
    match key.target().parse() {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    }
    render_with(state, request, || {}).await
}

/// The answer when something fails before a page can be drawn: a sentence and a number, logged once.
pub fn broken(error: &dyn std::error::Error) -> (StatusCode, String) {
    let reference = uuid::Uuid::new_v4().simple().to_string().split_off(20);
    tracing::error!(target: "sao_que", %reference, %error, "a request failed");
    (StatusCode::INTERNAL_SERVER_ERROR, failure_text(&reference))
}

/// The answer to a panic: only this request is lost.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let reference = uuid::Uuid::new_v4().simple().to_string().split_off(20);
    let said = cause
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| cause.downcast_ref::<String>().cloned());
    tracing::error!(target: "sao_que", %reference, panic = said.unwrap_or_default(), "a request panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, failure_text(&reference)).into_response()
}

fn failure_text(reference: &str) -> String {
    format!(
        "Trang gặp lỗi ở phía chúng tôi, không phải do bạn. Chưa có gì được lưu; hãy thử lại. Số báo lỗi: {reference}\n"
    )
}
