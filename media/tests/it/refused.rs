//! What is no photo, or too much of one, is refused with its reason.

use crate::files::{contains, corners, file};
use image::{GrayImage, ImageFormat};
use media::{HEAVIEST_FILE, Refused, develop};
use std::io::Cursor;

fn refusal(file: &[u8]) -> Option<Refused> {
    develop(file).err()
}

#[test]
fn names_and_claims_do_not_count() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let html = b"<!doctype html><img src=x onerror=alert(1)>";
    let others: [&[u8]; 9] = [
        b"",
        b"x",
        svg,
        html,
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"%PDF-1.7",
        b"\0\0\0\x1cftypheic\0\0\0\0mif1heic",
        b"\0\0\x01\0\x01\0\x10\x10",
        b"BM\x1e\0\0\0\0\0\0\0\x1a\0\0\0",
    ];
    for other in others {
        assert_eq!(refusal(other), Some(Refused::OtherKind), "{other:?}");
    }
    let mut disguised = b"\xff\xd8\xff\xe0".to_vec();
    disguised.extend(html);
    assert_eq!(refusal(&disguised), Some(Refused::Damaged));
}

#[test]
fn a_file_that_ends_too_early_is_damaged() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = file(crate::files::noise(200, 150), format);
        assert_eq!(refusal(&whole), None, "{format:?}");
        for part in [2, 10, 50, 90] {
            let cut = &whole[..whole.len() * part / 100];
            assert_eq!(refusal(cut), Some(Refused::Damaged), "{format:?} {part} %");
        }
    }
}

#[test]
fn too_many_pixels_are_refused_before_they_are_decoded() {
    // Some kilobytes that would be gigabytes.
    let bomb = |width: u32, height: u32| {
        let mut png = Cursor::new(Vec::new());
        let small = GrayImage::new(8, 8);
        small.write_to(&mut png, ImageFormat::Png).unwrap();
        let mut png = png.into_inner();
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        png
    };
    for (width, height, reason) in [
        (30_000, 30_000, Refused::LongSide),
        (100_000, 1, Refused::LongSide),
        (12_001, 10, Refused::LongSide),
        (12_000, 12_000, Refused::ManyPixels),
        (8_000, 6_251, Refused::ManyPixels),
        (6_000, 1_000, Refused::Strip),
    ] {
        assert_eq!(
            refusal(&bomb(width, height)),
            Some(reason),
            "{width} x {height}"
        );
    }
    let mut jpeg = file(corners(64, 64), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|w| w == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(refusal(&jpeg), Some(Refused::LongSide));
}

#[test]
fn a_file_that_is_too_heavy_is_not_looked_at() {
    let mut heavy = file(corners(64, 64), ImageFormat::Jpeg);
    heavy.resize(HEAVIEST_FILE + 1, 0);
    assert_eq!(refusal(&heavy), Some(Refused::HeavyFile));
}

#[test]
fn nothing_of_what_rides_on_a_file_is_served() {
    let rider = b"<script>rider()</script>PK\x03\x04<?php rider(); ?>";
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let mut sent = file(corners(400, 300), format);
        sent.extend(rider);
        let Ok(developed) = develop(&sent) else {
            continue;
        };
        for variant in developed.variants {
            assert!(!contains(&variant.bytes, b"rider"), "{format:?}");
        }
    }
}

/// The checksum of PNG (ISO 3309), bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    !sum
}
