//! Who keeps the page of a producer together. See [`app::account::members`].

use crate::codes::{self, Failure};
use crate::password::{self, Place};
use crate::state::ServerState;
use crate::{pages, refusals};
use app::account::form::Wrong;
use app::account::members::{CODE, DEED, DONE, Deed, MEMBER, Made, Members, PATH, document};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{AccountId, OneTimeCode, form};
use store::{Invited, Managed, Timestamp, Viewer};

/// What was posted.
#[derive(Default)]
struct Typed {
    deed: Option<Deed>,
    member: String,
    code: String,
}

impl Typed {
    fn decode(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form::decode(&String::from_utf8_lossy(body), 20) {
            match name.as_str() {
                DEED => typed.deed = Deed::from_code(&value),
                MEMBER => typed.member = value,
                CODE => typed.code = value,
                _ => {}
            }
        }
        typed
    }
}

/// What became of a post.
enum Outcome {
    /// It is done: the page says so after a redirect.
    Done(Deed),
    /// A code was made: it is shown now and never again.
    Made {
        code: OneTimeCode,
        of: Option<AccountId>,
        until: Timestamp,
    },
    /// Nobody of the own producer.
    NotFound,
    /// Nothing was done.
    Refused(StatusCode, &'static str),
}

/// `GET /quan-ly/thanh-vien`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    uri: Uri,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        // The guard of the studio lets nobody through who is not signed in.
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let query = form::decode(uri.query().unwrap_or_default(), 20);
    let done = query
        .iter()
        .find(|(name, _)| name == DONE)
        .and_then(|(_, code)| Deed::from_code(code));
    page(&state, &viewer, StatusCode::OK, done, None, &[]).await
}

/// `POST /quan-ly/thanh-vien`: lets people in and out, and makes codes.
pub async fn change(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if viewer.producer.is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let typed = Typed::decode(&body);
    match decide(&state, &viewer, &typed).await {
        Ok(Outcome::Done(deed)) => {
            Redirect::to(&format!("{PATH}?{DONE}={}", deed.code())).into_response()
        }
        Ok(Outcome::Made { code, of, until }) => {
            let made = Made {
                code: &code,
                of: of.as_ref(),
                until,
            };
            page(&state, &viewer, StatusCode::OK, None, Some(made), &[]).await
        }
        Ok(Outcome::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Ok(Outcome::Refused(status, sentence)) => {
            let wrong = [Wrong::general(sentence)];
            page(&state, &viewer, status, None, None, &wrong).await
        }
        Err(error) => pages::broken(&*error),
    }
}

async fn decide(state: &ServerState, viewer: &Viewer, typed: &Typed) -> Result<Outcome, Failure> {
    let words = Words::default();
    let (store, now) = (state.cx.store(), state.cx.now());
    let member = AccountId::new(typed.member.clone());
    let (deed, managed) = match typed.deed {
        None => {
            let unclear = words.members_unclear();
            return Ok(Outcome::Refused(StatusCode::UNPROCESSABLE_ENTITY, unclear));
        }
        Some(Deed::Invite) => return invite(state, viewer).await,
        Some(Deed::Recover) => return recover(state, viewer, member).await,
        Some(deed @ Deed::Revoke) => (deed, store.revoke_code(viewer, &typed.code, now).await?),
        Some(deed @ Deed::Remove) => (deed, store.remove_member(viewer, &member, now).await?),
        Some(deed @ Deed::Raise) => (deed, store.make_owner(viewer, &member, now).await?),
    };
    Ok(match managed {
        Managed::Done => Outcome::Done(deed),
        Managed::NotFound => Outcome::NotFound,
        Managed::NotAllowed => Outcome::Refused(StatusCode::FORBIDDEN, words.members_not_allowed()),
        Managed::LastOwner => {
            Outcome::Refused(StatusCode::UNPROCESSABLE_ENTITY, words.members_last_owner())
        }
    })
}

/// A code for a new member.
async fn invite(state: &ServerState, viewer: &Viewer) -> Result<Outcome, Failure> {
    let words = Words::default();
    let Some(place) = Place::take() else {
        return Ok(busy(words));
    };
    let store = state.cx.store();
    let (code, hash) = codes::issue(store, place).await?;
    Ok(
        match store.invite_member(viewer, &hash, state.cx.now()).await? {
            Invited::Until(until) => Outcome::Made {
                code,
                of: None,
                until,
            },
            Invited::NotAllowed => {
                Outcome::Refused(StatusCode::FORBIDDEN, words.members_not_allowed())
            }
            Invited::TooMany => {
                Outcome::Refused(StatusCode::UNPROCESSABLE_ENTITY, words.members_too_many())
            }
        },
    )
}

/// A code for a new password of somebody else.
async fn recover(
    state: &ServerState,
    viewer: &Viewer,
    member: AccountId,
) -> Result<Outcome, Failure> {
    let Some(place) = Place::take() else {
        return Ok(busy(Words::default()));
    };
    let store = state.cx.store();
    let (code, hash) = codes::issue(store, place).await?;
    let until = store.recover_member(viewer, &member, &hash, state.cx.now());
    Ok(match until.await? {
        Some(until) => Outcome::Made {
            code,
            of: Some(member),
            until,
        },
        None => Outcome::NotFound,
    })
}

fn busy(words: Words) -> Outcome {
    Outcome::Refused(StatusCode::SERVICE_UNAVAILABLE, words.claim_busy())
}

async fn page(
    state: &ServerState,
    viewer: &Viewer,
    status: StatusCode,
    done: Option<Deed>,
    made: Option<Made<'_>>,
    wrong: &[Wrong],
) -> Response {
    let (store, now) = (state.cx.store(), state.cx.now());
    let members = match store.members(viewer, now).await {
        Ok(members) => members,
        Err(error) => return pages::broken(&error),
    };
    // Whoever keeps no producer's page has nobody to keep it with.
    if members.is_empty() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let codes = match store.open_codes(viewer, now).await {
        Ok(codes) => codes,
        Err(error) => return pages::broken(&error),
    };
    let shown = Members {
        origin: state.cx.origin(),
        own: &viewer.account,
        members: &members,
        codes: &codes,
        done,
        made,
        wrong,
    };
    let mut response = refusals::short(state, status, document(Words::default(), &shown));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, password::AGAIN_AFTER.into());
    }
    response
}
