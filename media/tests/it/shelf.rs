//! The folder of photos.

use crate::files::{corners, file};
use image::ImageFormat;
use media::{Name, Shelf, develop};
use std::fs;

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
