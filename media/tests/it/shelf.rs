//! The folder of photos.

use crate::files::{corners, file};
use image::ImageFormat;
use media::{Kept, Name, Shelf, develop};
use std::collections::HashSet;
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

#[test]
fn what_is_kept_is_there_whole_and_only_pictures_have_names() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::open(folder.path()).unwrap();
    let sent = file(corners(700, 500), ImageFormat::Png);
    let developed = develop(&sent).unwrap();
    let kept = shelf.keep(&sent, &developed).unwrap();
    assert_eq!(
        shelf.keep(&sent, &developed).unwrap(),
        kept,
        "twice is once"
    );
    for (name, variant) in kept.names.iter().zip(&developed.variants) {
        assert_eq!(fs::read(shelf.place(name)).unwrap(), variant.bytes);
        assert_eq!(Name::parse(&name.to_string()).as_ref(), Some(name));
    }
    assert_eq!(Name::parse(&kept.original), None, "no name leads to it");
    let original = folder.path().join("originals").join(&kept.original);
    assert_eq!(fs::read(original).unwrap(), sent);
}

#[test]
fn what_a_crash_left_is_taken_away_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::open(folder.path()).unwrap();
    let sent = file(corners(64, 64), ImageFormat::Png);
    let kept = shelf.keep(&sent, &develop(&sent).unwrap()).unwrap();
    let half = folder.path().join("served/.new-1-0");
    fs::write(&half, "half").unwrap();
    let shelf = Shelf::open(folder.path()).unwrap();
    assert!(!half.exists());
    assert!(shelf.place(&kept.names[0]).is_file());
}

#[test]
fn a_sweep_takes_what_nothing_names_and_nobody_wants_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::open(folder.path()).unwrap();
    let keep = |side: u32| {
        let sent = file(corners(side, side), ImageFormat::Png);
        shelf.keep(&sent, &develop(&sent).unwrap()).unwrap()
    };
    let (named, unnamed, again) = (keep(330), keep(340), keep(350));
    let long_ago = SystemTime::now() - Duration::from_secs(1000);
    for part in ["served", "originals"] {
        for file in fs::read_dir(folder.path().join(part)).unwrap() {
            let file = File::options().append(true).open(file.unwrap().path());
            file.unwrap().set_modified(long_ago).unwrap();
        }
    }
    // Sent again just now: its row is still to be written.
    assert_eq!(keep(350), again);
    let hashes = HashSet::from([named.names[0].hash().to_owned()]);
    let originals = HashSet::from([named.original.clone()]);
    let since = SystemTime::now() - Duration::from_secs(500);
    assert_eq!(shelf.sweep(&hashes, &originals, since).unwrap(), 2);
    let there = |kept: &Kept| {
        shelf.place(&kept.names[0]).is_file() && shelf.original(&kept.original).unwrap().is_file()
    };
    assert!(there(&named) && there(&again));
    assert!(!there(&unnamed) && !shelf.place(&unnamed.names[0]).exists());
}
