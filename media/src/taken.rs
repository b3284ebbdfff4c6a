//! What is taken: a file is what its content says, within limits that are known before anything is decoded.

use crate::jpeg;
use image::error::LimitErrorKind;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Most bytes of a file.
pub const HEAVIEST_FILE: usize = 12 * 1024 * 1024;
/// Most pixels of a photo.
pub const MOST_PIXELS: u64 = 50_000_000;
/// Most pixels along a side.
pub const LONGEST_SIDE: u32 = 12_000;
/// Most bytes that decoding a file may need: what 50 megapixels of a usual photo need, 37 of a
/// progressive one, 41 of one with holes.
const HEAVIEST_DECODED: u64 = 320 * 1024 * 1024;
/// How often the shorter side may fit into the longer one.
const LONGEST_SHAPE: u32 = 5;

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// More than [`HEAVIEST_FILE`].
    #[error("the file has more than 12 MB")]
    HeavyFile,
    /// Neither JPEG nor PNG nor WebP, whatever its name says.
    #[error("the file is no JPEG, PNG or WebP")]
    OtherKind,
    /// More than [`MOST_PIXELS`], or stored in a way that needs more memory than that.
    #[error("the picture has more than 50 megapixels")]
    ManyPixels,
    /// More than [`LONGEST_SIDE`].
    #[error("a side of the picture has more than 12,000 pixels")]
    LongSide,
    /// A strip, of which nothing could be seen on a page.
    #[error("the picture is more than five times as long as wide")]
    Strip,
    /// It ends too early, or it cannot be read.
    #[error("the file is damaged")]
    Damaged,
}

/// A decoded file, lying as it was stored.
pub(crate) struct Taken {
    pub(crate) pixels: DynamicImage,
    /// How it has to be turned.
    pub(crate) orientation: Orientation,
}

/// Decodes a file.
pub(crate) fn take(file: &[u8]) -> Result<Taken, Refused> {
    if file.len() > HEAVIEST_FILE {
        return Err(Refused::HeavyFile);
    }
    let format = kind(file).ok_or(Refused::OtherKind)?;
    let way = match format {
        // The decoder makes up what is missing at the end of a JPEG.
        ImageFormat::Jpeg => jpeg::scan(file).ok_or(Refused::Damaged)?,
        _ => jpeg::Way::Sequential,
    };
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(HEAVIEST_DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    // A progressive JPEG is kept as a whole, two bytes for each number, before any pixel of it is known.
    let more = match way {
        jpeg::Way::Sequential => 0,
        jpeg::Way::Progressive => pixels * 6,
    };
    // A picture with holes is laid aside with its colours thinned out by them before it is made smaller.
    let copies = 1 + u64::from(decoder.color_type().has_alpha());
    if width.max(height) > LONGEST_SIDE {
        return Err(Refused::LongSide);
    }
    if pixels > MOST_PIXELS || decoder.total_bytes() * copies + more > HEAVIEST_DECODED {
        return Err(Refused::ManyPixels);
    }
    if width.max(height) > width.min(height).saturating_mul(LONGEST_SHAPE) {
        return Err(Refused::Strip);
    }
    // What a camera says wrongly about itself is no reason to refuse the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let pixels = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    Ok(Taken {
        pixels,
        orientation,
    })
}

fn kind(file: &[u8]) -> Option<ImageFormat> {
    match image::guess_format(file).ok()? {
        format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) => Some(format),
        _ => None,
    }
}

fn refused(error: &ImageError) -> Refused {
    match error {
        ImageError::Limits(limit) if limit.kind() == LimitErrorKind::DimensionError => {
            Refused::LongSide
        }
        ImageError::Limits(_) => Refused::ManyPixels,
        _ => Refused::Damaged,
    }
}
