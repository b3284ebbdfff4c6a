//! The history of a listing, and fields that are put back.

use crate::support::form::{body, editor};
use crate::support::html::Page;
use crate::support::people::{PRODUCER_A, PRODUCER_B};
use crate::support::{A, Answer, App, B, Call, Cookie, LATER, MINUTE, OFFICE, app};
use domain::ListingForm;

const OLD: &str = "Bản cũ\n\"có\" <b>dấu</b> & đủ thứ";
const NEW: &str = "Bản mới";

/// Saves the first listing of A with these in it.
async fn save(app: &App, cookie: &Cookie, change: impl Fn(&mut ListingForm)) {
    let listing = app.listing(PRODUCER_A).await;
    let mut form = ListingForm::of_draft(&listing.listing);
    change(&mut form);
    let post = Call::post(&editor(&listing), &body(&form, listing.version));
    assert_eq!(app.send(post.by(cookie)).await.code(), 303);
    app.later(MINUTE);
}

/// The address of the history of the first listing of a producer.
async fn address(app: &App, producer: &str) -> String {
    format!("{}/lich-su", editor(&app.listing(producer).await))
}

async fn history(app: &App, cookie: &Cookie) -> Page {
    let call = Call::get(&address(app, PRODUCER_A).await).by(cookie);
    let answer = app.send(call).await;
    assert_eq!(answer.code(), 200);
    assert_eq!(answer.header("cache-control"), "private, no-store");
    Page::of(&answer.text())
}

/// What the first button for a field posts.
fn button(page: &Page, field: &str) -> String {
    let forms = page.all("form").into_iter();
    let value = |form: &scraper::ElementRef<'_>, name: &str| {
        let selector = scraper::Selector::parse(&format!("[name={name}]")).unwrap();
        let control = form.select(&selector).next()?;
        control.attr("value").map(str::to_owned)
    };
    let mut of_field = forms.filter(|form| value(form, "cho").as_deref() == Some(field));
    let form = of_field.next().unwrap();
    let [save, version] = ["lan", "ban"].map(|name| value(&form, name).unwrap());
    domain::form::encode([("lan", save.as_str()), ("cho", field), ("ban", &version)])
}

async fn put_back(app: &App, cookie: &Cookie, form: &str) -> Answer {
    let page = address(app, PRODUCER_A).await;
    app.send(Call::post(&page, form).by(cookie)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_save_is_told_and_a_field_goes_back_while_newer_ones_stay() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    save(&app, &cookie, |form| OLD.clone_into(&mut form.description)).await;
    save(&app, &cookie, |form| {
        NEW.clone_into(&mut form.description);
        form.price_kind = "mot".to_owned();
        form.price_low = "45.000".to_owned();
    })
    .await;
    save(&app, &cookie, |form| form.storage = "Nơi mát".to_owned()).await;
    let page = history(&app, &cookie).await;
    let saves = page.all(".save");
    let told = |at: usize| saves[at].text().collect::<String>();
    assert_eq!(saves.len(), 3);
    assert!(told(0).contains("09:02 ngày 23/11/2026") && told(0).contains("Bảo quản"));
    assert!(told(1).contains("Bạn lưu") && told(1).contains(OLD) && told(1).contains(NEW));
    assert!(told(1).contains("Giá") && told(1).contains("45.000\u{a0}₫"));
    assert!(page.all("b, script").is_empty(), "text is text");

    let before = app.listing(PRODUCER_A).await;
    let answer = put_back(&app, &cookie, &button(&page, "mo-ta")).await;
    let done = format!("{}?da-lay-lai=1", address(&app, PRODUCER_A).await);
    assert_eq!((answer.code(), answer.header("location")), (303, &*done));
    let after = app.listing(PRODUCER_A).await;
    assert_eq!(after.version, before.version + 1);
    let mut expected = before.listing;
    expected.description = Some(OLD.to_owned());
    assert_eq!(after.listing, expected, "nothing but that field");
    let public = app.get(&format!("/san-pham/{}", after.slug)).await;
    assert!(Page::of(&public.text()).says("Bản cũ"));
    let told = app.send(Call::get(&done).by(&cookie)).await;
    let told = Page::of(&told.text());
    assert!(told.text("[role=status]").starts_with("Đã lấy lại."));
    assert_eq!(told.all(".save").len(), 4, "it is a save like any other");
}

#[tokio::test(flavor = "multi_thread")]
async fn price_and_links_go_back_as_a_whole() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    save(&app, &cookie, |form| {
        form.price_kind = "khoang".to_owned();
        form.price_low = "10.000".to_owned();
        form.price_high = "20.000".to_owned();
        form.links = vec!["https://shopee.vn/mau".to_owned()];
    })
    .await;
    let first = app.listing(PRODUCER_A).await.listing;
    save(&app, &cookie, |form| {
        form.price_kind = "lien-he".to_owned();
        form.links.clear();
    })
    .await;
    for field in ["kieu-gia", "lien-ket"] {
        let form = button(&history(&app, &cookie).await, field);
        let answer = put_back(&app, &cookie, &form).await;
        assert_eq!(answer.code(), 303, "{}", answer.text());
    }
    assert_eq!(app.listing(PRODUCER_A).await.listing, first);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_press_saves_nothing_and_a_save_in_between_is_told() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    save(&app, &cookie, |form| OLD.clone_into(&mut form.story)).await;
    save(&app, &cookie, |form| NEW.clone_into(&mut form.story)).await;
    let form = button(&history(&app, &cookie).await, "cau-chuyen");
    save(&app, &cookie, |form| form.shelf_life = "1 năm".to_owned()).await;
    let before = app.listing(PRODUCER_A).await;
    let answer = put_back(&app, &cookie, &form).await;
    assert_eq!(answer.code(), 409);
    let page = Page::of(&answer.text());
    assert!(page.text("[role=alert]").contains("bản khác đã được lưu"));
    assert_eq!(app.listing(PRODUCER_A).await, before);

    let form = button(&page, "cau-chuyen");
    for _ in 0..2 {
        assert_eq!(put_back(&app, &cookie, &form).await.code(), 303);
    }
    let after = app.listing(PRODUCER_A).await;
    assert_eq!(after.version, before.version + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_it_or_puts_anything_back() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    save(&app, &cookie, |form| OLD.clone_into(&mut form.description)).await;
    save(&app, &cookie, |form| NEW.clone_into(&mut form.description)).await;
    let form = button(&history(&app, &cookie).await, "mo-ta");
    let before = app.listing(PRODUCER_A).await;
    let page = address(&app, PRODUCER_A).await;
    for (number, code) in [(B, 404), (OFFICE, 404)] {
        let stranger = app.sign_in(number).await;
        let seen = app.send(Call::get(&page).by(&stranger)).await;
        assert_eq!(seen.code(), code);
        assert!(!seen.text().contains(NEW));
        assert_eq!(put_back(&app, &stranger, &form).await.code(), code);
        // A save of another listing is none of the own one.
        let own = address(&app, PRODUCER_B).await;
        let answer = app.send(Call::post(&own, &form).by(&stranger)).await;
        assert_eq!(answer.code(), code);
    }
    assert_eq!(app.get(&page).await.code(), 303);
    assert_eq!(app.send(Call::post(&page, &form)).await.code(), 401);
    assert_eq!(app.listing(PRODUCER_A).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_is_not_kept_and_consent_is_not_put_back() {
    let app = app().await;
    let cookie = app.sign_in(A).await;
    save(&app, &cookie, |form| {
        form.phone = "0912 345 678".to_owned();
        form.phone_public = true;
    })
    .await;
    save(&app, &cookie, |form| {
        form.phone.clear();
        form.phone_public = false;
    })
    .await;
    let page = history(&app, &cookie).await;
    assert!(page.says("•••••••678") && page.says("chỉ được giữ ba số cuối"));
    assert!(!page.says("345"));
    assert!(page.all("[name=cho]").is_empty());
    let save = app.listing(PRODUCER_A).await;
    for field in ["dien-thoai", "dong-y", "van-dung", "gia", "stars", ""] {
        let form = format!("lan=x&cho={field}&ban={}", save.version);
        assert_eq!(put_back(&app, &cookie, &form).await.code(), 422, "{field}");
    }
    assert_eq!(app.listing(PRODUCER_A).await, save);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_of_one_producer_see_who_of_them_it_was() {
    let app = app().await;
    let (cookie, colleague) = (app.sign_in(A).await, app.sign_in(LATER).await);
    save(&app, &cookie, |form| OLD.clone_into(&mut form.story)).await;
    let name = format!("Người mẫu {A} (cơ sở) lưu");
    assert!(history(&app, &colleague).await.says(&name));
    assert!(!history(&app, &cookie).await.says(&name));
}
