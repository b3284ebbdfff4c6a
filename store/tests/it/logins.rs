use crate::support::{DAY, NOW, after, count, empty, full, phone};
use store::{Store, Timestamp};

#[tokio::test]
async fn failures_make_the_next_try_wait() {
    let store = empty().await;
    let (number, other) = (phone("0911111111"), phone("0922222222"));
    let mut now = NOW;
    for failure in 1..=20_u32 {
        let tried = store.begin_login(&number, now).await.unwrap();
        assert_eq!(tried, None, "{failure}: the wait is over");
        let expected = match failure {
            1..=4 => None,
            5..=14 => Some(1 << (failure - 5)),
            _ => Some(900),
        };
        if expected.is_some() {
            let early = store.begin_login(&number, now).await.unwrap();
            assert_eq!(early, expected, "{failure}: too early, and not counted");
        }
        now = Timestamp(now.0 + i64::from(expected.unwrap_or(0)) * 1000);
    }
    assert_eq!(store.begin_login(&other, now).await.unwrap(), None);
    store.clear_login_failures(&number).await.unwrap();
    for _ in 0..5 {
        let anew = store.begin_login(&number, now).await.unwrap();
        assert_eq!(anew, None, "counting begins anew");
    }
}

#[tokio::test]
async fn a_restart_forgives_nothing() {
    let store = full().await;
    let number = phone("0911111111");
    for _ in 0..5 {
        store.begin_login(&number, NOW).await.unwrap();
    }
    store.close().await.unwrap();
    let again = Store::open(&store.file).await.unwrap();
    assert_eq!(again.begin_login(&number, NOW).await.unwrap(), Some(1));
}

#[tokio::test]
async fn guessing_for_a_day_gives_few_guesses() {
    let store = empty().await;
    let number = phone("0911111111");
    let (mut now, mut guesses) = (NOW, 0);
    while now < after(DAY) {
        match store.begin_login(&number, now).await.unwrap() {
            None => guesses += 1,
            Some(seconds) => now = Timestamp(now.0 + i64::from(seconds) * 1000),
        }
    }
    assert!(guesses <= 110, "{guesses}");
}

#[tokio::test]
async fn old_failures_are_forgotten_and_their_rows_removed() {
    let store = empty().await;
    for number in ["0911111111", "0922222222", "0933333333"] {
        store.begin_login(&phone(number), NOW).await.unwrap();
    }
    let later = after(DAY + 1);
    store
        .begin_login(&phone("0944444444"), later)
        .await
        .unwrap();
    let kept = count(&store.file, "SELECT count(*) FROM login_failures").await;
    assert_eq!(kept, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_guesses_at_once_only_the_free_ones_pass() {
    let store = empty().await;
    let number = phone("0911111111");
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let (store, number) = (Store::clone(&store), number.clone());
        tries.spawn(async move { store.begin_login(&number, NOW).await });
    }
    let mut passed = 0;
    while let Some(done) = tries.join_next().await {
        passed += u32::from(done.unwrap().unwrap().is_none());
    }
    assert_eq!(passed, 5);
}
