//! The colour that most of a photo has.

use domain::PHOTO_TONES;
use image::RgbImage;
use std::collections::HashMap;
use std::fmt;

/// A colour, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The mean of the pixels in the fullest of 512 boxes of alike colours.
    pub(crate) fn most_of(pixels: &RgbImage) -> Self {
        let mut boxes = HashMap::<[u8; 3], ([u64; 3], u64)>::new();
        for pixel in pixels.pixels() {
            let (sums, count) = boxes.entry(pixel.0.map(|part| part >> 5)).or_default();
            for (sum, part) in sums.iter_mut().zip(pixel.0) {
                *sum += u64::from(part);
            }
            *count += 1;
        }
        // Of boxes as full as each other the first by colour, so that the same photo has the same colour.
        let fullest = boxes
            .into_iter()
            .max_by_key(|(colour, (_, count))| (*count, *colour));
        fullest.map_or(Self([0; 3]), |(_, (sums, count))| {
            Self(sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)))
        })
    }
}

impl Colour {
    /// The place of the nearest of [`PHOTO_TONES`]: 0 to 15.
    pub fn tone(self) -> u8 {
        let far = |tone: [u8; 3]| -> u32 {
            let parts = self.0.into_iter().zip(tone);
            parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
        };
        let tones = (0_u8..).zip(PHOTO_TONES);
        tones
            .min_by_key(|(_, tone)| far(*tone))
            .map_or(0, |(at, _)| at)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(to, "#{red:02x}{green:02x}{blue:02x}")
    }
}
