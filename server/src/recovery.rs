//! Setting a new password with a code. See [`app::account::recovery`].

use crate::codes::{Counted, Failure, Refused, answer};
use crate::pages;
use crate::password::{LENGTHS, Place};
use crate::source::Source;
use crate::state::ServerState;
use app::account::RECOVERED;
use app::account::claim::CODE;
use app::account::form::Wrong;
use app::account::recovery::{RecoveryForm, document};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use store::CodeUse;

/// `GET /quen-mat-khau`
pub async fn show(State(state): State<ServerState>) -> Response {
    let page = document(Words::default(), &RecoveryForm::default(), &[]);
    answer(&state, StatusCode::OK, page)
}

/// `POST /quen-mat-khau`: sets the password and leads to the sign-in, which asks for it.
pub async fn recover(State(state): State<ServerState>, source: Source, body: Bytes) -> Response {
    let form = RecoveryForm::decode(&String::from_utf8_lossy(&body));
    match try_recover(&state, source, &form).await {
        Ok(Ok(())) => Redirect::to(&format!("/dang-nhap?{RECOVERED}=1")).into_response(),
        Ok(Err(refused)) => {
            let page = document(Words::default(), &form, &refused.wrong);
            refused.answer(&state, page)
        }
        Err(error) => pages::broken(&*error),
    }
}

async fn try_recover(
    state: &ServerState,
    source: Source,
    form: &RecoveryForm,
) -> Result<Result<(), Refused>, Failure> {
    let words = Words::default();
    let draft = match form.parse(words, LENGTHS) {
        Ok(draft) => draft,
        Err(wrong) => return Ok(Err(Refused::wrong(wrong))),
    };
    let (Some(to_find), Some(to_hash)) = (Place::take(), Place::take()) else {
        return Ok(Err(Refused::busy(words)));
    };
    // The code is hashed whether or not the number has an account: the time tells nobody which ones have.
    let counted =
        match Counted::begin(state, CodeUse::Recovery, source, draft.code, to_find).await? {
            Ok(counted) => counted,
            Err(refused) => return Ok(Err(refused)),
        };
    let (store, now) = (state.cx.store(), state.cx.now());
    let wrong = || {
        tracing::info!(target: "sao_que::auth", outcome = "refused", "a code for a new password was refused");
        Ok(Err(Refused::wrong(vec![Wrong::at(
            CODE,
            words.recover_wrong(),
        )])))
    };
    if !store.try_recovery(&draft.phone, &counted.hash, now).await? {
        return wrong();
    }
    counted.forgive(store, now).await?;
    let password_hash = to_hash.hash(draft.password).await?;
    let done = store.recover(&draft.phone, &counted.hash, &password_hash, now);
    if !done.await? {
        return wrong();
    }
    tracing::info!(target: "sao_que::auth", outcome = "password set", "a code for a new password was used");
    Ok(Ok(()))
}
