//! Signing in and out: plain form posts, with and without scripts.

mod second;

pub use second::second_step;

use crate::browser_name::browser_name;
use crate::next_path::next_path;
use crate::pages;
use crate::password;
use crate::refusals;
use crate::routes::LARGEST_BODY;
use crate::second_step::Shown;
use crate::session::{Given, Token, clear_cookie, device_hash, token_hash};
use crate::state::ServerState;
use crate::tries::{self, Try};
use app::account::second_step as look;
use app::account::{SignInProblem, SignInState, sign_in_and_go_on};
use app::ssr::short_page;
use app::studio::save::{MOST_FIELDS, typed_fields};
use app::studio::table;
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Phone, form};
use store::Account;

/// The addresses of editors.
const EDITORS: &str = "/quan-ly/san-pham/";

/// What keeps a sign-in from being decided.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What was posted to `/dang-nhap`.
#[derive(Default)]
struct Typed {
    phone: String,
    password: String,
    next: String,
    /// The token of a sign-in that was begun.
    begun: String,
    /// What the second step needs.
    shown: Shown,
    /// The fields of a listing that wait for the sign-in.
    waiting: Vec<(String, String)>,
}

impl Typed {
    fn decode(body: &[u8]) -> Self {
        let body = String::from_utf8_lossy(body);
        let mut typed = Self {
            waiting: typed_fields(&body),
            ..Self::default()
        };
        // What waits may come first, and a table has more of it than a listing.
        for (name, value) in form::decode(&body, MOST_FIELDS + table::MOST_FIELDS) {
            match name.as_str() {
                "so" => typed.phone = value,
                "mat-khau" => typed.password = value,
                "tiep" => typed.next = value,
                look::BEGUN => typed.begun = value,
                look::DIGITS => typed.shown.digits = value,
                look::SPARE => typed.shown.spare = value,
                _ => {}
            }
        }
        typed
    }

    /// The way on, with both tokens.
    fn enter(&self, given: &Given) -> Response {
        let mut response = self.onward().into_response();
        given.put_on(&mut response);
        response
    }

    /// Where to go after the right password. A listing that waits is posted again by the browser, to its own editor, and
    /// saved there like any other.
    fn onward(&self) -> Redirect {
        let next = next_path(&self.next);
        let takes = next.starts_with(EDITORS) || next == table::PATH;
        if !self.waiting.is_empty() && takes {
            Redirect::temporary(next)
        } else {
            Redirect::to(next)
        }
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
        Ok(Ok(Passed::In(given))) => typed.enter(&given),
        Ok(Ok(Passed::Begun(token))) => {
            second::second_page(&state, StatusCode::OK, token.value(), &typed, &[])
        }
        Ok(Err(problem)) => refused(state, typed, problem).await,
        Err(error) => pages::broken(&*error),
    }
}

/// The answer to a form of the studio that somebody posts who is not signed in any more.
pub async fn go_on_after(state: &ServerState, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let shown = SignInState {
        next: next_path(parts.uri.path()).to_owned(),
        ..SignInState::default()
    };
    let waiting = typed_fields(&String::from_utf8_lossy(&body));
    with_waiting(state, StatusCode::UNAUTHORIZED, &shown, &waiting)
}

fn with_waiting(
    state: &ServerState,
    status: StatusCode,
    shown: &SignInState,
    waiting: &[(String, String)],
) -> Response {
    let words = Words::default();
    let said = sign_in_and_go_on(words, shown, waiting);
    let title = words.sign_in_title_error();
    let page = short_page(words, title, &said);
    refusals::short(state, status, page)
}

/// What the right password leads to.
enum Passed {
    /// Whoever has no second step is in.
    In(Given),
    /// The second step is still to come.
    Begun(Token),
}

/// Both tokens, or what the second step needs, for the right password; a problem otherwise, the same for unknown and known
/// telephone numbers.
async fn try_sign_in(
    state: &ServerState,
    headers: &HeaderMap,
    typed: &Typed,
) -> Result<Result<Passed, SignInProblem>, Failure> {
    if typed.phone.trim().is_empty() || typed.password.is_empty() {
        return Ok(Err(SignInProblem::Missing));
    }
    // Before the try is counted: whoever finds no place has not tried.
    let Some(place) = password::Place::take() else {
        return Ok(Err(SignInProblem::Busy));
    };
    let store = state.cx.store();
    let now = state.cx.now();
    let phone = Phone::parse(&typed.phone).ok();
    let device = device_hash(headers);
    let mut account: Option<Account> = None;
    let mut known = false;
    if let Some(phone) = &phone {
        match tries::begin(store, device.as_deref(), phone, now).await? {
            Try::Wait(seconds) => return Ok(Err(SignInProblem::Wait { seconds })),
            Try::Counted { apart } => known = apart,
        }
        account = store.account_by_phone(phone).await?;
    }
    let usable = account.filter(|account| !account.disabled);
    let hash = usable.as_ref().map(|account| account.password_hash.clone());
    let fits = place.verify(tries::tried(&typed.password), hash).await;
    let (Some(account), true) = (usable, fits) else {
        tracing::info!(target: "sao_que::auth", outcome = "refused", "a sign-in was refused");
        return Ok(Err(SignInProblem::Wrong));
    };
    let step = store.second_step(&account.id).await?;
    if step.is_some_and(|step| step.confirmed) {
        let token = Token::new().map_err(Failure::from)?;
        store.begin_sign_in(&token.hash(), &account.id, now).await?;
        return Ok(Ok(Passed::Begun(token)));
    }
    Ok(Ok(Passed::In(
        enter(state, headers, &account, known).await?,
    )))
}

/// Begins the session of whoever has shown everything. `known` says that the tries were counted with the browser's own.
async fn enter(
    state: &ServerState,
    headers: &HeaderMap,
    account: &Account,
    known: bool,
) -> Result<Given, Failure> {
    let (store, now) = (state.cx.store(), state.cx.now());
    if !known {
        // What strangers have failed meanwhile is forgotten only by a sign-in that was counted with theirs.
        store.clear_login_failures(&account.phone).await?;
    }
    // A new value at every sign-in; the one that the browser came with is worth nothing afterwards.
    if let Some(old) = token_hash(headers) {
        store.end_session(&old, now).await?;
    }
    let given = Given::new().map_err(Failure::from)?;
    let (browser, device) = (browser_name(headers), device_hash(headers));
    store
        .start_session(&given.session.hash(), &account.id, browser.as_deref(), now)
        .await?;
    store
        .remember_device(device.as_deref(), &given.device.hash(), &account.id, now)
        .await?;
    tracing::info!(target: "sao_que::auth", account = %account.id, outcome = "signed in", "a sign-in succeeded");
    Ok(given)
}

async fn refused(state: ServerState, typed: Typed, problem: SignInProblem) -> Response {
    let (status, again_after) = match problem {
        SignInProblem::Missing | SignInProblem::Wrong | SignInProblem::Ended => {
            (StatusCode::UNPROCESSABLE_ENTITY, None)
        }
        SignInProblem::Wait { seconds } => (StatusCode::TOO_MANY_REQUESTS, Some(seconds)),
        SignInProblem::Busy => (StatusCode::SERVICE_UNAVAILABLE, Some(password::AGAIN_AFTER)),
    };
    let next = next_path(&typed.next).to_owned();
    let shown = SignInState {
        phone: typed.phone,
        next,
        problem: problem.sentence(Words::default()),
    };
    let mut response = if typed.waiting.is_empty() {
        pages::render_with(&state, page_request("/dang-nhap"), move || {
            leptos::prelude::provide_context(shown.clone());
        })
        .await
    } else {
        with_waiting(&state, status, &shown, &typed.waiting)
    };
    *response.status_mut() = status;
    if let Some(seconds) = again_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// `POST /dang-xuat`
pub async fn sign_out(State(state): State<ServerState>, headers: HeaderMap) -> Response {
    if let Some(hash) = token_hash(&headers)
        && let Err(error) = state.cx.store().end_session(&hash, state.cx.now()).await
    {
        return pages::broken(&error);
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
