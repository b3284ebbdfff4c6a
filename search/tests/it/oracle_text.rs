//! What a text finds, straight from the definition: word against word.

use domain::letters::{Letter, letters};
use domain::place::DistrictKind;
use domain::{CatalogueProduct, CommuneKind, PlaceCode};
use search::{CatalogueData, fold::fold};

/// The words of a text as letters with their marks.
fn words(text: &str) -> Vec<Vec<Letter>> {
    let all: Vec<Letter> = letters(text).collect();
    all.split(|letter| !letter.base.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(<[Letter]>::to_vec)
        .collect()
}

fn plain(word: &[Letter]) -> String {
    fold(&word.iter().map(|letter| letter.base).collect::<String>())
}

fn shapes(word: &[Letter]) -> Vec<u8> {
    word.iter().map(|letter| letter.shape).collect()
}

fn tones(word: &[Letter]) -> Vec<u8> {
    word.iter()
        .map(|letter| letter.tone)
        .filter(|tone| *tone > 0)
        .collect()
}

/// Other marks, field, unfinished: less is better.
pub type Cost = (u32, u32, u32);

fn cost(typed: &[Letter], found: &[Letter], field: u32, last: bool) -> Option<Cost> {
    let whole = plain(typed) == plain(found);
    let begun = last && plain(found).starts_with(&plain(typed));
    if !whole && !begun {
        return None;
    }
    let marked = typed
        .iter()
        .any(|letter| letter.shape > 0 || letter.tone > 0);
    let same = if whole {
        shapes(typed) == shapes(found) && tones(typed) == tones(found)
    } else {
        shapes(found).starts_with(&shapes(typed)) && tones(found).starts_with(&tones(typed))
    };
    Some((u32::from(marked && !same), field, u32::from(!whole)))
}

/// Summed over all words of the text; `None` when one of them is not found.
pub fn distance(data: &CatalogueData, product: &CatalogueProduct, text: &str) -> Option<Cost> {
    let typed = words(text);
    let fields = fields(data, product);
    let mut sum = (0, 0, 0);
    for (position, word) in typed.iter().enumerate() {
        let last = position + 1 == typed.len();
        let best = fields
            .iter()
            .flat_map(|(field, text)| words(text).into_iter().map(move |found| (*field, found)))
            .filter_map(|(field, found)| cost(word, &found, field, last))
            .min()?;
        sum = (sum.0 + best.0, sum.1 + best.1, sum.2 + best.2);
    }
    Some(sum)
}

fn fields(data: &CatalogueData, product: &CatalogueProduct) -> Vec<(u32, String)> {
    let mut fields = vec![(0, product.name.clone())];
    fields.extend(
        product
            .producer
            .iter()
            .map(|producer| (1, producer.name.clone())),
    );
    fields.extend(
        product
            .certificate
            .decision_no
            .iter()
            .map(|no| (2, no.clone())),
    );
    fields.extend(
        product
            .place
            .as_written
            .iter()
            .map(|text| (2, text.clone())),
    );
    let is = |wanted: &Option<PlaceCode>, code: &PlaceCode| wanted.as_ref() == Some(code);
    for commune in data
        .communes
        .iter()
        .filter(|c| is(&product.place.commune, &c.code))
    {
        fields.push((
            2,
            format!("{} {}", commune_words(commune.kind), commune.name),
        ));
    }
    for commune in data
        .former_communes
        .iter()
        .filter(|c| is(&product.place.former_commune, &c.code))
    {
        fields.push((
            2,
            format!("{} {}", commune_words(commune.kind), commune.name),
        ));
    }
    for district in data
        .districts
        .iter()
        .filter(|d| is(&product.place.district, &d.code))
    {
        let words = match district.kind {
            DistrictKind::Huyen => "huyện",
            DistrictKind::ThiXa => "thị xã TX",
            DistrictKind::ThanhPho => "thành phố TP",
        };
        fields.push((2, format!("{words} {}", district.name)));
    }
    fields
}

fn commune_words(kind: CommuneKind) -> &'static str {
    match kind {
        CommuneKind::Xa => "xã",
        CommuneKind::Phuong => "phường",
        CommuneKind::ThiTran => "thị trấn TT",
    }
}
