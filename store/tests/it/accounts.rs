use crate::support::{HASH, NOW, after, count, full, makers, office, phone};
use domain::{AccountId, ProducerId};
use store::{NewAccount, Role, StoreError};

#[tokio::test]
async fn an_account_is_found_by_its_number() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let account = store
        .account_by_phone(&phone("+84 900 000 001"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((account.id, account.role), (maker.account, Role::Producer));
    assert_eq!(account.producer, Some(maker.producer));
    assert_eq!(
        (account.password_hash.as_str(), account.disabled),
        (HASH, false)
    );
    assert_eq!(
        store.account_by_phone(&phone("0911111111")).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn a_number_has_one_account() {
    let store = full().await;
    office(&store).await;
    let again = NewAccount {
        phone: phone("0900000009"),
        name: "Ai đó".into(),
        role: Role::Office,
        producer: None,
        password_hash: HASH.into(),
    };
    let error = store.create_account(again, NOW).await.unwrap_err();
    assert!(matches!(error, StoreError::PhoneTaken), "{error:?}");
    assert_eq!(
        count(
            &store.file,
            "SELECT count(*) FROM audit WHERE action = 'account.create'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn rules_of_accounts_are_named() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let account = |role, producer, hash: &str| NewAccount {
        phone: phone("0911111111"),
        name: "Ai đó".into(),
        role,
        producer,
        password_hash: hash.into(),
    };
    for (new, rule) in [
        (
            account(Role::Producer, None, HASH),
            "accounts_producer_of_role",
        ),
        (
            account(Role::Office, Some(maker.producer), HASH),
            "accounts_producer_of_role",
        ),
        (
            account(Role::Office, None, "mat-khau-chua-bam"),
            "accounts_password_hash",
        ),
        (
            account(Role::Producer, Some(ProducerId::new("nobody")), HASH),
            "FOREIGN KEY constraint failed",
        ),
    ] {
        let error = store.create_account(new, NOW).await.unwrap_err();
        assert!(
            matches!(&error, StoreError::Rule(found) if found == rule),
            "{rule}: {error:?}"
        );
    }
    assert_eq!(
        store.account_by_phone(&phone("0911111111")).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn a_new_password_ends_sessions_and_a_rehash_does_not() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let (token, others) = ("a".repeat(64), "b".repeat(64));
    store
        .start_session(&token, &maker.account, None, NOW)
        .await
        .unwrap();
    store
        .start_session(&others, &other.account, None, NOW)
        .await
        .unwrap();

    assert!(
        store
            .rehash_password(&maker.account, "$argon2id$stronger")
            .await
            .unwrap()
    );
    assert!(store.session(&token, after(1)).await.unwrap().is_some());
    assert!(
        store
            .set_password_hash(&maker.account, "$argon2id$new", after(2))
            .await
            .unwrap()
    );
    assert!(store.session(&token, after(3)).await.unwrap().is_none());
    assert!(store.session(&others, after(3)).await.unwrap().is_some());
    let account = store
        .account_by_phone(&phone("0900000001"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(account.password_hash, "$argon2id$new");

    let nobody = AccountId::new("nobody");
    assert!(!store.rehash_password(&nobody, HASH).await.unwrap());
    assert!(!store.set_password_hash(&nobody, HASH, NOW).await.unwrap());
    assert!(!store.disable_account(&nobody, NOW).await.unwrap());
}

#[tokio::test]
async fn what_is_printed_of_an_account_holds_no_secret() {
    let store = full().await;
    makers(&store).await;
    let account = store
        .account_by_phone(&phone("0900000001"))
        .await
        .unwrap()
        .unwrap();
    let printed = format!("{account:?}");
    for secret in [HASH, "0900000001", "Người của"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
