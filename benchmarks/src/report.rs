//! The table that all measurements end in.

use std::fmt;

/// One line of the table.
#[derive(Debug, Default)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The goal in words; empty where there is none.
    pub goal: String,
    /// What came out.
    pub figure: String,
    /// The same of the peer; empty where there is none.
    pub peer: String,
    /// Ours to the peer's, or the figure to its limit.
    pub ratio: String,
    /// Whether the goal is met; `None` where there is none.
    pub met: Option<bool>,
}

/// All lines.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<Row>,
}

impl Report {
    /// Adds a line, and tells it at once.
    pub fn add(&mut self, row: Row) {
        eprintln!("  {}: {} {}", row.what, row.figure, row.ratio);
        self.rows.push(row);
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["measure", "goal", "figure", "peer", "ratio", "met"];
        let lines: Vec<[&str; 6]> = self
            .rows
            .iter()
            .map(|row| {
                let met = match row.met {
                    None => "",
                    Some(true) => "yes",
                    Some(false) => "NO",
                };
                [
                    &row.what,
                    &row.goal,
                    &row.figure,
                    &row.peer,
                    &row.ratio,
                    met,
                ]
                .map(|cell| cell)
            })
            .collect();
        let widths: [usize; 6] = std::array::from_fn(|column| {
            let cells = lines.iter().chain([&heads]).map(|line| line[column]);
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        });
        let mut line = |cells: &[&str; 6]| {
            write!(f, "|")?;
            for (cell, width) in cells.iter().zip(widths) {
                write!(f, " {cell:<width$} |")?;
            }
            writeln!(f)
        };
        line(&heads)?;
        let dashes = widths.map(|width| "-".repeat(width));
        line(&dashes.each_ref().map(String::as_str))?;
        lines.iter().try_for_each(line)
    }
}

/// A number of requests, bytes or the like, with a comma every three digits.
pub fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.max(0.0));
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_threes() {
        assert_eq!(
            [0.0, 999.4, 1_000.0, 1_234_567.0].map(grouped),
            ["0", "999", "1,000", "1,234,567"]
        );
    }
}
