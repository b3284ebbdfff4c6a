//! The table lists exactly what can be reached.

use super::table::listed;
use crate::support::{Call, app};
use axum::http::Method;
use domain::Language;
use server::routes::{
    API_PATHS, CHECK, FILE_ROUTES, FOUND_PATHS, GETTING_IN, OFFLINE, OTHER_ROUTES, PUBLIC_PAGES,
    REPORT, SHARE_PATHS, SIGN_IN, STUDIO_DOCUMENTS, STUDIO_PAGES, public_pages, server_fn_paths,
};
use std::collections::BTreeSet;

/// The folders and files of the built site.
const FILES: [&str; 9] = [
    "/pkg/{*file}",
    "/fonts/{*file}",
    "/drawings/{*file}",
    "/scripts/{*file}",
    "/styles/{*file}",
    "/icons/{*file}",
    "/favicon.svg",
    "/manifest.webmanifest",
    "/sw.js",
];
/// Where every server function is mounted.
const FUNCTIONS: &str = "/api/{*function}";

fn pairs<'a>(all: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeSet<(String, String)> {
    let owned = |(method, path): (&str, &str)| (method.to_owned(), path.to_owned());
    all.into_iter().map(owned).collect()
}

/// Everything that the server says it has.
fn known() -> BTreeSet<(String, String)> {
    let pages = [SIGN_IN].into_iter().chain(STUDIO_PAGES);
    let gets = pages
        .chain(FILES)
        .chain(FOUND_PATHS)
        .chain(SHARE_PATHS)
        .map(|path| ("GET", path));
    let mut known = pairs(gets.chain(OTHER_ROUTES).chain(FILE_ROUTES));
    let apart = Language::ALL
        .into_iter()
        .flat_map(|language| [CHECK, OFFLINE, REPORT].map(|path| language.at(path)));
    known.extend(
        public_pages()
            .chain(apart)
            .map(|path| ("GET".to_owned(), path)),
    );
    known.extend(Language::ALL.map(|language| ("POST".to_owned(), language.at(REPORT))));
    let both = |path| [("GET", path), ("POST", path)];
    known.extend(pairs(STUDIO_DOCUMENTS.into_iter().flat_map(both)));
    known.extend(pairs(GETTING_IN.into_iter().flat_map(both)));
    known.extend(pairs([("GET", FUNCTIONS), ("POST", FUNCTIONS)]));
    known.extend(pairs(
        API_PATHS
            .into_iter()
            .flat_map(|path| [("GET", path), ("OPTIONS", path)]),
    ));
    known.extend(server_fn_paths().map(|(path, method)| (method.to_string(), path.to_owned())));
    known
}

#[test]
fn the_table_and_the_server_list_the_same() {
    let (listed, known) = (listed(), known());
    let missing: Vec<_> = known.difference(&listed).collect();
    assert!(missing.is_empty(), "add to matrix.txt: {missing:?}");
    let stale: Vec<_> = listed.difference(&known).collect();
    assert!(stale.is_empty(), "leads nowhere: {stale:?}");
}

/// The paths of the router, as it prints itself: a route that no list of the server names is found too.
fn mounted(router: &axum::Router) -> BTreeSet<String> {
    let printed = format!("{router:?}");
    let paths = printed.split("RouteId(").filter_map(|part| {
        let (_, path) = part.split_once("): \"")?;
        Some(path.split_once('"')?.0)
    });
    let tail = "{*__private__axum_nest_tail_param}";
    let paths = paths.filter(|path| !path.contains("__private__axum_fallback"));
    paths.map(|path| path.replace(tail, "{*file}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_of_axum_is_in_the_table() {
    let app = app().await;
    let mounted = mounted(app.site().router());
    assert!(
        mounted.contains("/san-pham/{slug}"),
        "the router prints its paths: {mounted:?}"
    );
    let listed: BTreeSet<String> = listed().into_iter().map(|(_, path)| path).collect();
    // A folder of files is mounted with and without the slash at its end.
    let folders: BTreeSet<String> = FILES
        .iter()
        .filter_map(|path| path.strip_suffix("/{*file}"))
        .flat_map(|folder| [folder.to_owned(), format!("{folder}/")])
        .collect();
    let missing: Vec<_> = mounted
        .iter()
        .filter(|path| !listed.contains(*path) && !folders.contains(*path))
        .collect();
    assert!(missing.is_empty(), "add to matrix.txt: {missing:?}");
    let functions: BTreeSet<String> = server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    let stale: Vec<_> = listed
        .iter()
        .filter(|path| !mounted.contains(*path) && !functions.contains(*path))
        .collect();
    assert!(stale.is_empty(), "leads nowhere: {stale:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_of_the_router_are_those_of_the_app() {
    let own = PUBLIC_PAGES
        .into_iter()
        .chain([SIGN_IN])
        .chain(STUDIO_PAGES);
    let own: BTreeSet<String> = own.map(str::to_owned).collect();
    let routes = leptos_axum::generate_route_list(app::App);
    let drawn: BTreeSet<String> = routes.iter().map(|route| route.path().to_owned()).collect();
    // What the server draws whole has two routes for all its rooms.
    let rooms: BTreeSet<String> = ["/{room}", "/{room}/{slug}"].map(str::to_owned).into();
    let only_in_the_app: BTreeSet<String> = drawn.difference(&own).cloned().collect();
    assert_eq!(only_in_the_app, rooms);
    for path in own.difference(&drawn) {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let plain = |part: &str| !part.contains('{');
        assert!(
            matches!(parts[..], [room] | [room, "{slug}"] if plain(room)),
            "{path} is no room"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_method_that_is_not_in_the_table_is_refused() {
    let app = app().await;
    let listed = listed();
    let paths: BTreeSet<&str> = listed.iter().map(|(_, path)| path.as_str()).collect();
    for path in paths {
        let target = path
            .replace("{slug}", "x")
            .replace("{id}", "x")
            .replace("{token}", "x")
            .replace("{part}", "x")
            .replace("{name}", "x")
            .replace("{*file}", "sao-que.js")
            .replace("{*function}", "x")
            .replace("{*rest}", "x");
        for method in [
            "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW",
        ] {
            if listed.contains(&(method.to_owned(), path.to_owned())) {
                continue;
            }
            let mut call = Call::post(&target, "");
            call.method = Method::from_bytes(method.as_bytes()).unwrap();
            let answer = app.send(call).await;
            let function = path.starts_with("/api/") && !API_PATHS.contains(&path);
            let refused: &[u16] = if function { &[404] } else { &[405, 303, 401] };
            assert!(
                refused.contains(&answer.code()),
                "{method} {path}: {}",
                answer.status
            );
        }
    }
}
