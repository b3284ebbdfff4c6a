use super::{SYMBOLS, SortKey};
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use proptest::prelude::*;

fn icu() -> CollatorBorrowed<'static> {
    Collator::try_new(locale!("vi").into(), CollatorOptions::default()).unwrap()
}

#[test]
fn letters_tones_and_case_in_their_order() {
    let names = [
        "", "- Chè", "40N", "Anh", "Ăn", "Ấm", "Cá", "Dứa", "Đào", "ma", "Ma", "mà", "mả", "mã",
        "má", "mạ", "mà b", "mắm", "mầm", "Mây", "Oản", "Ổi", "Ớt", "Zơ",
    ];
    for pair in names.windows(2) {
        assert!(SortKey::new(pair[0]) < SortKey::new(pair[1]), "{pair:?}");
    }
    assert_eq!(SortKey::new("Mắm"), SortKey::new("Ma\u{306}\u{301}m"));
}

#[test]
fn all_names_of_the_data_in_the_order_of_icu() {
    let files = [
        include_str!("../../data/products.csv"),
        include_str!("../../data/communes.csv"),
        include_str!("../../data/former_communes.csv"),
        include_str!("../../data/former_districts.csv"),
        include_str!("../../data/groups.csv"),
        include_str!("../../data/provinces.csv"),
    ];
    let fields = files
        .into_iter()
        .flat_map(|file| file.split([',', '\n', '"']));
    let mut names: Vec<&str> = fields.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    assert!(names.len() > 1000);
    let icu = icu();
    let mut by_icu = names.clone();
    by_icu.sort_by(|a, b| icu.compare(a, b));
    names.sort_by_cached_key(|name| SortKey::new(name));
    assert_eq!(names, by_icu);
}

/// Vietnamese letters in both cases and both writings, digits, ASCII, the listed symbols.
fn texts() -> impl Strategy<Value = String> {
    let symbols: Vec<char> = SYMBOLS.concat().chars().collect();
    let vietnamese: Vec<char> =
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
            .chars()
            .collect();
    let mut marked: Vec<String> = vietnamese.iter().map(ToString::to_string).collect();
    marked.extend(vietnamese.iter().map(|c| c.to_uppercase().to_string()));
    marked.extend(
        [
            "e\u{302}\u{323}",
            "o\u{31b}\u{300}",
            "A\u{306}\u{301}",
            "u\u{309}",
            "a\u{323}\u{302}",
        ]
        .map(str::to_owned),
    );
    let piece = prop_oneof![
        6 => prop::sample::select(marked),
        1 => prop::sample::select(symbols).prop_map(|c| c.to_string()),
        1 => prop::char::range(' ', '~').prop_map(|c| c.to_string()),
        1 => Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// A pair that often differs late only.
fn pairs() -> impl Strategy<Value = (String, String)> {
    let plain = |text: &str| -> String {
        domain::letters::letters(text)
            .map(|letter| letter.base)
            .collect()
    };
    prop_oneof![
        (texts(), texts()),
        texts().prop_map(move |text| (plain(&text), text)),
        texts().prop_map(|text| (text.to_uppercase(), text)),
        (texts(), texts(), texts())
            .prop_map(|(start, a, b)| (format!("{start}{a}"), format!("{start}{b}"))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn random_texts_in_the_order_of_icu((a, b) in pairs()) {
        prop_assert_eq!(SortKey::new(&a).cmp(&SortKey::new(&b)), icu().compare(&a, &b), "{:?} {:?}", a, b);
    }

    #[test]
    fn any_text_has_a_key(text in ".{0,40}") {
        let _ = SortKey::new(&text);
    }
}
