//! Somebody else's listing looks exactly like one that is not there.

use super::cells::{ABSENT, Everybody, Objects};
use super::table::Person;
use crate::support::form::{self, call_body};
use crate::support::{App, Call, app};

/// Every way to reach a listing by its id.
fn ways(id: &str, body: &str) -> Vec<Call> {
    let page = format!("/quan-ly/san-pham/{id}");
    let past = format!("{page}/lich-su");
    vec![
        Call::get(&page),
        Call::get(&format!("{page}?da-luu=1")),
        Call::post(&page, body),
        Call::post(&page, "gia=abc&kieu-gia=mot&phien-ban=1"),
        Call::post(&page, &form::with(body, &[("chon-mo-ta", "da-luu")])),
        Call::get(&format!("{page}/the")),
        Call::post(
            "/quan-ly/bang",
            &form::with("gia-0=5k&ban-0=0", &[("sp-0", id)]),
        ),
        Call::get(&past),
        Call::post(&past, ""),
        Call::post(&past, &format!("lan={ABSENT}&cho=mo-ta&ban=0")),
        Call::get(&format!("/api/studio/listing?product={id}")),
        Call::post("/api/studio/save-listing", &call_body(id, body)),
        Call::post(
            "/api/studio/save-listing",
            &call_body(id, "gia=abc&kieu-gia=mot"),
        ),
    ]
}

async fn answers(
    app: &App,
    id: &str,
    body: &str,
    everybody: &Everybody,
    by: Person,
) -> Vec<String> {
    let mut all = Vec::new();
    for call in ways(id, body) {
        for accept in ["text/html", "application/json"] {
            let call = call
                .clone()
                .with("accept", accept)
                .by_maybe(everybody.cookie(by));
            let what = format!("{} {}", call.method, call.target);
            let answer = app.send(call).await;
            all.push(format!("{what} {accept}: {}", answer.settled()).replace(id, "ID"));
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_somebody_elses_is_answered_like_what_is_not_there() {
    let app = app().await;
    let everybody = Everybody::signed_in(&app).await;
    let Objects { of_a, of_b, .. } = Objects::now(&app).await;
    for (by, listing) in [
        (Person::B, &of_a),
        (Person::A, &of_b),
        (Person::Office, &of_a),
        (Person::Disabled, &of_a),
        (Person::Anonymous, &of_a),
    ] {
        let body = form::price(listing, "1.000");
        let theirs = answers(&app, listing.id.as_str(), &body, &everybody, by).await;
        let absent = answers(&app, ABSENT, &body, &everybody, by).await;
        for (theirs, absent) in theirs.iter().zip(&absent) {
            assert_eq!(theirs, absent, "{by:?}");
        }
    }
    let now = Objects::now(&app).await;
    assert_eq!((now.of_a, now.of_b), (of_a, of_b), "nothing was changed");
}
