//! One-time codes: how they are drawn, and how a try with one is counted and looked up.

use crate::password::{self, PasswordError, Place};
use crate::security::file_script_policy;
use crate::session::hex;
use crate::source::Source;
use crate::state::ServerState;
use app::account::form::{Wrong, waiting};
use app::words::Words;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use domain::{OneTimeCode, SpareCode};
use sha2::{Digest, Sha256};
use store::{CodeUse, Store, StoreError, Timestamp};

/// What keeps a form with a code from being decided.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A fresh code.
pub fn draw() -> Result<OneTimeCode, getrandom::Error> {
    loop {
        if let Some(code) = OneTimeCode::of_random(getrandom::u64()?) {
            return Ok(code);
        }
    }
}

/// A fresh code and the hash that the database keeps of it.
pub async fn issue(store: &Store, place: Place) -> Result<(OneTimeCode, String), Failure> {
    let code = draw().map_err(|error| error.to_string())?;
    let hash = place.hash_code(code.clone(), store.code_salt().await?);
    Ok((code, hash.await?))
}

/// The hash by which a code on paper for the second step is found. It is twice as long as others, so that a quick one is enough.
pub fn spare_hash(salt: &str, code: &SpareCode) -> String {
    hex(&Sha256::digest(format!("{salt} {}", code.grouped())))
}

/// A form with a code that was not taken.
pub struct Refused {
    /// The status of the answer.
    pub status: StatusCode,
    /// What is wrong.
    pub wrong: Vec<Wrong>,
    /// When it is worth trying again, in seconds.
    pub again_after: Option<u32>,
}

impl Refused {
    /// Something that was typed is wrong.
    pub fn wrong(wrong: Vec<Wrong>) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            wrong,
            again_after: None,
        }
    }

    /// Too many people at once.
    pub fn busy(words: Words) -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            wrong: vec![Wrong::general(words.claim_busy())],
            again_after: Some(password::AGAIN_AFTER),
        }
    }

    /// Too many tries.
    pub fn wait(words: Words, seconds: u32) -> Self {
        let sentence = words.claim_wait(&waiting(words, seconds));
        Self {
            status: StatusCode::TOO_MANY_REQUESTS,
            wrong: vec![Wrong::general(sentence)],
            again_after: Some(seconds),
        }
    }

    /// The form again, with what is wrong.
    pub fn answer(self, state: &ServerState, document: String) -> Response {
        let mut response = answer(state, self.status, document);
        if let Some(seconds) = self.again_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// A try that was counted.
pub struct Counted {
    /// The hash of the code that was typed.
    pub hash: String,
    source: String,
    what: CodeUse,
}

impl Counted {
    /// Counts a try and hashes its code; or says how long to wait.
    pub async fn begin(
        state: &ServerState,
        what: CodeUse,
        source: Source,
        code: OneTimeCode,
        place: Place,
    ) -> Result<Result<Self, Refused>, Failure> {
        let store = state.cx.store();
        let salt = store.code_salt().await?;
        let source = source.hash(&salt);
        if let Some(seconds) = store.begin_code_try(&source, what, state.cx.now()).await? {
            tracing::warn!(target: "sao_que::auth", outcome = "wait", "codes are tried too often");
            return Ok(Err(Refused::wait(Words::default(), seconds)));
        }
        let hash = place.hash_code(code, salt).await.map_err(boxed)?;
        Ok(Ok(Self { hash, source, what }))
    }

    /// Takes back what was counted: the code was good.
    pub async fn forgive(&self, store: &Store, now: Timestamp) -> Result<(), StoreError> {
        store.clear_code_tries(&self.source, self.what, now).await
    }
}

fn boxed(error: PasswordError) -> Failure {
    Box::new(error)
}

/// A form with passwords. The empty one is the same for everybody, and whoever looks something up and comes back finds what was
/// typed; one that was refused is nobody else's business.
pub fn answer(state: &ServerState, status: StatusCode, document: String) -> Response {
    let kept = if status == StatusCode::OK {
        "no-cache"
    } else {
        "private, no-store"
    };
    let mut response = (status, Html(document)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Ok(policy) = HeaderValue::from_str(&file_script_policy(state.cx.origin())) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
