//! Fairs: what the real file says, and what an import of another one does.

use crate::refused::rows;
use crate::support::{HEADER, count, full, import};
use domain::{Date, EventTime};
use store::{Counts, ImportReport, Store};

const HEAD: &str = "name,place,start,end,source_url\n";

/// Address part, place, first and last day.
type Dated<'a> = (&'a str, Option<&'a str>, Option<String>, Option<String>);

async fn import_events(store: &Store, events: &str) -> ImportReport {
    let events = format!("{HEAD}{events}");
    let files = [("products.csv", HEADER), ("events.csv", events.as_str())];
    import(store, &files).await
}

#[tokio::test]
async fn the_real_events_come_newest_first_and_undated_ones_last() {
    let events = full().await.events().await.unwrap();
    assert_eq!(events.len(), 12);
    let dated: Vec<Dated<'_>> = events
        .iter()
        .take_while(|event| event.start.is_some())
        .map(|event| {
            let text = |date: Option<Date>| date.map(|date| date.to_string());
            let (start, end) = (text(event.start), text(event.end));
            (event.slug.as_str(), event.place.as_deref(), start, end)
        })
        .collect();
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(
        dated,
        [
            (
                "festival-ocop-viet-nam-2025",
                Some("Hoàng thành Thăng Long, Hà Nội"),
                day("2025-12-20"),
                day("2025-12-23")
            ),
            (
                "cho-trung-bay-gioi-thieu-quang-ba-san-pham-ocop-va-am-thuc-xu-thanh-nam-2024",
                None,
                day("2024-07-21"),
                day("2024-08-03")
            ),
            (
                "hoi-cho-san-pham-duc-dong-truyen-thong-tra-dong-san-pham-ocop-va-san-pham-chu-luc-huyen-thieu-hoa-nam-2023",
                Some("Huyện Thiệu Hóa"),
                day("2023-05-12"),
                None
            ),
            (
                "trung-bay-gioi-thieu-va-ban-san-pham-ocop-tinh-thanh-hoa",
                Some("Siêu thị Co.opmart Thanh Hóa"),
                day("2021-01-15"),
                day("2021-01-17")
            ),
        ]
    );
    let undated: Vec<_> = events.iter().skip(dated.len()).collect();
    assert_eq!(undated.len(), 8);
    assert!(undated.is_sorted_by_key(|event| event.slug.as_str()));
    let today = Date::parse("2025-12-21").unwrap();
    let times: Vec<EventTime> = events.iter().map(|event| event.when(today)).collect();
    assert_eq!(times[..2], [EventTime::Now, EventTime::Past]);
    assert!(times[4..].iter().all(|time| *time == EventTime::Unknown));
    assert!(events.iter().all(|event| event.sources.len() == 1));
}

#[tokio::test]
async fn the_file_says_all_events_and_their_addresses_last() {
    let store = full().await;
    let version = store.catalogue_version().await.unwrap();
    let counts = |new, changed, unchanged| Counts {
        new,
        changed,
        unchanged,
    };
    let all = "Hội chợ mẫu,Nga Sơn,2026-01-05,2026-01-07,https://a.vn/1\nHội chợ mẫu,,,,\n";
    let report = import_events(&store, all).await;
    assert_eq!(report.of("events"), counts(2, 12, 0), "{report}");
    assert_eq!(store.catalogue_version().await.unwrap(), version + 1);
    let again = import_events(&store, all).await;
    assert_eq!(again.of("events"), counts(0, 0, 2), "{again}");
    assert_eq!(store.catalogue_version().await.unwrap(), version + 1);

    let moved = "Hội chợ mẫu,Nga Sơn,2026-02-05,2026-02-07,https://a.vn/1\n";
    let report = import_events(&store, moved).await;
    assert_eq!(report.of("events"), counts(1, 2, 0), "{report}");
    let longer = moved.replace("02-07", "02-08");
    let report = import_events(&store, &longer).await;
    assert_eq!(report.of("events"), counts(0, 1, 0), "{report}");
    let events = store.events().await.unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].slug.as_str(), "hoi-cho-mau");
    assert_eq!(events[0].end, Date::parse("2026-02-08").ok());
}

#[tokio::test]
async fn events_that_cannot_be_taken_are_named() {
    let store = full().await;
    for (row, column, words) in [
        (",Nga Sơn,2026-01-05,,", "name", "missing"),
        ("Chợ mẫu,,2026-02-30,,", "start", "is no date"),
        ("Chợ mẫu,,tháng 2,,", "start", "is no date"),
        ("Chợ mẫu,,2026-02-03,hôm sau,", "end", "is no date"),
        ("Chợ mẫu,,2026-02-03,2026-02-02,", "end", "before the start"),
        ("Chợ mẫu,,,2026-02-02,", "start", "although there is an end"),
        ("Chợ mẫu,,,,ftp://a.vn/", "source_url", "is no http"),
        ("CHỢ  mẫu hai,,,,", "name", "on an earlier line already"),
        ("Chợ mẫu,,,", "", "4 columns instead of 5"),
    ] {
        let report = import_events(&store, &format!("Chợ mẫu hai,,,,\n{row}\n")).await;
        assert_eq!(rows(&report), [("events.csv", 3, column)], "{row}");
        assert!(report.refused[0].reason.contains(words), "{row}: {report}");
        assert_eq!(
            count(&store.file, "SELECT count(*) FROM events").await,
            12,
            "{row}"
        );
    }
}
