//! What was searched for in vain.

use crate::support::{Fixture, empty};
use domain::Date;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

async fn counted(store: &Fixture) -> Vec<(String, i64)> {
    let all = store.zero_results(day("2026-11-01"), 1_000).await.unwrap();
    all.into_iter()
        .map(|zero| (zero.query, zero.count))
        .collect()
}

#[tokio::test]
async fn counts_add_up_by_day() {
    let store = empty().await;
    let (monday, tuesday) = (day("2026-11-23"), day("2026-11-24"));
    let asked = [("q=sua+ong+chua".to_owned(), 2), ("q=tao".to_owned(), 1)];
    store.count_zero_results(monday, &asked).await.unwrap();
    store.count_zero_results(monday, &asked[..1]).await.unwrap();
    store
        .count_zero_results(tuesday, &asked[1..])
        .await
        .unwrap();
    let expected = [("q=sua+ong+chua", 4), ("q=tao", 1), ("q=tao", 1)];
    assert_eq!(
        counted(&store).await,
        expected.map(|(q, n)| (q.to_owned(), n))
    );
    let later = store.zero_results(tuesday, 10).await.unwrap();
    assert_eq!(later.len(), 1);
}

#[tokio::test]
async fn a_day_keeps_no_more_than_so_many_queries() {
    let store = empty().await;
    let today = day("2026-11-24");
    let most = usize::try_from(store::MOST_A_DAY).unwrap();
    let many: Vec<(String, i64)> = (0..most + 3).map(|n| (format!("q=x{n}"), 1)).collect();
    store.count_zero_results(today, &many).await.unwrap();
    store.count_zero_results(today, &many[..1]).await.unwrap();
    let kept = counted(&store).await;
    assert_eq!(kept.len(), most);
    assert_eq!(kept[0], ("q=x0".to_owned(), 2), "known ones are counted on");
}
