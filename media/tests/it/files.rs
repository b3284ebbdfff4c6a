//! Files as cameras and strangers write them.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// A photo whose corners are told apart: red, green, blue and yellow from the upper left in the way of a clock.
pub fn corners(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([220, 30, 30]),
            (false, true) => Rgb([30, 200, 30]),
            (false, false) => Rgb([30, 30, 220]),
            (true, false) => Rgb([230, 220, 40]),
        }
    })
}

/// A picture without any order in it: the hardest to make small.
pub fn noise(width: u32, height: u32) -> RgbImage {
    let mut seed = 0x9e37_79b9_u32;
    RgbImage::from_fn(width, height, |_, _| {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        let [a, b, c, _] = seed.to_le_bytes();
        Rgb([a, b, c])
    })
}

/// The file of a picture in a format.
pub fn file(pixels: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(pixels)
        .write_to(&mut out, format)
        .unwrap();
    out.into_inner()
}

/// A JPEG with an EXIF segment that says how it lies and where it was taken.
pub fn jpeg_with_exif(pixels: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, 95);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    let (width, height) = pixels.dimensions();
    encoder
        .write_image(pixels, width, height, ExtendedColorType::Rgb8)
        .unwrap();
    file
}

/// The text that stands for a place in the EXIF of [`jpeg_with_exif`].
pub const PLACE: &[u8] = b"GPS 19.8067 105.7852";

/// TIFF, little-endian: one directory with the orientation (0x0112) and a description (0x010e).
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    let length = u8::try_from(PLACE.len()).unwrap();
    exif.extend([0x0e, 0x01, 2, 0, length, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    exif.extend([0; 4]);
    exif.extend(PLACE);
    exif
}

/// Whether bytes stand somewhere in others.
pub fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}
