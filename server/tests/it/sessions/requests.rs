//! Asking the office to be let in.

use crate::support::html::Page;
use crate::support::people::PRODUCER_A;
use crate::support::{Answer, App, Call, app};
use domain::form;
use store::{MOST_EQUAL_REQUESTS_A_DAY, MOST_REQUESTS_AN_HOUR};

const PAGE: &str = "/xin-trang";

fn filled(slug: &str, phone: &str) -> String {
    form::encode([
        ("co-so", slug),
        ("ten-co-so", "Cơ sở mẫu chưa có trang"),
        ("ten", "Người mẫu"),
        ("so", phone),
        ("loi-nhan", "Gọi buổi tối."),
        ("website", ""),
    ])
}

async fn send(app: &App, body: &str) -> Answer {
    app.send(Call::post(PAGE, body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_producer_leads_to_a_request_with_a_number_to_quote() {
    let app = app().await;
    let page = app.get(&format!("/co-so/{PRODUCER_A}")).await.text();
    let way = format!("{PAGE}?co-so={PRODUCER_A}");
    assert_eq!(
        Page::of(&page).all(&format!("main a[href='{way}']")).len(),
        1
    );
    let page = Page::of(&app.get(&way).await.text());
    assert_eq!(page.value("co-so"), PRODUCER_A);
    assert!(page.all("[name=ten-co-so], script").is_empty());
    let answer = send(&app, &filled(PRODUCER_A, "+84 911 111 111")).await;
    assert_eq!(answer.code(), 303, "{}", answer.text());
    let request = app
        .state
        .cx
        .store()
        .claim_requests()
        .await
        .unwrap()
        .remove(0);
    assert_eq!(request.slug.unwrap().as_str(), PRODUCER_A);
    assert_eq!(request.draft.phone.as_str(), "0911111111");
    let thanks = app.get(answer.header("location")).await;
    assert_eq!(thanks.header("cache-control"), "private, no-store");
    let page = Page::of(&thanks.text());
    assert_eq!(page.text("main strong"), request.number.as_str());
    assert!(!thanks.text().contains("911"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_producer_its_name_is_asked_for_and_nothing_that_was_typed_is_lost() {
    let app = app().await;
    let body = form::encode([
        ("co-so", "khong-co"),
        ("so", "12"),
        ("loi-nhan", "\nmai gọi"),
    ]);
    let answer = send(&app, &body).await;
    assert_eq!(answer.code(), 422);
    let page = Page::of(&answer.text());
    assert!(page.text("title").starts_with("Lỗi: "));
    let links = page.all("#loi[role=alert][autofocus] a");
    assert_eq!(links.len(), 3);
    for link in links {
        let control = link.attr("href").unwrap();
        let said: String = link.text().collect();
        assert_eq!(page.text(&format!("{control}-loi")), said);
    }
    assert_eq!(page.value("so"), "12");
    assert_eq!(page.value("loi-nhan"), "\nmai gọi");
    assert_eq!(
        send(&app, &filled("khong-co", "0911111111")).await.code(),
        303
    );
    let request = app
        .state
        .cx
        .store()
        .claim_requests()
        .await
        .unwrap()
        .remove(0);
    assert_eq!(request.slug, None);
    assert_eq!(request.draft.producer, "Cơ sở mẫu chưa có trang");
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_and_crowds_are_slowed() {
    let app = app().await;
    let trapped = filled("", "0911111111").replace("website=", "website=x");
    assert_eq!(send(&app, &trapped).await.code(), 303);
    assert!(
        app.state
            .cx
            .store()
            .claim_requests()
            .await
            .unwrap()
            .is_empty()
    );
    for _ in 0..MOST_EQUAL_REQUESTS_A_DAY {
        assert_eq!(send(&app, &filled("", "0911111111")).await.code(), 303);
    }
    let answer = send(&app, &filled("", "0911111111")).await;
    assert_eq!(
        (answer.code(), answer.header("retry-after")),
        (429, "86400")
    );
    for at in MOST_EQUAL_REQUESTS_A_DAY..MOST_REQUESTS_AN_HOUR {
        let phone = format!("09222222{at:02}");
        assert_eq!(send(&app, &filled("", &phone)).await.code(), 303, "{at}");
    }
    let answer = send(&app, &filled("", "0933333333")).await;
    assert_eq!((answer.code(), answer.header("retry-after")), (429, "3600"));
    let page = Page::of(&answer.text());
    assert!(page.text("#loi").contains("gửi lại sau 60 phút"));
    assert_eq!(page.value("so"), "0933333333");
}
