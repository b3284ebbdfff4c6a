//! Photos: developed once, handed out for ever, and nothing else from their folder.

use crate::support::{Call, app};
use image::{ImageFormat, Rgb, RgbImage};
use server::photos::NotTaken;
use std::fs::File;
use std::io::{Cursor, Write as _};

fn sent(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn photo(width: u32, height: u32) -> File {
    let mut file = Cursor::new(Vec::new());
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([
            200,
            u8::try_from(x % 200).unwrap(),
            u8::try_from(y % 200).unwrap(),
        ])
    })
    .write_to(&mut file, ImageFormat::Png)
    .unwrap();
    sent(&file.into_inner())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_photo_is_handed_out_under_names_that_never_change() {
    let app = app().await;
    let taken = app.state.photos.take(photo(700, 500)).await.unwrap();
    assert_eq!(taken.kept.names.len(), 3);
    for (name, variant) in taken.kept.names.iter().zip(&taken.developed.variants) {
        let answer = app.get(&format!("/anh/{name}")).await;
        assert_eq!(answer.code(), 200);
        assert_eq!(answer.header("content-type"), "image/jpeg");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let forever = "public, max-age=31536000, immutable";
        assert_eq!(answer.header("cache-control"), forever);
        assert_eq!(answer.body, variant.bytes);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_pictures_leaves_the_folder() {
    let app = app().await;
    let taken = app.state.photos.take(photo(64, 64)).await.unwrap();
    let name = taken.kept.names[0].to_string();
    let original = taken.kept.original;
    for path in [
        format!("/anh/{original}"),
        format!("/anh/{original}-64.jpg"),
        format!("/anh/..%2foriginals%2f{original}"),
        format!("/anh/originals/{original}"),
        format!("/anh/%2e%2e%2fserved%2f{name}"),
        format!("/anh/{name}%00"),
        format!("/anh/{name}/"),
        format!("/anh/.{name}"),
        format!("/anh/{}", name.to_uppercase()),
        format!("/anh/{}", name.replace("-64", "-65")),
        "/anh/".to_owned(),
        "/anh/..%2f..%2fsao-que.db".to_owned(),
        "/anh/%2fetc%2fpasswd".to_owned(),
    ] {
        let answer = app.send(Call::get(&path)).await;
        assert_eq!(answer.code(), 404, "{path}");
        assert!(
            !answer.header("cache-control").contains("immutable"),
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_photo_leaves_nothing_behind() {
    let app = app().await;
    let refused = app.state.photos.take(sent(b"<svg/>")).await;
    assert!(matches!(
        refused,
        Err(NotTaken::Refused(media::Refused::OtherKind))
    ));
    assert!(!app.folder.path().join("media").exists());
}
