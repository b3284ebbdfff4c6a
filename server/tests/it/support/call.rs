//! A request as a browser of today sends it.

use super::{Cookie, HOST, ORIGIN};
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};

/// A request to be sent. What a browser adds by itself is there already and can be changed.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: Method,
    pub target: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Call {
    /// Any method.
    pub fn new(method: Method, target: &str) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static(HOST));
        headers.insert(
            header::ACCEPT,
            HeaderValue::from_static("text/html,*/*;q=0.8"),
        );
        Self {
            method,
            target: target.to_owned(),
            headers,
            body: Vec::new(),
        }
    }

    /// `GET` of a page.
    pub fn get(target: &str) -> Self {
        Self::new(Method::GET, target)
    }

    /// A form post from a page of this site.
    pub fn post(target: &str, form: &str) -> Self {
        Self::bare_post(target, form)
            .with("origin", ORIGIN)
            .with("sec-fetch-site", "same-origin")
    }

    /// A form post that does not say where it comes from.
    pub fn bare_post(target: &str, form: &str) -> Self {
        let mut call = Self::new(Method::POST, target)
            .with("content-type", "application/x-www-form-urlencoded")
            .with("content-length", &form.len().to_string());
        call.body.extend_from_slice(form.as_bytes());
        call
    }

    /// By another method.
    pub fn of_method(self, method: Method) -> Self {
        Self { method, ..self }
    }

    /// With a body that is no text.
    pub fn with_body(mut self, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self.with("content-length", &body.len().to_string())
    }

    /// One more header, or another value of one.
    pub fn with(self, name: &str, value: &str) -> Self {
        self.with_bytes(name, value.as_bytes())
    }

    /// The same for values that are no text.
    pub fn with_bytes(mut self, name: &str, value: &[u8]) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        self.headers
            .insert(name, HeaderValue::from_bytes(value).unwrap());
        self
    }

    /// Without a header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// With a session.
    pub fn by(self, cookie: &Cookie) -> Self {
        self.with("cookie", &cookie.0)
    }

    /// With a session, if there is one.
    pub fn by_maybe(self, cookie: Option<&Cookie>) -> Self {
        match cookie {
            Some(cookie) => self.by(cookie),
            None => self,
        }
    }

    /// What the router gets.
    pub fn request(self) -> Request {
        let mut request = Request::new(Body::from(self.body));
        *request.method_mut() = self.method;
        *request.uri_mut() = self.target.parse().unwrap();
        *request.headers_mut() = self.headers;
        request
    }
}
