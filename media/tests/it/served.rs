//! What is served is upright, small, and nothing but pixels.

use crate::files::{PLACE, contains, corners, file, jpeg_with_exif, noise};
use domain::{PHOTO_WIDTHS, PhotoFrame, PhotoShape};
use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
use image::{GrayImage, ImageFormat, Rgba, RgbaImage};
use media::{CARD_BYTES, develop, develop_as};

/// Whether two colours are the same but for what a JPEG does to them.
fn alike(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) < 24)
}

#[test]
fn all_eight_orientations_are_served_upright() {
    let upright = corners(400, 300);
    // How the sensor saw it, by the number that the camera writes (EXIF 2.3, tag 0x0112).
    let stored = [
        upright.clone(),
        flip_horizontal(&upright),
        rotate180(&upright),
        flip_vertical(&upright),
        rotate270(&flip_horizontal(&upright)),
        rotate270(&upright),
        rotate90(&flip_horizontal(&upright)),
        rotate90(&upright),
    ];
    for (number, stored) in (1..).zip(stored) {
        let sent = jpeg_with_exif(&stored, number);
        assert!(contains(&sent, PLACE));
        let developed = develop(&sent).unwrap();
        assert_eq!((developed.width, developed.height), (320, 240), "{number}");
        for variant in &developed.variants {
            assert!(!contains(&variant.bytes, b"Exif"), "{number}");
            assert!(!contains(&variant.bytes, PLACE), "{number}");
            let seen = image::load_from_memory(&variant.bytes).unwrap().into_rgb8();
            // The middles of the four corners, in quarters of the sides.
            for (x, y) in [(1, 1), (3, 1), (3, 3), (1, 3)] {
                let is = seen
                    .get_pixel(seen.width() * x / 4, seen.height() * y / 4)
                    .0;
                let wanted = upright.get_pixel(100 * x, 75 * y).0;
                assert!(alike(is, wanted), "{number} at {x}, {y}: {is:?}");
            }
        }
    }
}

#[test]
fn widths_are_those_of_pages_and_nothing_is_enlarged() {
    for (width, expected) in [
        (2000, PHOTO_WIDTHS.to_vec()),
        (960, PHOTO_WIDTHS.to_vec()),
        (959, vec![320, 480, 640]),
        (320, vec![320]),
        (200, vec![200]),
        (1, vec![1]),
    ] {
        let height = (width * 3 / 4).max(1);
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let developed = develop(&file(corners(width, height), format)).unwrap();
            let widths: Vec<u32> = developed.variants.iter().map(|v| v.width).collect();
            assert_eq!(widths, expected, "{width} {format:?}");
            for variant in &developed.variants {
                let seen = image::load_from_memory(&variant.bytes).unwrap();
                assert_eq!(seen.width(), variant.width);
                assert_eq!(
                    image::guess_format(&variant.bytes).unwrap(),
                    ImageFormat::Jpeg
                );
            }
        }
    }
}

#[test]
fn pictures_of_lists_are_small_whatever_they_show() {
    let developed = develop(&file(noise(1200, 900), ImageFormat::Jpeg)).unwrap();
    for variant in developed.variants {
        let most = if variant.width <= 480 {
            CARD_BYTES
        } else {
            usize::MAX
        };
        assert!(
            variant.bytes.len() <= most,
            "{}: {}",
            variant.width,
            variant.bytes.len()
        );
    }
}

#[test]
fn holes_show_paper_and_grey_stays_grey() {
    let glass = RgbaImage::from_pixel(400, 300, Rgba([255, 0, 0, 0]));
    let mut png = std::io::Cursor::new(Vec::new());
    glass.write_to(&mut png, ImageFormat::Png).unwrap();
    assert!(alike(
        develop(png.get_ref()).unwrap().colour.0,
        [255, 253, 248]
    ));
    let grey = GrayImage::from_pixel(400, 300, image::Luma([90]));
    let mut png = std::io::Cursor::new(Vec::new());
    grey.write_to(&mut png, ImageFormat::Png).unwrap();
    let developed = develop(png.get_ref()).unwrap();
    assert!(alike(developed.colour.0, [90, 90, 90]));
    assert_eq!(developed.colour.to_string().len(), 7);
    assert!(
        developed.hash.starts_with('1'),
        "the dark grey of PHOTO_TONES"
    );
}

#[test]
fn the_same_file_has_the_same_names_and_another_has_others() {
    let one = file(corners(800, 600), ImageFormat::Png);
    let other = file(corners(800, 602), ImageFormat::Png);
    assert_eq!(develop(&one).unwrap(), develop(&one).unwrap());
    assert_ne!(develop(&one).unwrap().hash, develop(&other).unwrap().hash);
}

#[test]
fn a_photo_is_turned_and_cut_as_it_was_asked_for_however_it_was_stored() {
    let frame = PhotoFrame {
        zoom: 200,
        across: 100,
        down: 0,
    };
    let shape = PhotoShape::new(1, Some(frame)).unwrap();
    // Turned to the right, the lower left corner is the upper left one; of that, the upper right quarter.
    let expected = [220, 30, 30];
    for orientation in [1, 6, 8, 3] {
        let upright = corners(800, 600);
        let stored = match orientation {
            6 => rotate270(&upright),
            8 => rotate90(&upright),
            3 => rotate180(&upright),
            _ => upright,
        };
        let sent = jpeg_with_exif(&stored, orientation);
        let developed = develop_as(&sent, shape).unwrap();
        assert_eq!(developed.width * 3, developed.height * 4, "{orientation}");
        let shown = image::load_from_memory(&developed.variants.last().unwrap().bytes).unwrap();
        let middle = shown
            .to_rgb8()
            .get_pixel(shown.width() / 2, shown.height() / 4)
            .0;
        assert!(alike(middle, expected), "{orientation}: {middle:?}");
    }
}
