//! The page that devices keep for when there is no network. See [`app::offline`].

use crate::security::file_script_policy;
use crate::state::ServerState;
use app::offline;
use app::words::Words;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};

/// `GET /ngoai-tuyen`, in every language.
pub async fn show(State(state): State<ServerState>, request: Request) -> Response {
    let words = Words::of_address(request.uri().path());
    let page = offline::document(words, &state.cx);
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(policy) = HeaderValue::from_str(&file_script_policy(state.cx.origin())) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    (headers, Html(page)).into_response()
}
