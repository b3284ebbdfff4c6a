//! What comes back.

use axum::body::to_bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use std::io::Read;

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads an answer to its end.
    pub async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        Self {
            status: parts.status,
            headers: parts.headers,
            body: to_bytes(body, 64 << 20).await.unwrap().to_vec(),
        }
    }

    /// The status as a number.
    pub fn code(&self) -> u16 {
        self.status.as_u16()
    }

    /// A header, empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// The body, decoded, as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.decoded()).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The body without its encoding.
    pub fn decoded(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self.header("content-encoding") {
            "br" => brotli::BrotliDecompress(&mut self.body.as_slice(), &mut out).unwrap(),
            "gzip" => {
                let mut gzip = flate2::read::GzDecoder::new(self.body.as_slice());
                gzip.read_to_end(&mut out).unwrap();
            }
            "" => out.clone_from(&self.body),
            other => panic!("an unknown encoding: {other}"),
        }
        out
    }

    /// The nonce of the policy, if there is one.
    pub fn nonce(&self) -> Option<String> {
        let policy = self.header("content-security-policy");
        let nonce = policy.split("'nonce-").nth(1)?.split('\'').next()?;
        Some(nonce.to_owned())
    }

    /// Status, headers and body as text, with what is new in every answer taken out.
    pub fn settled(&self) -> String {
        let mut text = format!(
            "{} {:?}\n{}",
            self.status,
            sorted(&self.headers),
            self.text()
        );
        if let Some(nonce) = self.nonce() {
            text = text.replace(&nonce, "NONCE");
        }
        match reference(&self.text()) {
            Some(reference) if self.status.is_server_error() => {
                text.replace(&reference, "REFERENCE")
            }
            _ => text,
        }
    }
}

fn sorted(headers: &HeaderMap) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = headers
        .iter()
        .map(|(name, value)| {
            (
                name.to_string(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        })
        .collect();
    all.sort();
    all
}

/// The number that an error gives its reader to quote: twelve hexadecimal digits.
pub fn reference(text: &str) -> Option<String> {
    let mut run = String::new();
    for c in text.chars().chain([' ']) {
        if matches!(c, '0'..='9' | 'a'..='f') {
            run.push(c);
        } else {
            if run.len() == 12 && !c.is_ascii_alphanumeric() {
                return Some(run);
            }
            run.clear();
        }
    }
    None
}
