//! Names of the register are text too: whoever writes a hostile name into a source must not own the pages.

use crate::support::html::Page;
use crate::support::{App, app};
use store::{ImportFiles, Timestamp};

const HEADER: &str = "name,producer,producer_kind,commune,district,stars,group,decision_no,decision_date,year,source_url\n";
const NAME: &str = "Mật ong </title><script>alert(1)</script><img src=x onerror=alert(1)>";
const PRODUCER: &str = "Cơ sở \"><svg onload=alert(2)></textarea></script>";

async fn with_hostile_names() -> App {
    let app = app().await;
    let folder = tempfile::tempdir().unwrap();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = format!(
        "{},{},co_so,<b>xã</b>,Hoằng Hóa,4,Thực phẩm,<i>12</i>/QĐ-UBND,2024-04-06,2024,https://evil.vn/?a=%22%3E\n",
        quoted(NAME),
        quoted(PRODUCER),
    );
    std::fs::write(folder.path().join("products.csv"), format!("{HEADER}{row}")).unwrap();
    let store = app.state.cx.store();
    let files = ImportFiles::read(folder.path()).unwrap();
    let report = store
        .import(&files, Timestamp(crate::support::NOW))
        .await
        .unwrap();
    assert!(!report.is_refused(), "{report}");
    app.restart().await
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_names_are_text_on_every_page() {
    let app = with_hostile_names().await;
    let catalogue = app.state.cx.store().catalogue().await.unwrap();
    let product = catalogue
        .products
        .iter()
        .find(|product| product.name == NAME)
        .unwrap();
    let producer = catalogue
        .producers
        .iter()
        .find(|producer| producer.name == PRODUCER)
        .unwrap();
    for target in [
        format!("/san-pham/{}", product.slug),
        format!("/co-so/{}", producer.slug),
        "/san-pham?q=onerror".to_owned(),
        "/vung/hoang-hoa".to_owned(),
        "/nhom/thuc-pham".to_owned(),
        "/".to_owned(),
    ] {
        let answer = app.get(&target).await;
        assert_eq!(answer.code(), 200, "{target}");
        let page = Page::of(&answer.text());
        for script in page.all("script:not([src]):not([type])") {
            let text: String = script.text().collect();
            assert!(!text.starts_with("alert"), "{target}");
        }
        assert!(
            page.all("[onerror], [onload], img[src=x], main b, main i")
                .is_empty(),
            "{target}"
        );
        assert_eq!(page.all("head > title").len(), 1, "{target}");
        if target != "/" {
            assert!(page.says(NAME) || page.says(PRODUCER), "{target}");
        }
    }
    let page = Page::of(&app.get(&format!("/san-pham/{}", product.slug)).await.text());
    assert!(page.text("head > title").contains(NAME));
    let description = page
        .one("meta[name=description]")
        .attr("content")
        .unwrap()
        .to_owned();
    assert!(description.contains(NAME), "{description}");
    let data: serde_json::Value =
        serde_json::from_str(&page.text("script[type='application/ld+json']")).unwrap();
    let data = &data["@graph"][0];
    assert_eq!(
        (&data["name"], &data["manufacturer"]["name"]),
        (&NAME.into(), &PRODUCER.into())
    );
}
