//! A decision number that is searched for leads to the one product that carries it.

use crate::support::{App, Call, NOW, app};
use store::{ImportFiles, Timestamp};

/// One product alone under its number, two under one, two under the same number in two writings.
async fn with_decisions() -> App {
    const HEADER: &str = "name,producer,producer_kind,commune,district,stars,group,decision_no,decision_date,year,source_url\n";
    let app = app().await;
    let folder = tempfile::tempdir().unwrap();
    let rows = [
        ("Mật ong mẫu", "77/QĐ-UBND"),
        ("Chè mẫu", "88/QĐ-UBND"),
        ("Trà mẫu", "88/QĐ-UBND"),
        ("Nem mẫu", "99/QĐ-UBND"),
        ("Giò mẫu", "99/qđ-ubnd"),
    ]
    .map(|(name, number)| {
        format!(
            "{name},Cơ sở mẫu Quyết Định,co_so,,Hoằng Hóa,4,Thực phẩm,{number},2024-04-06,2024,\n"
        )
    });
    let text = format!("{HEADER}{}", rows.concat());
    std::fs::write(folder.path().join("products.csv"), text).unwrap();
    let files = ImportFiles::read(folder.path()).unwrap();
    let store = app.state.cx.store();
    let report = store.import(&files, Timestamp(NOW)).await.unwrap();
    assert!(!report.is_refused(), "{report}");
    app.restart().await
}

fn search(number: &str, more: &str) -> String {
    let text = domain::form::encode([("q", number)]);
    format!("/san-pham?{text}{more}")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_one_product_of_a_decision_is_what_its_number_leads_to() {
    let app = with_decisions().await;
    for number in ["77/QĐ-UBND", "77 qd ubnd", " 77/QĐ–UBND "] {
        for method in ["GET", "HEAD"] {
            let mut call = Call::get(&search(number, ""));
            call.method = method.parse().unwrap();
            let answer = app.send(call).await;
            assert_eq!(answer.code(), 303, "{method} {number}");
            assert_eq!(answer.header("location"), "/san-pham/mat-ong-mau");
        }
    }
    assert_eq!(app.get("/san-pham/mat-ong-mau").await.code(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn several_products_of_a_decision_are_listed() {
    let app = with_decisions().await;
    for (number, names) in [
        ("88/QĐ-UBND", ["Chè mẫu", "Trà mẫu"]),
        ("99/QĐ-UBND", ["Nem mẫu", "Giò mẫu"]),
        ("99/qđ-ubnd", ["Nem mẫu", "Giò mẫu"]),
    ] {
        let answer = app.get(&search(number, "")).await;
        assert_eq!(answer.code(), 200, "{number}");
        let text = answer.text();
        for name in names {
            assert!(text.contains(name), "{number}: {name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_beside_another_choice_or_of_no_decision_is_a_search() {
    let app = with_decisions().await;
    for target in [
        search("77/QĐ-UBND", "&sao=4"),
        search("77", ""),
        search("78/QĐ-UBND", ""),
    ] {
        assert_eq!(app.get(&target).await.code(), 200, "{target}");
    }
}
