//! Days on which producers are closed.

use crate::support::{NOW, after, full, makers, office};
use domain::{ClosureDraft, Date};
use store::{ChangeClosure, ClosureChanged, MOST_CLOSURES};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn tet(reason: &str) -> ClosureDraft {
    ClosureDraft {
        first: day("2027-02-10"),
        last: day("2027-02-20"),
        reason: Some(reason.to_owned()),
    }
}

#[tokio::test]
async fn days_are_announced_changed_and_taken_away_by_their_owner_alone() {
    let store = full().await;
    let (maker, other) = makers(&store).await;
    let office = office(&store).await;
    let today = day("2026-11-23");
    let version = store.catalogue_version().await.unwrap();
    let (first, second) = (tet("nghỉ Tết"), tet("đổi lại"));
    let change = async |actor, producer, change, at| {
        store
            .change_closure(actor, producer, change, today, after(at))
            .await
            .unwrap()
    };
    let (account, producer) = (&maker.account, &maker.producer);
    for actor in [&other.account, &office] {
        let refused = change(actor, producer, ChangeClosure::Add(&first), 1).await;
        assert_eq!(refused, ClosureChanged::NotFound);
    }
    let done = change(account, producer, ChangeClosure::Add(&first), 1).await;
    assert_eq!(done, ClosureChanged::Done);
    let all = store.closures(producer).await.unwrap();
    assert_eq!((all.len(), &all[0].days), (1, &first));
    assert!(store.closures(&other.producer).await.unwrap().is_empty());
    let id = all[0].id.as_str();
    for (actor, producer) in [
        (&other.account, &other.producer),
        (&other.account, producer),
    ] {
        let remove = ChangeClosure::Remove { id, version: 0 };
        assert_eq!(
            change(actor, producer, remove, 2).await,
            ClosureChanged::NotFound
        );
    }
    let edit = ChangeClosure::Change {
        id,
        version: 0,
        days: &second,
    };
    assert_eq!(
        change(account, producer, edit, 3).await,
        ClosureChanged::Done
    );
    assert_eq!(
        change(account, producer, edit, 4).await,
        ClosureChanged::Conflict
    );
    assert_eq!(store.closures(producer).await.unwrap()[0].days, second);
    let remove = ChangeClosure::Remove { id, version: 1 };
    assert_eq!(
        change(account, producer, remove, 5).await,
        ClosureChanged::Done
    );
    assert!(store.closures(producer).await.unwrap().is_empty());
    assert_eq!(store.catalogue_version().await.unwrap(), version + 3);
}

#[tokio::test]
async fn there_are_not_too_many_and_those_that_are_over_are_forgotten() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let (account, producer) = (&maker.account, &maker.producer);
    let days = tet("nghỉ Tết");
    let add = async |today| {
        let add = ChangeClosure::Add(&days);
        store
            .change_closure(account, producer, add, today, NOW)
            .await
            .unwrap()
    };
    for _ in 0..MOST_CLOSURES {
        assert_eq!(add(day("2026-11-23")).await, ClosureChanged::Done);
    }
    assert_eq!(add(day("2027-02-20")).await, ClosureChanged::TooMany);
    assert_eq!(add(day("2027-02-21")).await, ClosureChanged::Done);
    assert_eq!(store.closures(producer).await.unwrap().len(), 1);
}
