//! Headers that every answer leaves with, and the refusal of requests that another site made a browser send.

use crate::state::ServerState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const CSP: HeaderName = header::CONTENT_SECURITY_POLICY;

/// The policy of everything that is no page: nothing may run or load in it.
const NOTHING: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const FIXED: [(HeaderName, HeaderValue); 7] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("strict-origin-when-cross-origin"),
    ),
    (
        header::STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=63072000; includeSubDomains"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
             midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=()",
        ),
    ),
];

/// The policy of a page. `scripts` are the sources of its inline scripts: one nonce, or the hashes of exactly these scripts.
///
/// `'strict-dynamic'` is left out on purpose: it would let an injected `modulepreload` load what it likes.
pub fn content_security_policy(scripts: &str, origin: &str) -> String {
    policy(&format!("'self' {scripts} 'wasm-unsafe-eval'"), origin)
}

/// The policy of a page without scripts.
pub fn short_page_policy(origin: &str) -> String {
    policy("'none'", origin)
}

/// The policy of a page that has a script in a file and none within.
pub fn file_script_policy(origin: &str) -> String {
    policy("'self'", origin)
}

fn policy(scripts: &str, origin: &str) -> String {
    // On a plain loopback address there is nothing to upgrade to.
    let upgrade = if origin.starts_with("https://") {
        "; upgrade-insecure-requests"
    } else {
        ""
    };
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         object-src 'none'{upgrade}"
    )
}

/// Puts the headers on that an answer does not have yet.
pub fn complete(headers: &mut HeaderMap) {
    for (name, value) in FIXED {
        headers.entry(name).or_insert(value);
    }
    headers
        .entry(CSP)
        .or_insert(HeaderValue::from_static(NOTHING));
}

/// Puts the headers on every answer, and `no-store` on every answer that depends on who asks.
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let function = path.starts_with("/api/") && !crate::api::is_api(path);
    let private = crate::session::is_personal(path) || function;
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if private {
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        );
    }
    complete(headers);
    response
}

/// Lets a request change something only if the own pages sent it. Browsers say so in `Sec-Fetch-Site`; what they call
/// `same-site` is still another origin. The rest of the scheme, for browsers that do not send it, is `tower_http::csrf`.
pub async fn same_origin_only(request: Request, next: Next) -> Response {
    let safe = request.method().is_safe();
    let site = request
        .headers()
        .get("sec-fetch-site")
        .map(HeaderValue::as_bytes);
    let foreign = matches!(site, Some(site) if site != b"same-origin" && site != b"none");
    if !safe && foreign {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// Server functions answer programs, never a navigating browser: with `text/html` the framework would redirect to an
/// unchecked `Referer` and write errors into the address.
pub async fn programs_only(mut request: Request, next: Next) -> Response {
    request
        .headers_mut()
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request.headers_mut().remove(header::REFERER);
    next.run(request).await
}

/// Sends people who are not signed in to the sign-in page before anything of the studio is drawn.
/// A form that was posted is carried through the sign-in: what was typed is not lost because the session ended meanwhile.
pub async fn studio_guard(
    State(state): State<ServerState>,
    request: Request,
    next: Next,
) -> Response {
    let signed_in = request.extensions().get::<store::Viewer>().is_some();
    if !signed_in {
        if sends_files(&request) {
            // Files are not carried through a sign-in: the device has them still.
            return StatusCode::UNAUTHORIZED.into_response();
        }
        if request.method() == Method::POST {
            return crate::sign_in::go_on_after(&state, request).await;
        }
        let to = format!(
            "/dang-nhap?tiep={}",
            crate::next_path::next_path(request.uri().path())
        );
        return axum::response::Redirect::to(&to).into_response();
    }
    next.run(request).await
}

/// Whether a request carries files instead of a form that was typed.
fn sends_files(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let form = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    request.method() == Method::PUT || form
}
