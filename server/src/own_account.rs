//! The own account: sessions that their owner sees and ends, and a password that its owner changes. See [`app::account::own`].

use crate::browser_name::browser_name;
use crate::password::{self, LONGEST, Place, SHORTEST};
use crate::session::{Given, device_hash, token_hash};
use crate::state::ServerState;
use crate::tries::{self, Try};
use crate::{codes, pages};
use app::account::own::{
    AGAIN, DEED, DONE, Deed, NEW, OLD, OwnAccount, PATH, Problem, SESSION, document,
};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::form;
use store::{NewPassword, Viewer};

/// What keeps a change from being decided.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What was posted.
#[derive(Default)]
struct Typed {
    deed: Option<Deed>,
    session: String,
    old: String,
    new: String,
    again: String,
}

impl Typed {
    fn decode(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form::decode(&String::from_utf8_lossy(body), 20) {
            match name.as_str() {
                DEED => typed.deed = Deed::from_code(&value),
                SESSION => typed.session = value,
                OLD => typed.old = value,
                NEW => typed.new = value,
                AGAIN => typed.again = value,
                _ => {}
            }
        }
        typed
    }

    /// What is wrong with it before anything is looked up.
    fn problem(&self) -> Option<Problem> {
        if [&self.old, &self.new, &self.again]
            .into_iter()
            .any(String::is_empty)
        {
            Some(Problem::Missing)
        } else if password::check_length(&self.new).is_err() {
            Some(Problem::Length {
                shortest: SHORTEST,
                longest: LONGEST,
            })
        } else if self.new != self.again {
            Some(Problem::Differs)
        } else if self.new == self.old {
            Some(Problem::Same)
        } else {
            None
        }
    }
}

/// `GET /quan-ly/tai-khoan`
pub async fn show(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    headers: HeaderMap,
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
    page(&state, &viewer, &headers, done, None).await
}

/// `POST /quan-ly/tai-khoan`: ends sessions or changes the password, and leads back to the page, which says so.
pub async fn change(
    State(state): State<ServerState>,
    viewer: Option<Extension<Viewer>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let typed = Typed::decode(&body);
    let (store, now) = (state.cx.store(), state.cx.now());
    let deed = match typed.deed {
        Some(Deed::Password) => return change_password(&state, &viewer, &headers, typed).await,
        Some(deed) => deed,
        None => return refused(&state, &viewer, &headers, Problem::Unclear).await,
    };
    let ended = if deed == Deed::EndSession {
        store.end_own_session(&viewer, &typed.session, now).await
    } else {
        let asks = token_hash(&headers).unwrap_or_default();
        let others = store.end_other_sessions(&viewer, &asks, now).await;
        others.map(|_| true)
    };
    match ended {
        Ok(true) => back(deed),
        Ok(false) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => pages::broken(&error),
    }
}

async fn change_password(
    state: &ServerState,
    viewer: &Viewer,
    headers: &HeaderMap,
    typed: Typed,
) -> Response {
    match try_change(state, viewer, headers, typed).await {
        Ok(Ok(given)) => {
            let mut response = back(Deed::Password);
            given.put_on(&mut response);
            response
        }
        Ok(Err(problem)) => refused(state, viewer, headers, problem).await,
        Err(error) => pages::broken(&*error),
    }
}

/// Both tokens after the change. The old password is a try like that of a sign-in: whoever finds an open telephone guesses no
/// faster here.
async fn try_change(
    state: &ServerState,
    viewer: &Viewer,
    headers: &HeaderMap,
    typed: Typed,
) -> Result<Result<Given, Problem>, Failure> {
    if let Some(problem) = typed.problem() {
        return Ok(Err(problem));
    }
    // Before the try is counted: whoever finds no place has not tried.
    let (Some(to_verify), Some(to_hash)) = (Place::take(), Place::take()) else {
        return Ok(Err(Problem::Busy));
    };
    let (store, now) = (state.cx.store(), state.cx.now());
    let account = store.account(&viewer.account).await?;
    let Some(account) = account.filter(|account| !account.disabled) else {
        return Ok(Err(Problem::WrongOld));
    };
    let device = device_hash(headers);
    let apart = match tries::begin(store, device.as_deref(), &account.phone, now).await? {
        Try::Wait(seconds) => return Ok(Err(Problem::Wait { seconds })),
        Try::Counted { apart } => apart,
    };
    let old_hash = account.password_hash;
    let fits = to_verify.verify(tries::tried(&typed.old), Some(old_hash.clone()));
    if !fits.await {
        tracing::info!(target: "sao_que::auth", account = %account.id, outcome = "refused", "a change of a password was refused");
        return Ok(Err(Problem::WrongOld));
    }
    if !apart {
        // What strangers have failed meanwhile is forgotten only by a try that was counted with theirs.
        store.clear_login_failures(&account.phone).await?;
    }
    let new_hash = to_hash.hash(typed.new).await?;
    let given = Given::new().map_err(Failure::from)?;
    let browser = browser_name(headers);
    let change = NewPassword {
        old_hash: &old_hash,
        new_hash: &new_hash,
        session: &token_hash(headers).unwrap_or_default(),
        new_session: &given.session.hash(),
        browser: browser.as_deref(),
        new_device: &given.device.hash(),
    };
    if !store.change_own_password(viewer, change, now).await? {
        return Ok(Err(Problem::WrongOld));
    }
    tracing::info!(target: "sao_que::auth", account = %account.id, outcome = "password changed", "a password was changed");
    Ok(Ok(given))
}

fn back(deed: Deed) -> Response {
    Redirect::to(&format!("{PATH}?{DONE}={}", deed.code())).into_response()
}

async fn refused(
    state: &ServerState,
    viewer: &Viewer,
    headers: &HeaderMap,
    problem: Problem,
) -> Response {
    page(state, viewer, headers, None, Some(problem)).await
}

/// The page; after a problem with its status and the time to wait.
async fn page(
    state: &ServerState,
    viewer: &Viewer,
    headers: &HeaderMap,
    done: Option<Deed>,
    problem: Option<Problem>,
) -> Response {
    let (store, now) = (state.cx.store(), state.cx.now());
    let asks = token_hash(headers).unwrap_or_default();
    let sessions = match store.own_sessions(viewer, &asks, now).await {
        Ok(sessions) => sessions,
        Err(error) => return pages::broken(&error),
    };
    let account = match store.account(&viewer.account).await {
        Ok(Some(account)) => account,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => return pages::broken(&error),
    };
    let shown = OwnAccount {
        name: &account.name,
        phone: &account.phone,
        sessions: &sessions,
        done,
        problem,
    };
    let (status, again_after) = match problem {
        None => (StatusCode::OK, None),
        Some(Problem::Wait { seconds }) => (StatusCode::TOO_MANY_REQUESTS, Some(seconds)),
        Some(Problem::Busy) => (StatusCode::SERVICE_UNAVAILABLE, Some(password::AGAIN_AFTER)),
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, None),
    };
    let mut response = codes::answer(state, status, document(Words::default(), &shown));
    if let Some(seconds) = again_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    response
}
