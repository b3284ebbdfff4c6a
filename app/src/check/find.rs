//! What a text on a label means: a product, several of them, or nothing that is known here.

use crate::error::AppError;
use crate::ssr::{AppContext, logged};
use domain::{BrowseQuery, ProductDetail, Slug, StateKind};
use search::fold::fold;
use search::{Card, Direct};

/// Products that are listed; more than these need a better question.
const MOST: usize = 8;

/// The answer.
pub enum Found {
    /// Nothing was asked.
    Nothing,
    /// Exactly this product.
    One(Box<ProductDetail>),
    /// Several, the first of which are here, and how many there are in all.
    Several(Vec<Card>, u32),
    /// None; perhaps what was meant is written like this.
    Unknown(Option<String>),
}

/// Looks a decision number, a name or the address of a product up, also among what is lapsed or withdrawn.
pub async fn find(cx: &AppContext, text: &str) -> Result<Found, AppError> {
    if text.is_empty() {
        return Ok(Found::Nothing);
    }
    let catalogue = cx.catalogue().current();
    if let Some(slug) = addressed(text) {
        return one(cx, &slug).await;
    }
    let text = match catalogue.index.direct(text) {
        Some(Direct::Product(slug)) => return one(cx, &slug).await,
        Some(Direct::Decision(number)) => number,
        None => text.to_owned(),
    };
    let query = BrowseQuery {
        text,
        states: StateKind::ALL.into(),
        ..BrowseQuery::default()
    };
    let mut page = catalogue.index.browse(&query, cx.today());
    // What is only written alike is not what the label says.
    if page.total == 0 || page.corrected.is_some() {
        let recovered = page.recovery.and_then(|recovery| recovery.spelling);
        let alike = page.corrected.or(recovered.map(|spelling| spelling.text));
        return Ok(Found::Unknown(alike));
    }
    let named = |card: &&Card| fold(&card.name) == fold(&query.text);
    let mut same = page.cards.iter().filter(named);
    let card = match (page.cards.as_slice(), same.next(), same.next()) {
        ([only], ..) => Some(only),
        // One bears the very name; what is beside it is only like it.
        (_, Some(bearer), None) => Some(bearer),
        _ => None,
    };
    if let Some(card) = card {
        return one(cx, &card.slug).await;
    }
    page.cards.truncate(MOST);
    Ok(Found::Several(page.cards, page.total))
}

async fn one(cx: &AppContext, slug: &Slug) -> Result<Found, AppError> {
    let found = cx.store().product(slug).await;
    let found = found.map_err(|error| logged(&error))?;
    Ok(found.map_or(Found::Unknown(None), |product| {
        Found::One(Box::new(product))
    }))
}

/// The product whose page an address leads to, as the code on a printed page does. Whose host it names is not asked: the
/// answer is this register's.
fn addressed(text: &str) -> Option<Slug> {
    let (_, slug) = text.rsplit_once("/san-pham/")?;
    let end = slug.find(['?', '#', '/']).unwrap_or(slug.len());
    Slug::parse(slug.get(..end)?).ok()
}

#[cfg(test)]
mod tests {
    use super::addressed;

    #[test]
    fn the_address_of_a_product_names_it() {
        for (text, slug) in [
            ("https://saoque.vn/san-pham/mam-tom", Some("mam-tom")),
            ("saoque.vn/en/san-pham/mam-tom?x=1", Some("mam-tom")),
            ("/san-pham/", None),
            ("mắm tôm", None),
        ] {
            let found = addressed(text);
            assert_eq!(found.as_ref().map(domain::Slug::as_str), slug, "{text}");
        }
    }
}
