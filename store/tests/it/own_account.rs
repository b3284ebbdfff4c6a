use crate::support::{
    DAY, Fixture, HASH, HOUR, MINUTE, Maker, NOW, after, count, full, makers, office,
};
use domain::AccountId;
use store::{NewPassword, Store, Viewer};

const NEW_HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$bmV1";

fn token(letter: char) -> String {
    letter.to_string().repeat(64)
}

async fn begin(store: &Store, letter: char, account: &AccountId, milliseconds: i64) -> Viewer {
    let browser = format!("Trình duyệt {letter}");
    store
        .start_session(&token(letter), account, Some(&browser), after(milliseconds))
        .await
        .unwrap();
    viewer(store, letter, milliseconds).await.unwrap()
}

async fn viewer(store: &Store, letter: char, milliseconds: i64) -> Option<Viewer> {
    store
        .session(&token(letter), after(milliseconds))
        .await
        .unwrap()
}

/// The last sign of the browsers that an owner is shown, and whether it is this one.
async fn shown(store: &Store, owner: &Viewer, asks: char, at: i64) -> Vec<(char, bool)> {
    let all = store
        .own_sessions(owner, &token(asks), after(at))
        .await
        .unwrap();
    let sign = |browser: Option<String>| browser.unwrap().chars().next_back().unwrap();
    all.into_iter()
        .map(|session| (sign(session.browser), session.current))
        .collect()
}

async fn id_of(store: &Store, owner: &Viewer, letter: char) -> String {
    let all = store
        .own_sessions(owner, &token(letter), NOW)
        .await
        .unwrap();
    all.into_iter().find(|session| session.current).unwrap().id
}

#[tokio::test]
async fn the_own_living_sessions_are_shown_and_no_secret_of_them() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = begin(&store, 'a', &maker.account, 0).await;
    begin(&store, 'b', &maker.account, MINUTE).await;
    begin(&store, 'c', &maker.account, 2 * MINUTE).await;
    begin(&store, 'd', &other.account, 3 * MINUTE).await;
    assert_eq!(
        shown(&store, &owner, 'a', HOUR).await,
        [('a', true), ('c', false), ('b', false)]
    );
    viewer(&store, 'b', DAY).await.unwrap();
    assert_eq!(
        shown(&store, &owner, 'b', 7 * DAY + HOUR).await,
        [('b', true)],
        "what nobody used for a week is over"
    );
    let seen = store.own_sessions(&owner, &token('a'), NOW).await.unwrap();
    let printed = format!("{seen:?}");
    for letter in ['a', 'b', 'c'] {
        assert!(!printed.contains(&token(letter)));
    }
}

#[tokio::test]
async fn sessions_of_the_office_are_over_sooner() {
    let store = full().await;
    let account = office(&store).await;
    let owner = begin(&store, 'a', &account, 0).await;
    assert_eq!(
        shown(&store, &owner, 'a', 30 * MINUTE - 1).await,
        [('a', true)]
    );
    assert_eq!(shown(&store, &owner, 'a', 30 * MINUTE).await, []);
}

#[tokio::test]
async fn only_the_owner_ends_a_session_and_each_end_has_one_row_in_the_log() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = begin(&store, 'a', &maker.account, 0).await;
    begin(&store, 'b', &maker.account, 0).await;
    let stranger = begin(&store, 'c', &other.account, 0).await;
    let id = id_of(&store, &owner, 'b').await;
    let ends = "SELECT count(*) FROM audit WHERE action LIKE 'session.%'";
    for wrong in [id.as_str(), "", &token('b')] {
        assert!(!store.end_own_session(&stranger, wrong, NOW).await.unwrap());
    }
    assert_eq!(count(&store.file, ends).await, 0);
    assert!(viewer(&store, 'b', 1).await.is_some());
    assert!(store.end_own_session(&owner, &id, NOW).await.unwrap());
    assert!(!store.end_own_session(&owner, &id, NOW).await.unwrap());
    assert_eq!(count(&store.file, ends).await, 1);
    assert!(viewer(&store, 'b', 1).await.is_none());
    assert!(viewer(&store, 'a', 1).await.is_some());
}

#[tokio::test]
async fn all_others_end_at_once_and_nobody_elses() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = begin(&store, 'a', &maker.account, 0).await;
    begin(&store, 'b', &maker.account, 0).await;
    begin(&store, 'c', &maker.account, 0).await;
    begin(&store, 'd', &other.account, 0).await;
    let ended = store.end_other_sessions(&owner, &token('a'), NOW).await;
    assert_eq!(ended.unwrap(), 2);
    let ended = store.end_other_sessions(&owner, &token('a'), NOW).await;
    assert_eq!(ended.unwrap(), 0);
    assert_eq!(shown(&store, &owner, 'a', 0).await, [('a', true)]);
    assert!(viewer(&store, 'd', 1).await.is_some());
    let rows = "SELECT count(*) FROM audit WHERE action = 'session.end_others'";
    assert_eq!(count(&store.file, rows).await, 1);
}

async fn change(store: &Fixture, owner: &Viewer, old_hash: &str, session: char) -> bool {
    let change = NewPassword {
        old_hash,
        new_hash: NEW_HASH,
        session: &token(session),
        new_session: &token('e'),
        browser: Some("Trình duyệt e"),
        new_device: &token('f'),
    };
    store.change_own_password(owner, change, NOW).await.unwrap()
}

async fn hash_of(store: &Store, maker: &Maker) -> String {
    let account = store.account(&maker.account).await.unwrap();
    account.unwrap().password_hash
}

#[tokio::test]
async fn a_new_password_leaves_one_new_session() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = begin(&store, 'a', &maker.account, 0).await;
    begin(&store, 'b', &maker.account, 0).await;
    begin(&store, 'c', &other.account, 0).await;
    assert!(change(&store, &owner, HASH, 'a').await);
    assert_eq!(hash_of(&store, &maker).await, NEW_HASH);
    for ended in ['a', 'b'] {
        assert!(viewer(&store, ended, 1).await.is_none(), "{ended}");
    }
    assert!(viewer(&store, 'c', 1).await.is_some());
    assert_eq!(shown(&store, &owner, 'e', 0).await, [('e', true)]);
    let row = "SELECT count(*) FROM audit WHERE action = 'account.password' AND actor_role = 'producer' \
               AND actor_id = subject AND before_json IS NULL AND after_json IS NULL";
    assert_eq!(count(&store.file, row).await, 1);
}

#[tokio::test]
async fn a_password_is_not_changed_twice_nor_by_a_session_that_has_ended() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = begin(&store, 'a', &maker.account, 0).await;
    begin(&store, 'b', &other.account, 0).await;
    assert!(!change(&store, &owner, NEW_HASH, 'a').await, "another one");
    assert!(!change(&store, &owner, HASH, 'b').await, "not the owner's");
    store.end_session(&token('a'), NOW).await.unwrap();
    assert!(!change(&store, &owner, HASH, 'a').await, "it has ended");
    assert_eq!(hash_of(&store, &maker).await, HASH);
    let rows = "SELECT count(*) FROM audit WHERE action = 'account.password'";
    assert_eq!(count(&store.file, rows).await, 0);
}
