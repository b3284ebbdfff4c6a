//! What an import did.

use core::fmt;

/// How many rows of a kind were new, changed, or as they were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Not known before.
    pub new: u64,
    /// Known with other facts.
    pub changed: u64,
    /// Known with the same facts.
    pub unchanged: u64,
}

impl Counts {
    /// Whether anything was written.
    pub fn wrote(self) -> bool {
        self.new + self.changed > 0
    }
}

/// A row that cannot be taken. One of them is enough for nothing to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The file.
    pub file: &'static str,
    /// The line where the row begins, from 1; the header is line 1.
    pub line: u64,
    /// The column; empty where the row as a whole is wrong.
    pub column: &'static str,
    /// What is wrong.
    pub reason: String,
}

/// A row whose source names a commune, but no commune of today could be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlace {
    /// The file.
    pub file: &'static str,
    /// The line where the row begins.
    pub line: u64,
    /// The product or point of sale.
    pub name: String,
    /// The commune as the source writes it.
    pub as_written: String,
    /// Why it stays open.
    pub reason: &'static str,
}

/// What an import did, or why it did nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Rows by kind (`communes`, `producers`, `products`, …), in the order of the import; empty where it was refused.
    pub counts: Vec<(&'static str, Counts)>,
    /// Rows that cannot be taken; if there is any, nothing was written.
    pub refused: Vec<Refused>,
    /// Products and points of sale whose commune stays open.
    pub open_places: Vec<OpenPlace>,
}

impl ImportReport {
    /// Whether nothing was written because of refused rows.
    pub fn is_refused(&self) -> bool {
        !self.refused.is_empty()
    }

    /// The counts of a kind.
    pub fn of(&self, kind: &str) -> Counts {
        let found = self.counts.iter().find(|(other, _)| *other == kind);
        found.map(|(_, counts)| *counts).unwrap_or_default()
    }

    /// The sum over all kinds.
    pub fn total(&self) -> Counts {
        self.counts
            .iter()
            .fold(Counts::default(), |sum, (_, counts)| Counts {
                new: sum.new + counts.new,
                changed: sum.changed + counts.changed,
                unchanged: sum.unchanged + counts.unchanged,
            })
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_refused() {
            writeln!(
                f,
                "Nothing was imported. Rows that cannot be taken: {}.",
                self.refused.len()
            )?;
            for Refused {
                file,
                line,
                column,
                reason,
            } in &self.refused
            {
                if column.is_empty() {
                    writeln!(f, "  {file}, line {line}: {reason}")?;
                } else {
                    writeln!(f, "  {file}, line {line}, {column}: {reason}")?;
                }
            }
            return Ok(());
        }
        let line = |name: &str, counts: &Counts| {
            format!(
                "{name:<18}{:>8}{:>9}{:>11}",
                counts.new, counts.changed, counts.unchanged
            )
        };
        writeln!(
            f,
            "{:<18}{:>8}{:>9}{:>11}",
            "", "new", "changed", "unchanged"
        )?;
        for (kind, counts) in &self.counts {
            writeln!(f, "{}", line(kind, counts))?;
        }
        if !self.open_places.is_empty() {
            writeln!(
                f,
                "Rows whose commune stays open: {}.",
                self.open_places.len()
            )?;
        }
        for OpenPlace {
            file,
            line,
            name,
            as_written,
            reason,
        } in &self.open_places
        {
            writeln!(
                f,
                "  {file}, line {line}, {name}: \"{as_written}\": {reason}"
            )?;
        }
        Ok(())
    }
}
