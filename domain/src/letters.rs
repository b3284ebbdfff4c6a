//! Vietnamese letters: what stands under the marks, in which shape, with which tone.
//!
//! A table of the alphabet instead of the Unicode data: it weighs 300 bytes in the browser instead of 100 KB, and it knows
//! what decomposition does not say, that `đ` is a kind of `d`. Order of shapes and tones: CLDR root rules for `vi`
//! (a < ă < â, d < đ, e < ê, o < ô < ơ, u < ư; none, huyền, hỏi, ngã, sắc, nặng).

/// One row a letter and shape, columns in tone order: none, huyền, hỏi, ngã, sắc, nặng.
const ROWS: [(&str, char, u8); 12] = [
    ("aàảãáạ", 'a', 0),
    ("ăằẳẵắặ", 'a', 1),
    ("âầẩẫấậ", 'a', 2),
    ("eèẻẽéẹ", 'e', 0),
    ("êềểễếệ", 'e', 1),
    ("iìỉĩíị", 'i', 0),
    ("oòỏõóọ", 'o', 0),
    ("ôồổỗốộ", 'o', 1),
    ("ơờởỡớợ", 'o', 2),
    ("uùủũúụ", 'u', 0),
    ("ưừửữứự", 'u', 1),
    ("yỳỷỹýỵ", 'y', 0),
];

/// A lower-case letter taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter {
    /// The letter without any mark, lower case: `e` for `Ệ`, `d` for `Đ`.
    pub base: char,
    /// 0 plain; 1 and 2 the shapes in alphabetical order (ă â, ê, ô ơ, ư, đ).
    pub shape: u8,
    /// 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
    pub tone: u8,
}

/// What a combining mark does to the letter before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Tone(u8),
    Breve,
    Circumflex,
    Horn,
    Other,
}

fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '\u{300}' | '\u{340}' => Mark::Tone(1),
        '\u{309}' => Mark::Tone(2),
        '\u{303}' => Mark::Tone(3),
        '\u{301}' | '\u{341}' => Mark::Tone(4),
        '\u{323}' => Mark::Tone(5),
        '\u{306}' => Mark::Breve,
        '\u{302}' => Mark::Circumflex,
        '\u{31b}' => Mark::Horn,
        '\u{300}'..='\u{36f}' => Mark::Other,
        _ => return None,
    })
}

/// Takes one precomposed character apart; a character of no Vietnamese letter comes back lower-cased, plain, toneless.
pub fn letter(c: char) -> Letter {
    let lower = if c.is_ascii() {
        c.to_ascii_lowercase()
    } else {
        c.to_lowercase().next().unwrap_or(c)
    };
    let plain = Letter {
        base: lower,
        shape: 0,
        tone: 0,
    };
    if lower.is_ascii() {
        return plain;
    }
    if lower == 'đ' {
        return Letter {
            base: 'd',
            shape: 1,
            tone: 0,
        };
    }
    for (row, base, shape) in ROWS {
        if let Some(tone) = row.chars().position(|other| other == lower) {
            return Letter {
                base,
                shape,
                tone: u8::try_from(tone).unwrap_or(0),
            };
        }
    }
    plain
}

/// The letters of a text, composed (NFC) and decomposed (NFD) writing alike.
pub fn letters(text: &str) -> impl Iterator<Item = Letter> + '_ {
    let mut chars = text.chars().peekable();
    core::iter::from_fn(move || {
        let mut current = letter(chars.next()?);
        while let Some(mark) = chars.peek().copied().and_then(mark) {
            chars.next();
            match mark {
                Mark::Tone(tone) => current.tone = tone,
                Mark::Breve => current.shape = 1,
                Mark::Circumflex => current.shape = if current.base == 'a' { 2 } else { 1 },
                Mark::Horn => current.shape = if current.base == 'o' { 2 } else { 1 },
                Mark::Other => {}
            }
        }
        Some(current)
    })
}

#[cfg(test)]
mod tests {
    use super::{Letter, letter, letters};

    #[test]
    fn marks_are_taken_apart() {
        for (c, base, shape, tone) in [
            ('Ệ', 'e', 1, 5),
            ('đ', 'd', 1, 0),
            ('ữ', 'u', 1, 3),
            ('K', 'k', 0, 0),
            ('ơ', 'o', 2, 0),
            ('7', '7', 0, 0),
        ] {
            assert_eq!(letter(c), Letter { base, shape, tone }, "{c}");
        }
    }

    #[test]
    fn composed_and_decomposed_are_the_same_letters() {
        // "Thường Xuân, ễ" once in NFC and once in NFD.
        let composed = "Thường Xuân ễ";
        let decomposed = "Thu\u{31b}o\u{31b}\u{300}ng Xua\u{302}n e\u{302}\u{303}";
        assert!(letters(composed).eq(letters(decomposed)));
        assert_eq!(
            letters(decomposed).map(|l| l.base).collect::<String>(),
            "thuong xuan e"
        );
    }
}
