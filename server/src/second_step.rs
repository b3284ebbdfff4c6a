//! The second step of signing in: switching it on and off. See [`app::account::second_step`].

use crate::codes::{self, Failure, Refused, answer, spare_hash};
use crate::pages;
use crate::password::Place;
use crate::session::device_hash;
use crate::state::ServerState;
use crate::tries::{self, Try};
use app::account::form::Wrong;
use app::account::second_step::{DEED, DIGITS, DONE, Deed, PASSWORD, PATH, Page, SPARE, document};
use app::words::Words;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Phone, SpareCode, form};
use store::{Proof, SecondStep, Store, Timestamp, Viewer};
use totp_rs::{Builder, Secret, Totp};

/// How many codes on paper there are.
const SPARE_CODES: usize = 10;

/// What shows that somebody has the other device or the paper, as it was typed.
#[derive(Default)]
pub struct Shown {
    /// The six digits.
    pub digits: String,
    /// A code on paper.
    pub spare: String,
}

/// What was typed, looked at.
pub enum Proven {
    /// Digits of a step of time.
    Step(u64),
    /// The hash of a code on paper.
    Spare(String),
}

impl Proven {
    /// As the store takes it.
    pub fn proof(&self) -> Proof<'_> {
        match self {
            Self::Step(step) => Proof::Step(*step),
            Self::Spare(hash) => Proof::Spare(hash),
        }
    }
}

impl Shown {
    /// That nothing was typed; it is no try.
    pub fn missing(&self, words: Words) -> Option<Wrong> {
        let empty = self.digits.trim().is_empty() && self.spare.trim().is_empty();
        empty.then(|| Wrong::at(DIGITS, words.second_digits_missing()))
    }

    /// What it shows, or what is wrong with it. The store decides whether it is used up already.
    pub fn prove(
        &self,
        words: Words,
        step: &SecondStep,
        salt: &str,
        now: Timestamp,
    ) -> Result<Result<Proven, Wrong>, Failure> {
        let digits: String = self.digits.chars().filter(char::is_ascii_digit).collect();
        if !digits.is_empty() {
            let found = totp(&step.secret, "")?.check(&digits, seconds(now));
            let wrong = || self.wrong(words);
            return Ok(found.map(Proven::Step).ok_or_else(wrong));
        }
        if let Some(missing) = self.missing(words) {
            return Ok(Err(missing));
        }
        let code = SpareCode::parse(&self.spare).ok_or_else(|| self.wrong(words));
        Ok(code.map(|code| Proven::Spare(spare_hash(salt, &code))))
    }

    /// That it shows nothing.
    pub fn wrong(&self, words: Words) -> Wrong {
        if self.digits.trim().is_empty() {
            Wrong::at(SPARE, words.second_spare_wrong())
        } else {
            Wrong::at(DIGITS, words.second_digits_wrong())
        }
    }
}

/// What was posted.
#[derive(Default)]
struct Typed {
    deed: Option<Deed>,
    password: String,
    shown: Shown,
}

impl Typed {
    fn decode(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in form::decode(&String::from_utf8_lossy(body), 20) {
            match name.as_str() {
                DEED => typed.deed = Deed::from_code(&value),
                PASSWORD => typed.password = value,
                DIGITS => typed.shown.digits = value,
                SPARE => typed.shown.spare = value,
                _ => {}
            }
        }
        typed
    }
}

/// `GET /quan-ly/tai-khoan/hai-buoc`
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
    let done = query.iter().any(|(name, _)| name == DONE);
    match state.cx.store().second_step(&viewer.account).await {
        Ok(Some(step)) if step.confirmed => {
            let page = Page::On { spare: step.spare };
            answer(
                &state,
                StatusCode::OK,
                document(Words::default(), page, &[]),
            )
        }
        Ok(_) => {
            let page = document(Words::default(), Page::Off { done }, &[]);
            answer(&state, StatusCode::OK, page)
        }
        Err(error) => pages::broken(&error),
    }
}

/// `POST /quan-ly/tai-khoan/hai-buoc`
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
    let answered = match typed.deed {
        Some(Deed::Begin) => begin(&state, &viewer).await,
        Some(Deed::Confirm) => confirm(&state, &viewer, &headers, &typed).await,
        Some(Deed::End) => end(&state, &viewer, &headers, &typed).await,
        None => {
            let wrong = Wrong::general(Words::default().second_unclear());
            refused(&state, &viewer, Refused::wrong(vec![wrong])).await
        }
    };
    answered.unwrap_or_else(|error| pages::broken(&*error))
}

/// Makes a secret and shows it; where a second step is on already, says so.
async fn begin(state: &ServerState, viewer: &Viewer) -> Result<Response, Failure> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
    let secret = Secret::from(bytes).to_base32();
    state.cx.store().begin_second_step(viewer, &secret).await?;
    shown(state, viewer, StatusCode::OK, &[]).await
}

/// Switches it on, where password and digits are right, and shows the codes on paper.
async fn confirm(
    state: &ServerState,
    viewer: &Viewer,
    headers: &HeaderMap,
    typed: &Typed,
) -> Result<Response, Failure> {
    let (words, store, now) = (Words::default(), state.cx.store(), state.cx.now());
    let step = store.second_step(&viewer.account).await?;
    let Some(step) = step.filter(|step| !step.confirmed) else {
        let wrong = Wrong::general(words.second_unclear());
        return refused(state, viewer, Refused::wrong(vec![wrong])).await;
    };
    let known = match knows_password(state, viewer, headers, typed).await? {
        Ok(known) => known,
        Err(wrong) => return refused(state, viewer, wrong).await,
    };
    let salt = store.code_salt().await?;
    let only_digits = Shown {
        digits: typed.shown.digits.clone(),
        spare: String::new(),
    };
    let found = match only_digits.prove(words, &step, &salt, now)? {
        Ok(Proven::Step(found)) => found,
        Ok(Proven::Spare(_)) => return Err("digits were taken for a code on paper".into()),
        Err(wrong) => return refused(state, viewer, Refused::wrong(vec![wrong])).await,
    };
    let mut spare = Vec::new();
    while spare.len() < SPARE_CODES {
        let half = || codes::draw().map_err(|error| error.to_string());
        spare.push(SpareCode::new(half()?, half()?));
    }
    let hashes: Vec<String> = spare.iter().map(|code| spare_hash(&salt, code)).collect();
    let on = store.confirm_second_step(viewer, &step.secret, found, &hashes, now);
    if !on.await? {
        let wrong = Wrong::general(words.second_unclear());
        return refused(state, viewer, Refused::wrong(vec![wrong])).await;
    }
    known.forgive(store).await?;
    tracing::info!(target: "sao_que::auth", account = %viewer.account, outcome = "second step on", "a second step was switched on");
    let page = document(words, Page::Confirmed(&spare), &[]);
    Ok(answer(state, StatusCode::OK, page))
}

/// Switches it off with the password and a proof. Both are tries like those of a sign-in.
async fn end(
    state: &ServerState,
    viewer: &Viewer,
    headers: &HeaderMap,
    typed: &Typed,
) -> Result<Response, Failure> {
    let (words, store, now) = (Words::default(), state.cx.store(), state.cx.now());
    let step = store.second_step(&viewer.account).await?;
    let Some(step) = step.filter(|step| step.confirmed) else {
        let wrong = Wrong::general(words.second_unclear());
        return refused(state, viewer, Refused::wrong(vec![wrong])).await;
    };
    if let (false, Some(missing)) = (typed.password.is_empty(), typed.shown.missing(words)) {
        return refused(state, viewer, Refused::wrong(vec![missing])).await;
    }
    let known = match knows_password(state, viewer, headers, typed).await? {
        Ok(known) => known,
        Err(wrong) => return refused(state, viewer, wrong).await,
    };
    let salt = store.code_salt().await?;
    let proven = match typed.shown.prove(words, &step, &salt, now)? {
        Ok(proven) => proven,
        Err(wrong) => return refused(state, viewer, Refused::wrong(vec![wrong])).await,
    };
    if !store.end_second_step(viewer, proven.proof(), now).await? {
        let wrong = typed.shown.wrong(words);
        return refused(state, viewer, Refused::wrong(vec![wrong])).await;
    }
    known.forgive(store).await?;
    tracing::info!(target: "sao_que::auth", account = %viewer.account, outcome = "second step off", "a second step was switched off");
    Ok(Redirect::to(&format!("{PATH}?{DONE}=1")).into_response())
}

/// Whoever has typed the right password.
struct Known {
    phone: Phone,
    apart: bool,
}

impl Known {
    /// What strangers have failed meanwhile is forgotten only by a try that was counted with theirs.
    async fn forgive(&self, store: &Store) -> Result<(), Failure> {
        if !self.apart {
            store.clear_login_failures(&self.phone).await?;
        }
        Ok(())
    }
}

/// Whether the password is right: a try like that of a sign-in.
async fn knows_password(
    state: &ServerState,
    viewer: &Viewer,
    headers: &HeaderMap,
    typed: &Typed,
) -> Result<Result<Known, Refused>, Failure> {
    let (words, store, now) = (Words::default(), state.cx.store(), state.cx.now());
    let wrong = || Refused::wrong(vec![Wrong::at(PASSWORD, words.second_password_wrong())]);
    if typed.password.is_empty() {
        return Ok(Err(wrong()));
    }
    let Some(account) = store.account(&viewer.account).await? else {
        return Ok(Err(wrong()));
    };
    let Some(place) = Place::take() else {
        return Ok(Err(Refused::busy(words)));
    };
    let device = device_hash(headers);
    let apart = match tries::begin(store, device.as_deref(), &account.phone, now).await? {
        Try::Wait(seconds) => return Ok(Err(Refused::wait(words, seconds))),
        Try::Counted { apart } => apart,
    };
    let fits = place.verify(tries::tried(&typed.password), Some(account.password_hash));
    if !fits.await {
        return Ok(Err(wrong()));
    }
    Ok(Ok(Known {
        phone: account.phone,
        apart,
    }))
}

async fn refused(
    state: &ServerState,
    viewer: &Viewer,
    refused: Refused,
) -> Result<Response, Failure> {
    let mut response = shown(state, viewer, refused.status, &refused.wrong).await?;
    if let Some(seconds) = refused.again_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    Ok(response)
}

/// The page as it stands with this account.
async fn shown(
    state: &ServerState,
    viewer: &Viewer,
    status: StatusCode,
    wrong: &[Wrong],
) -> Result<Response, Failure> {
    let (words, store) = (Words::default(), state.cx.store());
    let page = match store.second_step(&viewer.account).await? {
        None => document(words, Page::Off { done: false }, wrong),
        Some(step) if step.confirmed => document(words, Page::On { spare: step.spare }, wrong),
        Some(step) => {
            let account = store.account(&viewer.account).await?;
            let phone = account.map_or_else(String::new, |account| account.phone.grouped());
            let url = totp(&step.secret, &phone)?.to_url();
            let url = url.map_err(|error| error.to_string())?;
            let begun = Page::Begun {
                secret: &step.secret,
                url: &url,
            };
            document(words, begun, wrong)
        }
    };
    Ok(answer(state, status, page))
}

/// The second step of that secret, as apps know it: six digits every thirty seconds, and one step of a slow clock forgiven.
fn totp(secret: &str, account: &str) -> Result<Totp, Failure> {
    let secret = Secret::try_from_base32(secret).map_err(|error| error.to_string())?;
    let built = Builder::new()
        .with_secret(secret)
        .with_account_name(account)
        .with_issuer(Some(Words::default().site_name()))
        .build();
    Ok(built.map_err(|error| error.to_string())?)
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.0 / 1000).unwrap_or_default()
}
