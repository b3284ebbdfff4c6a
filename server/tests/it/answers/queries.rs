//! No query string is too odd.

use crate::support::form::percent;
use crate::support::{App, app};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::sync::OnceLock;
use tokio::runtime::Runtime;

/// One server for all cases.
fn server() -> &'static (Runtime, App) {
    static SERVER: OnceLock<(Runtime, App)> = OnceLock::new();
    SERVER.get_or_init(|| {
        let runtime = Runtime::new().unwrap();
        let app = runtime.block_on(app());
        (runtime, app)
    })
}

fn ask(target: &str) -> u16 {
    let (runtime, app) = server();
    runtime.block_on(app.get(target)).code()
}

/// Names that mean something, and some that do not.
fn name() -> impl Strategy<Value = String> {
    let known = domain::Param::ALL
        .iter()
        .map(|param| param.name().to_owned())
        .collect::<Vec<_>>();
    prop_oneof![6 => proptest::sample::select(known), 1 => "[a-z\\[\\]%]{0,8}"]
}

/// Values that mean something, values of attackers, any text, any bytes.
fn value() -> impl Strategy<Value = String> {
    let meant = [
        "3",
        "4",
        "5",
        "chua-ro",
        "hoang-hoa",
        "nga-son",
        "thuc-pham",
        "cong-ty",
        "htx",
        "chua-xac-nhan",
        "con",
        "ten",
        "moi",
        "sao",
        "1",
        "2",
        "7",
        "99999",
        "mắm",
        "nuoc mam",
    ];
    let hostile = [
        "' OR 1=1--",
        "\" OR \"\"=\"",
        "'; DROP TABLE products;--",
        "1 UNION ALL SELECT NULL",
        "%' AND 1=1",
        "\\",
        "NEAR(",
        "*",
        "a AND",
        "\"",
        "sao:4",
        "{!xmlparser}",
        "../../etc/passwd",
        "%00",
        "-1",
        "1e309",
        "NaN",
        "18446744073709551616",
    ];
    prop_oneof![
        4 => proptest::sample::select(meant.to_vec()).prop_map(|text| percent(text.as_bytes())),
        2 => proptest::sample::select(hostile.to_vec()).prop_map(|text| percent(text.as_bytes())),
        2 => any::<String>().prop_map(|text| percent(text.as_bytes())),
        1 => proptest::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| percent(&bytes)),
        1 => "[!$'()*,;:@/?a-z0-9%+.~_-]{0,60}",
    ]
}

fn query() -> impl Strategy<Value = String> {
    let pair = (name(), value()).prop_map(|(name, value)| format!("{name}={value}"));
    proptest::collection::vec(pair, 0..6).prop_map(|pairs| pairs.join("&"))
}

fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn a_list_is_answered_whatever_is_asked(query in query()) {
        let code = ask(&format!("/san-pham?{query}"));
        prop_assert!(matches!(code, 200 | 404), "{}: {}", query, code);
    }

    #[test]
    fn its_function_is_answered_whatever_is_asked(query in query()) {
        let code = ask(&format!("/api/browse?query={}", percent(query.as_bytes())));
        prop_assert_eq!(code, 200, "{}", query);
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn arguments_of_functions_may_be_anything(query in query()) {
        for path in ["/api/browse", "/api/drawn", "/api/studio/listing", "/api/overview"] {
            let code = ask(&format!("{path}?{query}"));
            prop_assert!(matches!(code, 200 | 400 | 401 | 404), "{} {}: {}", path, query, code);
        }
    }
}

#[test]
fn very_long_queries_are_answered() {
    for query in [
        "&".repeat(60_000),
        "sao=4&".repeat(9_000),
        format!("q={}", "a".repeat(60_000)),
        format!("q={}", "%E1%BA%AF".repeat(6_000)),
        format!("huyen={}", "a-".repeat(20_000)),
        (0..5_000)
            .map(|at| format!("nhom=g{at}"))
            .collect::<Vec<_>>()
            .join("&"),
    ] {
        assert_eq!(ask(&format!("/san-pham?{query}")), 200, "{}", &query[..20]);
    }
}
