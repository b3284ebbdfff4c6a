//! One kept page in its encodings.

use super::{Key, empty_body, encoding};
use crate::pages::LARGEST;
use crate::security::{complete, content_security_policy};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

/// Brotli level: 5 costs about 3 ms a page and comes within a few percent of what 11 does in 200.
const BROTLI_LEVEL: i32 = 5;
/// What most servers take.
const GZIP_LEVEL: u32 = 6;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `br`
    Brotli,
    /// `gzip`
    Gzip,
    /// As it is.
    Identity,
}

struct Variant {
    body: Bytes,
    headers: HeaderMap,
}

/// A page with its headers, ready to send.
pub struct Entry {
    etag: HeaderValue,
    brotli: Variant,
    gzip: Variant,
    /// The headers of the page as it is. Its body is unpacked for who asks: it would weigh four times what both others do, and
    /// hardly anybody takes no compression.
    identity: HeaderMap,
}

impl Entry {
    /// Makes a drawn page one that everybody may get: without its nonce, with the hashes of its scripts, compressed.
    pub async fn of(drawn: Response, key: &Key, origin: &str) -> Result<Self, StatusCode> {
        let (parts, body) = drawn.into_parts();
        let nonce = nonce_of(&parts.headers);
        let failed = |what: String| {
            tracing::error!(target: "sao_que", target_page = key.target(), what, "a page could not be kept");
            StatusCode::INTERNAL_SERVER_ERROR
        };
        let bytes = to_bytes(body, LARGEST)
            .await
            .map_err(|error| failed(error.to_string()))?;
        let html = String::from_utf8(bytes.to_vec()).map_err(|error| failed(error.to_string()))?;
        let html = without_nonce(html, nonce.as_deref());
        let policy = content_security_policy(&script_hashes(&html), origin);
        let etag = etag(key, &html);
        let page = Bytes::from(html);
        let raw = page.clone();
        let compressed = tokio::task::spawn_blocking(move || {
            Ok::<_, std::io::Error>((brotli(&raw, BROTLI_LEVEL)?, gzip(&raw, GZIP_LEVEL)?))
        })
        .await;
        let (br, gz) = compressed
            .map_err(|e| failed(e.to_string()))?
            .map_err(|e| failed(e.to_string()))?;
        let variant = |body: Bytes, name: Option<&'static str>| -> Result<Variant, StatusCode> {
            let mut headers = HeaderMap::with_capacity(16);
            headers.insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/html; charset=utf-8"),
            );
            headers.insert(
                header::CACHE_CONTROL,
                HeaderValue::from_static("public, max-age=0, must-revalidate"),
            );
            headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
            headers.insert(header::ETAG, etag.clone());
            let policy =
                HeaderValue::from_str(&policy).map_err(|error| failed(error.to_string()))?;
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
            if let Some(name) = name {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
            }
            complete(&mut headers);
            Ok(Variant { body, headers })
        };
        Ok(Self {
            brotli: variant(br, Some("br"))?,
            gzip: variant(gz, Some("gzip"))?,
            identity: variant(Bytes::new(), None)?.headers,
            etag,
        })
    }

    /// What the entry weighs in memory, headers estimated.
    pub fn bytes(&self) -> u64 {
        const HEADERS: usize = 3 * 2_048;
        (self.brotli.body.len() + self.gzip.body.len() + HEADERS) as u64
    }

    /// The answer to a request: 304 where the reader has this page already.
    pub fn response<B>(&self, request: &Request<B>) -> Response {
        let (body, headers) = match encoding(request.headers()) {
            Encoding::Brotli => (self.brotli.body.clone(), &self.brotli.headers),
            Encoding::Gzip => (self.gzip.body.clone(), &self.gzip.headers),
            Encoding::Identity => match unpacked(&self.gzip.body) {
                Ok(body) => (body, &self.identity),
                Err(error) => {
                    tracing::error!(target: "sao_que", %error, "a kept page could not be unpacked");
                    return StatusCode::INTERNAL_SERVER_ERROR.into_response();
                }
            },
        };
        let length = body.len();
        let mut response = if self.is_known(request.headers()) {
            let mut response = Response::new(empty_body());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else if request.method() == Method::HEAD {
            Response::new(empty_body())
        } else {
            Response::new(Body::from(body))
        };
        *response.headers_mut() = headers.clone();
        if response.status() != StatusCode::NOT_MODIFIED {
            response
                .headers_mut()
                .insert(header::CONTENT_LENGTH, length.into());
        }
        response
    }

    fn is_known(&self, headers: &HeaderMap) -> bool {
        let own = self.etag.as_bytes();
        headers.get_all(header::IF_NONE_MATCH).iter().any(|known| {
            known.as_bytes().split(|b| *b == b',').any(|tag| {
                let tag = tag.trim_ascii();
                tag == b"*"
                    || tag == own
                    || tag.strip_prefix(b"W/") == Some(own)
                    || own.strip_prefix(b"W/") == Some(tag)
            })
        })
    }
}

/// A weak tag: the same page in another encoding is the same page.
fn etag(key: &Key, html: &str) -> HeaderValue {
    let mut digest = Sha256::new();
    digest.update(key.target().as_bytes());
    digest.update([0]);
    digest.update(html.as_bytes());
    let mut tag = String::with_capacity(24);
    for byte in digest.finalize().iter().take(12) {
        // Writing to a string cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    HeaderValue::from_str(&format!("W/\"{tag}\""))
        .unwrap_or_else(|_| HeaderValue::from_static("W/\"0\""))
}

/// The nonce that a page was drawn with, from its own policy.
fn nonce_of(headers: &HeaderMap) -> Option<String> {
    let policy = headers
        .get(header::CONTENT_SECURITY_POLICY)?
        .to_str()
        .ok()?;
    let nonce = policy.split("'nonce-").nth(1)?.split('\'').next()?;
    (!nonce.is_empty()).then(|| nonce.to_owned())
}

/// Leptos writes the nonce into `nonce` of scripts and into `crossorigin` of preloads; 128 random bits stand nowhere else.
fn without_nonce(html: String, nonce: Option<&str>) -> String {
    match nonce {
        Some(nonce) => html.replace(&format!(" nonce=\"{nonce}\""), "").replace(
            &format!("crossorigin=\"{nonce}\""),
            "crossorigin=\"anonymous\"",
        ),
        None => html,
    }
}

/// The sources of all inline scripts of a page, each once.
fn script_hashes(html: &str) -> String {
    let mut hashes: Vec<String> = Vec::new();
    for rest in html.split("<script").skip(1) {
        let Some((attributes, rest)) = rest.split_once('>') else {
            continue;
        };
        let Some((body, _)) = rest.split_once("</script>") else {
            continue;
        };
        if attributes.contains(" src=")
            || attributes.contains("application/ld+json")
            || body.is_empty()
        {
            continue;
        }
        let hash = format!("'sha256-{}'", base64(&Sha256::digest(body.as_bytes())));
        if !hashes.contains(&hash) {
            hashes.push(hash);
        }
    }
    hashes.join(" ")
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let digit = usize::try_from(group >> (18 - 6 * i) & 63).unwrap_or(0);
            out.push(if i <= chunk.len() {
                char::from(DIGITS.get(digit).copied().unwrap_or(b'='))
            } else {
                '='
            });
        }
    }
    out
}

/// A page or answer in brotli.
pub fn brotli(page: &[u8], level: i32) -> std::io::Result<Bytes> {
    let mut out = Vec::with_capacity(page.len() / 6);
    let params = BrotliEncoderParams {
        quality: level,
        // A window as large as the largest pages: beyond it there is only memory to be lost.
        lgwin: 18,
        size_hint: page.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &*page, &mut out, &params)?;
    Ok(out.into())
}

/// A page or answer in gzip.
pub fn gzip(page: &[u8], level: u32) -> std::io::Result<Bytes> {
    let out = Vec::with_capacity(page.len() / 5);
    let mut encoder = GzEncoder::new(out, Compression::new(level));
    encoder.write_all(page)?;
    Ok(encoder.finish()?.into())
}

fn unpacked(gzip: &[u8]) -> std::io::Result<Bytes> {
    let mut page = Vec::with_capacity(gzip.len() * 6);
    GzDecoder::new(gzip).read_to_end(&mut page)?;
    Ok(page.into())
}

#[cfg(test)]
mod tests {
    use super::{base64, script_hashes, without_nonce};

    #[test]
    fn hashes_are_those_that_browsers_compute() {
        // The example of the CSP specification, level 2.
        let html = "<script>alert('Hello, world.');</script><script src=\"/a.js\"></script>";
        assert_eq!(
            script_hashes(html),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
        assert_eq!(
            ["", "f", "fo", "foo"].map(|text| base64(text.as_bytes())),
            ["", "Zg==", "Zm8=", "Zm9v"]
        );
    }

    #[test]
    fn nothing_of_the_nonce_is_left() {
        let html = "<link crossorigin=\"abc\"><script nonce=\"abc\">x</script>".to_owned();
        assert_eq!(
            without_nonce(html, Some("abc")),
            "<link crossorigin=\"anonymous\"><script>x</script>"
        );
    }
}
