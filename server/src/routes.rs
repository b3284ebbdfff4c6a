//! Which address leads where.

use crate::import_sheet::LARGEST_IMPORT;
use crate::state::ServerState;
use crate::{
    api, assets, catalogue_file, check, claim, closures, compressed, editor_post, found, health,
    history, import_sheet, invitation, members, offline, own_account, own_photos, pages, photos,
    recovery, refusals, report, request, second_step, security, session, share, shelf_card,
    sign_in, table,
};
use any_spawner::Executor;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any, get, post, put};
use domain::Language;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

/// Most bytes of a request: the longest listing, twice percent-encoded, is half of it.
pub const LARGEST_BODY: usize = 512 * 1024;
/// A page takes milliseconds; what takes this long is stuck.
const LONGEST_ANSWER: Duration = Duration::from_secs(15);
/// What a photo of 12 MB takes on a poor line.
const LONGEST_FILE: Duration = Duration::from_mins(5);

/// Pages that are the same for everybody, in every language: see [`public_pages`].
pub const PUBLIC_PAGES: [&str; 17] = [
    "/",
    "/san-pham",
    "/san-pham/{slug}",
    "/co-so/{slug}",
    "/vung",
    "/vung/{slug}",
    "/nhom/{slug}",
    "/diem-ban",
    "/su-kien",
    "/ocop",
    "/gioi-thieu",
    "/dieu-khoan",
    "/quyen-rieng-tu",
    "/lien-he",
    "/giao-dien",
    PICKED_PAGES[0],
    PICKED_PAGES[1],
];
/// The addresses of all public pages, those in English below `/en`.
pub fn public_pages() -> impl Iterator<Item = String> {
    let in_language = |language: Language| PUBLIC_PAGES.map(|path| language.at(path));
    Language::ALL.into_iter().flat_map(in_language)
}

/// Public pages of products that the address names: any products, so that none of these pages is worth keeping.
pub const PICKED_PAGES: [&str; 2] = ["/so-sanh", "/yeu-thich"];
/// The page without the app that tells whether a star holds; in every language.
pub const CHECK: &str = app::check::PATH;
/// The page that devices keep for when there is no network; in every language.
pub const OFFLINE: &str = app::offline::PATH;
/// The page without the app where errors are reported: a form and its `POST`; in every language.
pub const REPORT: &str = app::report::PATH;
/// Pages without the app for whoever is not in yet, each a form and its `POST`, in Vietnamese like all that they lead to.
pub const GETTING_IN: [&str; 3] = [
    app::account::claim::PATH,
    app::account::recovery::PATH,
    app::account::request::PATH,
];
/// The page that leads into the studio.
pub const SIGN_IN: &str = "/dang-nhap";
/// Pages of the studio, behind the sign-in.
pub const STUDIO_PAGES: [&str; 2] = ["/quan-ly", "/quan-ly/san-pham/{id}"];
/// Pages of the studio without the app, each a form and its `POST`; behind the sign-in too.
pub const STUDIO_DOCUMENTS: [&str; 9] = [
    app::account::own::PATH,
    app::account::second_step::PATH,
    app::account::members::PATH,
    "/quan-ly/san-pham/{id}/lich-su",
    "/quan-ly/san-pham/{id}/anh",
    "/quan-ly/san-pham/{id}/anh/{photo}",
    app::studio::table::PATH,
    app::studio::closures::PATH,
    app::studio::import::PATH,
];
/// Where photos are sent, with the method; they may be larger and take longer than anything else.
pub const FILE_ROUTES: [(&str, &str); 2] = [
    ("POST", "/quan-ly/san-pham/{id}/anh/them"),
    ("PUT", "/quan-ly/san-pham/{id}/anh/{photo}"),
];
/// Everything else that answers, with its method; files and server functions have tables of their own.
pub const OTHER_ROUTES: [(&str, &str); 16] = [
    ("POST", "/dang-nhap"),
    ("POST", app::account::second_step::SIGN_IN),
    ("POST", "/dang-xuat"),
    ("POST", "/quan-ly/san-pham/{id}"),
    ("POST", "/quan-ly/san-pham/{id}/van-dung"),
    ("POST", "/quan-ly/san-pham/{id}/xem-truoc"),
    ("GET", "/quan-ly/san-pham/{id}/the"),
    ("GET", "/quan-ly/bang.csv"),
    ("GET", "/quan-ly/bang.xlsx"),
    ("GET", "/du-lieu/hien-tai"),
    ("GET", "/du-lieu/{name}"),
    ("GET", photos::PATH),
    ("GET", "/dat-mat-khau/{token}"),
    ("POST", "/dat-mat-khau/{token}"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
];

/// The public read API; each takes `GET` and `OPTIONS`.
pub const API_PATHS: [&str; 9] = api::PATHS;

/// What tells robots and readers of feeds about the site; each takes `GET`.
pub const FOUND_PATHS: [&str; 5] = found::PATHS;

/// Pictures of products, for where their addresses are shared; each takes `GET`.
pub const SHARE_PATHS: [&str; 2] = share::PATHS;

/// Everything but kept pages, see [`Site`](crate::Site).
pub fn router(state: ServerState) -> Router {
    // Leptos runs its tasks on this runtime; a second router in one process finds it set, which is as good.
    let _ = Executor::init_tokio();
    let mut routes = Router::new();
    let mut light = found::routes();
    for language in Language::ALL {
        light = light
            .route(&language.at(CHECK), page(get(check::show)))
            .route(&language.at(OFFLINE), page(get(offline::show)))
            .route(
                &language.at(REPORT),
                page(get(report::show).post(report::send)),
            );
    }
    let [claiming, recovering, asking] = GETTING_IN;
    light = light
        .route(claiming, page(get(claim::show).post(claim::claim)))
        .route(
            recovering,
            page(get(recovery::show).post(recovery::recover)),
        )
        .route(asking, page(get(request::show).post(request::send)));
    for path in public_pages() {
        routes = routes.route(&path, page(get(pages::public)));
    }
    let functions = Router::new()
        .route("/api/{*function}", any(server_function))
        .layer(from_fn(security::programs_only))
        .layer(from_fn(compressed::public_reads));
    routes
        .route(SIGN_IN, page(get(pages::personal).post(sign_in::sign_in)))
        .route(
            app::account::second_step::SIGN_IN,
            page(post(sign_in::second_step)),
        )
        .route("/dang-xuat", page(post(sign_in::sign_out)))
        .route("/du-lieu/hien-tai", get(catalogue_file::current))
        .route("/du-lieu/{name}", get(catalogue_file::file))
        .route(
            "/dat-mat-khau/{token}",
            page(get(invitation::show).post(invitation::accept)),
        )
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(studio(&state))
        .merge(functions)
        .merge(api::routes())
        .merge(light.layer(from_fn(compressed::public_reads)))
        .merge(photos::routes())
        .merge(share::routes())
        .merge(assets::routes(&state))
        .fallback(pages::elsewhere)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(longest(LONGEST_ANSWER))
        .merge(file_routes(&state))
        .layer(from_fn_with_state(state.clone(), session::load))
        .layer(CsrfLayer::new())
        .layer(from_fn(security::same_origin_only))
        .layer(CatchPanicLayer::custom(pages::panicked))
        .layer(from_fn_with_state(state.clone(), refusals::worded))
        .layer(from_fn(security::headers))
        .with_state(state)
}

/// The pages of the studio and their forms.
fn studio(state: &ServerState) -> Router<ServerState> {
    let [start, editor] = STUDIO_PAGES;
    let [
        account,
        two_steps,
        together,
        past,
        photos,
        photo,
        many,
        closed,
        _,
    ] = STUDIO_DOCUMENTS;
    Router::new()
        .route(start, page(get(pages::personal)))
        .route(editor, page(get(pages::personal).post(editor_post::save)))
        .route(
            "/quan-ly/san-pham/{id}/van-dung",
            page(post(editor_post::confirm)),
        )
        .route(
            "/quan-ly/san-pham/{id}/xem-truoc",
            page(post(editor_post::preview)),
        )
        .route(
            account,
            page(get(own_account::show).post(own_account::change)),
        )
        .route(
            two_steps,
            page(get(second_step::show).post(second_step::change)),
        )
        .route(together, page(get(members::show).post(members::change)))
        .route(past, page(get(history::show).post(history::put_back)))
        .route(photos, page(get(own_photos::show).post(own_photos::change)))
        .route(
            photo,
            page(get(own_photos::show_shape).post(own_photos::save_shape)),
        )
        .route(many, page(get(table::show).post(table::save)))
        .route("/quan-ly/bang.csv", page(get(import_sheet::csv)))
        .route("/quan-ly/bang.xlsx", page(get(import_sheet::xlsx)))
        .route(closed, page(get(closures::show).post(closures::change)))
        .route("/quan-ly/san-pham/{id}/the", page(get(shelf_card::show)))
        .route_layer(from_fn_with_state(state.clone(), security::studio_guard))
}

/// What takes files, each with limits of its own.
fn file_routes(state: &ServerState) -> Router<ServerState> {
    let import = app::studio::import::PATH;
    let large = Router::new()
        .route(
            import,
            page(get(import_sheet::show).post(import_sheet::post)),
        )
        .route_layer(from_fn_with_state(state.clone(), security::studio_guard))
        .layer(DefaultBodyLimit::max(LARGEST_IMPORT))
        .layer(RequestBodyLimitLayer::new(LARGEST_IMPORT));
    // Photos are larger still, and may take their time on a poor line.
    let [(_, several), (_, one)] = FILE_ROUTES;
    let files = Router::new()
        .route(several, page(post(own_photos::add)))
        .route(one, put(own_photos::put))
        .route_layer(from_fn_with_state(state.clone(), security::studio_guard))
        .layer(DefaultBodyLimit::max(own_photos::LARGEST))
        .layer(RequestBodyLimitLayer::new(own_photos::LARGEST))
        .layer(longest(LONGEST_FILE));
    large.layer(longest(LONGEST_ANSWER)).merge(files)
}

fn longest(time: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, time)
}

/// A method that a page does not have is refused, in words that [`refusals`] gives it.
fn page(methods: MethodRouter<ServerState>) -> MethodRouter<ServerState> {
    methods.fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
}

async fn server_function(State(state): State<ServerState>, request: Request) -> Response {
    let path = request.uri().path();
    let known =
        server_fn_paths().any(|(known, method)| known == path && method == *request.method());
    if !known {
        return StatusCode::NOT_FOUND.into_response();
    }
    // Read here, because the framework makes an internal error of a body that is too long.
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let request = Request::from_parts(parts, axum::body::Body::from(body));
    let cx = state.cx.clone();
    leptos_axum::handle_server_fns_with_context(
        move || leptos::prelude::provide_context(cx.clone()),
        request,
    )
    .await
    .into_response()
}

/// Every server function that is linked in, and therefore reachable.
pub fn server_fn_paths() -> impl Iterator<Item = (&'static str, axum::http::Method)> {
    leptos::server_fn::axum::server_fn_paths()
}
