//! Text that has to fit: how wide it is, and where its lines end.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// What stands where the rest of a text is left out.
const REST: char = '…';

/// A typeface that can be measured.
pub struct Face(FontRef<'static>);

impl Face {
    /// The face in the bytes of a font file.
    pub fn of(file: &'static [u8]) -> Option<Self> {
        FontRef::new(file).ok().map(Self)
    }

    /// The width of a text at a size, in the same unit. Without kerning, which moves letters by a hair.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let letters = self.0.charmap();
        let metrics = self
            .0
            .glyph_metrics(Size::new(size), LocationRef::default());
        let advance = |letter: char| {
            let glyph = letters.map(letter).unwrap_or_default();
            metrics.advance_width(glyph).unwrap_or(size)
        };
        text.chars().map(advance).sum()
    }

    /// The lines of a text, at most so many of at most that width; what does not fit into them ends in an ellipsis.
    pub fn lines(&self, text: &str, size: f32, width: f32, most: usize) -> Vec<String> {
        let fits = |line: &str| self.width(line, size) <= width;
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if line.is_empty() || fits(&longer) {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
            if lines.len() == most {
                // Beyond the last line only the fact counts that there is more.
                break;
            }
        }
        lines.push(line);
        let more = lines.len() > most;
        lines.truncate(most);
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.iter_mut().enumerate() {
            // A single word can be wider than a line.
            if (more && at == last) || !fits(line) {
                *line = shortened(line, fits);
            }
        }
        lines
    }

    /// The largest of some sizes, given from large to small, at which a text is on one line of that width; else the smallest.
    pub fn size(&self, text: &str, sizes: &[f32], width: f32) -> f32 {
        let fitting = sizes.iter().find(|size| self.width(text, **size) <= width);
        fitting.or(sizes.last()).copied().unwrap_or_default()
    }
}

/// As much of a line as fits together with the ellipsis.
fn shortened(line: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut left = line.to_owned();
    loop {
        let cut = left.trim_end_matches([' ', ',', '.', ';', ':', '-', '(']);
        let tried = format!("{cut}{REST}");
        if left.is_empty() || fits(&tried) {
            return tried;
        }
        left.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::Face;
    use crate::share::draw::BOLD;
    use skrifa::MetadataProvider as _;

    #[test]
    fn lines_are_never_too_wide_and_never_too_many() {
        let face = Face::of(BOLD).unwrap();
        let long = "Nước mắm cốt cá cơm than ủ chượp truyền thống ".repeat(9);
        let word = "Ngoằn".repeat(40);
        for text in ["", "Mắm tôm", &long, &word, &format!("Mắm {word} tôm")] {
            let lines = face.lines(text, 60.0, 700.0, 3);
            assert!((1..=3).contains(&lines.len()), "{lines:?}");
            for line in &lines {
                assert!(face.width(line, 60.0) <= 700.0, "{line}");
            }
            assert_eq!(
                text.len() > 20,
                lines.iter().any(|line| line.ends_with('…')),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn every_letter_of_vietnamese_has_a_shape() {
        let face = Face::of(BOLD).unwrap();
        for letter in "ăằẳẵắặâầẩẫấậđêềểễếệôồổỗốộơờởỡớợưừửữứựỳỷỹýỵĂĐƯỸ₫…·".chars()
        {
            assert!(face.0.charmap().map(letter).is_some(), "{letter}");
        }
    }
}
