//! Many own listings at once, on the server: price, availability and "still correct" of each in one table.

use super::base::{changed, fingerprints};
use super::problems::problem_words;
use crate::error::AppError;
use crate::ssr::{AppContext, logged};
use crate::words::Words;
use domain::{Date, ListingField, ListingForm, ProducerId, ProductId, form};
use std::collections::HashMap;
use store::{Batch, BatchKind, BatchLine, BatchSaved, OwnListing, SaveBatch, Viewer};

pub use super::table_page::{Said, document};

/// The address of the table.
pub const PATH: &str = "/quan-ly/bang";
/// Rows of a page: what fits into one form.
pub const PAGE_SIZE: usize = 100;
/// The parameter with the page, from 1.
pub const PAGE: &str = "trang";
/// The parameter that names the batch that was just saved.
pub const DONE: &str = "da-luu";
/// The parameter that says that nothing had been changed.
pub const SAME: &str = "khong-doi";

/// The controls of a row; the number of the row follows.
pub const PRODUCT: &str = "sp";
/// The version that the row began from. It is not that of the editor, whose forms are carried through a sign-in by that name.
pub const LOOKED_AT: &str = "ban";
/// The fingerprints of what the row began from.
pub const BASE: &str = "goc";
/// The price in one line.
pub const PRICE: &str = "gia";
/// See [`ListingField::Availability`].
pub const AVAILABILITY: &str = "hang";
/// See [`ListingField::Season`].
pub const SEASON: &str = "mua";
/// "Still correct".
pub const CORRECT: &str = "dung";

const CONTROLS: [&str; 7] = [
    PRODUCT,
    LOOKED_AT,
    BASE,
    PRICE,
    AVAILABILITY,
    SEASON,
    CORRECT,
];
/// Most fields of a form body that are read.
pub const MOST_FIELDS: usize = PAGE_SIZE * CONTROLS.len() + 20;

/// A page of the table.
pub struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Which page, from 0.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// How many products there are.
    pub total: usize,
}

/// A product in the table.
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was last called correct.
    pub confirmed_on: Option<Date>,
    /// The version that the row began from.
    pub version: i64,
    /// The fingerprints of what it began from.
    pub base: String,
    /// What stands in the cells.
    pub cells: Cells,
    /// What is saved, by which a script tells changed cells.
    pub saved: Cells,
    /// What is wrong with a cell, in words.
    pub problems: Vec<(&'static str, String)>,
    /// Whether somebody else has saved meanwhile.
    pub conflict: bool,
}

/// What stands in the cells of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// The price in one line.
    pub price: String,
    /// The word of the choice.
    pub availability: String,
    /// When the season is.
    pub season: String,
    /// Whether it was called correct.
    pub still_correct: bool,
}

impl Cells {
    fn of(form: &ListingForm) -> Self {
        Self {
            price: form.price_text(),
            availability: form.availability.clone(),
            season: form.season.clone(),
            still_correct: false,
        }
    }

    /// The whole form with these cells in it.
    fn put_into(&self, form: &mut ListingForm) {
        if !form.has_price_text(&self.price) {
            form.set_price_text(&self.price);
        }
        self.availability.clone_into(&mut form.availability);
        self.season.clone_into(&mut form.season);
    }
}

/// A row as it was posted.
#[derive(Default)]
struct Typed {
    id: String,
    version: i64,
    base: String,
    cells: Cells,
}

/// What a post led to.
pub enum Posted {
    /// All that was changed is saved, as this batch.
    Saved(String),
    /// Nothing had been changed.
    Same,
    /// The post has no row of the table. Status 422.
    Unclear,
    /// Nothing is saved; the table says why. With the status that goes with it.
    Refused(Table, u16),
}

/// A page of the table, from 0.
pub async fn table(cx: &AppContext, viewer: &Viewer, page: usize) -> Result<Table, AppError> {
    let (_, own) = own(cx, viewer).await?;
    let total = own.len();
    let pages = total.div_ceil(PAGE_SIZE).max(1);
    if page >= pages {
        return Err(AppError::NotFound);
    }
    let shown = own.iter().skip(page * PAGE_SIZE).take(PAGE_SIZE);
    Ok(Table {
        rows: shown.map(row).collect(),
        page,
        pages,
        total,
    })
}

/// Saves what was changed in a page of the table, all or nothing.
pub async fn save(
    cx: &AppContext,
    words: Words,
    viewer: &Viewer,
    page: usize,
    body: &str,
) -> Result<Posted, AppError> {
    let (producer, own) = own(cx, viewer).await?;
    let by_id: HashMap<&str, &OwnListing> = own.iter().map(|own| (own.id.as_str(), own)).collect();
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for typed in decode(body) {
        let own = by_id.get(typed.id.as_str()).ok_or(AppError::NotFound)?;
        let (row, change) = judge(cx, words, own, typed);
        lines.extend(change.map(|change| (rows.len(), *own, change)));
        rows.push(row);
    }
    let wrong = rows.iter().any(|row| !row.problems.is_empty());
    let conflict = rows.iter().any(|row| row.conflict);
    let table = |rows| Table {
        rows,
        page,
        pages: own.len().div_ceil(PAGE_SIZE).max(1),
        total: own.len(),
    };
    if rows.is_empty() {
        return Ok(Posted::Unclear);
    }
    if wrong || conflict {
        return Ok(Posted::Refused(table(rows), if wrong { 422 } else { 409 }));
    }
    if lines.is_empty() {
        return Ok(Posted::Same);
    }
    let batch: Vec<BatchLine<'_>> = lines
        .iter()
        .map(|(_, own, change)| BatchLine {
            product: &own.id,
            version: own.version,
            draft: &change.draft,
            confirmed_on: change.confirmed_on,
        })
        .collect();
    let batch = SaveBatch {
        actor: &viewer.account,
        producer: &producer,
        kind: BatchKind::Table,
        lines: &batch,
    };
    match save_batch(cx, batch).await? {
        BatchSaved::Done { batch } => Ok(Posted::Saved(batch)),
        BatchSaved::Refused(refused) => {
            for (place, _) in refused {
                let at = lines.get(place).map(|(at, ..)| *at);
                if let Some(row) = at.and_then(|at| rows.get_mut(at)) {
                    row.conflict = true;
                }
            }
            Ok(Posted::Refused(table(rows), 409))
        }
    }
}

/// Saves a batch and has the catalogue take it over before the answer leaves.
pub(super) async fn save_batch(
    cx: &AppContext,
    batch: SaveBatch<'_>,
) -> Result<BatchSaved, AppError> {
    let saved = cx.store().save_listings(batch, cx.now()).await;
    let saved = saved.map_err(|error| logged(&error))?;
    if matches!(saved, BatchSaved::Done { .. }) {
        let products: Vec<ProductId> = batch
            .lines
            .iter()
            .map(|line| line.product.clone())
            .collect();
        cx.catalogue()
            .take_over_all(cx.store(), &products)
            .await
            .map_err(|error| logged(&error))?;
    }
    Ok(saved)
}

/// All own listings; an account that keeps none has no table.
pub(super) async fn own(
    cx: &AppContext,
    viewer: &Viewer,
) -> Result<(ProducerId, Vec<OwnListing>), AppError> {
    let producer = viewer.producer.clone().ok_or(AppError::NotFound)?;
    let own = cx.store().own_listings(&producer).await;
    Ok((producer, own.map_err(|error| logged(&error))?))
}

/// The fields of a form body that belong to the table, to be carried through a sign-in; none if it is no such body.
pub fn waiting(body: &str) -> Vec<(String, String)> {
    let mut all = form::decode(body, MOST_FIELDS);
    all.retain(|(name, _)| control(name).is_some());
    if all
        .iter()
        .any(|(name, _)| control(name).is_some_and(|(name, _)| name == LOOKED_AT))
    {
        all
    } else {
        Vec::new()
    }
}

/// The name of a control and the number of its row.
fn control(name: &str) -> Option<(&str, usize)> {
    let (name, number) = name.rsplit_once('-')?;
    let number: usize = number.parse().ok()?;
    (CONTROLS.contains(&name) && number < PAGE_SIZE).then_some((name, number))
}

fn row(own: &OwnListing) -> Row {
    let form = ListingForm::of_draft(&own.listing);
    let cells = Cells::of(&form);
    Row {
        id: own.id.to_string(),
        name: own.name.clone(),
        confirmed_on: own.confirmed_on,
        version: own.version,
        base: fingerprints(&form),
        saved: cells.clone(),
        cells,
        problems: Vec::new(),
        conflict: false,
    }
}

fn decode(body: &str) -> Vec<Typed> {
    let mut rows: Vec<Option<Typed>> = Vec::new();
    rows.resize_with(PAGE_SIZE, || None);
    for (name, value) in form::decode(body, MOST_FIELDS) {
        let Some((name, number)) = control(&name) else {
            continue;
        };
        let Some(row) = rows.get_mut(number) else {
            continue;
        };
        let row = row.get_or_insert_default();
        match name {
            PRODUCT => row.id = value,
            LOOKED_AT => row.version = value.parse().unwrap_or(-1),
            BASE => row.base = value,
            PRICE => row.cells.price = value,
            AVAILABILITY => row.cells.availability = value,
            SEASON => row.cells.season = value,
            _ => row.cells.still_correct = true,
        }
    }
    rows.into_iter().flatten().collect()
}

/// What is to be written of a row.
struct Change {
    draft: domain::ListingDraft,
    confirmed_on: Option<Date>,
}

/// The row as it is shown again, and what it changes if all rows may be saved.
fn judge(cx: &AppContext, words: Words, own: &OwnListing, typed: Typed) -> (Row, Option<Change>) {
    let mut shown = row(own);
    shown.cells = typed.cells.clone();
    let mut form = ListingForm::of_draft(&own.listing);
    typed.cells.put_into(&mut form);
    if !typed.cells.still_correct && is_untouched(&typed.base, &form) {
        // Whoever saved meanwhile is not in the way of a row that nobody has changed here.
        shown.cells = shown.saved.clone();
        return (shown, None);
    }
    let draft = match form.parse() {
        Ok(draft) => draft,
        Err(errors) => {
            shown.version = typed.version;
            shown.base = typed.base;
            shown.problems = errors
                .0
                .iter()
                .map(|(field, problem)| (cell(*field), problem_words(words, *field, *problem)))
                .collect();
            return (shown, None);
        }
    };
    let confirmed_on = typed.cells.still_correct.then(|| cx.today());
    let same_day = confirmed_on.is_none() || confirmed_on == own.confirmed_on;
    if draft == own.listing && same_day {
        return (shown, None);
    }
    if typed.version != own.version {
        // The next press goes on from what is shown now.
        shown.conflict = true;
        return (shown, None);
    }
    let change = Change {
        draft,
        confirmed_on,
    };
    (shown, Some(change))
}

/// Whether the cells say what stood in them when the page was drawn.
fn is_untouched(base: &str, form: &ListingForm) -> bool {
    let meant = form.parse().map(|draft| ListingForm::of_draft(&draft));
    let meant = meant.as_ref().unwrap_or(form);
    let fields = [
        ListingField::PriceKind,
        ListingField::PriceLow,
        ListingField::PriceHigh,
        ListingField::PriceUnit,
        ListingField::Availability,
        ListingField::Season,
    ];
    fields
        .into_iter()
        .all(|field| changed(base, meant, field) == Some(false))
}

/// The cell in which a field stands.
const fn cell(field: ListingField) -> &'static str {
    match field {
        ListingField::Availability => AVAILABILITY,
        ListingField::Season => SEASON,
        _ => PRICE,
    }
}

/// The batch of that id, if it is one of the own.
pub async fn batch(cx: &AppContext, viewer: &Viewer, id: &str) -> Result<Option<Batch>, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let batches = cx.store().own_batches(producer, cx.now()).await;
    let batches = batches.map_err(|error| logged(&error))?;
    Ok(batches.into_iter().find(|batch| batch.id == id))
}
