//! Who signs in.

use super::{Answer, App, Call};
use axum::http::{StatusCode, header};
use domain::{AccountId, Phone};
use server::{COOKIE, password};
use std::sync::OnceLock;
use store::{NewAccount, Role, Store};

/// Keeps the listings of `co-so-mau-ben-sao`.
pub const A: &str = "0900000001";
/// Keeps the listings of `hop-tac-xa-mau-doi-sao`.
pub const B: &str = "0900000002";
/// Works for the producer of [`A`]; tests shut this account while it is signed in.
pub const LATER: &str = "0900000003";
/// Worked for the producer of [`A`]; shut.
pub const GONE: &str = "0900000004";
/// Works at the provincial office.
pub const OFFICE: &str = "0900000009";
/// The password of everybody here.
pub const PASSWORD: &str = "một mật khẩu đủ dài";

/// The producer of [`A`].
pub const PRODUCER_A: &str = "co-so-mau-ben-sao";
/// The producer of [`B`].
pub const PRODUCER_B: &str = "hop-tac-xa-mau-doi-sao";

/// The cookie of a session, as the browser sends it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie(pub String);

impl Cookie {
    /// A cookie that nobody was given.
    pub fn forged() -> Self {
        Self(format!("{COOKIE}={}", "ab".repeat(32)))
    }

    /// The secret in it.
    pub fn token(&self) -> &str {
        self.0.split_once('=').unwrap().1
    }
}

/// Creates everybody. The password is hashed once.
pub async fn create(store: &Store, now: store::Timestamp) {
    for (number, producer) in [
        (A, Some(PRODUCER_A)),
        (B, Some(PRODUCER_B)),
        (LATER, Some(PRODUCER_A)),
        (GONE, Some(PRODUCER_A)),
        (OFFICE, None),
    ] {
        let account = NewAccount {
            phone: Phone::parse(number).unwrap(),
            name: format!("Người mẫu {number}"),
            role: producer.map_or(Role::Office, |_| Role::Producer),
            producer: match producer {
                Some(slug) => Some(producer_id(store, slug).await),
                None => None,
            },
            password_hash: hashed().to_owned(),
        };
        let id = store.create_account(account, now).await.unwrap();
        if number == GONE {
            assert!(store.disable_account(&id, now).await.unwrap());
        }
    }
}

async fn producer_id(store: &Store, slug: &str) -> domain::ProducerId {
    let slug = domain::Slug::parse(slug).unwrap();
    store.producer(&slug).await.unwrap().unwrap().id
}

fn hashed() -> &'static str {
    static HASHED: OnceLock<String> = OnceLock::new();
    HASHED.get_or_init(|| password::hash(PASSWORD).unwrap())
}

/// The form of the sign-in page.
pub fn sign_in_form(phone: &str, password: &str) -> String {
    domain::form::encode([("so", phone), ("mat-khau", password), ("tiep", "")])
}

impl App {
    /// Posts the sign-in form.
    pub async fn try_sign_in(&self, phone: &str, password: &str) -> Answer {
        self.send(Call::post("/dang-nhap", &sign_in_form(phone, password)))
            .await
    }

    /// Signs in through the real form.
    pub async fn sign_in(&self, phone: &str) -> Cookie {
        let answer = self.try_sign_in(phone, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        given_cookie(&answer).expect("a sign-in gives a cookie")
    }

    /// The id of an account.
    pub async fn account(&self, phone: &str) -> AccountId {
        let phone = Phone::parse(phone).unwrap();
        let account = self.state.cx.store().account_by_phone(&phone).await;
        account.unwrap().unwrap().id
    }

    /// Shuts an account.
    pub async fn disable(&self, phone: &str) {
        let store = self.state.cx.store();
        let phone = Phone::parse(phone).unwrap();
        let account = store.account_by_phone(&phone).await.unwrap().unwrap();
        assert!(
            store
                .disable_account(&account.id, self.state.cx.now())
                .await
                .unwrap()
        );
    }
}

/// The cookie that an answer gives.
pub fn given_cookie(answer: &Answer) -> Option<Cookie> {
    let set = answer.headers.get(header::SET_COOKIE)?.to_str().unwrap();
    Some(Cookie(set.split(';').next().unwrap().to_owned()))
}
