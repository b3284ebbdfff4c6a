//! How a comparison looks: a column for each product, a row for whatever is known of at least one of them.

use super::actions::{actions, left_out};
use super::asked::{MOST_COMPARED, asked, href};
use crate::browse::{drawing, kind_words, place_words, price_words};
use crate::drawn::api::Drawn;
use crate::error::AppError;
use crate::ssr::{AppContext, internal};
use crate::ui::{heading, stamp};
use crate::words::Words;
use domain::{Date, ProductDetail, Slug};
use maud::{Markup, html};
use search::Index;

/// Draws the table of the products that a query names.
pub async fn draw(words: Words, cx: &AppContext, query: &str) -> Result<Drawn, AppError> {
    let asked = asked(query, MOST_COMPARED);
    let (mut products, mut gone) = (Vec::new(), Vec::new());
    for slug in &asked.slugs {
        let found = cx.store().product(slug).await;
        match found.map_err(|error| internal(&error))? {
            Some(product) => products.push(product),
            None => gone.push(slug.to_string()),
        }
    }
    let slugs: Vec<&Slug> = products.iter().map(|product| &product.slug).collect();
    let names: Vec<&str> = products
        .iter()
        .map(|product| product.name.as_str())
        .collect();
    let title = if names.is_empty() {
        words.picks_compare().to_owned()
    } else {
        words.picks_compare_title(&names.join(", "))
    };
    let page = html! {
        (heading(words.picks_compare()))
        (left_out(words, &asked, &gone, MOST_COMPARED))
        @match products.len() {
            0 => { div class="empty" { p { (words.picks_compare_empty()) } (onward(words)) } }
            count => {
                @if count == 1 { p class="picks__say" { (words.picks_compare_one()) } }
                (table(words, cx, &products))
                (actions(words, false))
                @if count < MOST_COMPARED { (onward(words)) }
            }
        }
    };
    Ok(Drawn {
        title,
        listed: false,
        structured: None,
        summary: words.picks_compare_summary().to_owned(),
        path: href("/so-sanh", slugs),
        html: page.into_string(),
    })
}

fn onward(words: Words) -> Markup {
    html! { p { a class="button button--plain" href=(words.at("/san-pham")) { (words.picks_compare_more()) } } }
}

/// A row: what it is about, and what is known of each product.
type Row = (&'static str, Vec<Option<Markup>>);

fn table(words: Words, cx: &AppContext, products: &[ProductDetail]) -> Markup {
    let (snapshot, today) = (cx.catalogue().current(), cx.today());
    let index = &snapshot.index;
    let rows = rows(words, index, products, today);
    html! {
        div class="compare" role="region" tabindex="0" aria-label=(words.picks_compare()) {
            table class="compare__table" {
                thead {
                    tr {
                        td {}
                        @for product in products { th scope="col" { (head(words, products, product)) } }
                    }
                }
                tbody {
                    @for (name, cells) in rows.iter().filter(|(_, cells)| cells.iter().any(Option::is_some)) {
                        tr {
                            th scope="row" { (name) }
                            @for cell in cells {
                                td {
                                    @match cell {
                                        Some(cell) => { (cell) }
                                        None => { span class="quiet" { (words.picks_unknown()) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Picture, name, and the way to the table without this product.
fn head(words: Words, products: &[ProductDetail], product: &ProductDetail) -> Markup {
    let others = products.iter().map(|other| &other.slug);
    let without = words.at(href(
        "/so-sanh",
        others.filter(|slug| **slug != product.slug),
    ));
    html! {
        @match product.photos.first() {
            Some(photo) => { img class="compare__pic" src=(photo.path) alt="" width=(photo.width) height=(photo.height); }
            None => { img class="compare__pic" src=(drawing(product.group.as_ref(), &product.name)) alt="" width="320" height="240"; }
        }
        a class="compare__name" href=(words.at(format!("/san-pham/{}", product.slug.as_str()))) { (product.name) }
        a class="compare__drop" href=(without) data-unpick=(product.slug.as_str()) {
            (words.picks_drop()) span class="visually-hidden" { " " (product.name) }
        }
    }
}

fn rows(words: Words, index: &Index, products: &[ProductDetail], today: Date) -> Vec<Row> {
    let row = |name, cell: &dyn Fn(&ProductDetail) -> Option<Markup>| {
        (name, products.iter().map(cell).collect())
    };
    let text = |text: Option<&str>| {
        text.filter(|text| !text.is_empty())
            .map(|text| html! { (text) })
    };
    vec![
        row(words.picks_row_stars(), &|product| {
            let certificate = &product.certificate;
            let state = certificate.state(today);
            Some(stamp(words, certificate.stars, &state, certificate.year))
        }),
        row(words.picks_row_producer(), &|product| {
            let producer = product.producer.as_ref()?;
            Some(html! {
                a href=(words.at(format!("/co-so/{}", producer.slug.as_str()))) { (producer.name) }
                @if let Some(kind) = product.producer_kind { br; span class="quiet" { (kind_words(words, kind)) } }
            })
        }),
        row(words.picks_row_place(), &|product| {
            text(Some(&place_words(words, &index.place(&product.place))))
        }),
        row(words.picks_row_group(), &|product| {
            let group = index.group(product.group.as_ref()?)?;
            Some(
                html! { a href=(words.at(format!("/nhom/{}", group.slug.as_str()))) { (words.group_name(group)) } },
            )
        }),
        row(words.picks_row_price(), &|product| {
            let listing = &product.listing;
            text(price_words(words, listing.price, listing.price_unit.as_deref()).as_deref())
        }),
        row(words.facts_net_weight(), &|product| {
            text(product.listing.net_weight.as_deref())
        }),
        row(words.facts_ingredients(), &|product| {
            text(product.listing.ingredients.as_deref())
        }),
        row(words.facts_shelf_life(), &|product| {
            text(product.listing.shelf_life.as_deref())
        }),
        row(words.facts_storage(), &|product| {
            text(product.listing.storage.as_deref())
        }),
        row(words.picks_row_channels(), &|product| {
            let names: Vec<&str> = product
                .listing
                .links
                .iter()
                .map(|link| link.channel.name())
                .collect();
            text(Some(&names.join(", ")))
        }),
        row(words.picks_row_confirmed(), &|product| {
            text(product.confirmed_on.map(|day| words.day(day)).as_deref())
        }),
    ]
}
