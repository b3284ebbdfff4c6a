//! Rows that cannot be taken: each is named with file, line, column and reason, and nothing is written.

use crate::support::{HEADER, NOW, count, empty, full, import, import_rows};
use proptest::prelude::*;
use store::{ImportFiles, ImportReport, Store};

pub fn rows(report: &ImportReport) -> Vec<(&str, u64, &str)> {
    report
        .refused
        .iter()
        .map(|row| (row.file, row.line, row.column))
        .collect()
}

async fn check(row: &str, column: &str, words: &str) {
    let store = full().await;
    let version = store.catalogue_version().await.unwrap();
    let report = import_rows(
        &store,
        &format!("Muối mẫu,,,,,,,,,,\n{row}\nKẹo mẫu,,,,,,,,,,\n"),
    )
    .await;
    assert_eq!(
        rows(&report),
        [("products.csv", 3, column)],
        "{row}: {report}"
    );
    assert!(report.refused[0].reason.contains(words), "{row}: {report}");
    assert!(report.counts.is_empty() && report.open_places.is_empty());
    assert_eq!(
        count(&store.file, "SELECT count(*) FROM products").await,
        186,
        "{row}"
    );
    assert_eq!(store.catalogue_version().await.unwrap(), version);
}

#[tokio::test]
async fn each_kind_of_wrong_value_is_named() {
    let long = "a".repeat(201);
    for (row, column, words) in [
        ("Mắm mẫu Hai,,,,,,,,,", "", "10 columns instead of 11"),
        ("Mắm mẫu Hai,,,,,,,,,,,", "", "12 columns instead of 11"),
        (",,,,,3,,,,,", "name", "missing"),
        ("   ,,,,,3,,,,,", "name", "missing"),
        (
            "Mắm mẫu Hai,,,,,2,,,,,",
            "stars",
            "\"2\" is no number from 3 to 5",
        ),
        ("Mắm mẫu Hai,,,,,6,,,,,", "stars", "is no number"),
        ("Mắm mẫu Hai,,,,,năm,,,,,", "stars", "is no number"),
        (
            "Mắm mẫu Hai,,,,,,,,2025-02-29,,",
            "decision_date",
            "is no date",
        ),
        (
            "Mắm mẫu Hai,,,,,,,,hôm qua,,",
            "decision_date",
            "is no date",
        ),
        (
            "Mắm mẫu Hai,,,,,,,,,2017,",
            "year",
            "is no number from 2018",
        ),
        (
            "Mắm mẫu Hai,Ai,cty,,,,,,,,",
            "producer_kind",
            "\"cty\" is no kind",
        ),
        (
            "Mắm mẫu Hai,,,,Hoằng Hoá,,,,,,",
            "district",
            "\"Hoằng Hoá\" is no former district",
        ),
        (
            "Mắm mẫu Hai,,,,,,Đồ chơi,,,,",
            "group",
            "\"Đồ chơi\" is no product group",
        ),
        (
            "Mắm mẫu Hai,,,,,,,,,,javascript:alert(1)",
            "source_url",
            "is no http or https address",
        ),
        (
            "Mắm mẫu Hai,,,,,,,,,,https://a.vn/ x",
            "source_url",
            "\"x\" is no http",
        ),
        (
            "Mắm mẫu Hai,,,,,,,,,,\"https://a.vn/\"\"onclick=\"",
            "source_url",
            "is no http",
        ),
        (
            "Mắm\u{202e}mẫu,,,,,,,,,,",
            "name",
            "invisible control characters",
        ),
        (
            "Mắm\u{0}mẫu,,,,,,,,,,",
            "name",
            "invisible control characters",
        ),
        ("\"Mắm\nmẫu\",,,,,,,,,,", "name", "a line end"),
        ("muối  MẪU,,,,,,,,,,", "name", "on an earlier line already"),
        (
            &format!("{long},,,,,,,,,,"),
            "name",
            "longer than 200 characters",
        ),
        (
            &format!("Mắm mẫu Hai,{long},,,,,,,,,"),
            "producer",
            "longer than 200",
        ),
        (
            &format!("Mắm mẫu Hai,,,,,,,{long},,,"),
            "decision_no",
            "longer than 60",
        ),
    ] {
        check(row, column, words).await;
    }
}

#[tokio::test]
async fn every_wrong_value_is_reported_not_only_the_first() {
    let store = full().await;
    let report = import_rows(&store, ",,x,,y,9,z,,,,\nMuối mẫu,,,,,,,,,,\n,\n").await;
    assert_eq!(
        rows(&report),
        [
            ("products.csv", 4, ""),
            ("products.csv", 2, "name"),
            ("products.csv", 2, "producer_kind"),
            ("products.csv", 2, "district"),
            ("products.csv", 2, "group"),
            ("products.csv", 2, "stars"),
        ]
    );
    let text = report.to_string();
    assert!(
        text.starts_with("Nothing was imported. Rows that cannot be taken: 6."),
        "{text}"
    );
    assert!(
        text.contains("  products.csv, line 2, stars: \"9\" is no number from 3 to 5\n"),
        "{text}"
    );
    assert!(
        text.contains("  products.csv, line 4: 2 columns instead of 11\n"),
        "{text}"
    );
}

#[tokio::test]
async fn bytes_that_are_no_utf_8_are_named_by_their_line() {
    let store = full().await;
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.extend(b"Mu\xe1\xbb\x91i m\xe1\xba\xabu,,,,,,,,,,\nM\xf4i m\xe1\xba\xabu,,,,,,,,,,\n");
    std::fs::write(folder.path().join("products.csv"), bytes).unwrap();
    let report = store
        .import(&ImportFiles::read(folder.path()).unwrap(), NOW)
        .await
        .unwrap();
    assert_eq!(rows(&report), [("products.csv", 3, "name")]);
    assert_eq!(report.refused[0].reason, "not UTF-8");
}

#[tokio::test]
async fn lines_are_counted_as_an_editor_counts_them() {
    let store = full().await;
    let text = format!("{HEADER}\"Muối mẫu\",,,,,,,,,,\n\n\nKẹo mẫu,,,,,9,,,,,\n");
    for text in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text] {
        let report = import(&store, &[("products.csv", &text)]).await;
        assert_eq!(rows(&report), [("products.csv", 5, "stars")], "{text:?}");
    }
}

#[tokio::test]
async fn a_wrong_header_is_named_with_the_right_one() {
    let store = full().await;
    for text in [
        "",
        "name;producer\n",
        "Mắm mẫu,,,,,,,,,,\n",
        &HEADER.to_uppercase(),
    ] {
        let report = import(&store, &[("products.csv", text)]).await;
        assert_eq!(rows(&report), [("products.csv", 1, "")], "{text}");
        assert!(
            report.refused[0]
                .reason
                .contains("name,producer,producer_kind,commune"),
            "{report}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_file_stops_the_program(text in "(Mắm|,|\"|\n|\r|[0-9]|\u{feff}|.){0,200}", headed in any::<bool>()) {
        let text = if headed { format!("{HEADER}{text}") } else { text };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = empty().await;
            let report = import(&store, &[("products.csv", &text)]).await;
            let rows = count(&store.file, "SELECT count(*) FROM products").await;
            assert_eq!(rows, i64::try_from(report.of("products").new).unwrap());
            Store::close(&store).await.unwrap();
        });
    }
}
