//! How the picture looks: an SVG of fixed size in the colours of the paper, with the shapes that the pages have.

use super::fit::Face;
use app::product::Pictured;
use app::ui::state_slug;
use app::words::Words;
use domain::StateKind;
use maud::{Markup, PreEscaped, html};
use std::sync::LazyLock;

/// The face of all text but headings.
pub const PLAIN: &[u8] = include_bytes!("../../fonts/be-vietnam-pro-400.ttf");
/// The face of headings.
pub const BOLD: &[u8] = include_bytes!("../../fonts/be-vietnam-pro-600.ttf");
const PLAIN_FAMILY: &str = "Be Vietnam Pro";
const BOLD_FAMILY: &str = "Be Vietnam Pro SemiBold";

/// The shapes of seals, stars and the mark: those of the pages.
const SHAPES: &str = include_str!("../../../public/drawings/seals.svg");

/// The width that the makers of previews ask for.
pub const WIDTH: u16 = 1200;
/// The height that goes with it.
pub const HEIGHT: u16 = 630;

// The colours of `style/_tokens.scss`, by day.
const PAPER: &str = "#fbf8f1";
const INK: &str = "#1f2a2e";
const QUIET: &str = "#56636a";
const ACCENT: &str = "#a4520f";
const SEAL: &str = "#3e6b2f";
const GOLD: &str = "#f6c95c";
const BRICK: &str = "#9b2c1f";

/// Paper on each side of the text.
const EDGE: f32 = 72.0;
const MEASURE: f32 = 1200.0 - 2.0 * EDGE;
const SEAL_SIZE: u16 = 132;
const BESIDE_SEAL: f32 = EDGE + 132.0 + 32.0;

/// Sizes of the name with the lines that it may take.
const NAME_SIZES: [(f32, usize); 3] = [(84.0, 1), (68.0, 2), (56.0, 3)];

struct Faces {
    plain: Face,
    bold: Face,
}

static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| {
    Some(Faces {
        plain: Face::of(PLAIN)?,
        bold: Face::of(BOLD)?,
    })
});

/// The picture of a product; nothing only if the fonts in the program were broken.
pub fn product(words: Words, said: &Pictured) -> Option<String> {
    let faces = FACES.as_ref()?;
    let (size, name) = name_lines(&faces.bold, &printable(&said.name));
    let one_line = |text: &str| {
        faces
            .plain
            .lines(&printable(text), 32.0, MEASURE, 1)
            .concat()
    };
    let (producer, place) = (one_line(&said.producer), one_line(&said.place));
    let top = top(size, name.len());
    let below = top + under(size, name.len());
    let beside = 1200.0 - EDGE - BESIDE_SEAL;
    // What the picture is trusted for grows smaller where it is long, and no word of it is left out.
    let (first, second) = sentences(said);
    let first_size = faces.bold.size(&first, &[52.0, 44.0, 36.0, 30.0], beside);
    let second_size = faces
        .plain
        .size(&second, &[36.0, 32.0, 28.0, 24.0, 20.0], beside);
    Some(document(&html! {
        (brand(words))
        @for (line, at) in name.iter().zip(0_u8..) {
            (text(BOLD_FAMILY, size, INK, EDGE, top + f32::from(at) * size * LEADING, line))
        }
        (text(PLAIN_FAMILY, 32.0, QUIET, EDGE, below, &producer))
        (text(PLAIN_FAMILY, 32.0, QUIET, EDGE, below + 44.0, &place))
        (seal(said))
        (text(BOLD_FAMILY, first_size, INK, BESIDE_SEAL, 508.0, &first))
        (text(PLAIN_FAMILY, second_size, INK, BESIDE_SEAL, 556.0, &second))
    }))
}

/// What stands beside the seal. Stars that do not hold any more come after the word that says so; those that were taken away
/// are not named.
fn sentences(said: &Pictured) -> (String, String) {
    let (stars, state) = (printable(&said.stars_words), printable(&said.state_words));
    match said.state {
        StateKind::InForce | StateKind::Ending | StateKind::Unconfirmed => (stars, state),
        StateKind::Lapsed => (capital(&state), stars),
        StateKind::Withdrawn => (capital(&state), String::new()),
    }
}

/// The words with a capital in front.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The picture of every other page.
pub fn site(words: Words) -> String {
    document(&html! {
        svg x="516" y="84" width="168" height="168" viewBox="0 0 64 64" color=(ACCENT) {
            use href="#mark" width="64" height="64" {}
        }
        g text-anchor="middle" {
            (text(BOLD_FAMILY, 116.0, INK, 600.0, 378.0, words.site_name()))
            (text(BOLD_FAMILY, 44.0, ACCENT, 600.0, 458.0, words.share_site_line()))
            (text(PLAIN_FAMILY, 36.0, QUIET, 600.0, 522.0, words.share_site_asks()))
        }
    })
}

/// The distance of lines, in sizes.
const LEADING: f32 = 1.16;

/// Where the first line of a name stands: a short one with more air above it.
fn top(size: f32, lines: usize) -> f32 {
    let air = 190.0 - under(size, lines) - size * LEADING;
    144.0 + size + air.max(0.0) * 0.5
}

/// How far below the first line of a name the next text stands.
fn under(size: f32, lines: usize) -> f32 {
    let lines = u8::try_from(lines).unwrap_or(u8::MAX);
    f32::from(lines.saturating_sub(1)) * size * LEADING + 52.0
}

/// The name as large as it can be, in its lines.
fn name_lines(face: &Face, name: &str) -> (f32, Vec<String>) {
    let mut last = (0.0, Vec::new());
    for (size, most) in NAME_SIZES {
        last = (size, face.lines(name, size, MEASURE, most));
        if !last.1.iter().any(|line| line.ends_with('…')) {
            break;
        }
    }
    last
}

/// Text without what XML cannot hold, and without what eyes cannot see but which turns text around.
fn printable(text: &str) -> String {
    let unseen = |letter: &char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
    text.chars()
        .filter(|letter| !letter.is_control() && !unseen(letter))
        .collect()
}

fn text(family: &str, size: f32, colour: &str, x: f32, y: f32, text: &str) -> Markup {
    html! {
        text font-family=(family) font-size=(size) fill=(colour) x=(x) y=(y) { (text) }
    }
}

/// Mark and name of the site.
fn brand(words: Words) -> Markup {
    html! {
        svg x="72" y="56" width="72" height="72" viewBox="0 0 64 64" color=(ACCENT) {
            use href="#mark" width="64" height="64" {}
        }
        (text(BOLD_FAMILY, 40.0, INK, 160.0, 106.0, words.site_name()))
    }
}

/// The seal as the pages draw it: see `style/_seal.scss`.
fn seal(said: &Pictured) -> Markup {
    let (colour, fill, stroke) = match said.state {
        StateKind::InForce | StateKind::Ending => (SEAL, GOLD, "none"),
        StateKind::Unconfirmed => (ACCENT, "none", ACCENT),
        StateKind::Lapsed => (QUIET, "none", QUIET),
        StateKind::Withdrawn => (BRICK, "none", BRICK),
    };
    let stars = said.stars.map_or(0, domain::Stars::count);
    html! {
        svg x=(EDGE) y="446" width=(SEAL_SIZE) height=(SEAL_SIZE) viewBox="0 0 96 96" color=(colour) fill=(fill)
            stroke=(stroke) stroke-width="1.9" stroke-linejoin="round" {
            use href={ "#" (state_slug(said.state)) } width="96" height="96" {}
            @if said.state != StateKind::Withdrawn {
                use href={ "#stars-" (stars) } width="96" height="96" {}
            }
        }
    }
}

fn document(drawn: &Markup) -> String {
    let shapes = SHAPES.trim_end().strip_suffix("</svg>");
    let shapes = shapes.and_then(|shapes| Some(shapes.split_once('>')?.1));
    let document = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(HEIGHT) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } {
            defs { (PreEscaped(shapes.unwrap_or_default())) }
            rect width=(WIDTH) height=(HEIGHT) fill=(PAPER) {}
            (drawn)
            (weave())
        }
    };
    document.into_string()
}

/// The weave of sedge along the lower edge.
fn weave() -> Markup {
    html! {
        g fill="none" stroke="#cb9e7b" stroke-width="1.6" {
            @for tile in 0..25_u16 {
                path transform={ "translate(" (tile * 48) " 606) scale(2)" }
                    d="M1 2.5h10M1 6h10M1 9.5h10M14.5 .5v11M18 .5v11M21.5 .5v11" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, WIDTH, product};
    use crate::share::raster::drawn;
    use app::product::Pictured;
    use app::words::Words;
    use domain::{Language, Stars, StateKind};

    fn said(name: &str, state: StateKind, stars: u8) -> Pictured {
        Pictured {
            name: name.to_owned(),
            producer: "Cơ sở mẫu Bến Sao".to_owned(),
            place: "xã Hoằng Thanh, huyện Hoằng Hóa (cũ)".to_owned(),
            stars: Stars::try_from(stars).ok(),
            stars_words: format!("{stars} sao OCOP"),
            state,
            state_words: "theo báo chí 2021, chờ xác nhận".to_owned(),
            alt: String::new(),
        }
    }

    #[test]
    fn every_picture_is_small_whatever_it_says() {
        let long = "Nước mắm cốt cá cơm than ủ chượp truyền thống đặc biệt ".repeat(6);
        let hostile = "</text><image href=\"/etc/passwd\"/>&amp;\u{0}\u{1b}\u{202e}<!--";
        let names = [
            "Mắm tôm mẫu",
            &long,
            hostile,
            "",
            "字字字",
            &"Ữ".repeat(300),
        ];
        for (at, name) in names.into_iter().enumerate() {
            let state = StateKind::ALL[at % StateKind::ALL.len()];
            let svg = product(
                Words(Language::Vi),
                &said(name, state, 3 + u8::try_from(at % 3).unwrap()),
            )
            .unwrap();
            assert!(!svg.contains("<image"), "{svg}");
            let png = drawn(&svg).unwrap();
            assert!(png.len() < 80_000, "{name}: {} bytes", png.len());
            let info = png::Decoder::new(std::io::Cursor::new(png))
                .read_info()
                .unwrap();
            assert_eq!(info.info().size(), (WIDTH.into(), HEIGHT.into()));
        }
    }
}
