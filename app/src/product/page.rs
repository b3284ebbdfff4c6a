//! What the page of a product shows.

use super::around::Around;
use crate::error::AppError;
use crate::ssr::{AppContext, internal};
use crate::words::Words;
use domain::{
    Certificate, CertificateState, Closure, Date, GroupCode, ListingDraft, Param, Photo,
    ProducerRef, Slug,
};
use leptos::prelude::use_context;
use search::{Card, PlaceName};

/// Everything that the page shows.
pub struct ProductPage {
    /// Its address part.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub producer: Option<ProducerRef>,
    /// How many products its producer has.
    pub of_producer: u32,
    /// The names of its place.
    pub place: PlaceName,
    /// The page of its commune.
    pub commune_href: Option<String>,
    /// Its place in the official tree.
    pub group_code: Option<GroupCode>,
    /// Name and address part of its group.
    pub group: Option<(String, String)>,
    /// What is known of its rating.
    pub certificate: Certificate,
    /// Whether it holds today.
    pub state: CertificateState,
    /// Addresses of the sources that state the product.
    pub sources: Vec<String>,
    /// What the producer says about it; the telephone number is left out unless they agreed to publish it.
    pub listing: ListingDraft,
    /// Its photos, the cover first.
    pub photos: Vec<Photo>,
    /// When the producer last said that everything is still correct.
    pub confirmed_on: Option<Date>,
    /// Other products of its producer, at most four.
    pub siblings: Vec<Card>,
    /// Others of its commune.
    pub of_commune: Option<Around>,
    /// Others of its group.
    pub of_group: Option<Around>,
    /// When its producer is closed.
    pub closures: Vec<Closure>,
    /// Today in Vietnam.
    pub today: Date,
    /// The public address of the page.
    pub url: String,
    /// Whether the listing is not saved yet.
    pub is_preview: bool,
}

/// In the context of a page that shows a listing before it is saved.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Whose product it is: shown by the address part.
    pub slug: Slug,
    /// What is not saved yet.
    pub listing: ListingDraft,
}

/// The page of the product of that address part, if there is one; with what is not saved yet where that is to be seen.
pub async fn load(
    words: Words,
    cx: &AppContext,
    slug: &str,
) -> Result<Option<ProductPage>, AppError> {
    let Ok(slug) = Slug::parse(slug) else {
        return Ok(None);
    };
    let preview = use_context::<Preview>().filter(|preview| preview.slug == slug);
    let found = cx
        .store()
        .product(&slug)
        .await
        .map_err(|error| internal(&error))?;
    let Some(mut product) = found else {
        return Ok(None);
    };
    let is_preview = preview.is_some();
    if let Some(preview) = preview {
        product.listing = preview.listing;
    }
    product.listing.phone = product.listing.public_phone().cloned();

    let closures = match &product.producer {
        Some(producer) => cx.store().closures(&producer.id).await,
        None => Ok(Vec::new()),
    };
    let closures = closures.map_err(|error| internal(&error))?;
    let today = cx.today();
    let snapshot = cx.catalogue().current();
    let index = &snapshot.index;
    let mut siblings = match &product.producer {
        Some(producer) => index.products_of(&producer.id, today),
        None => Vec::new(),
    };
    let of_producer = u32::try_from(siblings.len()).unwrap_or(u32::MAX);
    siblings.retain(|card| card.slug != product.slug);
    siblings.truncate(4);
    let group = product.group.as_ref().and_then(|code| index.group(code));
    let mut shown: Vec<&Slug> = siblings.iter().map(|card| &card.slug).collect();
    shown.push(&product.slug);
    let place = index.place(&product.place);
    let commune = place.commune.as_ref().map(|commune| commune.slug.as_str());
    let of_commune =
        commune.and_then(|slug| Around::of(index, Param::Commune, slug, &shown, today));
    shown.extend(
        of_commune
            .iter()
            .flat_map(|around| around.cards.iter().map(|card| &card.slug)),
    );
    let of_group =
        group.and_then(|group| Around::of(index, Param::Group, group.slug.as_str(), &shown, today));
    Ok(Some(ProductPage {
        of_commune,
        of_group,
        place,
        commune_href: snapshot.regions.commune_href(&product.place),
        group: group.map(|group| (words.group_name(group).to_owned(), group.slug.to_string())),
        state: product.certificate.state(today),
        url: format!(
            "{}{}",
            cx.origin(),
            words.at(format!("/san-pham/{}", product.slug))
        ),
        slug: product.slug.to_string(),
        name: product.name,
        producer: product.producer,
        of_producer,
        group_code: product.group,
        certificate: product.certificate,
        sources: product.sources,
        listing: product.listing,
        photos: product.photos,
        confirmed_on: product.confirmed_on,
        siblings,
        is_preview,
        closures,
        today,
    }))
}
