//! Signing in and out: plain form posts, with and without scripts.

use crate::next_path::next_path;
use crate::pages;
use crate::password;
use crate::session::{Token, clear_cookie, token_hash};
use crate::state::ServerState;
use app::account::{SignInProblem, SignInState};
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Phone, form};
use store::Account;

/// What keeps a sign-in from being decided.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What was posted to `/dang-nhap`.
#[derive(Default)]
struct Typed {
    phone: String,
    password: String,
    next: String,
}

impl Typed {
    fn decode(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form::decode(&String::from_utf8_lossy(body), 20) {
            match name.as_str() {
                "so" => typed.phone = value,
                "mat-khau" => typed.password = value,
                "tiep" => typed.next = value,
                _ => {}
            }
        }
        typed
    }
}

/// `POST /dang-nhap`
pub async fn sign_in(
    State(state): State<ServerState>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let typed = Typed::decode(&body);
    match try_sign_in(&state, &headers, &typed).await {
        Ok(Ok(token)) => {
            let mut response = Redirect::to(next_path(&typed.next)).into_response();
            if let Some(cookie) = token.set_cookie() {
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            response
        }
        Ok(Err(problem)) => refused(state, typed, problem).await,
        Err(error) => pages::broken(&*error).into_response(),
    }
}

/// A token for the right password; a problem otherwise, the same for unknown and known telephone numbers.
async fn try_sign_in(
    state: &ServerState,
    headers: &HeaderMap,
    typed: &Typed,
) -> Result<Result<Token, SignInProblem>, Failure> {
    if typed.phone.trim().is_empty() || typed.password.is_empty() {
        return Ok(Err(SignInProblem::Missing));
    }
    let store = state.cx.store();
    let now = state.cx.now();
    let phone = Phone::parse(&typed.phone).ok();
    let mut account: Option<Account> = None;
    if let Some(phone) = &phone {
        if let Some(seconds) = store.begin_login(phone, now).await? {
            return Ok(Err(SignInProblem::Wait { seconds }));
        }
        account = store.account_by_phone(phone).await?;
    }
    let usable = account.filter(|account| !account.disabled);
    let hash = usable.as_ref().map(|account| account.password_hash.clone());
    let too_long = typed.password.chars().count() > password::LONGEST;
    let fits = password::verify(
        if too_long {
            String::new()
        } else {
            typed.password.clone()
        },
        hash,
    )
    .await;
    let (Some(account), true) = (usable, fits) else {
        tracing::info!(target: "sao_que::auth", outcome = "refused", "a sign-in was refused");
        return Ok(Err(SignInProblem::Wrong));
    };
    store.clear_login_failures(&account.phone).await?;
    // A new value at every sign-in; the one that the browser came with is worth nothing afterwards.
    if let Some(old) = token_hash(headers) {
        store.end_session(&old, now).await?;
    }
    let token = Token::new().map_err(Failure::from)?;
    store.start_session(&token.hash(), &account.id, now).await?;
    tracing::info!(target: "sao_que::auth", account = %account.id, outcome = "signed in", "a sign-in succeeded");
    Ok(Ok(token))
}

async fn refused(state: ServerState, typed: Typed, problem: SignInProblem) -> Response {
    let status = match problem {
        SignInProblem::Missing | SignInProblem::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
        SignInProblem::Wait { .. } => StatusCode::TOO_MANY_REQUESTS,
    };
    let next = next_path(&typed.next).to_owned();
    let shown = SignInState {
        phone: typed.phone,
        next,
        problem: Some(problem),
    };
    let mut response = pages::render_with(&state, page_request("/dang-nhap"), move || {
        leptos::prelude::provide_context(shown.clone());
    })
    .await;
    *response.status_mut() = status;
    if let SignInProblem::Wait { seconds } = problem {
        response
            .headers_mut()
            .insert(axum::http::header::RETRY_AFTER, seconds.into());
    }
    response
}

/// `POST /dang-xuat`
pub async fn sign_out(State(state): State<ServerState>, headers: HeaderMap) -> Response {
    if let Some(hash) = token_hash(&headers)
        && let Err(error) = state.cx.store().end_session(&hash, state.cx.now()).await
    {
        return pages::broken(&error).into_response();
    }
    let mut response = Redirect::to("/dang-nhap").into_response();
    clear_cookie(&mut response);
    response
}

/// A request for a page of this site, for answering a post with a page.
pub fn page_request(path: &'static str) -> Request {
    let mut request = Request::default();
    *request.uri_mut() = axum::http::Uri::from_static(path);
    request
}
