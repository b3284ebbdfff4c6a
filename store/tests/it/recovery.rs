//! Codes for a new password.

use crate::support::{DAY, HASH, HOUR, NOW, after, count, full, makers, phone};
use domain::AccountId;
use store::Store;

const NEW: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$bmV1";
const PHONE: &str = "0900000001";

fn code(letter: char) -> String {
    letter.to_string().repeat(64)
}

async fn tries(store: &Store, letter: char, at: i64) -> bool {
    let number = phone(PHONE);
    store
        .try_recovery(&number, &code(letter), after(at))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_code_sets_the_password_once_and_ends_what_was_open() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let (own, others) = (code('1'), code('2'));
    store
        .start_session(&own, &maker.account, None, NOW)
        .await
        .unwrap();
    store
        .start_session(&others, &other.account, None, NOW)
        .await
        .unwrap();
    for _ in 0..9 {
        store.begin_login(&phone(PHONE), NOW).await.unwrap();
    }
    let until = store.issue_recovery(&maker.account, &code('a'), NOW).await;
    assert_eq!(until.unwrap(), Some(after(DAY)));
    assert!(!tries(&store, 'b', 1).await);
    assert!(tries(&store, 'a', 1).await);
    let number = phone(PHONE);
    let recover = |letter: char| {
        let (store, number) = (&store, &number);
        async move {
            store
                .recover(number, &code(letter), NEW, after(2))
                .await
                .unwrap()
        }
    };
    assert!(!recover('b').await);
    assert!(recover('a').await);
    assert!(!recover('a').await, "once");
    let account = store.account_by_phone(&number).await.unwrap().unwrap();
    assert_eq!(account.password_hash, NEW);
    assert!(store.session(&own, after(3)).await.unwrap().is_none());
    assert!(store.session(&others, after(3)).await.unwrap().is_some());
    assert_eq!(store.begin_login(&number, after(3)).await.unwrap(), None);
    for action in ["recovery.issue", "account.recover", "account.password"] {
        let rows = match action {
            "recovery.issue" => "SELECT count(*) FROM audit WHERE action = 'recovery.issue'",
            "account.recover" => "SELECT count(*) FROM audit WHERE action = 'account.recover'",
            _ => "SELECT count(*) FROM audit WHERE action = 'account.password'",
        };
        assert_eq!(count(&store.file, rows).await, 1, "{action}");
    }
}

#[tokio::test]
async fn it_is_good_for_a_day_and_five_wrong_tries() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .issue_recovery(&maker.account, &code('a'), NOW)
        .await
        .unwrap();
    assert!(tries(&store, 'a', DAY - 1).await);
    assert!(!tries(&store, 'a', DAY).await);
    store
        .issue_recovery(&maker.account, &code('b'), after(DAY))
        .await
        .unwrap();
    for _ in 0..4 {
        assert!(!tries(&store, 'c', DAY + HOUR).await);
    }
    assert!(tries(&store, 'b', DAY + HOUR).await, "four were wrong");
    assert!(!tries(&store, 'c', DAY + HOUR).await);
    assert!(!tries(&store, 'b', DAY + HOUR).await, "five were");
    store
        .issue_recovery(&maker.account, &code('d'), after(DAY))
        .await
        .unwrap();
    assert!(
        tries(&store, 'd', DAY + HOUR).await,
        "a new one begins anew"
    );
}

#[tokio::test]
async fn nobody_recovers_a_shut_account_or_one_that_is_not_there() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .issue_recovery(&maker.account, &code('a'), NOW)
        .await
        .unwrap();
    store.disable_account(&maker.account, NOW).await.unwrap();
    assert!(!tries(&store, 'a', 1).await);
    let none = store.issue_recovery(&maker.account, &code('b'), NOW).await;
    assert_eq!(none.unwrap(), None);
    let nobody = AccountId::new("nobody");
    let none = store.issue_recovery(&nobody, &code('b'), NOW).await;
    assert_eq!(none.unwrap(), None);
    assert_ne!(HASH, NEW);
    let hash = store
        .account(&maker.account)
        .await
        .unwrap()
        .unwrap()
        .password_hash;
    assert_eq!(hash, HASH);
}

#[tokio::test]
async fn another_new_password_makes_the_code_worth_nothing() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    store
        .issue_recovery(&maker.account, &code('a'), NOW)
        .await
        .unwrap();
    store
        .set_password_hash(&maker.account, NEW, NOW)
        .await
        .unwrap();
    assert!(!tries(&store, 'a', 1).await);
}
