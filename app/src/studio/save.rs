//! Reading and writing own listings, on the server.

use super::base::{BASE, fingerprints, is_base};
use super::choices::{Choices, OPEN};
use super::refusal::SaveError;
use super::state::{Conflict, EditorState, Outcome, OwnRow, StudioState, VERSION};
use crate::error::{AppError, set_status};
use crate::product::Preview;
use crate::ssr::{AppContext, cx, day_in_vietnam, fail, internal, logged, own_producer, viewer};
use domain::channel::LinkError;
use domain::{
    ListingDraft, ListingField, ListingForm, Problem, ProducerId, ProductId, SalesLink, form,
};
use store::{OwnListing, SaveListing, Saved, Viewer};

/// A save is news for so long, in milliseconds.
const A_MINUTE: i64 = 60_000;

/// Most fields of a form body that are read.
pub const MOST_FIELDS: usize = 100;

/// The start page of the studio.
pub async fn studio() -> Result<StudioState, AppError> {
    let cx = cx()?;
    let viewer = viewer().ok_or_else(|| fail(AppError::NotSignedIn))?;
    let Some(producer) = viewer.producer else {
        return Ok(StudioState {
            producer: None,
            todos: Vec::new(),
            rows: Vec::new(),
        });
    };
    let own = cx
        .store()
        .own_products(&producer)
        .await
        .map_err(|error| internal(&error))?;
    let cards = cx
        .catalogue()
        .current()
        .index
        .products_of(&producer, cx.today());
    let name = cards.into_iter().find_map(|card| card.producer);
    let row = |product: store::OwnProduct| OwnRow {
        id: product.id.to_string(),
        name: product.name,
        photo: product.photo,
        group: product.group,
        price: product.price,
        price_unit: product.price_unit,
        changed_on: product.changed_at.map(day_in_vietnam),
        confirmed_on: product.confirmed_on,
    };
    Ok(StudioState {
        producer: Some(name.unwrap_or_default()),
        todos: super::todo::todos(&own, cx.today()),
        rows: own.into_iter().map(row).collect(),
    })
}

/// The editor of an own product.
pub async fn editor(product: &str) -> Result<EditorState, AppError> {
    let cx = cx()?;
    let (_, producer) = own_producer()?;
    let listing = own(&cx, &producer, product).await.map_err(fail)?;
    Ok(shown(&cx, listing))
}

/// Saves a form body on an own product.
pub async fn save(product: &str, body: &str) -> Result<(), SaveError> {
    let cx = cx()?;
    let (viewer, producer) = own_producer()?;
    save_as(&cx, &viewer, &producer, product, body)
        .await
        .inspect_err(|error| set_status(error.status()))
}

/// In the context of a page that answers a form post: the post failed, and the page says so.
#[derive(Clone)]
pub struct Failed(pub AppError);

/// What a form post without scripts leads to.
pub enum Posted {
    /// Saved: go back to the editor.
    Saved,
    /// Refused: show the editor again, with everything that was typed and this status.
    Refused(Box<EditorState>, u16),
    /// Not there, not theirs, or broken.
    Failed(AppError),
}

/// Saves a form post, for whoever the session says.
pub async fn post(cx: &AppContext, viewer: &Viewer, product: &str, body: &str) -> Posted {
    let Some(producer) = viewer.producer.clone() else {
        return Posted::Failed(AppError::NotFound);
    };
    match save_as(cx, viewer, &producer, product, body).await {
        Ok(()) => Posted::Saved,
        Err(error) => refused(cx, &producer, product, body, error).await,
    }
}

/// The editor again, with everything that was typed.
async fn refused(
    cx: &AppContext,
    producer: &ProducerId,
    product: &str,
    body: &str,
    error: SaveError,
) -> Posted {
    let status = error.status();
    let outcome = match error {
        SaveError::Invalid(errors) => Outcome::Invalid(errors),
        SaveError::Conflict(conflict) => Outcome::Conflict(conflict),
        SaveError::Other(error) => return Posted::Failed(error),
    };
    match own(cx, producer, product).await {
        Ok(listing) => {
            let mut state = shown(cx, listing);
            state.form = ListingForm::decode(body);
            // A refused form keeps the version that it began from; a conflict goes on from the one it was shown.
            state.version = match &outcome {
                Outcome::Conflict(conflict) => conflict.version,
                _ => version(body).unwrap_or(state.version),
            };
            // What it began from is told by the form alone: what is saved now may be somebody else's.
            state.base = field_of(body, BASE)
                .filter(|base| is_base(base))
                .unwrap_or_default();
            state.outcome = outcome;
            Posted::Refused(Box::new(state), status)
        }
        Err(error) => Posted::Failed(error),
    }
}

/// What the public page would show of a form that is not saved: nothing is written. Refused as a save would be.
pub async fn preview(
    cx: &AppContext,
    viewer: &Viewer,
    product: &str,
    body: &str,
) -> Result<Preview, Posted> {
    let producer = viewer.producer.as_ref();
    let producer = producer.ok_or(Posted::Failed(AppError::NotFound))?;
    let listing = own(cx, producer, product).await.map_err(Posted::Failed)?;
    let form = ListingForm::decode(body);
    let checked = form.parse().map_err(SaveError::Invalid).and_then(|draft| {
        check_links(&form.links, &draft.links)?;
        Ok(draft)
    });
    match checked {
        Ok(draft) => Ok(Preview {
            slug: listing.slug,
            listing: draft,
        }),
        Err(error) => Err(refused(cx, producer, product, body, error).await),
    }
}

/// Says that a listing is still correct, as it is in the version that the form names.
pub async fn confirm(
    cx: &AppContext,
    viewer: &Viewer,
    product: &str,
    body: &str,
) -> Result<(), SaveError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let listing = own(cx, producer, product).await?.listing;
    let change = Change {
        version: version(body).unwrap_or(-1),
        draft: &listing,
        still_correct: true,
    };
    write(cx, viewer, producer, product, change).await
}

pub(super) async fn save_as(
    cx: &AppContext,
    viewer: &Viewer,
    producer: &ProducerId,
    product: &str,
    body: &str,
) -> Result<(), SaveError> {
    let mut typed = ListingForm::decode(body);
    let choices = Choices::decode(body);
    if !choices.is_empty() {
        let saved = own(cx, producer, product).await?;
        if choices.are_open() {
            return Err(SaveError::Conflict(Box::new(Conflict {
                saved: ListingForm::of_draft(&saved.listing),
                version: saved.version,
            })));
        }
        choices.apply(&mut typed, &ListingForm::of_draft(&saved.listing));
    }
    let draft = typed.parse().map_err(SaveError::Invalid)?;
    check_links(&typed.links, &draft.links)?;
    let change = Change {
        version: version(body).unwrap_or(-1),
        draft: &draft,
        still_correct: typed.still_correct,
    };
    write(cx, viewer, producer, product, change).await
}

/// What is to be written.
struct Change<'a> {
    version: i64,
    draft: &'a ListingDraft,
    still_correct: bool,
}

async fn write(
    cx: &AppContext,
    viewer: &Viewer,
    producer: &ProducerId,
    product: &str,
    change: Change<'_>,
) -> Result<(), SaveError> {
    let product_id = ProductId::new(product);
    let request_id = uuid::Uuid::new_v4().to_string();
    let save = SaveListing {
        actor: &viewer.account,
        producer,
        product: &product_id,
        version: change.version,
        draft: change.draft,
        confirmed_on: change.still_correct.then(|| cx.today()),
        request_id: &request_id,
    };
    match cx
        .store()
        .save_listing(save, cx.now())
        .await
        .map_err(|error| logged(&error))?
    {
        Saved::Done { .. } => cx
            .catalogue()
            .take_over(cx.store(), &product_id)
            .await
            .map_err(|error| logged(&error).into()),
        Saved::NotFound => Err(AppError::NotFound.into()),
        Saved::Conflict(saved) => Err(SaveError::Conflict(Box::new(Conflict {
            saved: ListingForm::of_draft(&saved.listing),
            version: saved.version,
        }))),
    }
}

/// A second reading of every link by the parser that browsers agree with; both must find the same host.
pub(super) fn check_links(typed: &[String], links: &[SalesLink]) -> Result<(), SaveError> {
    let agreed = |link: &SalesLink| {
        url::Url::parse(&link.url).is_ok_and(|parsed| {
            parsed.scheme() == "https"
                && parsed.host_str() == domain::channel::host(&link.url).as_deref()
        })
    };
    let wrong: Vec<(ListingField, Problem)> = (0_u32..)
        .zip(typed)
        .filter(|(_, typed)| {
            links
                .iter()
                .any(|link| link.url == typed.trim() && !agreed(link))
        })
        .map(|(row, _)| (ListingField::Links, Problem::Link(row, LinkError::NotHttps)))
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(SaveError::Invalid(domain::FieldErrors(wrong)))
}

/// The fields of a form body that belong to the editor or to the table, to be carried through a sign-in; none if it is no such body.
pub fn typed_fields(body: &str) -> Vec<(String, String)> {
    let all = form::decode(body, MOST_FIELDS);
    if !all.iter().any(|(name, _)| name == VERSION) {
        return super::table::waiting(body);
    }
    let belongs = |name: &str| {
        let field = Choices::field_of_control(name).unwrap_or(name);
        [VERSION, BASE, OPEN].contains(&name)
            || ListingField::ALL.iter().any(|known| known.name() == field)
    };
    all.into_iter().filter(|(name, _)| belongs(name)).collect()
}

fn version(body: &str) -> Option<i64> {
    field_of(body, VERSION)?.parse().ok()
}

fn field_of(body: &str, name: &str) -> Option<String> {
    let mut all = form::decode(body, MOST_FIELDS).into_iter();
    all.find(|(other, _)| other == name).map(|(_, value)| value)
}

pub(super) async fn own(
    cx: &AppContext,
    producer: &ProducerId,
    product: &str,
) -> Result<OwnListing, AppError> {
    let found = cx
        .store()
        .own_listing(producer, &ProductId::new(product))
        .await
        .map_err(|error| logged(&error))?;
    found.ok_or(AppError::NotFound)
}

fn shown(cx: &AppContext, listing: OwnListing) -> EditorState {
    let form = ListingForm::of_draft(&listing.listing);
    EditorState {
        id: listing.id.to_string(),
        slug: listing.slug.to_string(),
        name: listing.name,
        stars: listing.certificate.stars,
        state: listing.certificate.state(cx.today()),
        year: listing.certificate.year,
        base: fingerprints(&form),
        form,
        version: listing.version,
        changed_on: listing.changed_at.map(day_in_vietnam),
        confirmed_on: listing.confirmed_on,
        recent: listing
            .changed_at
            .is_some_and(|at| cx.now().0.saturating_sub(at.0) < A_MINUTE),
        outcome: Outcome::None,
    }
}
