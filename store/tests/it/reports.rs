//! What visitors say is wrong.

use crate::support::{DAY, Fixture, HOUR, MINUTE, NOW, after, count, empty, full, product, raw};
use domain::{ProductId, ReportDraft, ReportKind, ReportNumber};
use store::{
    MOST_EQUAL_REPORTS_A_DAY, MOST_REPORTS_A_DAY, MOST_REPORTS_AN_HOUR, Reported, Timestamp,
};

fn number(bits: i64) -> ReportNumber {
    ReportNumber::of_random(u64::try_from(bits).unwrap())
}

fn draft(text: &str) -> ReportDraft {
    ReportDraft {
        page: "/san-pham/mam-mau".to_owned(),
        kind: ReportKind::Price,
        text: format!("Báo sai mẫu: {text}"),
        contact: None,
    }
}

async fn send(store: &Fixture, bits: i64, text: &str, now: Timestamp) -> Reported {
    let draft = draft(text);
    store
        .report(&number(bits), None, &draft, now)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_report_is_kept_read_and_deleted() {
    let store = full().await;
    let sells = product(&store.catalogue().await.unwrap(), "Mắm mẫu");
    let with_contact = ReportDraft {
        contact: Some("0900 000 001".to_owned()),
        ..draft("giá khác")
    };
    let kept = store
        .report(&number(1), Some(&sells), &with_contact, NOW)
        .await;
    assert_eq!(kept.unwrap(), Reported::Kept);
    assert_eq!(send(&store, 2, "sau", after(MINUTE)).await, Reported::Kept);
    let all = store.reports().await.unwrap();
    let numbers: Vec<_> = all.iter().map(|report| report.number.clone()).collect();
    assert_eq!(numbers, [number(2), number(1)], "the newest first");
    let first = &all[1];
    assert_eq!(first.product.as_ref().unwrap().as_str(), "mam-mau");
    assert_eq!(first.kind, ReportKind::Price);
    assert_eq!(first.contact.as_deref(), Some("0900 000 001"));
    assert_eq!(first.created_at, NOW);
    assert!(store.has_report(&number(1)).await.unwrap());
    assert!(store.delete_report(&number(1)).await.unwrap());
    assert!(!store.delete_report(&number(1)).await.unwrap());
    assert!(!store.has_report(&number(1)).await.unwrap());
    assert_eq!(store.reports().await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_hour_takes_so_many_and_goes_on_as_they_grow_old() {
    let store = empty().await;
    for at in 0..MOST_REPORTS_AN_HOUR {
        let kept = send(&store, at, &at.to_string(), after(at * 1000)).await;
        assert_eq!(kept, Reported::Kept, "{at}");
    }
    let one_more = |now| send(&store, 999, "thêm", now);
    assert_eq!(one_more(after(MINUTE)).await, Reported::TooMany(3540));
    assert_eq!(one_more(after(HOUR - 1)).await, Reported::TooMany(1));
    assert_eq!(one_more(after(HOUR)).await, Reported::Kept);
    let again = send(&store, 998, "nữa", after(HOUR)).await;
    assert_eq!(again, Reported::TooMany(1), "the next is a second younger");
}

#[tokio::test]
async fn a_day_takes_so_many() {
    let store = empty().await;
    let apart = 2 * MINUTE;
    for at in 0..MOST_REPORTS_A_DAY {
        let kept = send(&store, at, &at.to_string(), after(at * apart)).await;
        assert_eq!(kept, Reported::Kept, "{at}");
    }
    let end = after(MOST_REPORTS_A_DAY * apart);
    let seconds = u32::try_from((NOW.0 + DAY - end.0) / 1000).unwrap();
    assert_eq!(
        send(&store, 999, "thêm", end).await,
        Reported::TooMany(seconds)
    );
    assert_eq!(send(&store, 999, "thêm", after(DAY)).await, Reported::Kept);
}

#[tokio::test]
async fn the_same_words_are_taken_so_many_times_a_day() {
    let store = empty().await;
    for at in 0..MOST_EQUAL_REPORTS_A_DAY {
        let kept = send(&store, at, "như nhau", after(at * HOUR)).await;
        assert_eq!(kept, Reported::Kept);
    }
    let again = |now| send(&store, 999, "như nhau", now);
    assert_eq!(again(after(3 * HOUR)).await, Reported::TooOften(21 * 3600));
    let other = send(&store, 998, "khác", after(3 * HOUR)).await;
    assert_eq!(other, Reported::Kept, "other words are taken");
    assert_eq!(again(after(DAY)).await, Reported::Kept);
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_by_the_table() {
    let store = empty().await;
    let short = ReportDraft {
        text: "ngắn".to_owned(),
        ..draft("")
    };
    let refused = store.report(&number(1), None, &short, NOW).await;
    assert!(refused.unwrap_err().to_string().contains("reports_text"));
    let stranger = ProductId::new("019ab000-0000-7000-8000-000000000000");
    let report = draft("của sản phẩm lạ");
    let refused = store
        .report(&number(1), Some(&stranger), &report, NOW)
        .await;
    assert!(refused.is_err(), "a product that is not there");
    assert_eq!(send(&store, 1, "một", NOW).await, Reported::Kept);
    let twice = store.report(&number(1), None, &draft("hai"), NOW).await;
    assert!(twice.is_err(), "a number is given once");
    assert_eq!(count(&store.file, "SELECT count(*) FROM reports").await, 1);
    let unread = sqlx::query("UPDATE reports SET number = 'O1LI0000'")
        .execute(&mut raw(&store.file).await)
        .await;
    assert!(unread.is_err(), "signs that look alike");
}
