//! The own listings as a file, and a file that comes back: first what it would change is shown, then exactly that is saved.

use super::columns::{self, Column};
use super::judge::{Head, Judge};
use super::table::{own, save_batch};
use crate::error::AppError;
use crate::ssr::{AppContext, logged};
use crate::words::Words;
use domain::{ListingDraft, ListingForm, ProductId};
use serde::{Deserialize, Serialize};
use sheet::SheetError;
use store::{Batch, BatchKind, BatchLine, BatchSaved, OwnListing, SaveBatch, Undone, Viewer};

pub use super::import_page::{Said, document, undo_form};

/// The address of the page.
pub const PATH: &str = "/quan-ly/nhap";
/// The control with the file.
pub const FILE: &str = "tep";
/// The control with pasted cells.
pub const PASTED: &str = "dan";
/// The control that says what is to be done.
pub const DEED: &str = "viec";
/// Its value for saving what was shown.
pub const SAVE: &str = "luu";
/// Its value for putting a batch back.
pub const UNDO: &str = "hoan-tac";
/// The control with the hash of what was shown.
pub const HASH: &str = "ma";
/// The control with the id of a batch.
pub const BATCH: &str = "lo";
/// The control that agrees to leave out what was changed since.
pub const LEAVE: &str = "bo-qua";

/// What a file would do.
pub struct Preview {
    /// The headings that no column has.
    pub ignored: Vec<String>,
    /// What each line would do, but for those that change nothing.
    pub lines: Vec<Judged>,
    /// How many lines change nothing.
    pub same: usize,
    /// The hash that saves what is shown; `None` where nothing can be saved.
    pub hash: Option<String>,
}

/// A line of the file.
pub struct Judged {
    /// Its number in the file.
    pub number: u64,
    /// The name of the product.
    pub name: String,
    /// What it would do.
    pub verdict: Verdict,
}

/// What a line would do.
pub enum Verdict {
    /// It is about no product of the producer.
    New,
    /// It changes these fields.
    Changed(Vec<FieldChange>),
    /// It cannot be read, for these reasons.
    Wrong(Vec<String>),
}

/// A field that a line changes.
pub struct FieldChange {
    /// Its name.
    pub field: &'static str,
    /// What stands there now.
    pub before: String,
    /// What would stand there.
    pub after: String,
}

impl Preview {
    /// How many lines would do that.
    pub fn count(&self, is: impl Fn(&Verdict) -> bool) -> usize {
        self.lines.iter().filter(|line| is(&line.verdict)).count()
    }

    /// Whether any line cannot be read.
    pub fn is_wrong(&self) -> bool {
        self.lines
            .iter()
            .any(|line| matches!(line.verdict, Verdict::Wrong(_)))
    }
}

/// A line of what is kept until somebody says yes.
#[derive(Serialize, Deserialize)]
pub(super) struct Planned {
    pub product: ProductId,
    pub version: i64,
    pub draft: ListingDraft,
    pub still_correct: bool,
}

/// Why a file is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// See [`SheetError`].
    Sheet(SheetError),
    /// No column that names products.
    NoProducts,
    /// Two columns of the same heading.
    Twice(Column),
}

/// What became of saving what was shown.
pub enum Agreed {
    /// Saved as this batch.
    Saved(String),
    /// Nothing of that hash is waiting: too old, saved already, or another file was shown since.
    Gone,
    /// These listings were changed since it was shown, by name; nothing was saved.
    Changed(Vec<String>),
}

/// All own listings as lines of cells, the headings first.
pub async fn export(
    cx: &AppContext,
    words: Words,
    viewer: &Viewer,
) -> Result<Vec<Vec<String>>, AppError> {
    let (_, own) = own(cx, viewer).await?;
    let head = columns::all().map(|column| column.title(words).to_owned());
    let line = |own: &OwnListing| {
        let form = ListingForm::of_draft(&own.listing);
        columns::all()
            .map(|column| column.text(words, own, &form, cx.today()))
            .collect()
    };
    Ok(std::iter::once(head.collect())
        .chain(own.iter().map(line))
        .collect())
}

/// What a file would change; kept until somebody agrees.
pub async fn preview(
    cx: &AppContext,
    words: Words,
    viewer: &Viewer,
    bytes: &[u8],
) -> Result<Result<Preview, Unread>, AppError> {
    let (producer, own) = own(cx, viewer).await?;
    let lines = match sheet::read(bytes) {
        Ok(lines) => lines,
        Err(error) => return Ok(Err(Unread::Sheet(error))),
    };
    let Some((head, lines)) = lines.split_first() else {
        return Ok(Err(Unread::Sheet(SheetError::Empty)));
    };
    let head = match Head::of(words, head) {
        Ok(head) => head,
        Err(error) => return Ok(Err(error)),
    };
    let mut judge = Judge::new(words, &own);
    let mut shown = Preview {
        ignored: head.ignored.clone(),
        lines: Vec::new(),
        same: 0,
        hash: None,
    };
    let mut plan = Vec::new();
    for line in lines {
        let (judged, planned) = judge.line(line, &head);
        match judged {
            Some(judged) => shown.lines.push(judged),
            None => shown.same += 1,
        }
        plan.extend(planned);
    }
    if !plan.is_empty() && !shown.is_wrong() {
        let json = serde_json::to_string(&plan).map_err(|_| AppError::NotFound)?;
        let kept = cx
            .store()
            .keep_import_plan(&viewer.account, &producer, &json, cx.now())
            .await;
        shown.hash = Some(kept.map_err(|error| logged(&error))?);
    }
    Ok(Ok(shown))
}

/// Saves what was shown under a hash, all or nothing.
pub async fn agree(cx: &AppContext, viewer: &Viewer, hash: &str) -> Result<Agreed, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let store = cx.store();
    let plan = store
        .import_plan(&viewer.account, producer, hash, cx.now())
        .await
        .map_err(|error| logged(&error))?;
    let plan = plan.and_then(|json| serde_json::from_str::<Vec<Planned>>(&json).ok());
    let Some(plan) = plan else {
        return Ok(Agreed::Gone);
    };
    let lines: Vec<BatchLine<'_>> = plan
        .iter()
        .map(|planned| BatchLine {
            product: &planned.product,
            version: planned.version,
            draft: &planned.draft,
            confirmed_on: planned.still_correct.then(|| cx.today()),
        })
        .collect();
    let batch = SaveBatch {
        actor: &viewer.account,
        producer,
        kind: BatchKind::Import,
        lines: &lines,
    };
    let saved = save_batch(cx, batch).await?;
    store
        .forget_import_plan(&viewer.account)
        .await
        .map_err(|error| logged(&error))?;
    Ok(match saved {
        BatchSaved::Done { batch } => Agreed::Saved(batch),
        BatchSaved::Refused(refused) => {
            let (_, own) = own(cx, viewer).await?;
            let name = |place: usize| {
                let product = &plan.get(place)?.product;
                own.iter()
                    .find(|own| own.id == *product)
                    .map(|own| own.name.clone())
            };
            Agreed::Changed(
                refused
                    .into_iter()
                    .filter_map(|(place, _)| name(place))
                    .collect(),
            )
        }
    })
}

/// Puts a batch back.
pub async fn undo(
    cx: &AppContext,
    viewer: &Viewer,
    batch: &str,
    leave_changed: bool,
) -> Result<Undone, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let undone = cx
        .store()
        .undo_batch(&viewer.account, producer, batch, leave_changed, cx.now())
        .await
        .map_err(|error| logged(&error))?;
    if let Undone::Done { products, .. } = &undone {
        cx.catalogue()
            .take_over_all(cx.store(), products)
            .await
            .map_err(|error| logged(&error))?;
    }
    Ok(undone)
}

/// The batches that can still be put back, and those that were.
pub async fn batches(cx: &AppContext, viewer: &Viewer) -> Result<Vec<Batch>, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let batches = cx.store().own_batches(producer, cx.now()).await;
    batches.map_err(|error| logged(&error))
}
