//! A photo as it is shown everywhere: in the width that the screen needs, with its room kept free and in its colour until it is
//! there.

use domain::Photo;
use maud::{Markup, html};

/// The photo. `sizes` says how wide it stands at which width of the window, as the attribute of that name has it; a `lazy` one
/// is loaded when it comes near the view.
pub fn picture(class: &str, photo: &Photo, sizes: &str, lazy: bool) -> Markup {
    let srcset = photo.srcset();
    let sizes = srcset.as_ref().map(|_| sizes);
    let tone = photo.tone().map(|tone| format!(" tone-{tone}"));
    html! {
        img class={ (class) (tone.unwrap_or_default()) } src=(photo.path) srcset=[srcset] sizes=[sizes] alt=(photo.alt) width=(photo.width) height=(photo.height)
            loading=[lazy.then_some("lazy")] decoding="async";
    }
}

#[cfg(test)]
mod tests {
    use domain::PHOTO_TONES;

    #[test]
    fn every_tone_has_its_colour_in_the_style() {
        let style = include_str!("../../../style/_card.scss");
        for (at, [red, green, blue]) in PHOTO_TONES.into_iter().enumerate() {
            let rule = format!(".tone-{at} {{\n  background: #{red:02x}{green:02x}{blue:02x};");
            assert!(style.contains(&rule), "{rule}");
        }
    }
}
