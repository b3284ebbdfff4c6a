//! The second page of signing in, for whoever wants one.

use super::{Failure, Typed, enter, refused};
use crate::codes::{self, Refused};
use crate::next_path::next_path;
use crate::pages;
use crate::session::{Given, device_hash, hash_of};
use crate::state::ServerState;
use crate::tries::{self, Try};
use app::account::SignInProblem;
use app::account::form::Wrong;
use app::account::second_step as look;
use app::words::Words;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

/// `POST /dang-nhap/ma`: the second step of whoever wants one.
pub async fn second_step(
    State(state): State<ServerState>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let typed = Typed::decode(&body);
    match try_second_step(&state, &headers, &typed).await {
        Ok(Ok(given)) => typed.enter(&given),
        Ok(Err(Second::Ended)) => refused(state, typed, SignInProblem::Ended).await,
        Ok(Err(Second::Refused(refusal))) => {
            let (status, again_after) = (refusal.status, refusal.again_after);
            let mut response = second_page(&state, status, &typed.begun, &typed, &refusal.wrong);
            if let Some(seconds) = again_after {
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, seconds.into());
            }
            response
        }
        Err(error) => pages::broken(&*error),
    }
}

/// The second page, which carries where to go then and a listing that waits.
pub(super) fn second_page(
    state: &ServerState,
    status: StatusCode,
    begun: &str,
    typed: &Typed,
    wrong: &[Wrong],
) -> Response {
    let next = ("tiep".to_owned(), next_path(&typed.next).to_owned());
    let carried: Vec<_> = [next].into_iter().chain(typed.waiting.clone()).collect();
    let page = look::sign_in(Words::default(), begun, &carried, wrong);
    codes::answer(state, status, page)
}

/// Why a second step was not taken.
enum Second {
    /// Nothing was begun, or too long ago.
    Ended,
    /// What was typed is wrong.
    Refused(Refused),
}

/// Both tokens for the right digits. They are tries like those with a password.
async fn try_second_step(
    state: &ServerState,
    headers: &HeaderMap,
    typed: &Typed,
) -> Result<Result<Given, Second>, Failure> {
    let (words, store, now) = (Words::default(), state.cx.store(), state.cx.now());
    let Some(begun) = hash_of(&typed.begun) else {
        return Ok(Err(Second::Ended));
    };
    let Some(account) = store.begun_sign_in(&begun, now).await? else {
        return Ok(Err(Second::Ended));
    };
    let Some(step) = store.second_step(&account.id).await? else {
        return Ok(Err(Second::Ended));
    };
    let wrong = |wrong: Wrong| Ok(Err(Second::Refused(Refused::wrong(vec![wrong]))));
    if let Some(missing) = typed.shown.missing(words) {
        return wrong(missing);
    }
    let device = device_hash(headers);
    let known = match tries::begin(store, device.as_deref(), &account.phone, now).await? {
        Try::Wait(seconds) => return Ok(Err(Second::Refused(Refused::wait(words, seconds)))),
        Try::Counted { apart } => apart,
    };
    let salt = store.code_salt().await?;
    let proven = match typed.shown.prove(words, &step, &salt, now)? {
        Ok(proven) => proven,
        Err(nothing) => return wrong(nothing),
    };
    if !store.finish_sign_in(&begun, proven.proof(), now).await? {
        tracing::info!(target: "sao_que::auth", outcome = "refused", "a second step was refused");
        return wrong(typed.shown.wrong(words));
    }
    Ok(Ok(enter(state, headers, &account, known).await?))
}
