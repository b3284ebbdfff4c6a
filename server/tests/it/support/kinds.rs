//! One answer of every kind that the server gives.

mod getting_in;
mod reporting;
mod studio;

use super::cases::{beyond, refused_body, stale_body};
use super::form::{call_body, price};
use super::people::{PASSWORD, PRODUCER_A, sign_in_form};
use super::site::SCRIPT;
use super::{A, Answer, App, B, Call, app, app_without_cache};
use axum::http::Method;
use server::Site;
use tokio::sync::OnceCell;
use tower::ServiceExt;

/// A kind of answer, with its name and the status that it must have.
pub struct Kind {
    pub name: &'static str,
    pub answer: Answer,
}

impl Kind {
    pub fn is_page(&self) -> bool {
        self.answer.header("content-type").starts_with("text/html")
    }

    /// A page without the app.
    pub fn is_short(&self) -> bool {
        self.is_page() && (self.has_scripts("'none'") || self.has_scripts("'self'"))
    }

    /// Whether the policy names just this source of scripts.
    pub fn has_scripts(&self, source: &str) -> bool {
        let policy = self.answer.header("content-security-policy");
        policy.contains(&format!("script-src {source};"))
    }

    /// A page without the app, with one script in a file.
    pub fn is_form(&self) -> bool {
        let policy = self.answer.header("content-security-policy");
        self.is_page() && policy.contains("script-src 'self';")
    }
}

/// One answer of every kind, asked for once.
pub async fn all() -> &'static [Kind] {
    static ALL: OnceCell<Vec<Kind>> = OnceCell::const_new();
    ALL.get_or_init(ask_all).await
}

async fn ask_all() -> Vec<Kind> {
    let app = app().await;
    let mut kinds = public(&app).await;
    kinds.extend(uncached().await);
    kinds.extend(signing_in(&app).await);
    kinds.extend(reporting::all(&app).await);
    kinds.extend(studio::all(&app).await);
    kinds.extend(getting_in::all(&app).await);
    kinds.extend(getting_in::behind(&app).await);
    kinds.extend(functions(&app).await);
    kinds.extend(refusals(&app).await);
    kinds.extend(broken(&app).await);
    kinds
}

async fn ask(app: &App, kinds: &mut Vec<Kind>, name: &'static str, status: u16, call: Call) {
    let answer = app.send(call).await;
    assert_eq!(answer.code(), status, "{name}: {}", answer.text());
    kinds.push(Kind { name, answer });
}

async fn public(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let slug = app.listing(PRODUCER_A).await.slug;
    let product = format!("/san-pham/{slug}");
    for (name, status, target) in [
        ("home, drawn", 200, "/"),
        ("home, kept", 200, "/"),
        ("list, kept", 200, "/san-pham"),
        ("list with a notice", 200, "/san-pham?sao=9"),
        ("list without results", 200, "/san-pham?q=zzzzzz"),
        ("page beyond the last", 404, "/san-pham?trang=999"),
        ("product, kept", 200, product.as_str()),
        ("unknown product", 404, "/san-pham/khong-co"),
        ("producer, kept", 200, "/co-so/co-so-mau-ben-sao"),
        ("unknown producer", 404, "/co-so/khong-co"),
        ("map, kept", 200, "/vung"),
        ("district, kept", 200, "/vung/hoang-hoa"),
        ("place by another writing", 301, "/vung/huyen-hoang-hoa"),
        ("unknown place", 404, "/vung/khong-co"),
        ("group, kept", 200, "/nhom/thuc-pham"),
        ("unknown group", 404, "/nhom/khong-co"),
        ("unknown page", 404, "/khong/co"),
        ("script", 200, SCRIPT),
        ("drawing", 200, "/drawings/none.svg"),
        ("icon", 200, "/favicon.svg"),
        ("unknown file", 404, "/pkg/none.js"),
        ("alive", 200, "/healthz"),
        ("ready", 200, "/readyz"),
    ] {
        ask(app, &mut kinds, name, status, Call::get(target)).await;
    }
    let etag = kinds[1].answer.header("etag").to_owned();
    let again = Call::get("/").with("if-none-match", &etag);
    ask(app, &mut kinds, "home, known", 304, again).await;
    kinds
}

async fn uncached() -> Vec<Kind> {
    let app = app_without_cache().await;
    let mut kinds = Vec::new();
    let slug = app.listing(PRODUCER_A).await.slug;
    let product = format!("/san-pham/{slug}");
    for (name, target) in [
        ("home, not kept", "/"),
        ("list, not kept", "/san-pham"),
        ("product, not kept", product.as_str()),
        ("producer, not kept", "/co-so/co-so-mau-ben-sao"),
        ("commune, not kept", "/vung/hoang-thanh"),
        ("group, not kept", "/nhom/do-uong"),
    ] {
        ask(&app, &mut kinds, name, 200, Call::get(target)).await;
    }
    kinds
}

async fn signing_in(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let post = |password: &str| Call::post("/dang-nhap", &sign_in_form(B, password));
    ask(
        app,
        &mut kinds,
        "sign-in page",
        200,
        Call::get("/dang-nhap?tiep=/quan-ly"),
    )
    .await;
    ask(app, &mut kinds, "sign-in", 303, post(PASSWORD)).await;
    ask(app, &mut kinds, "sign-in without a password", 422, post("")).await;
    for _ in 0..5 {
        ask(app, &mut kinds, "sign-in refused", 422, post("wrong")).await;
    }
    ask(app, &mut kinds, "sign-in too often", 429, post("wrong")).await;
    ask(
        app,
        &mut kinds,
        "sign-out",
        303,
        Call::post("/dang-xuat", ""),
    )
    .await;
    kinds
}

async fn functions(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for (name, status, target) in [
        ("function", 200, "/api/overview"),
        (
            "function of nothing",
            404,
            "/api/drawn?path=/san-pham/khong-co",
        ),
        ("function without its argument", 400, "/api/drawn"),
        ("function for somebody", 401, "/api/studio/products"),
        ("no function", 404, "/api/none"),
    ] {
        ask(app, &mut kinds, name, status, Call::get(target)).await;
    }
    let cookie = app.sign_in(A).await;
    let listing = app.listing(PRODUCER_A).await;
    for (name, status, body) in [
        ("function, refused", 422, refused_body(&listing)),
        ("function, conflict", 409, stale_body(&listing)),
        ("function, saved", 200, price(&listing, "8.000")),
    ] {
        let body = call_body(listing.id.as_str(), &body);
        let call = Call::post("/api/studio/save-listing", &body).by(&cookie);
        ask(app, &mut kinds, name, status, call).await;
    }
    kinds
}

async fn refusals(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    ask(
        app,
        &mut kinds,
        "page, wrong method",
        405,
        Call::post("/san-pham", ""),
    )
    .await;
    ask(
        app,
        &mut kinds,
        "file, wrong method",
        405,
        Call::post(SCRIPT, ""),
    )
    .await;
    ask(
        app,
        &mut kinds,
        "health, wrong method",
        405,
        Call::post("/healthz", ""),
    )
    .await;
    ask(
        app,
        &mut kinds,
        "far too much",
        413,
        Call::post("/dang-nhap", &beyond()),
    )
    .await;
    let foreign = Call::post("/dang-nhap", "").with("sec-fetch-site", "cross-site");
    ask(app, &mut kinds, "from another site", 403, foreign).await;
    let origin = Call::bare_post("/dang-nhap", "").with("origin", "https://evil.vn");
    ask(app, &mut kinds, "from another origin", 403, origin).await;
    let options = Call::new(Method::OPTIONS, "/").with("origin", "https://evil.vn");
    ask(app, &mut kinds, "preflight", 405, options).await;
    kinds
}

async fn broken(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let cookie = app.sign_in(A).await;
    let answer = panicking(app)
        .oneshot(Call::get("/dang-nhap").request())
        .await
        .unwrap();
    kinds.push(Kind {
        name: "panic",
        answer: Answer::read(answer).await,
    });
    app.state.cx.store().close().await.unwrap();
    for (name, status, call) in [
        (
            "page without a database",
            500,
            Call::get("/san-pham/mat-ong"),
        ),
        (
            "studio without a database",
            500,
            Call::get("/quan-ly").by(&cookie),
        ),
        (
            "function without a database",
            500,
            Call::get("/api/drawn?path=/san-pham/mat-ong"),
        ),
        (
            "sign-in without a database",
            500,
            Call::post("/dang-nhap", "so=0900000001&mat-khau=x"),
        ),
        (
            "sign-out without a database",
            500,
            Call::post("/dang-xuat", "").by(&cookie),
        ),
        ("not ready", 503, Call::get("/readyz")),
    ] {
        ask(app, &mut kinds, name, status, call).await;
    }
    kinds
}

/// The same server, except that it panics while it draws a page: where a file with the names of scripts should be, there is
/// a folder.
pub fn panicking(app: &App) -> Site {
    let mut state = app.state.clone();
    state.options.hash_files = true;
    state.options.hash_file = ".".into();
    Site::new(state)
}
