//! Those to reports of errors.

use super::{Kind, ask};
use crate::support::{App, Call};

pub async fn all(app: &App) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let form = "trang=/ocop&loai=other&chi-tiet=B%C3%A1o+sai+m%E1%BA%ABu";
    let post = |form| Call::post("/bao-sai", form);
    ask(app, &mut kinds, "report", 200, Call::get("/bao-sai")).await;
    ask(app, &mut kinds, "report, refused", 422, post("trang=")).await;
    for _ in 0..3 {
        ask(app, &mut kinds, "report, taken", 303, post(form)).await;
    }
    let thanks = kinds
        .last()
        .map(|kind| kind.answer.header("location").to_owned());
    let thanks = Call::get(&thanks.unwrap());
    ask(app, &mut kinds, "report, thanked for", 200, thanks).await;
    ask(app, &mut kinds, "report, too often", 429, post(form)).await;
    kinds
}
