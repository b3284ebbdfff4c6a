//! Refusals and failures in words: a short page for people, a sentence for programs, whatever part of the server refused.

use crate::security::{file_script_policy, short_page_policy};
use crate::state::ServerState;
use app::ssr::{refusal, short_page};
use app::words::Words;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

/// A number to quote, on an answer that has no words yet.
#[derive(Clone, Debug)]
pub struct Reference(pub String);

/// On an answer whose sentence is to be read as it is.
#[derive(Clone, Copy, Debug)]
pub struct Worded;

/// Gives words to every refusal that has none of the app's.
pub async fn worded(State(state): State<ServerState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let for_programs = path.starts_with("/api/") || !accepts_pages(request.headers());
    let words = Words::of_address(path);
    let has_own_words = matches!(path, "/healthz" | "/readyz");
    let response = next.run(request).await;
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    let worded = response.extensions().get::<Worded>().is_some();
    if !refused || has_own_words || worded || is_written(response.headers()) {
        return response;
    }
    let reference = response.extensions().get::<Reference>().cloned();
    let reference = reference.as_ref().map(|number| number.0.as_str());
    let (title, text) = sentence(words, status);
    let mut worded = if for_programs {
        let number = reference.map_or_else(String::new, |number| {
            format!(" {} {number}", words.trouble_reference())
        });
        (status, format!("{text}{number}\n")).into_response()
    } else {
        let said = refusal(words, title, text, reference);
        short(&state, status, short_page(words, title, &said))
    };
    // Which methods are allowed, when to come again, who may keep it: that stays as it was.
    for (name, value) in response.headers() {
        if !matches!(
            *name,
            header::CONTENT_TYPE | header::CONTENT_LENGTH | header::CONTENT_SECURITY_POLICY
        ) {
            worded.headers_mut().append(name.clone(), value.clone());
        }
    }
    worded
}

/// A short page as an answer that nobody keeps.
pub fn short(state: &ServerState, status: StatusCode, page: String) -> Response {
    answer(status, page, &short_page_policy(state.cx.origin()))
}

/// The same for a page that has a script in a file.
pub fn short_with_script(state: &ServerState, status: StatusCode, page: String) -> Response {
    answer(status, page, &file_script_policy(state.cx.origin()))
}

fn answer(status: StatusCode, page: String, policy: &str) -> Response {
    let mut response = (status, Html(page)).into_response();
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    response
}

/// Whether whoever asks reads pages.
fn accepts_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).into_iter();
    accepted
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.contains("text/html"))
}

/// Whether an answer is a page or the answer of a function already.
fn is_written(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html") || kind.contains("json"))
}

fn sentence(words: Words, status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::NOT_FOUND => (
            words.trouble_not_found_title(),
            words.trouble_not_found_text(),
        ),
        StatusCode::UNAUTHORIZED => (words.account_ended_title(), words.account_ended_text()),
        StatusCode::FORBIDDEN => (words.refused_site_title(), words.refused_site_text()),
        StatusCode::METHOD_NOT_ALLOWED => {
            (words.refused_method_title(), words.refused_method_text())
        }
        StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::URI_TOO_LONG
        | StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => {
            (words.refused_large_title(), words.refused_large_text())
        }
        StatusCode::INTERNAL_SERVER_ERROR => {
            (words.trouble_internal_title(), words.refused_broken_text())
        }
        status if status.is_server_error() => {
            (words.refused_busy_title(), words.refused_busy_text())
        }
        _ => (words.refused_bad_title(), words.refused_bad_text()),
    }
}
