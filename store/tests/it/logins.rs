use crate::support::{DAY, NOW, after, count, empty, full, phone};
use store::{Store, Timestamp};

#[tokio::test]
async fn failures_make_the_next_try_wait() {
    let store = empty().await;
    let (number, other) = (phone("0911111111"), phone("0922222222"));
    let mut now = NOW;
    for failure in 1..=20_u32 {
        store.record_login_failure(&number, now).await.unwrap();
        let expected = match failure {
            1..=4 => None,
            5..=14 => Some(1 << (failure - 5)),
            _ => Some(900),
        };
        let wait = store.login_wait(&number, now).await.unwrap();
        assert_eq!(wait, expected, "{failure}");
        now = Timestamp(now.0 + i64::from(wait.unwrap_or(0)) * 1000);
        assert_eq!(
            store.login_wait(&number, now).await.unwrap(),
            None,
            "{failure}: the wait is over"
        );
    }
    assert_eq!(store.login_wait(&other, now).await.unwrap(), None);
    store.clear_login_failures(&number).await.unwrap();
    store.record_login_failure(&number, now).await.unwrap();
    assert_eq!(
        store.login_wait(&number, now).await.unwrap(),
        None,
        "counting begins anew"
    );
}

#[tokio::test]
async fn a_restart_forgives_nothing() {
    let store = full().await;
    let number = phone("0911111111");
    for _ in 0..7 {
        store.record_login_failure(&number, NOW).await.unwrap();
    }
    store.close().await.unwrap();
    let again = Store::open(&store.file).await.unwrap();
    assert_eq!(again.login_wait(&number, after(1)).await.unwrap(), Some(4));
}

#[tokio::test]
async fn guessing_for_a_day_gives_few_guesses() {
    let store = empty().await;
    let number = phone("0911111111");
    let (mut now, mut guesses) = (NOW, 0);
    while now < after(DAY) {
        store.record_login_failure(&number, now).await.unwrap();
        guesses += 1;
        let wait = store.login_wait(&number, now).await.unwrap().unwrap_or(0);
        now = Timestamp(now.0 + i64::from(wait) * 1000 + 1);
    }
    assert!(guesses <= 110, "{guesses}");
}

#[tokio::test]
async fn old_failures_are_forgotten_and_their_rows_removed() {
    let store = empty().await;
    for number in ["0911111111", "0922222222", "0933333333"] {
        store
            .record_login_failure(&phone(number), NOW)
            .await
            .unwrap();
    }
    store
        .record_login_failure(&phone("0944444444"), after(DAY + 1))
        .await
        .unwrap();
    assert_eq!(
        count(&store.file, "SELECT count(*) FROM login_failures").await,
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failures_at_once_are_all_counted() {
    let store = empty().await;
    let number = phone("0911111111");
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let (store, number) = (Store::clone(&store), number.clone());
        tries.spawn(async move { store.record_login_failure(&number, NOW).await });
    }
    while let Some(done) = tries.join_next().await {
        done.unwrap().unwrap();
    }
    assert_eq!(
        count(&store.file, "SELECT failures FROM login_failures").await,
        40
    );
}
