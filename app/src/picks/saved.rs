//! How a list of saved products looks.

use super::actions::{actions, left_out};
use super::asked::{MOST_SAVED, asked, href};
use super::marks::compare_bar;
use crate::browse::cards_to_pick;
use crate::drawn::api::Drawn;
use crate::ssr::AppContext;
use crate::ui::heading;
use crate::words::Words;
use maud::html;

/// Draws the products that a query names.
pub fn draw(words: Words, cx: &AppContext, query: &str) -> Drawn {
    let asked = asked(query, MOST_SAVED);
    let (snapshot, today) = (cx.catalogue().current(), cx.today());
    let (mut cards, mut gone) = (Vec::new(), Vec::new());
    for slug in &asked.slugs {
        match snapshot.index.card_of(slug, today) {
            Some(card) => cards.push(card),
            None => gone.push(slug.to_string()),
        }
    }
    let page = html! {
        (heading(words.picks_saved_title()))
        (left_out(words, &asked, &gone, MOST_SAVED))
        @if cards.is_empty() {
            div class="empty" {
                p { (words.picks_saved_empty()) }
                p class="unscripted" { (words.picks_saved_scripts()) }
                p { a class="button" href=(words.at("/san-pham")) { (words.nav_all_products()) } }
            }
        } @else {
            p class="picks__say" { (words.picks_saved_say()) }
            (actions(words, true))
            h2 class="visually-hidden" { (words.browse_list()) }
            (cards_to_pick(words, &cards))
            (compare_bar(words))
        }
    };
    Drawn {
        listed: false,
        structured: None,
        title: words.picks_saved_title().to_owned(),
        summary: words.picks_saved_summary().to_owned(),
        path: href("/yeu-thich", &asked.slugs),
        html: page.into_string(),
    }
}
