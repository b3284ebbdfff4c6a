//! The style of the rooms besides the list, see `style/rooms.scss`.

use super::page_script::hash;
use std::sync::LazyLock;

/// The sources of the style, which tell one release of it from another.
const SOURCES: [&str; 14] = [
    include_str!("../../../style/rooms.scss"),
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
    include_str!("../../../style/_print.scss"),
];

/// Where the style is. The address changes with what it says, so that no page is dressed in an older one.
pub static ROOMS_STYLE: LazyLock<String> = LazyLock::new(|| {
    let hash = SOURCES.iter().fold(0, |all, one| {
        hash(one.as_bytes()) ^ u64::rotate_left(all, 7)
    });
    format!("/styles/rooms.css?v={hash:x}")
});

#[cfg(test)]
mod tests {
    use super::SOURCES;

    #[test]
    fn every_part_of_the_style_is_among_its_sources() {
        let [rooms, parts @ ..] = &SOURCES;
        assert_eq!(rooms.matches("@use").count(), parts.len());
    }
}
