//! The table of details; what is unknown has no row.

use crate::words::use_words;
use domain::{Certificate, ListingDraft};
use leptos::prelude::*;

/// Group, place, year, and what the producer states.
#[component]
pub fn Facts(
    /// What the producer says.
    listing: ListingDraft,
    /// Its place in words, may be empty.
    place: String,
    /// Its rating.
    certificate: Certificate,
    /// Name and address part of its group.
    group: Option<(String, String)>,
) -> impl IntoView {
    let words = use_words();
    let has_group = group.is_some();
    let row = |name: &'static str, text: Option<String>| {
        text.filter(|text| !text.is_empty()).map(|text| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
    };
    view! {
        <section class="block" aria-labelledby="chi-tiet">
            <h2 id="chi-tiet">{words.facts_title()}</h2>
            <dl class="facts">
                {group
                    .map(|(name, slug)| {
                        view! {
                            <div>
                                <dt>{words.facts_group()}</dt>
                                <dd>
                                    <a href=format!("/san-pham?nhom={slug}")>{name}</a>
                                </dd>
                            </div>
                        }
                    })} {row(words.facts_ingredients(), listing.ingredients)}
                {row(words.facts_net_weight(), listing.net_weight)}
                {row(words.facts_shelf_life(), listing.shelf_life)} {row(words.facts_storage(), listing.storage)}
                {row(words.facts_place(), Some(place))}
                {row(words.facts_year(), certificate.year.map(|year| year.to_string()))}
            </dl>
            {has_group.then(|| view! { <p class="block__source">{words.facts_group_source()}</p> })}
        </section>
    }
    .into_any()
}
