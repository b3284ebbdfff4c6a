//! The check page: whether the stars on a label hold. See [`app::check`].

use crate::pages;
use crate::security::file_script_policy;
use crate::share;
use crate::state::ServerState;
use app::check;
use app::words::Words;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use domain::form;

/// The one page that may ask for the camera, to read codes.
const CAMERA: HeaderValue = HeaderValue::from_static(
    "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
);

/// `GET /kiem-tra?q=…`, in every language.
pub async fn show(State(state): State<ServerState>, request: Request) -> Response {
    let uri = request.uri();
    let words = Words::of_address(uri.path());
    let text = form::decode(uri.query().unwrap_or_default(), 20)
        .into_iter()
        .find_map(|(name, value)| (name == "q").then_some(value))
        .unwrap_or_default();
    match check::document(words, &state.cx, &text).await {
        Ok(page) => {
            let page = share::described(&state.cx, uri.path(), page);
            (headers(state.cx.origin()), Html(page)).into_response()
        }
        Err(error) => pages::failed_with(&error),
    }
}

fn headers(origin: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("permissions-policy", CAMERA);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(policy) = HeaderValue::from_str(&file_script_policy(origin)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers
}
