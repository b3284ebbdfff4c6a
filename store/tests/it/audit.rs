use crate::support::{HASH, NOW, after, count, full, import_rows, makers, office, raw, story};
use domain::{ListingDraft, Phone};
use sqlx::Row as _;
use store::SaveListing;

const ROWS: &str = "SELECT count(*) FROM audit";

#[tokio::test]
async fn each_change_has_one_row() {
    let store = full().await;
    // The template was imported twice: the real data, then the samples.
    assert_eq!(count(&store.file, ROWS).await, 2);
    let (maker, other) = makers(&store).await;
    let office = office(&store).await;
    assert_eq!(count(&store.file, ROWS).await, 5);

    for version in 0..10 {
        store
            .save_listing(maker.save(version, &story("a")), after(version))
            .await
            .unwrap();
    }
    assert_eq!(count(&store.file, ROWS).await, 15);
    // Nothing changes: a conflict, somebody else's, an unknown account, an import of what is there.
    store
        .save_listing(maker.save(0, &story("b")), NOW)
        .await
        .unwrap();
    store
        .save_listing(other.save(9, &story("b")), NOW)
        .await
        .unwrap();
    store
        .disable_account(&domain::AccountId::new("nobody"), NOW)
        .await
        .unwrap();
    import_rows(
        &store,
        "Chiếu mẫu,Cơ sở mẫu Hai,co_so,Nga Thanh,Nga Sơn,3,Thủ công mỹ nghệ,,,2024,\n",
    )
    .await;
    assert_eq!(count(&store.file, ROWS).await, 15);

    store.set_password_hash(&office, HASH, NOW).await.unwrap();
    store.disable_account(&office, NOW).await.unwrap();
    assert_eq!(count(&store.file, ROWS).await, 17);
    // One product changes its stars: a row for it, and one for the import.
    import_rows(
        &store,
        "Chiếu mẫu,Cơ sở mẫu Hai,co_so,Nga Thanh,Nga Sơn,4,Thủ công mỹ nghệ,,,2024,\n",
    )
    .await;
    assert_eq!(count(&store.file, ROWS).await, 19);
    assert_eq!(
        count(
            &store.file,
            "SELECT count(*) FROM audit WHERE action = 'product.facts'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn a_row_says_who_changed_what() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let draft = ListingDraft {
        phone: Some(Phone::parse("0912345678").unwrap()),
        ..story("mới")
    };
    store
        .save_listing(maker.save(0, &draft), after(5))
        .await
        .unwrap();
    let row = sqlx::query("SELECT * FROM audit WHERE action = 'listing.save'")
        .fetch_one(&mut raw(&store.file).await)
        .await
        .unwrap();
    let text = |column: &str| row.get::<String, _>(column);
    assert_eq!(row.get::<i64, _>("at"), after(5).0);
    assert_eq!(
        (text("actor_id"), text("actor_role")),
        (maker.account.to_string(), "producer".into())
    );
    assert_eq!(
        (text("subject"), text("request_id")),
        (maker.product.to_string(), "request-1".into())
    );
    assert!(
        text("before_json").contains("\"story\":null")
            && text("before_json").contains("\"version\":0")
    );
    assert!(
        text("after_json").contains("\"story\":\"mới\"")
            && text("after_json").contains("\"version\":1")
    );
    assert!(
        !text("after_json").contains("0912345678"),
        "numbers are masked"
    );
    assert_ne!(text("before_hash"), text("after_hash"));
}

#[tokio::test]
async fn the_row_and_the_change_are_one() {
    let store = full().await;
    let (maker, _) = makers(&store).await;
    let rows = count(&store.file, ROWS).await;
    // A link without https cannot come out of the form; the table refuses it after the product was updated already.
    let mut draft = story("nửa chừng");
    draft.links.push(domain::SalesLink {
        channel: domain::SalesChannel::Website,
        url: "javascript:alert(1)".into(),
    });
    let error = store
        .save_listing(maker.save(0, &draft), NOW)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("product_links_url"), "{error}");
    let own = store
        .own_listing(&maker.producer, &maker.product)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((own.version, own.listing), (0, ListingDraft::default()));
    assert_eq!(count(&store.file, ROWS).await, rows);
    let good = story("trọn vẹn");
    let save = SaveListing {
        request_id: "request-2",
        ..maker.save(0, &good)
    };
    store.save_listing(save, NOW).await.unwrap();
}

#[tokio::test]
async fn rows_can_be_neither_changed_nor_removed() {
    let store = full().await;
    let mut connection = raw(&store.file).await;
    for sql in [
        "UPDATE audit SET actor_id = NULL",
        "UPDATE audit SET at = 0 WHERE id = (SELECT min(id) FROM audit)",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit (id, at, actor_role, action, subject) \
         SELECT id, 0, 'operator', 'x', 'y' FROM audit LIMIT 1",
        "REPLACE INTO audit (id, at, actor_role, action, subject) \
         SELECT id, 0, 'operator', 'x', 'y' FROM audit LIMIT 1",
    ] {
        let error = sqlx::query(sql).execute(&mut connection).await.unwrap_err();
        assert!(
            error.to_string().contains("audit rows are never"),
            "{sql}: {error}"
        );
    }
    assert_eq!(count(&store.file, ROWS).await, 2);
}
