//! Reading a row: every value by its column's name, and an impossible one is an error, not a guess.

use crate::StoreError;
use domain::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;

pub(crate) fn text(row: &AnyRow, column: &'static str) -> Result<String, StoreError> {
    Ok(row.try_get(column)?)
}

pub(crate) fn maybe_text(row: &AnyRow, column: &'static str) -> Result<Option<String>, StoreError> {
    Ok(row.try_get(column)?)
}

/// A text of words with spaces between them, such as addresses of sources.
pub(crate) fn words(row: &AnyRow, column: &'static str) -> Result<Vec<String>, StoreError> {
    let words = text(row, column)?;
    Ok(words.split_whitespace().map(str::to_owned).collect())
}

pub(crate) fn integer(row: &AnyRow, column: &'static str) -> Result<i64, StoreError> {
    Ok(row.try_get(column)?)
}

pub(crate) fn maybe_integer(row: &AnyRow, column: &'static str) -> Result<Option<i64>, StoreError> {
    Ok(row.try_get(column)?)
}

/// The meaning of a value, where it has one.
pub(crate) fn meaning<T>(
    column: &'static str,
    value: &str,
    meant: impl FnOnce(&str) -> Option<T>,
) -> Result<T, StoreError> {
    meant(value).ok_or_else(|| StoreError::Value {
        column,
        value: value.to_owned(),
    })
}

/// A text with a meaning.
pub(crate) fn parsed<T>(
    row: &AnyRow,
    column: &'static str,
    meant: impl FnOnce(&str) -> Option<T>,
) -> Result<T, StoreError> {
    meaning(column, &text(row, column)?, meant)
}

/// A text with a meaning, or nothing.
pub(crate) fn maybe_parsed<T>(
    row: &AnyRow,
    column: &'static str,
    meant: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, StoreError> {
    maybe_text(row, column)?
        .map(|value| meaning(column, &value, meant))
        .transpose()
}

/// A number of a smaller type.
pub(crate) fn maybe_small<T: TryFrom<i64>>(
    row: &AnyRow,
    column: &'static str,
) -> Result<Option<T>, StoreError> {
    maybe_integer(row, column)?
        .map(|value| meaning(column, &value.to_string(), |_| T::try_from(value).ok()))
        .transpose()
}

pub(crate) fn maybe_date(row: &AnyRow, column: &'static str) -> Result<Option<Date>, StoreError> {
    maybe_parsed(row, column, |value| Date::parse(value).ok())
}
