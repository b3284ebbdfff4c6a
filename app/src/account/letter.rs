//! The letter with which the office hands over a code: one sheet of A4 a producer.

use super::claim;
use crate::ssr::{Snapshot, day_in_vietnam};
use crate::ui::qr;
use crate::words::Words;
use domain::{Date, OneTimeCode, Producer};
use maud::{DOCTYPE, Markup, html};
use store::Timestamp;

/// The style of letters that are files of their own, away from the site.
const STYLE: &str = include_str!("letter.css");

/// A letter.
pub struct Letter<'a> {
    /// The producer's name.
    pub producer: &'a str,
    /// Its place in words; empty where it is not known.
    pub place: &'a str,
    /// The code.
    pub code: &'a OneTimeCode,
    /// The last day on which it is good.
    pub until: Date,
}

/// The place of a producer, as a letter says it.
pub fn place(words: Words, snapshot: &Snapshot, producer: &Producer) -> String {
    crate::browse::place_words(words, &snapshot.index.place(&producer.place))
}

/// The last whole day on which a code is good that ends then.
pub fn last_day(ends_at: Timestamp) -> Date {
    day_in_vietnam(ends_at).plus_days(-1)
}

/// All letters as a file that is opened and printed. `origin` is the public address of the site.
pub fn document(words: Words, origin: &str, letters: &[Letter<'_>]) -> String {
    let document = html! {
        (DOCTYPE)
        html lang=(words.0.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (words.site_title_of(&words.letter_title())) }
                style { (STYLE) }
            }
            body { @for shown in letters { (letter(words, origin, shown)) } }
        }
    };
    document.into_string()
}

/// One sheet. The code stands on it in letters only: a photo of the sheet's QR code gives nobody the page.
pub fn letter(words: Words, origin: &str, letter: &Letter<'_>) -> Markup {
    let address = format!("{origin}{}", claim::PATH);
    let shown = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest);
    let until = words.day(letter.until);
    html! {
        article class="letter" {
            p class="letter__from" { (words.site_name()) " · " (words.letter_from()) }
            h1 { (words.letter_title()) }
            p class="letter__to" {
                (words.letter_to()) " " strong { (letter.producer) }
                @if !letter.place.is_empty() { br; (letter.place) }
            }
            p { (words.letter_what()) }
            p { (words.letter_code()) }
            p class="letter__code" { (letter.code.grouped()) }
            p class="letter__until" { (words.letter_until(&until)) }
            div class="letter__way" {
                ol {
                    li { (words.letter_step_open()) " " strong { (shown) } }
                    li { (words.letter_step_fill()) }
                    li { (words.letter_step_done()) }
                }
                (qr(&address, "letter__qr"))
            }
            p { (words.letter_secret()) }
            p { (words.letter_help()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Letter, document};
    use crate::words::Words;
    use domain::{Date, OneTimeCode};

    #[test]
    fn a_letter_has_the_code_in_letters_and_the_address_in_a_picture() {
        let code = (7..).find_map(OneTimeCode::of_random).unwrap();
        let shown = Letter {
            producer: "Cơ sở mẫu <b>",
            place: "xã Mẫu",
            code: &code,
            until: Date::parse("2027-01-21").unwrap(),
        };
        let html = document(Words::default(), "https://saoque.vn", &[shown]);
        assert!(html.contains(&code.grouped()));
        assert!(!html.contains(code.as_str()), "nowhere without the gap");
        for said in [
            "saoque.vn/nhan-trang",
            "21/01/2027",
            "Cơ sở mẫu &lt;b&gt;",
            "letter__qr",
        ] {
            assert!(html.contains(said), "{said}");
        }
        assert!(
            !html.contains("&quot;"),
            "the style is written without quotes"
        );
    }
}
