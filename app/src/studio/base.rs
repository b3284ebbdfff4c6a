//! What stood in the fields of the version that an edit began from: not the texts, only their fingerprints. They travel with
//! the form, so that at a conflict both sides can be told apart: who changed what.

use super::conflict::reading;
use domain::{ListingField, ListingForm};

/// The hidden control that carries the fingerprints.
pub const BASE: &str = "goc";

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 16;

/// The fingerprints of all fields, in the order of the form.
pub fn fingerprints(form: &ListingForm) -> String {
    let fields = ListingField::ALL.iter();
    fields.fold(String::new(), |all, field| {
        all + &fingerprint(&text(form, *field))
    })
}

/// Whether saving a form body would change anything. `120k` and what is shown after saving it are the same price.
pub fn is_unsaved(body: &str, base: &str) -> bool {
    let typed = ListingForm::decode(body);
    let shown = typed.parse().map(|draft| ListingForm::of_draft(&draft));
    typed.still_correct || fingerprints(shown.as_ref().unwrap_or(&typed)) != base
}

/// Whether a field of a form is another than that of the base; `None` where the base is none.
pub fn changed(base: &str, form: &ListingForm, field: ListingField) -> Option<bool> {
    if !is_base(base) {
        return None;
    }
    let at = ListingField::ALL.iter().position(|other| *other == field)?;
    let before = base.get(at * DIGITS..(at + 1) * DIGITS)?;
    Some(before != fingerprint(&text(form, field)))
}

/// Whether a text can be a base: anything else is not carried on.
pub fn is_base(base: &str) -> bool {
    base.len() == ListingField::ALL.len() * DIGITS && base.bytes().all(|b| b.is_ascii_hexdigit())
}

fn text(form: &ListingForm, field: ListingField) -> String {
    if field == ListingField::StillCorrect {
        // Said anew at each save: it is no text that could be kept or lost.
        String::new()
    } else {
        reading(form, field, "1", "0")
    }
}

/// FNV-1a: the same in the browser and on the server, and there is nothing to gain from forging it.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::{changed, fingerprints, is_base};
    use domain::{ListingField, ListingForm};

    #[test]
    fn a_base_tells_which_fields_were_changed() {
        let before = ListingForm {
            description: "hai\ndòng".into(),
            links: vec!["https://voso.vn/a".into()],
            ..ListingForm::default()
        };
        let base = fingerprints(&before);
        let after = ListingForm {
            description: " hai\r\ndòng ".into(),
            story: "mới".into(),
            links: vec![String::new(), "https://voso.vn/a".into(), String::new()],
            still_correct: true,
            ..ListingForm::default()
        };
        let all: Vec<ListingField> = ListingField::ALL
            .iter()
            .copied()
            .filter(|field| changed(&base, &after, *field) != Some(false))
            .collect();
        assert_eq!(all, [ListingField::Story]);
    }

    #[test]
    fn what_is_no_base_tells_nothing() {
        let form = ListingForm::default();
        let base = fingerprints(&form);
        assert!(is_base(&base));
        for odd in [
            "",
            "abc",
            &base.replace('0', "g"),
            &format!("{base}0"),
            &"ệ".repeat(base.len()),
        ] {
            assert_eq!(changed(odd, &form, ListingField::Story), None, "{odd}");
        }
    }
}
