//! What the lines of a file would change, each on its own.

use super::base::fingerprints;
use super::columns::{Column, put_into};
use super::conflict::{differing, worded};
use super::import::{FieldChange, Judged, Planned, Unread, Verdict};
use super::problems::{field_name, problem_words};
use super::refusal::SaveError;
use super::save::check_links;
use crate::words::Words;
use domain::{ListingDraft, ListingField, ListingForm};
use sheet::Line;
use std::collections::{HashMap, HashSet};
use store::OwnListing;

/// What the headings of a file mean.
pub struct Head {
    columns: Vec<Option<Column>>,
    /// The headings that no column has.
    pub ignored: Vec<String>,
}

impl Head {
    /// Reads the first line of a file.
    pub fn of(words: Words, head: &Line) -> Result<Self, Unread> {
        let mut columns = Vec::new();
        let mut ignored = Vec::new();
        for title in &head.cells {
            let column = Column::of_title(words, title);
            if column.is_none() && !title.trim().is_empty() {
                ignored.push(title.trim().to_owned());
            }
            if let Some(twice) = column.filter(|_| columns.contains(&column)) {
                return Err(Unread::Twice(twice));
            }
            columns.push(column);
        }
        if columns.contains(&Some(Column::Id)) || columns.contains(&Some(Column::Name)) {
            Ok(Self { columns, ignored })
        } else {
            Err(Unread::NoProducts)
        }
    }

    /// The cells of a line with their columns; a line that is shorter than the head has empty cells.
    fn cells<'a>(&self, line: &'a Line) -> Vec<(Column, &'a str)> {
        let cells = line
            .cells
            .iter()
            .map(String::as_str)
            .chain(std::iter::repeat(""));
        let pairs = self.columns.iter().zip(cells);
        pairs
            .filter_map(|(column, cell)| Some(((*column)?, cell)))
            .collect()
    }
}

/// Judges the lines of one file.
pub struct Judge<'a> {
    words: Words,
    by_id: HashMap<&'a str, &'a OwnListing>,
    by_name: HashMap<&'a str, Vec<&'a OwnListing>>,
    seen: HashSet<&'a str>,
}

impl<'a> Judge<'a> {
    /// Judges by what the producer has now.
    pub fn new(words: Words, own: &'a [OwnListing]) -> Self {
        let mut by_name: HashMap<&str, Vec<&OwnListing>> = HashMap::new();
        for one in own {
            by_name.entry(one.name.as_str()).or_default().push(one);
        }
        Self {
            words,
            by_id: own.iter().map(|own| (own.id.as_str(), own)).collect(),
            by_name,
            seen: HashSet::new(),
        }
    }

    /// What a line is to show, unless it changes nothing, and what it would write.
    pub fn line(&mut self, line: &Line, head: &Head) -> (Option<Judged>, Option<Planned>) {
        let cells = head.cells(line);
        let cell = |wanted: Column| {
            let mut all = cells.iter();
            all.find(|(column, _)| *column == wanted)
                .map_or("", |(_, cell)| cell.trim())
        };
        let judged = |name: &str, verdict: Verdict| {
            Some(Judged {
                number: line.number,
                name: name.to_owned(),
                verdict,
            })
        };
        let wrong =
            |name: &str, why: &str| (judged(name, Verdict::Wrong(vec![why.to_owned()])), None);
        let name = cell(Column::Name);
        let own = match self.find(cell(Column::Id), name) {
            Found::One(own) => own,
            Found::None => return (judged(name, Verdict::New), None),
            Found::Several => return wrong(name, self.words.import_several()),
        };
        if !self.seen.insert(own.id.as_str()) {
            return wrong(&own.name, self.words.import_repeated());
        }
        let now = ListingForm::of_draft(&own.listing);
        let mut form = now.clone();
        put_into(self.words, &mut form, &cells);
        let draft = match parse(self.words, &form) {
            Ok(draft) => draft,
            Err(problems) => return (judged(&own.name, Verdict::Wrong(problems)), None),
        };
        let then = ListingForm::of_draft(&draft);
        let mut changes = changes(self.words, &now, &then);
        if form.still_correct {
            changes.push(FieldChange {
                field: self.words.editor_still_correct(),
                before: own
                    .confirmed_on
                    .map(|day| self.words.day(day))
                    .unwrap_or_default(),
                after: self.words.import_today().to_owned(),
            });
        }
        if changes.is_empty() {
            return (None, None);
        }
        let version = cell(Column::Version);
        if !version.is_empty() && version.parse() != Ok(own.version) {
            return wrong(&own.name, self.words.import_stale());
        }
        let planned = Planned {
            product: own.id.clone(),
            version: own.version,
            draft,
            still_correct: form.still_correct,
        };
        (judged(&own.name, Verdict::Changed(changes)), Some(planned))
    }

    fn find(&self, id: &str, name: &str) -> Found<'a> {
        if !id.is_empty() {
            return self
                .by_id
                .get(id)
                .map_or(Found::None, |own| Found::One(own));
        }
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([own]) => Found::One(own),
            Some([_, ..]) => Found::Several,
            _ => Found::None,
        }
    }
}

/// The product that a line is about.
enum Found<'a> {
    One(&'a OwnListing),
    None,
    Several,
}

/// What a form means, or every problem in words with the name of its field.
fn parse(words: Words, form: &ListingForm) -> Result<ListingDraft, Vec<String>> {
    let checked = form.parse().map_err(SaveError::Invalid);
    let checked = checked.and_then(|draft| check_links(&form.links, &draft.links).map(|()| draft));
    checked.map_err(|error| match error {
        SaveError::Invalid(errors) => {
            let all = errors.0.iter();
            all.map(|(field, problem)| problem_words(words, *field, *problem))
                .collect()
        }
        SaveError::Conflict(_) | SaveError::Other(_) => Vec::new(),
    })
}

/// The fields in which two forms differ, before and after; a price is one of them.
fn changes(words: Words, now: &ListingForm, then: &ListingForm) -> Vec<FieldChange> {
    if fingerprints(now) == fingerprints(then) {
        return Vec::new();
    }
    let mut changes = Vec::new();
    if now.price_text() != then.price_text() {
        changes.push(FieldChange {
            field: words.history_price(),
            before: now.price_text(),
            after: then.price_text(),
        });
    }
    let rest = differing(now, then).into_iter().filter(|field| {
        !matches!(
            field,
            ListingField::PriceKind
                | ListingField::PriceLow
                | ListingField::PriceHigh
                | ListingField::PriceUnit
        )
    });
    changes.extend(rest.map(|field| FieldChange {
        field: field_name(words, field),
        before: worded(words, now, field),
        after: worded(words, then, field),
    }));
    changes
}
