//! One-time addresses where somebody sets the password of the own account. Looking at one uses nothing up, so that previews
//! of messages do not spoil it.

use crate::password::{self, LONGEST, Place, SHORTEST};
use crate::session::hash_of;
use crate::state::ServerState;
use crate::{codes, pages, refusals};
use app::account::invitation::{PasswordProblem, set_password};
use app::ssr::{self, refusal, short_page};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::form;

/// `GET /dat-mat-khau/{token}`
pub async fn show(State(state): State<ServerState>, Path(token): Path<String>) -> Response {
    match open(&state, &token).await {
        Ok(Some(_)) => form_page(&state, StatusCode::OK, None),
        Ok(None) => gone(&state),
        Err(error) => pages::broken(&error),
    }
}

/// `POST /dat-mat-khau/{token}`: sets the password and leads to the sign-in, which asks for it.
pub async fn accept(
    State(state): State<ServerState>,
    Path(token): Path<String>,
    body: Bytes,
) -> Response {
    let hash = match open(&state, &token).await {
        Ok(Some(hash)) => hash,
        Ok(None) => return gone(&state),
        Err(error) => return pages::broken(&error),
    };
    let (typed, again) = decode(&body);
    let problem = if password::check_length(&typed).is_err() {
        Some(PasswordProblem::Length {
            shortest: SHORTEST,
            longest: LONGEST,
        })
    } else if typed == again {
        None
    } else {
        Some(PasswordProblem::Differs)
    };
    if problem.is_some() {
        return form_page(&state, StatusCode::UNPROCESSABLE_ENTITY, problem);
    }
    let Some(place) = Place::take() else {
        let busy = Some(PasswordProblem::Busy);
        let mut response = form_page(&state, StatusCode::SERVICE_UNAVAILABLE, busy);
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, password::AGAIN_AFTER.into());
        return response;
    };
    let kept = match place.hash(typed).await {
        Ok(kept) => kept,
        Err(error) => return pages::broken(&error),
    };
    let now = state.cx.now();
    match state.cx.store().accept_invitation(&hash, &kept, now).await {
        Ok(true) => {
            tracing::info!(target: "sao_que::auth", outcome = "password set", "an invitation was used");
            Redirect::to("/dang-nhap").into_response()
        }
        Ok(false) => gone(&state),
        Err(error) => pages::broken(&error),
    }
}

/// The hash of a token with which a password can still be set.
async fn open(state: &ServerState, token: &str) -> Result<Option<String>, store::StoreError> {
    let Some(hash) = hash_of(token) else {
        return Ok(None);
    };
    let good = state.cx.store().is_invited(&hash, state.cx.now()).await?;
    Ok(good.then_some(hash))
}

fn decode(body: &[u8]) -> (String, String) {
    let (mut typed, mut again) = (String::new(), String::new());
    for (name, value) in form::decode(&String::from_utf8_lossy(body), 20) {
        match name.as_str() {
            "mat-khau" => typed = value,
            "lai" => again = value,
            _ => {}
        }
    }
    (typed, again)
}

fn form_page(
    state: &ServerState,
    status: StatusCode,
    problem: Option<PasswordProblem>,
) -> Response {
    let words = Words::default();
    let said = set_password(words, problem);
    let page = ssr::form_page(words, words.invited_title(), &said);
    codes::answer(state, status, page)
}

fn gone(state: &ServerState) -> Response {
    let words = Words::default();
    let title = words.invited_gone_title();
    let said = refusal(words, title, words.invited_gone_text(), None);
    let page = short_page(words, title, &said);
    refusals::short(state, StatusCode::NOT_FOUND, page)
}
