//! Price and where to buy.

use crate::browse::price_words;
use crate::words::use_words;
use domain::{ListingDraft, channel};
use leptos::prelude::*;

/// The price in words, links that name their host, and the number, if its owner agreed.
#[component]
pub fn Buy(
    /// What the producer says.
    listing: ListingDraft,
) -> impl IntoView {
    let words = use_words();
    let phone = listing.public_phone().cloned();
    let nowhere = listing.links.is_empty() && phone.is_none();
    let price = price_words(words, listing.price, listing.price_unit.as_deref());
    view! {
        <section aria-labelledby="mua">
            <h2 class="side__title" id="mua">
                {words.buy_title()}
            </h2>
            {match price {
                Some(price) => view! { <p class="price num">{price}</p> }.into_any(),
                None => view! { <p class="price price--unknown">{words.buy_no_price()}</p> }.into_any(),
            }}
            {nowhere.then(|| view! { <p class="quiet">{words.buy_nowhere()}</p> })}
            <ul class="buy">
                {listing
                    .links
                    .into_iter()
                    .filter_map(|link| {
                        let host = channel::host(&link.url)?;
                        Some(
                            view! {
                                <li>
                                    <a href=link.url target="_blank" rel="ugc nofollow noopener noreferrer">
                                        <span class="buy__name">{words.buy_see_on(&link.channel.name())}</span>
                                        " "
                                        <span class="buy__host">{words.buy_new_page(&host)}</span>
                                    </a>
                                </li>
                            },
                        )
                    })
                    .collect_view()}
                {phone
                    .map(|phone| {
                        view! {
                            <li>
                                <a href=format!("tel:{}", phone.dialled())>
                                    <span class="buy__name">{words.buy_call(&phone.grouped())}</span>
                                    " "
                                    <span class="buy__host">{words.buy_consent()}</span>
                                </a>
                            </li>
                        }
                    })}
            </ul>
        </section>
    }
    .into_any()
}
