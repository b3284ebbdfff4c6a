//! The map of the former districts, drawn in tiles, and the list that says the same.

use super::tiles::{COLUMNS, ROWS, SEA, TILES, Tile};
use crate::drawn::api::Drawn;
use crate::drawn::parts::{Row, index};
use crate::ssr::AppContext;
use crate::ui::heading;
use crate::words::Words;
use domain::PlaceCode;
use maud::{Markup, html};
use search::region::PlaceLink;

/// Width and height of a field in units of the drawing, and of the tile in it.
const FIELD: (u32, u32) = (50, 56);
const TILE: (u32, u32) = (47, 53);

/// What the tile of a district says and where it leads.
pub struct OnMap {
    /// The former code of the district.
    pub code: PlaceCode,
    /// Its name as the data writes it.
    pub name: String,
    /// What is counted there.
    pub count: u32,
    /// Where the tile leads, if anywhere.
    pub href: Option<String>,
    /// All of this in words.
    pub title: String,
}

/// Draws the page `/vung`.
pub fn draw_map(words: Words, cx: &AppContext) -> Drawn {
    let snapshot = cx.catalogue().current();
    let districts = snapshot.regions.districts(&snapshot.index, cx.today());
    let placed: u32 = districts.iter().map(|(_, link)| link.count).sum();
    let nowhere = snapshot.index.len().saturating_sub(placed);
    let rows: Vec<Row> = districts
        .iter()
        .map(|(_, link)| Row::of(words, link))
        .collect();
    let page = html! {
        header class="region region--map" {
            div class="region__say" {
                (heading(words.region_title()))
                p { (words.region_lead()) }
            }
        }
        div class="atlas" {
            figure class="atlas__map" {
                (map(words, words.region_map(), words.nav_products(), &of_products(words, &districts)))
                figcaption class="quiet small" { (words.region_map_note()) }
            }
            section class="atlas__list" aria-labelledby="danh-sach" {
                h2 id="danh-sach" { (words.region_list()) }
                (index(words, &rows))
                @if nowhere > 0 { p class="quiet small" { (words.region_nowhere(&nowhere)) } }
                p class="quiet small" { (words.region_find()) }
            }
        }
    };
    Drawn {
        title: words.region_title().to_owned(),
        summary: words.region_summary().to_owned(),
        listed: true,
        structured: None,
        path: "/vung".to_owned(),
        html: page.into_string(),
    }
}

/// The tiles of the page of all places: every one leads to its place.
/// The map of the products of every district.
pub fn map_of_products(words: Words, cx: &AppContext) -> Markup {
    let snapshot = cx.catalogue().current();
    let districts = snapshot.regions.districts(&snapshot.index, cx.today());
    let tiles = of_products(words, &districts);
    map(words, words.region_map(), words.nav_products(), &tiles)
}

fn of_products(words: Words, districts: &[(PlaceCode, PlaceLink)]) -> Vec<OnMap> {
    let tile = |(code, link): &(PlaceCode, PlaceLink)| OnMap {
        code: code.clone(),
        name: link.name.clone(),
        count: link.count,
        href: Some(words.at(link.href())),
        title: words.region_tile(&words.place_name(&link.name), &link.count),
    };
    districts.iter().map(tile).collect()
}

/// The whole map under a name of its own; `counted` is what its numbers count.
pub fn map(words: Words, label: &str, counted: &str, districts: &[OnMap]) -> Markup {
    let most = districts.iter().map(|district| district.count).max();
    let shades = Shades::up_to(most.unwrap_or(0));
    html! {
        svg class="map" viewBox=(view_box()) role="group" aria-label=(label) {
            (sea())
            text class="map__water" x=(6 * FIELD.0) y=(7 * FIELD.1 - 4) { (words.region_sea()) }
            @for tile in TILES {
                @if let Some(district) = districts.iter().find(|one| one.code.as_str() == tile.code) {
                    (place(tile, district, shades.of(district.count)))
                }
            }
            (legend(counted, &shades))
        }
    }
}

fn place(tile: Tile, district: &OnMap, shade: u32) -> Markup {
    let class = format!("map__place map__place--{shade}");
    let inside = html! {
        title { (district.title) }
        (square(tile))
        (label(tile, district))
    };
    html! {
        @match &district.href {
            Some(href) => { a class=(class) href=(href) { (inside) } }
            None => { g class=(class) { (inside) } }
        }
    }
}

/// The map small and without words, these districts marked: where a page is.
pub fn where_it_is(codes: &[&str]) -> Markup {
    html! {
        svg class="map map--small" viewBox=(view_box()) aria-hidden="true" {
            (sea())
            @for tile in TILES {
                g class={ "map__place map__place--" (if codes.contains(&tile.code) { 4 } else { 1 }) } {
                    (square(tile))
                }
            }
        }
    }
}

fn view_box() -> String {
    format!("0 0 {} {}", COLUMNS * FIELD.0, ROWS * FIELD.1)
}

fn left(column: u32) -> u32 {
    column * FIELD.0 + (FIELD.0 - TILE.0) / 2
}

fn middle(column: u32) -> u32 {
    column * FIELD.0 + FIELD.0 / 2
}

fn square(tile: Tile) -> Markup {
    html! {
        rect x=(left(tile.x)) y=(tile.y * FIELD.1 + 1) rx="5" width=(TILE.0)
            height=((tile.tall - 1) * FIELD.1 + TILE.1) {}
    }
}

/// The name in two lines, as it is said without what it was, and the count below.
fn label(tile: Tile, district: &OnMap) -> Markup {
    let OnMap { name, count, .. } = district;
    let name = name.strip_prefix("TP ").unwrap_or(name);
    let (first, second) = name.split_once(' ').unwrap_or((name, ""));
    let x = middle(tile.x);
    let top = tile.y * FIELD.1 + (tile.tall - 1) * FIELD.1 / 2;
    html! {
        text x=(x) y=(top + 17) { (first) }
        text x=(x) y=(top + 31) { (second) }
        text class="map__n" x=(x) y=(top + 47) { (count) }
    }
}

/// Two waves in every field of the sea.
fn sea() -> Markup {
    html! {
        @for (x, y) in SEA {
            @for (dx, dy) in [(6, 20), (14, 36)] {
                path class="map__wave" d={
                    "M" (x * FIELD.0 + dx) " " (y * FIELD.1 + dy) "q4-5 8 0t8 0 8 0"
                } {}
            }
        }
    }
}

/// What the shades mean, in the corner where no district lies.
fn legend(counted: &str, shades: &Shades) -> Markup {
    html! {
        g class="map__legend" aria-hidden="true" {
            text x="2" y="246" { (counted) }
            @for (step, range) in shades.ranges().into_iter().enumerate() {
                g class={ "map__place--" (step) } {
                    rect x="2" y=(256 + step * 26) rx="4" width="20" height="20" {}
                }
                text x="30" y=(256 + step * 26 + 15) { (range) }
            }
        }
    }
}

/// Five shades: nothing, and four equal steps up to the largest count.
struct Shades {
    most: u32,
}

impl Shades {
    const STEPS: u32 = 4;

    fn up_to(most: u32) -> Self {
        Self {
            most: most.max(Self::STEPS),
        }
    }

    fn of(&self, count: u32) -> u32 {
        let scaled = u64::from(count) * u64::from(Self::STEPS);
        let step = scaled.div_ceil(u64::from(self.most));
        u32::try_from(step).map_or(Self::STEPS, |step| step.min(Self::STEPS))
    }

    /// The last count of a step.
    fn end(&self, step: u32) -> u32 {
        let end = u64::from(step) * u64::from(self.most) / u64::from(Self::STEPS);
        u32::try_from(end).unwrap_or(u32::MAX)
    }

    fn ranges(&self) -> Vec<String> {
        let range = |step: u32| {
            let (from, to) = (self.end(step - 1) + 1, self.end(step));
            if from == to {
                from.to_string()
            } else {
                format!("{from}–{to}")
            }
        };
        let counted = (1..=Self::STEPS).map(range);
        std::iter::once("0".to_owned()).chain(counted).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Shades;

    #[test]
    fn shades_and_their_ranges_say_the_same() {
        let shades = Shades::up_to(23);
        assert_eq!(shades.ranges(), ["0", "1–5", "6–11", "12–17", "18–23"]);
        let few = Shades::up_to(1);
        assert_eq!(few.ranges(), ["0", "1", "2", "3", "4"]);
        for most in [0, 1, 5, 23, 1_000, u32::MAX] {
            let shades = Shades::up_to(most);
            assert_eq!((shades.of(0), shades.of(shades.most)), (0, 4), "{most}");
            for step in 1..=Shades::STEPS {
                let (from, to) = (shades.end(step - 1) + 1, shades.end(step));
                assert_eq!((shades.of(from), shades.of(to)), (step, step), "{most}");
            }
        }
    }
}
