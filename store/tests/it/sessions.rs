use crate::support::{DAY, Fixture, HOUR, MINUTE, NOW, after, count, full, makers, office, raw};
use domain::AccountId;
use store::{Role, StoreError};

fn token(letter: char) -> String {
    letter.to_string().repeat(64)
}

async fn lives(store: &Fixture, token: &str, milliseconds: i64) -> bool {
    store
        .session(token, after(milliseconds))
        .await
        .unwrap()
        .is_some()
}

#[tokio::test]
async fn a_session_says_who_looks() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .start_session(&token('a'), &maker.account, None, NOW)
        .await
        .unwrap();
    let viewer = store
        .session(&token('a'), after(MINUTE))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (viewer.account, viewer.role),
        (maker.account, Role::Producer)
    );
    assert_eq!(
        (viewer.producer, viewer.name.as_str()),
        (Some(maker.producer), "Người của Cơ sở mẫu Một")
    );
    assert_eq!((viewer.started_at, viewer.ends_at), (NOW, after(30 * DAY)));
    assert!(store.session(&token('b'), NOW).await.unwrap().is_none());
}

#[tokio::test]
async fn unused_sessions_end() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let office = office(&store).await;
    for (letter, account, idle) in [('a', &maker.account, 7 * DAY), ('b', &office, 30 * MINUTE)] {
        store
            .start_session(&token(letter), account, None, NOW)
            .await
            .unwrap();
        assert!(!lives(&store, &token(letter), idle).await, "{letter}");
        assert!(lives(&store, &token(letter), idle - 1).await, "{letter}");
        // That use was written down, so the time begins anew.
        assert!(
            lives(&store, &token(letter), 2 * idle - 2).await,
            "{letter}"
        );
    }
}

#[tokio::test]
async fn used_sessions_end_too() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let office = office(&store).await;
    for (letter, account, step, whole) in [
        ('a', &maker.account, DAY, 30 * DAY),
        ('b', &office, 20 * MINUTE, 12 * HOUR),
    ] {
        store
            .start_session(&token(letter), account, None, NOW)
            .await
            .unwrap();
        let mut at = 0;
        while at + step < whole {
            at += step;
            assert!(lives(&store, &token(letter), at).await, "{letter} {at}");
        }
        assert!(!lives(&store, &token(letter), whole).await, "{letter}");
    }
}

#[tokio::test]
async fn the_last_use_is_written_at_most_once_a_minute() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .start_session(&token('a'), &maker.account, None, NOW)
        .await
        .unwrap();
    for (at, seen) in [
        (MINUTE - 1, 0),
        (MINUTE, MINUTE),
        (2 * MINUTE - 1, MINUTE),
        (HOUR, HOUR),
        (0, HOUR),
    ] {
        assert!(lives(&store, &token('a'), at).await);
        assert_eq!(
            count(&store.file, "SELECT seen_at FROM sessions").await,
            after(seen).0,
            "{at}"
        );
    }
}

#[tokio::test]
async fn a_shut_account_is_signed_out_at_once_and_cannot_come_back() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    for (letter, account) in [
        ('a', &maker.account),
        ('b', &maker.account),
        ('c', &other.account),
    ] {
        store
            .start_session(&token(letter), account, None, NOW)
            .await
            .unwrap();
    }
    assert!(
        store
            .disable_account(&maker.account, after(1))
            .await
            .unwrap()
    );
    assert!(!lives(&store, &token('a'), 2).await && !lives(&store, &token('b'), 2).await);
    assert!(lives(&store, &token('c'), 2).await);
    for account in [&maker.account, &AccountId::new("nobody")] {
        let error = store
            .start_session(&token('d'), account, None, after(3))
            .await
            .unwrap_err();
        assert!(matches!(error, StoreError::RowCount { .. }), "{error:?}");
    }
}

#[tokio::test]
async fn a_role_is_never_remembered() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .start_session(&token('a'), &maker.account, None, NOW)
        .await
        .unwrap();
    sqlx::query("UPDATE accounts SET role = 'office', producer_id = NULL WHERE id = $1")
        .bind(maker.account.as_str())
        .execute(&mut raw(&store.file).await)
        .await
        .unwrap();
    let viewer = store.session(&token('a'), after(1)).await.unwrap().unwrap();
    assert_eq!((viewer.role, viewer.producer), (Role::Office, None));
    assert!(
        !lives(&store, &token('a'), 31 * MINUTE).await,
        "the shorter life of the new role"
    );
}

#[tokio::test]
async fn sessions_are_ended_one_by_one_or_all() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    for letter in ['a', 'b', 'c'] {
        store
            .start_session(&token(letter), &maker.account, None, NOW)
            .await
            .unwrap();
    }
    store.end_session(&token('a'), after(1)).await.unwrap();
    assert!(!lives(&store, &token('a'), 1).await && lives(&store, &token('b'), 1).await);
    store.end_sessions_of(&maker.account).await.unwrap();
    assert!(!lives(&store, &token('b'), 1).await && !lives(&store, &token('c'), 1).await);
    store.end_session(&token('z'), after(1)).await.unwrap();
}

#[tokio::test]
async fn dead_sessions_are_swept_away() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .start_session(&token('a'), &maker.account, None, NOW)
        .await
        .unwrap();
    store
        .start_session(&token('b'), &maker.account, None, after(8 * DAY))
        .await
        .unwrap();
    assert_eq!(count(&store.file, "SELECT count(*) FROM sessions").await, 1);
}

#[tokio::test]
async fn only_a_hash_is_taken_and_kept() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let clear = "W3n8kQx1vT5yZ7bC9dF2gH4jK6mP8rS0uV1wX3zA5cE";
    for wrong in [clear, "", &token('A'), &token('g'), &"a".repeat(63)] {
        let error = store
            .start_session(wrong, &maker.account, None, NOW)
            .await
            .unwrap_err();
        assert!(
            matches!(&error, StoreError::Rule(rule) if rule == "sessions_token_hash"),
            "{wrong}: {error:?}"
        );
    }
    store.close().await.unwrap();
    let bytes = std::fs::read(&store.file).unwrap();
    assert!(
        !bytes
            .windows(clear.len())
            .any(|window| window == clear.as_bytes())
    );
}
