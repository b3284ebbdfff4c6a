//! A photo as it is shown everywhere: in the width that the screen needs, with its room kept free.

use domain::Photo;
use maud::{Markup, html};

/// The photo. `sizes` says how wide it stands at which width of the window, as the attribute of that name has it; a `lazy` one
/// is loaded when it comes near the view.
pub fn picture(class: &str, photo: &Photo, sizes: &str, lazy: bool) -> Markup {
    let srcset = photo.srcset();
    let sizes = srcset.as_ref().map(|_| sizes);
    html! {
        img class=(class) src=(photo.path) srcset=[srcset] sizes=[sizes] alt=(photo.alt) width=(photo.width) height=(photo.height)
            loading=[lazy.then_some("lazy")] decoding="async";
    }
}
