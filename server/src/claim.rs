//! Making the own account with a code. See [`app::account::claim`].

use crate::browser_name::browser_name;
use crate::codes::{Counted, Failure, Refused, answer};
use crate::pages;
use crate::password::{LENGTHS, Place};
use crate::session::{Given, token_hash};
use crate::source::Source;
use crate::state::ServerState;
use app::account::claim::{CODE, ClaimForm, document};
use app::account::form::{PHONE, Wrong};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use store::{ClaimAccount, Claimed, CodeUse};

/// `GET /nhan-trang`
pub async fn show(State(state): State<ServerState>) -> Response {
    let page = document(Words::default(), &ClaimForm::default(), &[]);
    answer(&state, StatusCode::OK, page)
}

/// `POST /nhan-trang`: makes the account, signs it in and leads to the studio.
pub async fn claim(
    State(state): State<ServerState>,
    source: Source,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let form = ClaimForm::decode(&String::from_utf8_lossy(&body));
    match try_claim(&state, source, &headers, &form).await {
        Ok(Ok(given)) => {
            let mut response = Redirect::to("/quan-ly").into_response();
            given.put_on(&mut response);
            response
        }
        Ok(Err(refused)) => {
            let page = document(Words::default(), &form, &refused.wrong);
            refused.answer(&state, page)
        }
        Err(error) => pages::broken(&*error),
    }
}

/// Both tokens for a good code.
async fn try_claim(
    state: &ServerState,
    source: Source,
    headers: &HeaderMap,
    form: &ClaimForm,
) -> Result<Result<Given, Refused>, Failure> {
    let words = Words::default();
    let draft = match form.parse(words, LENGTHS) {
        Ok(draft) => draft,
        Err(wrong) => return Ok(Err(Refused::wrong(wrong))),
    };
    // Before the try is counted: whoever finds no place has not tried.
    let (Some(to_find), Some(to_hash)) = (Place::take(), Place::take()) else {
        return Ok(Err(Refused::busy(words)));
    };
    let counted = match Counted::begin(state, CodeUse::Claim, source, draft.code, to_find).await? {
        Ok(counted) => counted,
        Err(refused) => return Ok(Err(refused)),
    };
    let (store, now) = (state.cx.store(), state.cx.now());
    let gone = || {
        tracing::info!(target: "sao_que::auth", outcome = "refused", "a code was refused");
        Ok(Err(Refused::wrong(vec![Wrong::at(
            CODE,
            words.claim_code_gone(),
        )])))
    };
    if !store.is_claimable(&counted.hash, now).await? {
        return gone();
    }
    counted.forgive(store, now).await?;
    let password_hash = to_hash.hash(draft.password).await?;
    let given = Given::new().map_err(Failure::from)?;
    let browser = browser_name(headers);
    let claim = ClaimAccount {
        code_hash: &counted.hash,
        phone: &draft.phone,
        name: &draft.name,
        password_hash: &password_hash,
        session: &given.session.hash(),
        browser: browser.as_deref(),
        device: &given.device.hash(),
    };
    match store.claim(&claim, now).await? {
        Claimed::Done(account) => {
            // The session that the browser came with is worth nothing afterwards.
            if let Some(old) = token_hash(headers) {
                store.end_session(&old, now).await?;
            }
            tracing::info!(target: "sao_que::auth", %account, outcome = "claimed", "a code was used");
            Ok(Ok(given))
        }
        Claimed::Gone => gone(),
        Claimed::PhoneTaken => Ok(Err(Refused::wrong(vec![Wrong {
            way: Some(("/dang-nhap", words.sign_in_title())),
            ..Wrong::at(PHONE, words.claim_phone_taken())
        }]))),
    }
}
