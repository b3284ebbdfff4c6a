//! Price and where to buy.

use crate::browse::price_words;
use crate::words::Words;
use domain::{ListingDraft, channel};
use maud::{Markup, html};

/// The price in words, links that name their host, and the number, if its owner agreed.
pub fn buy(words: Words, listing: &ListingDraft) -> Markup {
    let phone = listing.public_phone();
    let links = listing
        .links
        .iter()
        .filter_map(|link| Some((link, channel::host(&link.url)?)));
    html! {
        section aria-labelledby="mua" {
            h2 class="side__title" id="mua" { (words.buy_title()) }
            @match price_words(words, listing.price, listing.price_unit.as_deref()) {
                Some(price) => { p class="price num" { (price) } }
                None => { p class="price price--unknown" { (words.buy_no_price()) } }
            }
            @if let Some(said) = words.availability(&listing.availability) {
                p class={ "stock stock--" (listing.availability.code()) } { (said) }
            }
            @if listing.links.is_empty() && phone.is_none() {
                p class="quiet" { (words.buy_nowhere()) }
            }
            ul class="buy" {
                @for (link, host) in links {
                    li {
                        a href=(link.url) target="_blank" rel="ugc nofollow noopener noreferrer" {
                            span class="buy__name" { (words.buy_see_on(&link.channel.name())) } " "
                            span class="buy__host" { (words.buy_new_page(&host)) }
                        }
                    }
                }
                @if let Some(phone) = phone {
                    li {
                        a href={ "tel:" (phone.dialled()) } {
                            span class="buy__name" { (words.buy_call(&phone.grouped())) } " "
                            span class="buy__host" { (words.buy_consent()) }
                        }
                    }
                }
            }
        }
    }
}
