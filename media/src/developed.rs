//! What is served of a photo: upright, in a few widths, with nothing in it but pixels.

use crate::colour::Colour;
use crate::taken::{Refused, Taken, take};
use domain::{PHOTO_WIDTHS, PhotoShape};
use fast_image_resize::{ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, Rgb, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Widths that lists show, and most bytes of such a picture.
const CARD: u32 = 480;
/// Most bytes of a picture in a list.
pub const CARD_BYTES: usize = 25 * 1024;
/// The longest side of a picture that is turned or cut: what the widest picture needs at the nearest zoom.
const LONGEST_SHAPED: u32 = 3840;
/// What is seen through a picture that has holes.
const PAPER: [u8; 3] = [255, 253, 248];
/// Quality from what is hardly told from the original to what is still better than no picture.
const QUALITIES: [u8; 9] = [80, 74, 68, 60, 52, 44, 34, 22, 10];

/// A picture of one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its width in pixels.
    pub width: u32,
    /// The bytes of a JPEG.
    pub bytes: Vec<u8>,
}

/// Everything that is served of a photo. Smaller formats have their place beside these variants: they are made later, of the
/// kept original, and what is served now need not wait for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Developed {
    /// The hash of all variants, as names have it.
    pub hash: String,
    /// The same photo from narrow to wide; at least one.
    pub variants: Vec<Variant>,
    /// The width of the widest.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What stands there until the picture does.
    pub colour: Colour,
}

/// Makes of a file what is served of it, as it was taken.
pub fn develop(file: &[u8]) -> Result<Developed, Refused> {
    develop_as(file, PhotoShape::default())
}

/// Makes of a file what is served of it, turned and cut.
pub fn develop_as(file: &[u8], shape: PhotoShape) -> Result<Developed, Refused> {
    let mut taken = take(file)?;
    if shape != PhotoShape::default() {
        taken = shaped(taken, shape)?;
    }
    let turned = matches!(
        taken.orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    let (stored_width, stored_height) = (taken.pixels.width(), taken.pixels.height());
    let whole = if turned { stored_height } else { stored_width };
    let mut widths: Vec<u32> = PHOTO_WIDTHS
        .into_iter()
        .filter(|width| *width <= whole)
        .collect();
    if widths.is_empty() {
        widths.push(whole);
    }
    let widest = widths.last().copied().unwrap_or(whole);
    let scaled = |side: u32| scaled(side, widest, whole);
    // Turned when it is small: a twentieth of the pixels.
    let mut base = resized(taken.pixels, scaled(stored_width), scaled(stored_height))?;
    base.apply_orientation(taken.orientation);
    let base = opaque(&base);
    let (width, height) = base.dimensions();
    let base = DynamicImage::ImageRgb8(base);
    let mut variants = Vec::with_capacity(widths.len());
    for of_width in widths {
        let of_height = self::scaled(height, of_width, width);
        let pixels = resized(base.clone(), of_width, of_height)?.into_rgb8();
        let bytes = encoded(&pixels)?;
        variants.push(Variant {
            width: of_width,
            bytes,
        });
    }
    let DynamicImage::ImageRgb8(pixels) = base else {
        return Err(Refused::Damaged);
    };
    let colour = Colour::most_of(&pixels);
    Ok(Developed {
        hash: hash(&variants, colour),
        variants,
        width,
        height,
        colour,
    })
}

/// The picture as it is to be shown. It is made smaller first: turning one of 50 megapixels would need it twice.
fn shaped(taken: Taken, shape: PhotoShape) -> Result<Taken, Refused> {
    let (width, height) = (taken.pixels.width(), taken.pixels.height());
    let longest = width.max(height);
    let mut pixels = if longest > LONGEST_SHAPED {
        let side = |side: u32| scaled(side, LONGEST_SHAPED, longest);
        resized(taken.pixels, side(width), side(height))?
    } else {
        taken.pixels
    };
    pixels.apply_orientation(taken.orientation);
    let turned = match shape.turns {
        1 => pixels.rotate90(),
        2 => pixels.rotate180(),
        3 => pixels.rotate270(),
        _ => pixels,
    };
    let cut = match shape.frame {
        Some(frame) => {
            let area = frame.area(turned.width(), turned.height());
            turned.crop_imm(area.x, area.y, area.width, area.height)
        }
        None => turned,
    };
    Ok(Taken {
        pixels: cut,
        orientation: Orientation::NoTransforms,
    })
}

/// A side in the measure in which `whole` is `part`; never nothing.
fn scaled(side: u32, part: u32, whole: u32) -> u32 {
    let (side, part, whole) = (u64::from(side), u64::from(part), u64::from(whole.max(1)));
    let exact = (side * part + whole / 2) / whole;
    u32::try_from(exact).unwrap_or(u32::MAX).max(1)
}

fn resized(from: DynamicImage, width: u32, height: u32) -> Result<DynamicImage, Refused> {
    if (from.width(), from.height()) == (width, height) {
        return Ok(from);
    }
    let mut to = DynamicImage::new(width, height, from.color());
    let sharp = ResizeAlg::Convolution(fast_image_resize::FilterType::Lanczos3);
    let options = ResizeOptions::new().resize_alg(sharp);
    Resizer::new()
        .resize(&from, &mut to, &options)
        .map_err(|_| Refused::Damaged)?;
    Ok(to)
}

/// The picture on paper.
fn opaque(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let over = |above: u8, below: u8| {
            let (above, below, alpha) = (u32::from(above), u32::from(below), u32::from(alpha));
            u8::try_from((above * alpha + below * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        };
        let [r, g, b] = PAPER;
        Rgb([over(red, r), over(green, g), over(blue, b)])
    })
}

/// The JPEG of a picture: of the first quality, or of the first one that is small enough for a list.
fn encoded(pixels: &RgbImage) -> Result<Vec<u8>, Refused> {
    let most = if pixels.width() <= CARD {
        CARD_BYTES
    } else {
        usize::MAX
    };
    let mut bytes = Vec::new();
    for quality in QUALITIES {
        bytes = jpeg(pixels, quality)?;
        if bytes.len() <= most {
            break;
        }
    }
    Ok(bytes)
}

fn jpeg(pixels: &RgbImage, quality: u8) -> Result<Vec<u8>, Refused> {
    let side = |side: u32| u16::try_from(side).map_err(|_| Refused::LongSide);
    let (width, height) = (side(pixels.width())?, side(pixels.height())?);
    let mut bytes = Vec::with_capacity(64 * 1024);
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder
        .encode(pixels, width, height, ColorType::Rgb)
        .map_err(|_| Refused::Damaged)?;
    Ok(bytes)
}

/// Names change with every byte that is served, so that a name may be kept for ever.
/// 32 digits: the first one says the tone, so that neither a column nor the browser's file has to; the rest is the hash of all
/// variants.
fn hash(variants: &[Variant], colour: Colour) -> String {
    let mut digest = Sha256::new();
    for variant in variants {
        digest.update(variant.width.to_be_bytes());
        digest.update(&variant.bytes);
    }
    let mut hash = format!("{:x}", colour.tone());
    hash.push_str(hex(&digest.finalize(), 16).get(1..).unwrap_or_default());
    hash
}

/// The first bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8], first: usize) -> String {
    bytes
        .iter()
        .take(first)
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
