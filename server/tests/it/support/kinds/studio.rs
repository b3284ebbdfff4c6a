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
