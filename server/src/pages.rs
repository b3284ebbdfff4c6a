//! Drawing pages: what `app` renders, with the headers that belong to it.

use crate::page_cache::{self, Key};
use crate::refusals::Reference;
use crate::routes::{
    CHECK, OFFLINE, PUBLIC_PAGES, REPORT, SIGN_IN, STUDIO_DOCUMENTS, STUDIO_PAGES,
};
use crate::security::content_security_policy;
use crate::share;
use crate::state::ServerState;
use app::error::AppError;
use app::ssr::AppContext;
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{BrowseQuery, Language};
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;
use search::Direct;

/// No page of ours comes near this.
pub const LARGEST: usize = 8 * 1024 * 1024;

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

/// A page that is the same for everybody, with its words for previews.
pub async fn shared(state: &ServerState, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let drawn = render_with(state, request, || {}).await;
    if drawn.status() != StatusCode::OK {
        return drawn;
    }
    let (parts, body) = drawn.into_parts();
    let document = match axum::body::to_bytes(body, LARGEST).await {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => return broken(&*error.into_inner()),
    };
    let described = share::described(&state.cx, &path, document);
    Response::from_parts(parts, Body::from(described))
}

/// A page that depends on who asks, or that is cheap enough to draw each time.
pub async fn personal(State(state): State<ServerState>, request: Request) -> Response {
    if !is_plain(request.uri().path()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    render_with(&state, request, || {}).await
}

/// A page that is the same for everybody: from the cache, or drawn once for it.
pub async fn public(State(state): State<ServerState>, request: Request) -> Response {
    if !is_plain(request.uri().path()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Some(to) = moved(&state, request.uri().path()) {
        // Names move with the register: browsers would keep the new way for ever.
        let kept = (header::CACHE_CONTROL, "no-cache".to_owned());
        let headers = [(header::LOCATION, to), kept];
        return (StatusCode::MOVED_PERMANENTLY, headers).into_response();
    }
    match direct(&state, request.uri()) {
        Some(product) => Redirect::to(&product).into_response(),
        None => page_cache::answer(&state, request).await,
    }
}

/// The product that a search leads to at once: its decision number and nothing else is asked for.
fn direct(state: &ServerState, uri: &Uri) -> Option<String> {
    let (language, path) = Language::split(uri.path());
    let (query, _) = BrowseQuery::parse(uri.query().filter(|_| path == "/san-pham")?);
    if query.text.is_empty() || query.chosen() > 1 {
        return None;
    }
    match state.cx.catalogue().current().index.direct(&query.text) {
        Some(Direct::Product(slug)) => Some(language.at(format!("/san-pham/{slug}"))),
        _ => None,
    }
}

/// The one address of a place that has several writings.
fn moved(state: &ServerState, path: &str) -> Option<String> {
    let (language, path) = Language::split(path);
    let address = path.strip_prefix("/vung/")?;
    let to = state.cx.catalogue().current().regions.moved(address)?;
    Some(language.at(format!("/vung/{to}")))
}

/// What no route leads to: the page that says so. The address of a page with a slash at its end leads to the page, and that of a
/// page of the studio in English to the one that there is, so that every page has one address and is drawn under no other.
pub async fn elsewhere(State(state): State<ServerState>, request: Request) -> Response {
    let uri = request.uri();
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    match the_one_address(uri.path()) {
        Some(path) if safe => {
            let query = uri.query().map_or_else(String::new, |q| format!("?{q}"));
            Redirect::permanent(&format!("{path}{query}")).into_response()
        }
        Some(_) => StatusCode::METHOD_NOT_ALLOWED.into_response(),
        None if safe && is_plain(uri.path()) => render_with(&state, request, || {}).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The address of a page, of a path that only adds a slash to it or a language that it does not have.
fn the_one_address(path: &str) -> Option<&str> {
    let trimmed = path.strip_suffix('/');
    let (language, page) = Language::split(trimmed.unwrap_or(path));
    let is = |pattern: &&str| {
        let mut parts = page.split('/');
        let fits = pattern.split('/').all(|wanted| {
            let part = parts.next();
            part == Some(wanted) || (wanted.starts_with('{') && part.is_some_and(|p| !p.is_empty()))
        });
        fits && parts.next().is_none()
    };
    let personal = STUDIO_PAGES.iter().chain(&STUDIO_DOCUMENTS);
    if personal.chain([&SIGN_IN]).any(is) {
        return (language != Language::Vi || trimmed.is_some()).then_some(page);
    }
    // The home page in Vietnamese is a slash: one more makes another address of it.
    let known = PUBLIC_PAGES
        .iter()
        .chain([&CHECK, &OFFLINE, &REPORT])
        .any(is)
        && (language, page) != (Language::Vi, "/");
    trimmed.filter(|_| known)
}

/// Whether the app reads a path as it is written. What it would tidy up first, it could find a page in.
fn is_plain(path: &str) -> bool {
    let dots = |part: &str| {
        matches!(
            part.replace("%2e", ".").replace("%2E", ".").as_str(),
            "." | ".."
        )
    };
    !path.contains("//") && !path.contains('\\') && !path.split('/').any(dots)
}

/// Draws a public page for the cache: under its canonical address, whatever was asked for.
pub async fn for_cache(state: &ServerState, key: &Key) -> Response {
    let mut request = Request::new(Body::empty());
    match key.target().parse() {
        Ok(uri) => *request.uri_mut() = uri,
        Err(_) => return StatusCode::BAD_REQUEST.into_response(),
    }
    shared(state, request).await
}

/// The answer when something fails before a page can be drawn: a sentence and a number, logged once.
pub fn broken(error: &dyn std::error::Error) -> Response {
    let reference = uuid::Uuid::new_v4().simple().to_string().split_off(20);
    tracing::error!(target: "sao_que", %reference, %error, "a request failed");
    failed(reference)
}

/// The answer to a panic: only this request is lost.
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let reference = uuid::Uuid::new_v4().simple().to_string().split_off(20);
    let said = cause
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| cause.downcast_ref::<String>().cloned());
    tracing::error!(target: "sao_que", %reference, panic = said.unwrap_or_default(), "a request panicked");
    failed(reference)
}

/// The same for an error that has its number already.
pub fn failed_with(error: &AppError) -> Response {
    match error {
        AppError::Internal { reference } => failed(reference.clone()),
        _ => broken(error),
    }
}

/// The same for pages without the app, where what is not there, or not theirs, is no failure.
pub fn failed_short(error: &AppError) -> Response {
    if *error == AppError::NotFound {
        StatusCode::NOT_FOUND.into_response()
    } else {
        failed_with(error)
    }
}

/// The words come with the page around them, see [`refusals`](crate::refusals).
fn failed(reference: String) -> Response {
    let number = Extension(Reference(reference));
    (StatusCode::INTERNAL_SERVER_ERROR, number).into_response()
}
