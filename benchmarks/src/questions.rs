//! Texts to search for, drawn from the names in the data: random, but the same at every run.

use crate::synth::prng::Prng;
use search::fold::fold;

const SEED: u64 = 0x7E_C475;

/// How a text is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// As the name is written.
    Marks,
    /// Without any mark.
    NoMarks,
    /// Every second word without marks.
    Mixed,
    /// The last word unfinished.
    Prefix,
    /// One letter wrong, missing or swapped in a word of at least four.
    Typo,
}

impl Typed {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Marks,
        Self::NoMarks,
        Self::Mixed,
        Self::Prefix,
        Self::Typo,
    ];

    /// In words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::NoMarks => "no marks",
            Self::Mixed => "mixed",
            Self::Prefix => "prefix",
            Self::Typo => "one typo",
        }
    }
}

/// A text to search for.
#[derive(Clone, Debug)]
pub struct Question {
    /// How it is typed.
    pub typed: Typed,
    /// What is typed.
    pub text: String,
}

/// So many questions in all, each way of typing in turns.
pub fn drawn(names: &[(String, String)], count: u32) -> Vec<Question> {
    (0..count)
        .zip(Typed::ALL.into_iter().cycle())
        .map(|(number, typed)| {
            let mut prng = Prng::new(SEED ^ (u64::from(number) << 32));
            loop {
                let words = words(&mut prng, names);
                if let Some(text) = typed_so(&mut prng, &words, typed) {
                    return Question { typed, text };
                }
            }
        })
        .collect()
}

/// Two to four words of a product's name, or those of a producer's that tell it apart.
fn words(prng: &mut Prng, names: &[(String, String)]) -> Vec<String> {
    let (product, producer) = prng.pick(names);
    let own = |word: &&str| *word != "mẫu" && !word.starts_with(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = if prng.below(4) == 0 {
        let told = producer.split_once("mẫu").map_or("", |(_, told)| told);
        told.split_whitespace().filter(own).collect()
    } else {
        product.split_whitespace().filter(own).collect()
    };
    let most = 2 + prng.below(3) as usize;
    words.into_iter().take(most).map(str::to_owned).collect()
}

fn typed_so(prng: &mut Prng, words: &[String], typed: Typed) -> Option<String> {
    let all = words.join(" ");
    let text = match typed {
        Typed::Marks => all,
        Typed::NoMarks => fold(&all),
        Typed::Mixed => {
            let first = prng.below(2) as usize;
            let words = words.iter().enumerate();
            let words = words.map(|(place, word)| {
                if place % 2 == first {
                    fold(word)
                } else {
                    word.clone()
                }
            });
            words.collect::<Vec<_>>().join(" ")
        }
        Typed::Prefix => {
            let (last, whole) = words.split_last()?;
            let letters = u32::try_from(last.chars().count()).unwrap_or(0);
            let kept = 1 + prng.below(letters.checked_sub(1).filter(|more| *more > 0)?);
            let begun: String = last.chars().take(kept as usize).collect();
            let words = whole.iter().cloned().chain([begun]);
            words.collect::<Vec<_>>().join(" ")
        }
        Typed::Typo => {
            let at = prng.below(u32::try_from(words.len()).unwrap_or(1).max(1)) as usize;
            let wrong = mistyped(prng, words.get(at)?)?;
            let words = words.iter().enumerate();
            let words = words.map(|(place, word)| if place == at { &wrong } else { word });
            words.cloned().collect::<Vec<_>>().join(" ")
        }
    };
    (!text.is_empty()).then_some(text)
}

/// A word with one letter after the first wrong, missing or swapped with the next; `None` for what would be too short.
fn mistyped(prng: &mut Prng, word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let count = u32::try_from(letters.len())
        .ok()
        .filter(|count| *count >= 5)?;
    let at = 1 + prng.below(count - 2) as usize;
    match prng.below(3) {
        0 => *letters.get_mut(at)? = *prng.pick(&['b', 'k', 'x', 'n', 'e', 'o']),
        1 => {
            letters.remove(at);
        }
        _ => letters.swap(at, at + 1),
    }
    let wrong: String = letters.into_iter().collect();
    (wrong != word).then_some(wrong)
}
