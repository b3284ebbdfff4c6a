//! The check page: what a label says, looked up.

use crate::support::{Call, app};

#[tokio::test(flavor = "multi_thread")]
async fn a_label_is_looked_up_by_number_name_or_address() {
    let app = app().await;
    let listing = app.state.cx.store().catalogue().await.unwrap();
    let number = |product: &domain::CatalogueProduct| product.certificate.decision_no.clone();
    let bearers = |wanted: &str| {
        let all = listing.products.iter();
        all.filter(|product| number(product).as_deref() == Some(wanted))
            .count()
    };
    let found = listing.products.iter().find_map(|product| {
        let number = number(product)?;
        (bearers(&number) < 8).then_some((product, number))
    });
    let (product, number) = found.unwrap();
    let address = format!("https://saoque.vn/san-pham/{}", product.slug);
    for text in [&number, &number.to_lowercase(), &address] {
        let query = domain::form::encode([("q", text.as_str())]);
        let answer = app.get(&format!("/kiem-tra?{query}")).await;
        assert_eq!(answer.code(), 200);
        let html = answer.text();
        assert!(
            html.contains(&format!("href=\"/san-pham/{}\"", product.slug)),
            "{text}"
        );
    }
    let query = domain::form::encode([("q", address.as_str())]);
    let html = app.get(&format!("/kiem-tra?{query}")).await.text();
    assert!(html.contains("class=\"cert\""), "the certificate in words");
    assert!(html.contains(&number), "the number to compare");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_products_are_offered_and_none_is_not_called_false() {
    let app = app().await;
    let several = app.get("/kiem-tra?q=nuoc+mam").await.text();
    assert!(several.contains("Chọn đúng sản phẩm trên tay"), "{several}");
    assert!(several.matches("class=\"stamp\"").count() > 2);
    let unknown = app.get("/kiem-tra?q=9999%2FQ%C4%90-UBND").await;
    assert_eq!(unknown.code(), 200);
    assert!(unknown.text().contains("Không có “9999/QĐ-UBND”"));
    assert!(unknown.text().contains("Chưa thể nói sao này đúng hay sai"));
    let english = app.get("/en/kiem-tra?q=qwertz").await.text();
    assert!(
        english.contains("“qwertz” is not in this catalogue"),
        "{english}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_a_small_document_without_the_app() {
    let app = app().await;
    let answer = app.get("/kiem-tra").await;
    let html = answer.text();
    assert!(!html.contains(".wasm"), "{html}");
    assert_eq!(answer.header("set-cookie"), "");
    assert!(
        answer
            .header("permissions-policy")
            .contains("camera=(self)")
    );
    let policy = answer.header("content-security-policy").to_owned();
    assert!(policy.contains("script-src 'self';"), "{policy}");
    let elsewhere = app.get("/san-pham").await;
    assert!(elsewhere.header("permissions-policy").contains("camera=()"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_typed_comes_back_as_text() {
    let app = app().await;
    for typed in crate::text::payloads::all() {
        let query = domain::form::encode([("q", typed.as_str())]);
        let answer = app.send(Call::get(&format!("/kiem-tra?{query}"))).await;
        assert_eq!(answer.code(), 200, "{typed}");
        let html = answer.text();
        let page = crate::support::html::Page::of(&html);
        assert_eq!(
            page.all("main script, main img, main svg[onload]").len(),
            0,
            "{typed}"
        );
        assert_eq!(page.all("input#q").len(), 1, "{typed}");
    }
}
