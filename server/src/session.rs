//! Sessions: a random value in a cookie, its hash in the database.

use crate::state::ServerState;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE as COOKIE_HEADER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use store::Viewer;

/// The name of the cookie. The prefix makes browsers insist on `Secure`, `Path=/` and no `Domain`; they treat a loopback
/// address as secure, so it works on the own machine too.
pub const COOKIE: &str = "__Host-ocop_sid";

/// The name of the cookie by which a browser that has signed in before is known; it opens nothing.
pub const DEVICE_COOKIE: &str = "__Host-ocop_may";

/// A fresh secret: what the browser, or whoever is handed it, keeps.
pub struct Token(String);

impl Token {
    /// 256 random bits, as hexadecimal digits.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(hex(&bytes)))
    }

    /// What the database keeps: a stolen backup holds no live session.
    pub fn hash(&self) -> String {
        hash(&self.0)
    }

    /// The value itself, to be handed over once.
    pub fn value(&self) -> &str {
        &self.0
    }

    /// The header that gives a session to the browser. It lasts as long as the longest session; the database ends it earlier.
    pub fn set_cookie(&self) -> Option<HeaderValue> {
        self.as_cookie(COOKIE, 30)
    }

    /// The header that makes the browser known.
    pub fn set_device_cookie(&self) -> Option<HeaderValue> {
        self.as_cookie(DEVICE_COOKIE, 400)
    }

    fn as_cookie(&self, name: &str, days: u32) -> Option<HeaderValue> {
        let value = &self.0;
        let seconds = days * 24 * 3600;
        let cookie =
            format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
        HeaderValue::from_str(&cookie).ok()
    }
}

/// What a browser is given after the right password.
pub struct Given {
    /// Its session.
    pub session: Token,
    /// By this it is known at the next sign-in.
    pub device: Token,
}

impl Given {
    /// Two fresh secrets.
    pub fn new() -> Result<Self, getrandom::Error> {
        Ok(Self {
            session: Token::new()?,
            device: Token::new()?,
        })
    }

    /// Hands both over.
    pub fn put_on(&self, response: &mut Response) {
        let cookies = [self.session.set_cookie(), self.device.set_device_cookie()];
        for cookie in cookies.into_iter().flatten() {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
}

/// Takes the cookie away.
pub fn clear_cookie(response: &mut Response) {
    let cookie = "__Host-ocop_sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
    response
        .headers_mut()
        .append(SET_COOKIE, HeaderValue::from_static(cookie));
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            // Writing to a string cannot fail.
            let _ = write!(out, "{byte:02x}");
            out
        })
}

/// The hash of a value that somebody came with, if it looks like one of ours.
pub fn hash_of(token: &str) -> Option<String> {
    (token.len() == 64 && token.bytes().all(|b| b.is_ascii_hexdigit())).then(|| hash(token))
}

fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The hash of the session value that a request carries, if it looks like one of ours.
pub fn token_hash(headers: &HeaderMap) -> Option<String> {
    cookie_hash(headers, COOKIE)
}

/// The hash of the value by which a browser is known, if it looks like one of ours.
pub fn device_hash(headers: &HeaderMap) -> Option<String> {
    cookie_hash(headers, DEVICE_COOKIE)
}

fn cookie_hash(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers
        .get_all(COOKIE_HEADER)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let mut values = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='));
    hash_of(values.next()?)
}

/// Finds out who is asking, anew for every personal request: role and account are never kept in the session.
pub async fn load(State(state): State<ServerState>, mut request: Request, next: Next) -> Response {
    let personal = is_personal(request.uri().path());
    if personal && let Some(hash) = token_hash(request.headers()) {
        match state.cx.store().session(&hash, state.cx.now()).await {
            Ok(Some(viewer)) => {
                request.extensions_mut().insert::<Viewer>(viewer);
            }
            Ok(None) => {}
            Err(error) => return crate::pages::broken(&error),
        }
    }
    next.run(request).await
}

/// Addresses whose answer depends on who asks.
pub fn is_personal(path: &str) -> bool {
    let within = |prefix: &str| {
        path.strip_prefix(prefix)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    within("/quan-ly")
        || within("/api/studio")
        || within("/dang-nhap")
        || within("/dang-xuat")
        || within("/dat-mat-khau")
}

#[cfg(test)]
mod tests {
    use super::{COOKIE, Token, token_hash};
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn the_cookie_comes_back_as_its_hash() {
        let token = Token::new().unwrap();
        let set = token.set_cookie().unwrap();
        let set = set.to_str().unwrap();
        for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(set.contains(part), "{set}");
        }
        assert!(!set.contains("Domain"));
        let pair = set.split(';').next().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_str(&format!("a=b; {pair}; c=d")).unwrap(),
        );
        assert_eq!(token_hash(&headers), Some(token.hash()));
        assert_ne!(Token::new().unwrap().hash(), token.hash());
    }

    #[test]
    fn other_values_are_no_session() {
        for value in ["", "x", &"g".repeat(64), &"a".repeat(63)] {
            let mut headers = HeaderMap::new();
            headers.insert(
                header::COOKIE,
                HeaderValue::from_str(&format!("{COOKIE}={value}")).unwrap(),
            );
            assert_eq!(token_hash(&headers), None, "{value}");
        }
    }
}
