//! Letters with codes, and what people without one ask.

use crate::support::{
    DAY, Fixture, HASH, HOUR, NOW, after, count, empty, full, makers, office, phone, producer,
};
use domain::{ProducerId, ReportNumber};
use store::{
    ClaimAccount, ClaimState, Claimed, CodeUse, MOST_CODE_TRIES_AN_HOUR, MOST_EQUAL_REQUESTS_A_DAY,
    MOST_REQUESTS_AN_HOUR, Rank, RequestDraft, Requested, Role, Store, Timestamp,
};

/// The hash of a code.
fn code(letter: char) -> String {
    letter.to_string().repeat(64)
}

async fn made_by(store: &Store, name: &str) -> ProducerId {
    producer(&store.catalogue().await.unwrap(), name)
}

async fn claim(store: &Fixture, letter: char, number: &str, now: Timestamp) -> Claimed {
    let phone = phone(number);
    let account = ClaimAccount {
        code_hash: &code(letter),
        phone: &phone,
        name: "Người mới",
        password_hash: HASH,
        session: &code('e'),
        browser: Some("Trình duyệt mẫu"),
        device: &code('f'),
    };
    store.claim(&account, now).await.unwrap()
}

#[tokio::test]
async fn a_code_makes_one_account_and_signs_it_in() {
    let store = full().await;
    let one = made_by(&store, "Cơ sở mẫu Một").await;
    let until = store.issue_claim(&one, &code('a'), NOW).await.unwrap();
    assert_eq!(until, after(60 * DAY));
    assert!(!store.is_claimed(&one).await.unwrap());
    assert!(store.is_claimable(&code('a'), NOW).await.unwrap());
    let Claimed::Done(id) = claim(&store, 'a', "0911111111", after(HOUR)).await else {
        panic!("a good code was refused");
    };
    let viewer = store
        .session(&code('e'), after(HOUR))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (viewer.account.clone(), viewer.role),
        (id.clone(), Role::Producer)
    );
    assert_eq!(viewer.producer, Some(one.clone()));
    let members = store.members(&viewer, NOW).await.unwrap();
    assert_eq!((members.len(), members[0].rank), (1, Rank::Owner));
    assert!(store.is_claimed(&one).await.unwrap());
    assert!(!store.is_claimable(&code('a'), after(HOUR)).await.unwrap());
    assert_eq!(
        claim(&store, 'a', "0922222222", after(HOUR)).await,
        Claimed::Gone
    );
    let log = "SELECT count(*) FROM audit WHERE action = 'account.claim' AND actor_id = subject \
               AND after_json NOT LIKE '%0911111111%'";
    assert_eq!(count(&store.file, log).await, 1);
    let all = store.claims(after(HOUR)).await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].state, ClaimState::Used(after(HOUR)));
}

#[tokio::test]
async fn a_code_is_good_for_sixty_days_and_the_last_letter_counts() {
    let store = full().await;
    let one = made_by(&store, "Cơ sở mẫu Một").await;
    let other = made_by(&store, "Cơ sở mẫu Hai").await;
    store.issue_claim(&one, &code('a'), NOW).await.unwrap();
    store.issue_claim(&other, &code('b'), NOW).await.unwrap();
    store
        .issue_claim(&one, &code('c'), after(HOUR))
        .await
        .unwrap();
    let end = after(60 * DAY);
    for (letter, now, good) in [
        ('a', after(HOUR), false),
        ('b', after(HOUR), true),
        ('c', end, true),
        ('b', Timestamp(end.0 - 1), true),
        ('b', end, false),
        ('d', NOW, false),
    ] {
        let found = store.is_claimable(&code(letter), now).await.unwrap();
        assert_eq!(found, good, "{letter} at {now:?}");
    }
    assert_eq!(store.revoke_claims(&one, after(DAY)).await.unwrap(), 1);
    assert_eq!(store.revoke_claims(&one, after(DAY)).await.unwrap(), 0);
    assert_eq!(
        claim(&store, 'c', "0911111111", after(DAY)).await,
        Claimed::Gone
    );
    let states: Vec<_> = store.claims(end).await.unwrap();
    let states: Vec<_> = states.into_iter().map(|claim| claim.state).collect();
    assert_eq!(
        states,
        [
            ClaimState::Revoked(after(DAY)),
            ClaimState::Ended,
            ClaimState::Revoked(after(HOUR))
        ]
    );
    let rows = "SELECT count(*) FROM audit WHERE action LIKE 'claim.%' AND actor_role = 'operator'";
    assert_eq!(
        count(&store.file, rows).await,
        5,
        "three letters, two taken back"
    );
}

#[tokio::test]
async fn a_number_that_is_taken_leaves_the_code_good() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    office(&store).await;
    store
        .issue_claim(&maker.producer, &code('a'), NOW)
        .await
        .unwrap();
    for number in ["0900000001", "0900000002", "0900000009"] {
        assert_eq!(claim(&store, 'a', number, NOW).await, Claimed::PhoneTaken);
    }
    assert!(store.session(&code('e'), NOW).await.unwrap().is_none());
    let done = claim(&store, 'a', "0911111111", NOW).await;
    assert!(matches!(done, Claimed::Done(_)), "{done:?}");
}

#[tokio::test]
async fn who_was_let_out_comes_back_to_the_same_account_of_the_same_producer_only() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    store.disable_account(&maker.account, NOW).await.unwrap();
    store
        .issue_claim(&other.producer, &code('a'), NOW)
        .await
        .unwrap();
    assert_eq!(
        claim(&store, 'a', "0900000001", NOW).await,
        Claimed::PhoneTaken
    );
    store
        .issue_claim(&maker.producer, &code('b'), NOW)
        .await
        .unwrap();
    let back = claim(&store, 'b', "0900000001", NOW).await;
    assert_eq!(back, Claimed::Done(maker.account));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_at_once_one_gets_the_page() {
    let store = full().await;
    let one = made_by(&store, "Cơ sở mẫu Một").await;
    store.issue_claim(&one, &code('a'), NOW).await.unwrap();
    let mut tries = tokio::task::JoinSet::new();
    for at in 0..20 {
        let store = Store::clone(&store);
        tries.spawn(async move {
            let number = phone(&format!("09111111{at:02}"));
            let (session, device) = (format!("{at:064x}"), format!("{:064x}", at + 100));
            let account = ClaimAccount {
                code_hash: &code('a'),
                phone: &number,
                name: "Người mới",
                password_hash: HASH,
                session: &session,
                browser: None,
                device: &device,
            };
            store.claim(&account, NOW).await.unwrap()
        });
    }
    let mut done = 0;
    while let Some(claimed) = tries.join_next().await {
        done += u32::from(matches!(claimed.unwrap(), Claimed::Done(_)));
    }
    assert_eq!(done, 1);
    assert_eq!(count(&store.file, "SELECT count(*) FROM accounts").await, 1);
}

#[tokio::test]
async fn guesses_are_slowed_by_where_they_come_from_and_a_restart_forgives_nothing() {
    let store = empty().await;
    for _ in 0..5 {
        assert_eq!(
            store
                .begin_code_try("one", CodeUse::Claim, NOW)
                .await
                .unwrap(),
            None
        );
    }
    assert_eq!(
        store
            .begin_code_try("one", CodeUse::Claim, NOW)
            .await
            .unwrap(),
        Some(1)
    );
    assert_eq!(
        store
            .begin_code_try("other", CodeUse::Claim, NOW)
            .await
            .unwrap(),
        None
    );
    store.close().await.unwrap();
    let again = Store::open(&store.file).await.unwrap();
    assert_eq!(
        again
            .begin_code_try("one", CodeUse::Claim, NOW)
            .await
            .unwrap(),
        Some(1)
    );
    again
        .clear_code_tries("one", CodeUse::Claim, NOW)
        .await
        .unwrap();
    assert_eq!(
        again
            .begin_code_try("one", CodeUse::Claim, NOW)
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn guesses_from_many_places_are_slowed_together() {
    let store = empty().await;
    for at in 0..MOST_CODE_TRIES_AN_HOUR {
        let tried = store
            .begin_code_try(&format!("{at}"), CodeUse::Claim, NOW)
            .await
            .unwrap();
        assert_eq!(tried, None, "{at}");
    }
    store
        .clear_code_tries("0", CodeUse::Claim, NOW)
        .await
        .unwrap();
    let good = store
        .begin_code_try("last", CodeUse::Claim, NOW)
        .await
        .unwrap();
    assert_eq!(good, None, "a good code takes nobody's place");
    // 23 November 2026, 08:00 in Vietnam is the beginning of an hour.
    let early = store
        .begin_code_try("last", CodeUse::Claim, after(60_000))
        .await
        .unwrap();
    assert_eq!(early, Some(3_540));
    assert_eq!(
        store
            .begin_code_try("last", CodeUse::Claim, after(HOUR))
            .await
            .unwrap(),
        None
    );
    let later = after(2 * DAY);
    store
        .begin_code_try("last", CodeUse::Claim, later)
        .await
        .unwrap();
    let kept = count(&store.file, "SELECT count(*) FROM code_tries").await;
    assert_eq!(kept, 2, "the source and the hour");
}

#[tokio::test]
async fn every_database_has_its_own_salt() {
    // The template is one; two that were made apart differ.
    let folder = tempfile::tempdir().unwrap();
    let mut salts = Vec::new();
    for name in ["one.db", "two.db"] {
        let file = folder.path().join(name);
        Store::migrate(&file).await.unwrap();
        let store = Store::open(&file).await.unwrap();
        salts.push(store.code_salt().await.unwrap());
        store.close().await.unwrap();
    }
    assert_eq!(salts[0].len(), 32);
    assert_ne!(salts[0], salts[1]);
}

fn draft(number: &str) -> RequestDraft {
    RequestDraft {
        producer: "Cơ sở mẫu Một".to_owned(),
        person: "Người mẫu".to_owned(),
        phone: phone(number),
        message: None,
    }
}

#[tokio::test]
async fn requests_are_kept_read_and_closed() {
    let store = full().await;
    let one = made_by(&store, "Cơ sở mẫu Một").await;
    let number = ReportNumber::of_random(1);
    let kept = store
        .request_claim(&number, Some(&one), &draft("0911111111"), NOW)
        .await;
    assert_eq!(kept.unwrap(), Requested::Kept);
    let all = store.claim_requests().await.unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].slug.as_ref().unwrap().as_str(), "co-so-mau-mot");
    assert!(all[0].draft == draft("0911111111"));
    assert!(store.has_request(&number).await.unwrap());
    assert!(store.close_request(&number, NOW).await.unwrap());
    assert!(!store.close_request(&number, NOW).await.unwrap());
    assert!(!store.has_request(&number).await.unwrap());
}

#[tokio::test]
async fn too_many_requests_wait() {
    let store = empty().await;
    for at in 0..MOST_REQUESTS_AN_HOUR {
        let number = ReportNumber::of_random(u64::try_from(at).unwrap());
        let draft = draft(&format!("09111111{at:02}"));
        let kept = store.request_claim(&number, None, &draft, NOW).await;
        assert_eq!(kept.unwrap(), Requested::Kept, "{at}");
    }
    let number = ReportNumber::of_random(999);
    let more = store
        .request_claim(&number, None, &draft("0922222222"), after(1_000))
        .await;
    assert_eq!(more.unwrap(), Requested::TooMany(3_599));
    let number = |at: i64| ReportNumber::of_random(u64::try_from(1_000 + at).unwrap());
    for at in 0..MOST_EQUAL_REQUESTS_A_DAY {
        let kept = store
            .request_claim(&number(at), None, &draft("0922222222"), after(HOUR))
            .await;
        assert_eq!(kept.unwrap(), Requested::Kept, "{at}");
    }
    let more = store
        .request_claim(&number(9), None, &draft("0922222222"), after(HOUR))
        .await;
    assert_eq!(more.unwrap(), Requested::TooOften(24 * 3600));
}
