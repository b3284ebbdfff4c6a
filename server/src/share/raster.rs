//! From an SVG to the bytes of a PNG. A few colours and the shades between them are all that there is, so that a palette
//! makes it small.

use super::draw::{BOLD, HEIGHT, PLAIN, WIDTH};
use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// Colours of the palette: more are not seen, and weigh.
const COLOURS: usize = 64;

/// Why a picture could not be made: always a mistake of ours.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The fonts in the program are none.
    #[error("the fonts cannot be read")]
    Fonts,
    /// The SVG is none.
    #[error("the drawing cannot be read: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// There is no memory for the pixels.
    #[error("the picture has no room")]
    Room,
    /// The PNG could not be written.
    #[error("the picture cannot be written: {0}")]
    Png(#[from] png::EncodingError),
}

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for file in [PLAIN, BOLD] {
        fonts.load_font_source(Source::Binary(Arc::new(file)));
    }
    Arc::new(fonts)
});

/// Draws; takes some tens of milliseconds and four megabytes.
pub fn drawn(svg: &str) -> Result<Vec<u8>, Failed> {
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let mut pixels = Pixmap::new(WIDTH.into(), HEIGHT.into()).ok_or(Failed::Room)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    drop(tree);
    written(pixels.data())
}

/// The colours of an opaque picture in runs, row after row: most pixels are like the one before.
fn runs(rgba: &[u8]) -> Vec<([u8; 3], u32)> {
    let mut runs: Vec<([u8; 3], u32)> = Vec::new();
    for pixel in rgba.chunks_exact(4) {
        let [red, green, blue, _] = *pixel else {
            continue;
        };
        match runs.last_mut() {
            Some((colour, count)) if *colour == [red, green, blue] => *count += 1,
            _ => runs.push(([red, green, blue], 1)),
        }
    }
    runs
}

fn written(rgba: &[u8]) -> Result<Vec<u8>, Failed> {
    let runs = runs(rgba);
    let mut counts = HashMap::<[u8; 3], u32>::new();
    for (colour, count) in &runs {
        *counts.entry(*colour).or_default() += count;
    }
    let mut by_count: Vec<([u8; 3], u32)> = counts.iter().map(|(c, n)| (*c, *n)).collect();
    // Colours of the same number in a fixed order, so that the same picture is the same bytes.
    by_count.sort_unstable_by_key(|(colour, count)| (Reverse(*count), *colour));
    let palette: Vec<[u8; 3]> = by_count.iter().take(COLOURS).map(|(c, _)| *c).collect();
    let places: HashMap<[u8; 3], u8> = counts
        .into_keys()
        .map(|colour| (colour, nearest(&palette, colour)))
        .collect();
    let mut indexed = Vec::with_capacity(rgba.len() / 4);
    for (colour, count) in runs {
        let place = places.get(&colour).copied().unwrap_or_default();
        indexed.extend(std::iter::repeat_n(place, count as usize));
    }
    let mut out = Vec::with_capacity(32 * 1024);
    let mut encoder = Encoder::new(&mut out, WIDTH.into(), HEIGHT.into());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_deflate_compression(DeflateCompression::Level(9));
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indexed)?;
    writer.finish()?;
    Ok(out)
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let distance = |other: &[u8; 3]| -> u32 {
        let parts = other.iter().zip(colour);
        parts
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum()
    };
    let places = palette.iter().zip(0_u8..);
    places
        .min_by_key(|(other, _)| distance(other))
        .map_or(0, |(_, place)| place)
}
