//! The styles that cargo-leptos does not name, see `style/all.scss` and `style/rooms.scss`.

use super::page_script::hash;
use std::sync::LazyLock;

/// The sources of the styles, which tell one release of them from another.
const SOURCES: [&str; 28] = [
    include_str!("../../../style/all.scss"),
    include_str!("../../../style/main.scss"),
    include_str!("../../../style/rooms.scss"),
    include_str!("../../../style/_tokens.scss"),
    include_str!("../../../style/_fonts.scss"),
    include_str!("../../../style/_base.scss"),
    include_str!("../../../style/_layout.scss"),
    include_str!("../../../style/_input.scss"),
    include_str!("../../../style/_seal.scss"),
    include_str!("../../../style/_card.scss"),
    include_str!("../../../style/_picks.scss"),
    include_str!("../../../style/_filters.scss"),
    include_str!("../../../style/_results.scss"),
    include_str!("../../../style/_notice.scss"),
    include_str!("../../../style/_cert.scss"),
    include_str!("../../../style/_compare.scss"),
    include_str!("../../../style/_home.scss"),
    include_str!("../../../style/_product.scss"),
    include_str!("../../../style/_producer.scss"),
    include_str!("../../../style/_place.scss"),
    include_str!("../../../style/_check.scss"),
    include_str!("../../../style/_trade.scss"),
    include_str!("../../../style/_prose.scss"),
    include_str!("../../../style/_kit.scss"),
    include_str!("../../../style/_form.scss"),
    include_str!("../../../style/_studio.scss"),
    include_str!("../../../style/_photos.scss"),
    include_str!("../../../style/_print.scss"),
];

/// The style of everything but lists, in one file. The address changes with what it says, so that no page is dressed in an
/// older one.
pub static ALL_STYLE: LazyLock<String> = LazyLock::new(|| address("all"));

/// What a list lacks of it.
pub static ROOMS_STYLE: LazyLock<String> = LazyLock::new(|| address("rooms"));

fn address(name: &str) -> String {
    let hash = SOURCES.iter().fold(0, |all, one| {
        hash(one.as_bytes()) ^ u64::rotate_left(all, 7)
    });
    format!("/styles/{name}.css?v={hash:x}")
}

#[cfg(test)]
mod tests {
    use super::SOURCES;

    #[test]
    fn every_part_of_the_styles_is_among_their_sources() {
        let [all, parts @ ..] = &SOURCES;
        let uses = parts.iter().map(|part| part.matches("@use").count());
        assert_eq!(
            all.matches("@use").count() + uses.sum::<usize>(),
            parts.len()
        );
    }
}
