//! Those of the studio.

use super::{Kind, ask};
use crate::support::cases::{refused_body, stale_body};
use crate::support::form::{editor, price};
use crate::support::people::{PASSWORD, PRODUCER_A, given_cookie};
use crate::support::{A, App, Call, Cookie, OFFICE};

pub async fn all(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let cookie = given_cookie(&app.try_sign_in(A, PASSWORD).await).unwrap();
    let listing = app.listing(PRODUCER_A).await;
    let page = editor(&listing);
    ask(
        app,
        &mut kinds,
        "studio for nobody",
        303,
        Call::get("/quan-ly"),
    )
    .await;
    ask(
        app,
        &mut kinds,
        "studio",
        200,
        Call::get("/quan-ly").by(&cookie),
    )
    .await;
    ask(app, &mut kinds, "editor", 200, Call::get(&page).by(&cookie)).await;
    let absent = Call::get("/quan-ly/san-pham/x").by(&cookie);
    ask(app, &mut kinds, "editor of nothing", 404, absent).await;
    let refused = Call::post(&page, &refused_body(&listing)).by(&cookie);
    ask(app, &mut kinds, "editor, refused", 422, refused).await;
    let save = Call::post(&page, &price(&listing, "9.000")).by(&cookie);
    ask(app, &mut kinds, "editor, saved", 303, save).await;
    let saved = Call::get(&format!("{page}?da-luu=1")).by(&cookie);
    ask(app, &mut kinds, "editor after saving", 200, saved).await;
    let stale = Call::post(&page, &stale_body(&listing)).by(&cookie);
    ask(app, &mut kinds, "editor, conflict", 409, stale).await;
    kinds.extend(past(app, &cookie, &page).await);
    kinds.extend(many(app, &cookie, &page).await);
    kinds.extend(account(app).await);
    kinds
}

/// The history of a listing that was saved once.
async fn past(app: &App, cookie: &Cookie, editor: &str) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let page = format!("{editor}/lich-su");
    let shown = Call::get(&page).by(cookie);
    ask(app, &mut kinds, "history", 200, shown).await;
    let told = Call::get(&format!("{page}?da-lay-lai=1")).by(cookie);
    ask(app, &mut kinds, "history after a field", 200, told).await;
    let refused = Call::post(&page, "").by(cookie);
    ask(app, &mut kinds, "history, refused", 422, refused).await;
    kinds
}

/// Pages about many products, or without the app.
async fn many(app: &App, cookie: &Cookie, editor: &str) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for (name, page) in [
        ("table", "/quan-ly/bang"),
        ("table without a change", "/quan-ly/bang?khong-doi=1"),
        ("import", "/quan-ly/nhap"),
        ("days closed", "/quan-ly/ngay-nghi"),
        ("days closed, saved", "/quan-ly/ngay-nghi?da-luu=1"),
        ("own listings as CSV", "/quan-ly/bang.csv"),
        ("own listings as XLSX", "/quan-ly/bang.xlsx"),
        ("shelf cards", &format!("{editor}/the")),
    ] {
        ask(app, &mut kinds, name, 200, Call::get(page).by(cookie)).await;
    }
    let listing = app.listing(PRODUCER_A).await;
    let id = listing.id.as_str();
    for (name, status, page, body) in [
        (
            "table, refused",
            422,
            "/quan-ly/bang",
            format!("sp-0={id}&ban-0=0&gia-0=x"),
        ),
        (
            "table, conflict",
            409,
            "/quan-ly/bang",
            format!("sp-0={id}&ban-0=77&gia-0=5k"),
        ),
        (
            "import, nothing waits",
            409,
            "/quan-ly/nhap",
            "viec=luu&ma=x".to_owned(),
        ),
        (
            "days closed, refused",
            422,
            "/quan-ly/ngay-nghi",
            "tu=mai".to_owned(),
        ),
    ] {
        let call = Call::post(page, &body).by(cookie);
        ask(app, &mut kinds, name, status, call).await;
    }
    kinds
}

/// The own account of somebody who is signed in twice.
async fn account(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let page = "/quan-ly/tai-khoan";
    app.sign_in(OFFICE).await;
    let cookie = app.sign_in(OFFICE).await;
    let shown = Call::get(page).by(&cookie);
    ask(app, &mut kinds, "account", 200, shown).await;
    let refused = Call::post(page, "viec=mat-khau").by(&cookie);
    ask(app, &mut kinds, "account, refused", 422, refused).await;
    let ended = Call::post(page, "viec=thiet-bi-khac").by(&cookie);
    ask(app, &mut kinds, "account, sessions ended", 303, ended).await;
    let told = Call::get(&format!("{page}?xong=thiet-bi-khac")).by(&cookie);
    ask(app, &mut kinds, "account after it", 200, told).await;
    let ended = Call::post(page, "viec=mat-khau");
    ask(app, &mut kinds, "account without a session", 401, ended).await;
    kinds
}
