//! How answers of server functions are written.

use bytes::Bytes;
use leptos::server_fn::codec::Post;
use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// JSON, read from text. The framework's own encoding reads from bytes, which would give the browser a second copy of every
/// decoder: the values in a served page are read from text already.
pub struct JsonText;

/// The answer of a server function: [`JsonText`] in the body.
pub type Answer = Post<JsonText>;

/// JSON that cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// Not the value that was expected, or no JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// Not UTF-8.
    #[error(transparent)]
    Text(#[from] std::str::Utf8Error),
}

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = JsonError;

    fn encode(output: &T) -> Result<Bytes, JsonError> {
        Ok(Bytes::from(serde_json::to_string(output)?))
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = JsonError;

    fn decode(bytes: Bytes) -> Result<T, JsonError> {
        Ok(serde_json::from_str(std::str::from_utf8(&bytes)?)?)
    }
}
