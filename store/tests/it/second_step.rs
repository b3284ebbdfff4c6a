//! The second step of signing in.

use crate::support::{Fixture, HASH, MINUTE, NOW, after, count, full, makers};
use domain::AccountId;
use store::{Proof, Viewer};

const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const OTHER: &str = "MZXW6YTBOI4TQOJQGEZDGNBVGY3TQOJQ";

fn hash(letter: char) -> String {
    letter.to_string().repeat(64)
}

async fn signed_in(store: &Fixture, account: &AccountId, letter: char) -> Viewer {
    let token = hash(letter);
    store
        .start_session(&token, account, None, NOW)
        .await
        .unwrap();
    store.session(&token, NOW).await.unwrap().unwrap()
}

/// Somebody with a second step whose first code on paper is `a`, confirmed in step 100.
async fn set_up(store: &Fixture, owner: &Viewer) {
    assert!(store.begin_second_step(owner, OTHER).await.unwrap());
    assert!(
        store.begin_second_step(owner, SECRET).await.unwrap(),
        "anew"
    );
    let spare = [hash('a'), hash('b')];
    let confirmed = store
        .confirm_second_step(owner, OTHER, 100, &spare, NOW)
        .await;
    assert!(!confirmed.unwrap(), "not the one that is shown now");
    let confirmed = store
        .confirm_second_step(owner, SECRET, 100, &spare, NOW)
        .await;
    assert!(confirmed.unwrap());
}

#[tokio::test]
async fn each_step_and_each_code_on_paper_works_once() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let owner = signed_in(&store, &maker.account, '1').await;
    set_up(&store, &owner).await;
    let step = store.second_step(&maker.account).await.unwrap().unwrap();
    assert!(step.confirmed && step.spare == 2 && step.secret == SECRET);
    assert!(!store.begin_second_step(&owner, OTHER).await.unwrap());
    let (a, c) = (hash('a'), hash('c'));
    for (proof, good) in [
        (Proof::Step(100), false),
        (Proof::Step(101), true),
        (Proof::Step(101), false),
        (Proof::Step(99), false),
        (Proof::Spare(&c), false),
        (Proof::Spare(&a), true),
        (Proof::Spare(&a), false),
        (Proof::Step(103), true),
        (Proof::Step(102), false),
    ] {
        let token = hash('f');
        store
            .begin_sign_in(&token, &maker.account, NOW)
            .await
            .unwrap();
        let done = store.finish_sign_in(&token, proof, NOW).await.unwrap();
        assert_eq!(done, good, "{proof:?}");
        if done {
            let again = store.finish_sign_in(&token, Proof::Step(999), NOW).await;
            assert!(!again.unwrap(), "a sign-in ends once");
        } else {
            let done = store.finish_sign_in(&token, Proof::Step(0), NOW).await;
            assert!(!done.unwrap());
            assert_eq!(forget(&store).await, 1);
        }
    }
    assert_eq!(
        store
            .second_step(&maker.account)
            .await
            .unwrap()
            .unwrap()
            .spare,
        1
    );
}

/// Ends what was begun, so that the next one can begin under the same token; how many those were.
async fn forget(store: &Fixture) -> usize {
    let mut connection = crate::support::raw(&store.file).await;
    let done = sqlx::query("DELETE FROM begun_sign_ins")
        .execute(&mut connection)
        .await;
    usize::try_from(done.unwrap().rows_affected()).unwrap()
}

#[tokio::test]
async fn what_was_begun_ends_after_ten_minutes_and_with_the_password() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let begun = |letter: char, minutes: i64| {
        let store = &store;
        async move {
            let now = after(minutes * MINUTE);
            store
                .begun_sign_in(&hash(letter), now)
                .await
                .unwrap()
                .is_some()
        }
    };
    store
        .begin_sign_in(&hash('a'), &maker.account, NOW)
        .await
        .unwrap();
    assert!(begun('a', 9).await);
    assert!(!begun('a', 10).await);
    store
        .begin_sign_in(&hash('b'), &maker.account, NOW)
        .await
        .unwrap();
    store
        .set_password_hash(&maker.account, HASH, NOW)
        .await
        .unwrap();
    assert!(!begun('b', 0).await);
    store
        .begin_sign_in(&hash('c'), &maker.account, NOW)
        .await
        .unwrap();
    store.disable_account(&maker.account, NOW).await.unwrap();
    assert!(!begun('c', 0).await);
}

#[tokio::test]
async fn it_is_ended_by_its_owner_with_a_proof_or_by_the_operator() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = signed_in(&store, &maker.account, '1').await;
    let stranger = signed_in(&store, &other.account, '2').await;
    set_up(&store, &owner).await;
    let a = hash('a');
    let done = store
        .end_second_step(&stranger, Proof::Spare(&a), NOW)
        .await;
    assert!(!done.unwrap());
    assert!(
        !store
            .end_second_step(&owner, Proof::Step(100), NOW)
            .await
            .unwrap()
    );
    assert!(
        store
            .end_second_step(&owner, Proof::Step(101), NOW)
            .await
            .unwrap()
    );
    assert!(store.second_step(&maker.account).await.unwrap().is_none());
    assert_eq!(
        count(&store.file, "SELECT count(*) FROM spare_codes").await,
        0
    );
    set_up(&store, &owner).await;
    assert!(store.end_second_step_of(&maker.account, NOW).await.unwrap());
    assert!(!store.end_second_step_of(&maker.account, NOW).await.unwrap());
    let rows = "SELECT count(*) FROM audit WHERE action LIKE 'second_step.%'";
    assert_eq!(count(&store.file, rows).await, 4);
}
