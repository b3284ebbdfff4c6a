//! Several people who keep one page.

use crate::support::{DAY, Fixture, HASH, HOUR, NOW, after, count, full, makers, phone};
use domain::AccountId;
use store::{ClaimAccount, Claimed, Invited, Managed, Rank, Viewer};

fn code(letter: char) -> String {
    letter.to_string().repeat(64)
}

async fn signed_in(store: &Fixture, account: &AccountId, letter: char) -> Viewer {
    store
        .start_session(&code(letter), account, None, NOW)
        .await
        .unwrap();
    store.session(&code(letter), NOW).await.unwrap().unwrap()
}

/// Somebody who comes in by a code; the viewer that results.
async fn joins(store: &Fixture, by: char, number: &str, session: char) -> Viewer {
    let phone = phone(number);
    let account = ClaimAccount {
        code_hash: &code(by),
        phone: &phone,
        name: "Người thứ hai",
        password_hash: HASH,
        session: &code(session),
        browser: None,
        device: &code('f'),
    };
    let done = store.claim(&account, NOW).await.unwrap();
    assert!(matches!(done, Claimed::Done(_)), "{done:?}");
    store.session(&code(session), NOW).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_owner_lets_an_editor_in_who_may_do_less() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = signed_in(&store, &maker.account, '1').await;
    let stranger = signed_in(&store, &other.account, '2').await;
    let invited = store.invite_member(&owner, &code('a'), NOW).await.unwrap();
    assert_eq!(invited, Invited::Until(after(7 * DAY)));
    assert_eq!(store.open_codes(&owner, NOW).await.unwrap().len(), 1);
    assert!(store.open_codes(&stranger, NOW).await.unwrap().is_empty());
    let editor = joins(&store, 'a', "0911111111", '3').await;
    assert_eq!(editor.producer, Some(maker.producer.clone()));
    assert!(store.open_codes(&owner, NOW).await.unwrap().is_empty());
    let members = store.members(&editor, NOW).await.unwrap();
    let ranks: Vec<Rank> = members.iter().map(|member| member.rank).collect();
    assert_eq!(ranks, [Rank::Owner, Rank::Editor]);
    assert_eq!(members[1].seen_at, Some(NOW));
    assert_eq!(store.members(&stranger, NOW).await.unwrap().len(), 1);

    let invited = store.invite_member(&editor, &code('b'), NOW).await.unwrap();
    assert_eq!(invited, Invited::NotAllowed);
    for done in [
        store.remove_member(&editor, &owner.account, NOW).await,
        store.make_owner(&editor, &editor.account, NOW).await,
    ] {
        assert_eq!(done.unwrap(), Managed::NotAllowed);
    }
    let recovered = store
        .recover_member(&editor, &owner.account, &code('c'), NOW)
        .await;
    assert!(
        recovered.unwrap().is_none(),
        "who sets the password of an owner is one"
    );
    let helped = store
        .recover_member(&owner, &editor.account, &code('e'), NOW)
        .await;
    assert!(helped.unwrap().is_some(), "an owner helps an editor");
    let own = store
        .recover_member(&editor, &editor.account, &code('d'), NOW)
        .await;
    assert!(
        own.unwrap().is_none(),
        "an open telephone changes no password"
    );
}

#[tokio::test]
async fn strangers_find_nobody() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let owner = signed_in(&store, &maker.account, '1').await;
    let nobody = AccountId::new("nobody");
    store.invite_member(&owner, &code('a'), NOW).await.unwrap();
    let open = store.open_codes(&owner, NOW).await.unwrap().remove(0).id;
    let stranger = signed_in(&store, &other.account, '2').await;
    for id in [&other.account, &nobody] {
        let removed = store.remove_member(&owner, id, NOW).await.unwrap();
        assert_eq!(removed, Managed::NotFound);
        let raised = store.make_owner(&owner, id, NOW).await.unwrap();
        assert_eq!(raised, Managed::NotFound);
        let recovered = store.recover_member(&owner, id, &code('b'), NOW).await;
        assert_eq!(recovered.unwrap(), None);
    }
    let revoked = store.revoke_code(&stranger, &open, NOW).await.unwrap();
    assert_eq!(revoked, Managed::NotFound);
    assert_eq!(
        store.revoke_code(&owner, &open, NOW).await.unwrap(),
        Managed::Done
    );
    assert!(!store.is_claimable(&code('a'), NOW).await.unwrap());
}

#[tokio::test]
async fn the_last_owner_stays_and_whoever_is_out_is_out_at_once() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let owner = signed_in(&store, &maker.account, '1').await;
    let last = store
        .remove_member(&owner, &owner.account, NOW)
        .await
        .unwrap();
    assert_eq!(last, Managed::LastOwner);
    store.invite_member(&owner, &code('a'), NOW).await.unwrap();
    let editor = joins(&store, 'a', "0911111111", '3').await;
    let last = store
        .remove_member(&owner, &owner.account, NOW)
        .await
        .unwrap();
    assert_eq!(last, Managed::LastOwner, "an editor is no owner");
    let raised = store
        .make_owner(&owner, &editor.account, NOW)
        .await
        .unwrap();
    assert_eq!(raised, Managed::Done);
    store.invite_member(&owner, &code('b'), NOW).await.unwrap();
    let removed = store
        .remove_member(&editor, &owner.account, NOW)
        .await
        .unwrap();
    assert_eq!(removed, Managed::Done);
    assert!(store.session(&code('1'), after(1)).await.unwrap().is_none());
    assert!(
        !store.is_claimable(&code('b'), NOW).await.unwrap(),
        "nor by a code of theirs"
    );
    let again = store
        .remove_member(&editor, &owner.account, NOW)
        .await
        .unwrap();
    assert_eq!(again, Managed::NotFound);
    let gone = store.invite_member(&owner, &code('c'), NOW).await.unwrap();
    assert_eq!(gone, Invited::NotAllowed, "an old viewer may nothing");
    assert!(store.members(&owner, NOW).await.unwrap().is_empty());
    for rows in [
        "SELECT count(*) FROM audit WHERE action = 'account.rank'",
        "SELECT count(*) FROM audit WHERE action = 'account.disable' AND actor_role = 'producer'",
    ] {
        assert_eq!(count(&store.file, rows).await, 1, "{rows}");
    }
}

#[tokio::test]
async fn few_codes_are_open_at_a_time() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let owner = signed_in(&store, &maker.account, '1').await;
    for letter in ['a', 'b', 'c', 'd', '5'] {
        let invited = store
            .invite_member(&owner, &code(letter), NOW)
            .await
            .unwrap();
        assert_eq!(invited, Invited::Until(after(7 * DAY)));
    }
    let more = store
        .invite_member(&owner, &code('6'), after(HOUR))
        .await
        .unwrap();
    assert_eq!(more, Invited::TooMany);
    let later = store
        .invite_member(&owner, &code('6'), after(7 * DAY))
        .await
        .unwrap();
    assert_eq!(later, Invited::Until(after(14 * DAY)));
}
