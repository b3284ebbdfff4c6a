//! Every cell of the table, asked.

use super::table::{Expected, PEOPLE, Person, Row, rows};
use crate::support::form::{self as editor, call_body};
use crate::support::people::{PRODUCER_A, PRODUCER_B};
use crate::support::{A, App, B, Call, Cookie, LATER, OFFICE, app};
use app::studio::VERSION;
use axum::http::Method;
use domain::{AccountId, Language, form};
use store::OwnListing;

/// The id of a product that is not there.
pub const ABSENT: &str = "019ab000-0000-7000-8000-000000000000";

/// The cookies of everybody; the one of `Disabled` was good until the account was shut.
pub struct Everybody(Vec<Option<Cookie>>);

impl Everybody {
    pub async fn signed_in(app: &App) -> Self {
        let mut cookies = Vec::new();
        for person in PEOPLE {
            cookies.push(match person {
                Person::Anonymous => None,
                Person::A => Some(app.sign_in(A).await),
                Person::B => Some(app.sign_in(B).await),
                Person::Disabled => Some(app.sign_in(LATER).await),
                Person::Office => Some(app.sign_in(OFFICE).await),
            });
        }
        app.disable(LATER).await;
        Self(cookies)
    }

    pub fn cookie(&self, person: Person) -> Option<&Cookie> {
        let at = PEOPLE.iter().position(|other| *other == person).unwrap();
        self.0[at].as_ref()
    }
}

/// The two listings that the table speaks of.
pub struct Objects {
    pub of_a: OwnListing,
    pub of_b: OwnListing,
    /// The accounts of A and B.
    pub accounts: [AccountId; 2],
}

impl Objects {
    pub async fn now(app: &App) -> Self {
        Self {
            of_a: app.listing(PRODUCER_A).await,
            of_b: app.listing(PRODUCER_B).await,
            accounts: [app.account(A).await, app.account(B).await],
        }
    }
}

/// The request of a row: as good as can be, so that only the person can be wrong.
pub fn call(row: &Row, objects: &Objects) -> Call {
    let listing = if row.object == "of-b" {
        &objects.of_b
    } else {
        &objects.of_a
    };
    let absent = row.object == "absent";
    let id = if absent { ABSENT } else { listing.id.as_str() };
    let (slug, producer, place, group, file) = if absent {
        ("khong-co", "khong-co", "khong-co", "khong-co", "none.txt")
    } else {
        (listing.slug.as_str(), PRODUCER_A, "hoang-hoa", "gia-vi", "")
    };
    let file_of = |name: &'static str| if file.is_empty() { name } else { file };
    let price = editor::price(listing, "123.000");
    let target = match Language::split(&row.path).1 {
        "/co-so/{slug}" => row.path.replace("{slug}", producer),
        "/vung/{slug}" => row.path.replace("{slug}", place),
        "/nhom/{slug}" => row.path.replace("{slug}", group),
        "/anh/san-pham/{name}" => row.path.replace("{name}", &format!("{slug}.png")),
        "/pkg/{*file}" => row.path.replace("{*file}", file_of("sao-que.js")),
        "/icons/{*file}" => row.path.replace("{*file}", file_of("icon-192.png")),
        "/drawings/{*file}" => row.path.replace("{*file}", file_of("none.svg")),
        "/scripts/{*file}" => row.path.replace("{*file}", file_of("page.js")),
        "/styles/{*file}" => row.path.replace("{*file}", file_of("rooms.css")),
        "/fonts/{*file}" => row
            .path
            .replace("{*file}", file_of("be-vietnam-pro-400.woff2")),
        "/api/{*function}" => "/api/studio/delete-everything".to_owned(),
        "/api/v1/{*rest}" => "/api/v1/everything".to_owned(),
        "/api/browse" => "/api/browse?query=sao%3D4".to_owned(),
        "/api/suggest" => "/api/suggest?text=mam".to_owned(),
        "/api/drawn" => format!("/api/drawn?path=/san-pham/{slug}"),
        "/api/studio/listing" => format!("/api/studio/listing?product={id}"),
        other => other
            .replace("{slug}", slug)
            .replace("{part}", "9.xml")
            .replace("{name}", "0123456789abcdef.bin")
            .replace("{id}", id)
            .replace("{photo}", ABSENT)
            .replace("{token}", &"ab".repeat(32)),
    };
    match (row.method, row.path.as_str()) {
        ("POST", "/api/studio/save-listing") => Call::post(&target, &call_body(id, &price)),
        ("POST", "/quan-ly/san-pham/{id}" | "/quan-ly/san-pham/{id}/xem-truoc") => {
            Call::post(&target, &price)
        }
        ("POST", "/quan-ly/san-pham/{id}/van-dung") => Call::post(
            &target,
            &form::encode([(VERSION, &*listing.version.to_string())]),
        ),
        ("POST", path) if path.ends_with("/them") => Call::post(&target, "")
            .with("content-type", "multipart/form-data; boundary=x")
            .with_body(b"--x--\r\n"),
        ("PUT", _) => Call::post(&target, "").of_method(Method::PUT),
        ("POST", "/quan-ly/bang") if row.object != "-" => {
            let version = listing.version.to_string();
            let pairs = [("sp-0", id), ("ban-0", &version), ("gia-0", "124k")];
            Call::post(&target, &form::encode(pairs))
        }
        ("POST", "/quan-ly/nhap") if absent => Call::post(
            &target,
            &form::encode([("viec", "hoan-tac"), ("lo", ABSENT)]),
        ),
        ("POST", "/quan-ly/ngay-nghi") if absent => {
            Call::post(&target, &form::encode([("ky", ABSENT), ("bo", "1")]))
        }
        ("POST", "/quan-ly/ngay-nghi") if row.object == "listed" => {
            Call::post(&target, "tu=2027-02-10&den=2027-02-20")
        }
        ("POST", "/quan-ly/tai-khoan") if absent => {
            Call::post(&target, &format!("viec=thiet-bi&phien={ABSENT}"))
        }
        ("POST", "/quan-ly/thanh-vien") => {
            let [a, b] = &objects.accounts;
            let member = match row.object {
                "of-a" => a.as_str(),
                "of-b" => b.as_str(),
                "absent" => ABSENT,
                _ => return Call::post(&target, ""),
            };
            Call::post(&target, &format!("viec=cho-ra&nguoi={member}"))
        }
        ("POST", _) => Call::post(&target, ""),
        _ => Call::new(Method::from_bytes(row.method.as_bytes()).unwrap(), &target),
    }
}

async fn check(app: &App, call: Call, expected: Expected, what: &str) {
    let answer = app.send(call.clone()).await;
    let to = answer.header("location").to_owned();
    match expected {
        Expected::Status(status) => {
            assert_eq!(answer.code(), status, "{what}: {}", answer.text());
            assert_eq!(to, "", "{what}");
        }
        Expected::Done => assert_eq!(answer.code(), 200, "{what}: {}", answer.text()),
        Expected::SignIn => {
            assert_eq!(answer.code(), 303, "{what}");
            assert!(
                to == "/dang-nhap" || to.starts_with("/dang-nhap?tiep=/quan-ly"),
                "{what}: {to}"
            );
        }
        Expected::Saved => {
            assert_eq!(answer.code(), 303, "{what}: {}", answer.text());
            assert_eq!(to, format!("{}?da-luu=1", call.target), "{what}");
        }
        Expected::Confirmed => {
            assert_eq!(
                (answer.code(), to.as_str()),
                (303, "/quan-ly?da-xac-nhan=1"),
                "{what}"
            );
        }
        Expected::Many => {
            assert_eq!(answer.code(), 303, "{what}: {}", answer.text());
            let saved = to.strip_prefix("/quan-ly/bang?trang=1&da-luu=");
            assert!(saved.is_some_and(|batch| batch.len() == 36), "{what}: {to}");
        }
        Expected::Out => {
            assert_eq!((answer.code(), to.as_str()), (303, "/dang-nhap"), "{what}");
            assert!(answer.header("set-cookie").contains("Max-Age=0"), "{what}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cells_without_a_change_answer_so_and_change_nothing() {
    let app = app().await;
    let everybody = Everybody::signed_in(&app).await;
    let app = app.restart().await;
    let before = std::fs::read(app.file()).unwrap();
    let objects = Objects::now(&app).await;
    let mut asked = 0;
    for row in rows() {
        for (person, expected) in PEOPLE.into_iter().zip(&row.cells) {
            for accept in ["text/html,*/*;q=0.8", "application/json", "*/*"] {
                if expected.changes() {
                    continue;
                }
                let call = call(&row, &objects).with("accept", accept);
                let what = format!("{} {} {} by {person:?}", row.method, row.path, row.object);
                check(
                    &app,
                    call.by_maybe(everybody.cookie(person)),
                    *expected,
                    &what,
                )
                .await;
                asked += 1;
            }
        }
    }
    assert!(asked > 500, "{asked}");
    assert!(
        before == app.bytes().await,
        "not one byte of the database is another"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn cells_with_a_change_change_one_thing() {
    let app = app().await;
    let mut everybody = Everybody::signed_in(&app).await;
    let before = Objects::now(&app).await;
    for row in rows() {
        for (person, expected) in PEOPLE.into_iter().zip(&row.cells) {
            if !expected.changes() {
                continue;
            }
            let objects = Objects::now(&app).await;
            let old = app.state.cx.store().catalogue_version().await.unwrap();
            let call = call(&row, &objects).by_maybe(everybody.cookie(person));
            let what = format!("{} {} {} by {person:?}", row.method, row.path, row.object);
            check(&app, call, *expected, &what).await;
            let new = app.state.cx.store().catalogue_version().await.unwrap();
            let saves = i64::from(*expected != Expected::Out);
            assert_eq!(new - old, saves, "{what}");
        }
        if row.path == "/dang-xuat" {
            everybody = again(&app, everybody).await;
        }
    }
    let after = Objects::now(&app).await;
    assert_eq!(
        after.of_a.version,
        before.of_a.version + 4,
        "three saves, one confirmation"
    );
    assert_eq!(
        after.of_b.version,
        before.of_b.version + 4,
        "three saves, one confirmation"
    );
}

/// Signs in again who can.
async fn again(app: &App, everybody: Everybody) -> Everybody {
    let mut cookies = everybody.0;
    for (person, number) in [(1, A), (2, B), (4, OFFICE)] {
        cookies[person] = Some(app.sign_in(number).await);
    }
    Everybody(cookies)
}
