//! Those to whoever is not in yet.

use super::{Kind, ask};
use crate::support::people::PRODUCER_A;
use crate::support::{A, App, Call, MINUTE, OFFICE};

pub async fn all(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let typed = "ma=3333-3333&ten=Ng%C6%B0%E1%BB%9Di&so=0911111111&mat-khau=mat+khau+mau+dai&lai=mat+khau+mau+dai";
    for (name, page) in [
        ("claim", "/nhan-trang"),
        ("recovery", "/quen-mat-khau"),
        ("request", "/xin-trang"),
    ] {
        ask(app, &mut kinds, name, 200, Call::get(page)).await;
        ask(app, &mut kinds, name, 422, Call::post(page, "")).await;
    }
    for _ in 0..5 {
        let wrong = Call::post("/nhan-trang", typed);
        ask(app, &mut kinds, "claim with a wrong code", 422, wrong).await;
    }
    let often = Call::post("/nhan-trang", typed);
    ask(app, &mut kinds, "claim too often", 429, often).await;
    app.later(MINUTE);
    let wrong = Call::post("/quen-mat-khau", typed);
    ask(app, &mut kinds, "recovery with a wrong code", 422, wrong).await;
    let request = format!("co-so={PRODUCER_A}&ten=M%E1%BA%ABu&so=0911111111");
    let post = || Call::post("/xin-trang", &request);
    for _ in 0..3 {
        ask(app, &mut kinds, "request, taken", 303, post()).await;
    }
    let thanks = kinds
        .last()
        .map(|kind| kind.answer.header("location").to_owned());
    let thanks = Call::get(&thanks.unwrap());
    ask(app, &mut kinds, "request, thanked for", 200, thanks).await;
    ask(app, &mut kinds, "request, too often", 429, post()).await;
    let late = Call::post("/dang-nhap/ma", "");
    ask(app, &mut kinds, "second step of nothing", 422, late).await;
    kinds
}

/// Pages of the studio about who gets in.
pub async fn behind(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let cookie = app.sign_in(A).await;
    for (name, page, deed) in [
        ("members", "/quan-ly/thanh-vien", "viec=them"),
        ("two steps", "/quan-ly/tai-khoan/hai-buoc", "viec=bat-dau"),
    ] {
        ask(app, &mut kinds, name, 200, Call::get(page).by(&cookie)).await;
        ask(app, &mut kinds, name, 422, Call::post(page, "").by(&cookie)).await;
        ask(
            app,
            &mut kinds,
            name,
            200,
            Call::post(page, deed).by(&cookie),
        )
        .await;
        ask(app, &mut kinds, name, 401, Call::post(page, deed)).await;
    }
    let office = app.sign_in(OFFICE).await;
    let nobody = Call::get("/quan-ly/thanh-vien").by(&office);
    ask(app, &mut kinds, "members of nobody", 404, nobody).await;
    kinds
}
