//! The catalogue as a file.

use crate::builders::*;
use search::{Index, WireError};

fn small() -> Index {
    index(vec![
        made_by("Mắm tôm", "Lê Gia"),
        made_in("Chè xanh", Some("1"), Some("399")),
        recorded("Mật ong", "2024-01-01"),
        in_group("Nước mắm", "I.4.a"),
    ])
}

#[test]
fn a_file_answers_as_the_index_that_wrote_it() {
    let index = small();
    let read = Index::from_bytes(&index.to_bytes()).unwrap();
    for address in ["", "q=mam", "huyen=hoang-hoa", "sap-xep=ten", "q=khong+co"] {
        assert_eq!(ask(&read, address), ask(&index, address), "{address}");
    }
    assert_eq!(read.overview(today()), index.overview(today()));
}

#[test]
fn a_file_for_the_server_knows_producers_by_their_ids_and_takes_a_change_as_the_other_does() {
    let products = vec![made_by("Mắm tôm", "Lê Gia"), made_by("Chè", "Bình Sơn")];
    let index = index(products.clone());
    let ids = index.producers().into_iter().map(|(maker, _)| maker.id);
    let ids: Vec<_> = ids.collect();
    let read = Index::from_bytes(&index.to_bytes_with_ids()).unwrap();
    let browser = Index::from_bytes(&index.to_bytes()).unwrap();
    for id in &ids {
        assert!(!index.products_of(id, today()).is_empty());
        assert_eq!(
            read.products_of(id, today()),
            index.products_of(id, today())
        );
        assert!(browser.products_of(id, today()).is_empty());
    }
    assert_eq!(read.producers(), index.producers());
    let changed = products.first().unwrap();
    assert!(read.with_listing(changed).is_some());
    assert_eq!(read.to_bytes_with_ids(), index.to_bytes_with_ids());
}

#[test]
fn an_empty_catalogue_is_a_file_too() {
    let empty = index(Vec::new());
    assert!(Index::from_bytes(&empty.to_bytes()).unwrap().is_empty());
}

#[test]
fn every_other_file_is_refused() {
    let file = small().to_bytes();
    for length in 0..file.len() {
        assert!(
            Index::from_bytes(&file[..length]).is_err(),
            "cut at {length}"
        );
    }
    for place in 0..file.len() {
        let mut other = file.clone();
        other[place] ^= 0x10;
        assert!(Index::from_bytes(&other).is_err(), "changed at {place}");
    }
    let mut longer = file.clone();
    longer.push(0);
    assert_eq!(Index::from_bytes(&longer).err(), Some(WireError::Damaged));
    let mut newer = file;
    newer[4] += 1;
    assert_eq!(Index::from_bytes(&newer).err(), Some(WireError::Format));
}
