//! What was saved on an own listing, and putting a field back to what it was, on the server.

use super::conflict::{differing, worded};
use super::refusal::SaveError;
use super::save::{own, save_as};
use super::state::VERSION;
use crate::browse::price_words;
use crate::error::AppError;
use crate::ssr::{AppContext, logged};
use crate::words::Words;
use domain::{ListingField, ListingForm, ProducerId, ProductId, form};
use store::{OwnListing, PastListing, SavedChange, Timestamp, Viewer};

pub use super::history_page::document;

/// Most saves that are shown.
pub const MOST: u32 = 50;
/// The control with the id of a save.
pub const SAVE: &str = "lan";
/// The control with the name of a field.
pub const FIELD: &str = "cho";
/// The control with the version that was looked at. It is not that of the editor, whose forms are sent again after a sign-in:
/// here the history is shown again instead.
pub const LOOKED_AT: &str = "ban";
/// The parameter that says that a field was put back.
pub const DONE: &str = "da-lay-lai";

/// The saves of a listing.
pub struct History {
    /// The product's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The version that is saved now.
    pub version: i64,
    /// The newest first; those that changed nothing are left out.
    pub saves: Vec<Save>,
}

/// A save.
pub struct Save {
    /// Its id.
    pub id: String,
    /// When it was.
    pub at: Timestamp,
    /// Who saved, in words.
    pub by: String,
    /// The fields that it changed; `None` where their content is not kept.
    pub changes: Option<Vec<Change>>,
}

/// A field that was changed.
pub struct Change {
    /// Which one; the kind of price stands for the whole price.
    pub field: ListingField,
    /// What stood there before, for reading; empty for nothing.
    pub before: String,
    /// What stood there after it.
    pub after: String,
    /// Whether it can be put back, and is not what stands there now.
    pub can_return: bool,
}

/// Why a field was not put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The post names no field that can be put back. Status 422.
    Unclear,
    /// What stood there is not accepted any more. Status 422.
    Unfit,
    /// Something else was saved meanwhile. Status 409.
    ChangedSince,
}

impl Refusal {
    /// The HTTP status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            Self::Unclear | Self::Unfit => 422,
            Self::ChangedSince => 409,
        }
    }
}

/// The history of an own listing.
pub async fn history(
    cx: &AppContext,
    words: Words,
    viewer: &Viewer,
    product: &str,
) -> Result<History, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let listing = own(cx, producer, product).await?;
    let saves = cx
        .store()
        .listing_history(producer, &listing.id, MOST)
        .await
        .map_err(|error| logged(&error))?
        .ok_or(AppError::NotFound)?;
    let now = ListingForm::of_draft(&listing.listing);
    let save = |saved: SavedChange| Save {
        by: author(words, viewer, &saved),
        changes: changes(words, &now, &saved),
        id: saved.id,
        at: saved.at,
    };
    let told = |save: &Save| save.changes.as_ref().is_none_or(|all| !all.is_empty());
    Ok(History {
        id: listing.id.to_string(),
        name: listing.name,
        version: listing.version,
        saves: saves.into_iter().map(save).filter(told).collect(),
    })
}

/// Puts one field of an own listing back to what stood there before a save: a save like any other.
pub async fn put_back(
    cx: &AppContext,
    viewer: &Viewer,
    product: &str,
    body: &str,
) -> Result<Result<(), Refusal>, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let listing = own(cx, producer, product).await?;
    let (mut save, mut field, mut version) = (String::new(), None, String::new());
    for (name, value) in form::decode(body, 20) {
        match name.as_str() {
            SAVE => save = value,
            FIELD => field = field_of(&value),
            LOOKED_AT => version = value,
            _ => {}
        }
    }
    let Some(field) = field else {
        return Ok(Err(Refusal::Unclear));
    };
    let now = ListingForm::of_draft(&listing.listing);
    let Some(before) = before(cx, producer, &listing, &save).await? else {
        return Ok(Err(Refusal::Unclear));
    };
    let form = with(&now, &before, field);
    if form == now {
        // Pressed twice: it is back already.
        return Ok(Ok(()));
    }
    let body = format!(
        "{}&{}",
        form.encode(),
        form::encode([(VERSION, version.as_str())])
    );
    match save_as(cx, viewer, producer, product, &body).await {
        Ok(()) => Ok(Ok(())),
        Err(SaveError::Invalid(_)) => Ok(Err(Refusal::Unfit)),
        Err(SaveError::Conflict(_)) => Ok(Err(Refusal::ChangedSince)),
        Err(SaveError::Other(error)) => Err(error),
    }
}

/// What stood in the form before a save of this listing; `None` where that is not kept.
async fn before(
    cx: &AppContext,
    producer: &ProducerId,
    listing: &OwnListing,
    save: &str,
) -> Result<Option<ListingForm>, AppError> {
    let id: &ProductId = &listing.id;
    let found = cx.store().listing_change(producer, id, save).await;
    let change = found
        .map_err(|error| logged(&error))?
        .ok_or(AppError::NotFound)?;
    Ok(change
        .before
        .map(|before| ListingForm::of_draft(&before.listing)))
}

/// The field of that name, if it can be put back: what the producer has written. The number is not kept, and consent to show
/// it and the word that all is correct are given anew each time.
fn field_of(name: &str) -> Option<ListingField> {
    let mut all = ListingField::ALL.iter().copied();
    all.find(|field| field.name() == name && can_return(*field))
}

const fn can_return(field: ListingField) -> bool {
    !matches!(
        field,
        ListingField::PriceLow
            | ListingField::PriceHigh
            | ListingField::Season
            | ListingField::Phone
            | ListingField::PhonePublic
            | ListingField::StillCorrect
    )
}

/// The form of now with one field of before.
fn with(now: &ListingForm, before: &ListingForm, field: ListingField) -> ListingForm {
    let mut form = now.clone();
    match field {
        ListingField::Links => form.links.clone_from(&before.links),
        ListingField::PriceKind => {
            form.price_kind.clone_from(&before.price_kind);
            form.price_low.clone_from(&before.price_low);
            form.price_high.clone_from(&before.price_high);
        }
        ListingField::Availability => {
            form.availability.clone_from(&before.availability);
            form.season.clone_from(&before.season);
        }
        other => {
            if let (Some(text), Some(old)) = (form.text_mut(other), before.text(other)) {
                old.clone_into(text);
            }
        }
    }
    form
}

fn author(words: Words, viewer: &Viewer, saved: &SavedChange) -> String {
    let Some(by) = &saved.by else {
        return words.history_by_operator().to_owned();
    };
    if by.account == viewer.account {
        return words.history_by_you().to_owned();
    }
    match (&by.name, by.role) {
        (Some(name), Some(store::Role::Office)) => words.history_by_office(name),
        (Some(name), _) => words.history_by_producer(name),
        (None, _) => words.history_by_unknown().to_owned(),
    }
}

/// What a save changed, field by field.
fn changes(words: Words, now: &ListingForm, saved: &SavedChange) -> Option<Vec<Change>> {
    let (Some(before), Some(after)) = (&saved.before, &saved.after) else {
        return None;
    };
    let (old, new) = (kept(before), kept(after));
    let mut fields = differing(&old, &new);
    let price = |field: &ListingField| {
        matches!(
            field,
            ListingField::PriceKind | ListingField::PriceLow | ListingField::PriceHigh
        )
    };
    let mut all = Vec::new();
    if fields.iter().any(price) {
        fields.retain(|field| !price(field));
        fields.insert(0, ListingField::PriceKind);
    }
    let stock =
        |field: &ListingField| matches!(field, ListingField::Availability | ListingField::Season);
    if let Some(at) = fields.iter().position(stock) {
        fields.retain(|field| !stock(field));
        fields.insert(at, ListingField::Availability);
    }
    for field in fields {
        let said = |form: &ListingForm, past: &PastListing| match field {
            ListingField::PriceKind => price_words(words, past.listing.price, None)
                .unwrap_or_else(|| words.editor_price_unsaid().to_owned()),
            ListingField::Availability => words
                .availability(&past.listing.availability)
                .unwrap_or_else(|| words.editor_stock_unsaid().to_owned()),
            _ => worded(words, form, field),
        };
        all.push(Change {
            field,
            before: said(&old, before),
            after: said(&new, after),
            can_return: can_return(field) && with(now, &old, field) != *now,
        });
    }
    if before.confirmed_on != after.confirmed_on {
        let day = |past: &PastListing| past.confirmed_on.map(|day| words.day(day));
        all.push(Change {
            field: ListingField::StillCorrect,
            before: day(before).unwrap_or_default(),
            after: day(after).unwrap_or_default(),
            can_return: false,
        });
    }
    Some(all)
}

/// A state of before as a form for reading: with what is left of the number.
fn kept(past: &PastListing) -> ListingForm {
    ListingForm {
        phone: past.masked_phone.clone().unwrap_or_default(),
        ..ListingForm::of_draft(&past.listing)
    }
}
