//! The table itself, read.

use domain::Language;
use server::routes::{CHECK, OFFLINE, PUBLIC_PAGES, REPORT};
use std::collections::BTreeSet;

/// Who asks, in the order of the columns.
pub const PEOPLE: [Person; 5] = [
    Person::Anonymous,
    Person::A,
    Person::B,
    Person::Disabled,
    Person::Office,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    Anonymous,
    A,
    B,
    Disabled,
    Office,
}

/// What a cell expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    SignIn,
    Saved,
    Confirmed,
    Many,
    Done,
    Out,
    Status(u16),
}

impl Expected {
    fn parse(word: &str) -> Self {
        match word {
            "sign-in" => Self::SignIn,
            "saved" => Self::Saved,
            "confirmed" => Self::Confirmed,
            "many" => Self::Many,
            "done" => Self::Done,
            "out" => Self::Out,
            number => Self::Status(number.parse().unwrap()),
        }
    }

    /// Whether the answer comes with a change.
    pub fn changes(self) -> bool {
        matches!(
            self,
            Self::Saved | Self::Confirmed | Self::Many | Self::Done | Self::Out
        )
    }
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    pub method: &'static str,
    pub path: String,
    pub object: &'static str,
    pub cells: Vec<Expected>,
}

/// The whole table: what holds for a public page holds for its twins in other languages.
pub fn rows() -> Vec<Row> {
    let twins = |row: Row| {
        let public = PUBLIC_PAGES.contains(&row.path.as_str())
            || [CHECK, OFFLINE, REPORT].contains(&row.path.as_str());
        let languages = Language::ALL.into_iter().take(if public { 2 } else { 1 });
        let twin = move |language: Language| Row {
            path: language.at(&row.path),
            ..row.clone()
        };
        languages.map(twin).collect::<Vec<_>>()
    };
    written().into_iter().flat_map(twins).collect()
}

fn written() -> Vec<Row> {
    let lines = include_str!("matrix.txt").lines();
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| {
        let mut words = line.split_whitespace();
        let mut next = || words.next().unwrap();
        let (method, path, object) = (next(), next(), next());
        let cells: Vec<Expected> = words.map(Expected::parse).collect();
        assert_eq!(cells.len(), PEOPLE.len(), "{line}");
        Row {
            method,
            path: path.to_owned(),
            object,
            cells,
        }
    })
    .collect()
}

/// Every method with its path.
pub fn listed() -> BTreeSet<(String, String)> {
    let pair = |row: Row| (row.method.to_owned(), row.path);
    rows().into_iter().map(pair).collect()
}
