//! What went wrong, in the form of RFC 9457.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::any::Any;
use store::StoreError;
use utoipa::ToSchema;

/// The media type of a problem.
const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Why there is no answer (RFC 9457). The status says what kind of problem it is, `detail` says it in Vietnamese.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: nothing more is meant than the status says.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    /// The words of the status.
    #[schema(example = "Not Found")]
    title: &'static str,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599, example = 404)]
    status: u16,
    /// What happened and what to do, in Vietnamese.
    detail: String,
    /// How many pages there are, where one beyond the last was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    pages: Option<u32>,
    /// The number under which a failure on our side is logged.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reference: Option<String>,
}

impl Problem {
    fn new(status: StatusCode, detail: String) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            detail,
            pages: None,
            reference: None,
        }
    }

    /// There is no such thing.
    pub fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, format!("Không có {what}."))
    }

    /// A page beyond the last.
    pub fn beyond(pages: u32) -> Self {
        let detail = format!("Không có trang này: danh sách chỉ có {pages} trang.");
        Self {
            pages: Some(pages),
            ..Self::new(StatusCode::NOT_FOUND, detail)
        }
    }

    /// A method that reads nothing.
    pub fn method() -> Self {
        let detail = "Địa chỉ này chỉ để đọc: dùng GET, HEAD hoặc OPTIONS.".to_owned();
        Self::new(StatusCode::METHOD_NOT_ALLOWED, detail)
    }

    /// A failure of the store: logged once, told with a number to quote.
    pub fn of_store(error: &StoreError) -> Self {
        let problem = Self::ours();
        tracing::error!(target: "sao_que", reference = problem.reference, %error, "a request failed");
        problem
    }

    /// An answer that could not be written: logged once, told with a number to quote.
    pub fn of_json(error: &serde_json::Error) -> Self {
        let problem = Self::ours();
        tracing::error!(target: "sao_que", reference = problem.reference, %error, "a request failed");
        problem
    }

    fn ours() -> Self {
        let reference = uuid::Uuid::new_v4().simple().to_string().split_off(20);
        let detail = format!(
            "Lỗi ở phía chúng tôi, không phải do bạn; hãy thử lại. Số báo lỗi: {reference}"
        );
        Self {
            reference: Some(reference),
            ..Self::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
        }
    }
}

/// The answer to a panic: only this request is lost.
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let problem = Problem::ours();
    let said = cause
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| cause.downcast_ref::<String>().cloned());
    tracing::error!(target: "sao_que", reference = problem.reference, panic = said.unwrap_or_default(), "a request panicked");
    problem.into_response()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = [
            (header::CONTENT_TYPE, PROBLEM),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        match serde_json::to_vec(&self) {
            Ok(body) => (status, headers, body).into_response(),
            // A few strings and numbers: this cannot happen, and there is nothing better to say.
            Err(_) => status.into_response(),
        }
    }
}
