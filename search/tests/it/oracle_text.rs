//! What a text finds, straight from the definition: word against word.

use domain::letters::{Letter, letters};
use domain::place::DistrictKind;
use domain::{CatalogueProduct, CommuneKind, PlaceCode, Slug};
use search::{CatalogueData, fold::fold};
use std::collections::BTreeMap;

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

/// Wrong letters, other marks, synonyms, field, unfinished: less is better.
pub type Cost = [u32; 5];

fn sum(costs: impl IntoIterator<Item = Cost>) -> Cost {
    costs.into_iter().fold([0; 5], |sum, cost| {
        std::array::from_fn(|i| sum[i] + cost[i])
    })
}

/// Without i and y being levelled.
fn bare(word: &[Letter]) -> String {
    word.iter().map(|letter| letter.base).collect()
}

fn is_marked(word: &[Letter]) -> bool {
    word.iter()
        .any(|letter| letter.shape > 0 || letter.tone > 0)
}

fn cost(typed: &[Letter], found: &[Letter], field: u32, last: bool) -> Option<Cost> {
    let whole = plain(typed) == plain(found);
    let begins = |beginning: String| plain(found).starts_with(&beginning);
    if !whole && !(last && (begins(plain(typed)) || begins(bare(typed)))) {
        return None;
    }
    let same = if whole {
        shapes(typed) == shapes(found) && tones(typed) == tones(found)
    } else {
        shapes(found).starts_with(&shapes(typed)) && tones(found).starts_with(&tones(typed))
    };
    let other_marks = is_marked(typed) && !same;
    Some([0, u32::from(other_marks), 0, field, u32::from(!whole)])
}

/// The same with one letter wrong, missing, swapped or too many.
fn near(typed: &[Letter], found: &[Letter], field: u32, last: bool) -> Option<Cost> {
    let (typed, found) = (plain(typed).into_bytes(), plain(found).into_bytes());
    let letters = |word: &[u8]| word.iter().all(u8::is_ascii_lowercase);
    if typed.len() < 4 || !letters(&typed) || !letters(&found) {
        return None;
    }
    let whole = changes(&typed, &found) <= 1;
    let begun = last && (0..found.len()).any(|end| changes(&typed, &found[..end]) <= 1);
    (whole || begun).then(|| [1, 0, 0, field, u32::from(!whole)])
}

/// Optimal string alignment, from its recurrence.
fn changes(a: &[u8], b: &[u8]) -> usize {
    if a.is_empty() || b.is_empty() {
        return a.len().max(b.len());
    }
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let other = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let best = other.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped {
                        best.min(rows[i - 2][j - 2] + 1)
                    } else {
                        best
                    }
                }
            };
        }
    }
    rows[a.len()][b.len()]
}

/// The best of one word in all fields.
fn best(
    typed: &[Letter],
    fields: &[(u32, String)],
    of: impl Fn(&[Letter], &[Letter], u32) -> Option<Cost>,
) -> Option<Cost> {
    let found = fields
        .iter()
        .flat_map(|(field, text)| words(text).into_iter().map(move |found| (*field, found)));
    found
        .filter_map(|(field, found)| of(typed, &found, field))
        .min()
}

/// The texts of a product, each with the number of its field.
type Fields = [(u32, String)];

/// How far each product is from the text; missing where it is not found.
pub fn distances(data: &CatalogueData, text: &str) -> BTreeMap<Slug, Cost> {
    let typed = words(text);
    if typed.is_empty() && !text.trim().is_empty() {
        return BTreeMap::new();
    }
    let fields: Vec<_> = data
        .products
        .iter()
        .map(|p| (p.slug.clone(), fields(data, p)))
        .collect();
    let all = |distance: &dyn Fn(&Fields) -> Option<Cost>| -> BTreeMap<Slug, Cost> {
        let found = fields
            .iter()
            .filter_map(|(slug, fields)| Some((slug.clone(), distance(fields)?)));
        found.collect()
    };
    let exact = all(&|fields| exact(&data.reference.synonyms, &typed, fields));
    if exact.is_empty() {
        return all(&|fields| {
            let costs = typed.iter().enumerate().map(|(place, word)| {
                let last = place + 1 == typed.len();
                best(word, fields, |typed, found, field| {
                    let exact = cost(typed, found, field, last);
                    exact.or_else(|| near(typed, found, field, last))
                })
            });
            Some(sum(costs.collect::<Option<Vec<_>>>()?))
        });
    }
    exact
}

/// Word by word, but phrases that have synonyms as one.
fn exact(rings: &[Vec<String>], typed: &[Vec<Letter>], fields: &[(u32, String)]) -> Option<Cost> {
    let mut total = [0; 5];
    let mut at = 0;
    while at < typed.len() {
        let says = |phrase: &str| {
            let phrase = words(phrase);
            let rest = &typed[at..];
            let same = |(word, typed): (&Vec<Letter>, &Vec<Letter>)| {
                plain(word) == plain(typed)
                    && (!is_marked(typed) || cost(typed, word, 0, false) == Some([0; 5]))
            };
            (phrase.len() <= rest.len() && phrase.iter().zip(rest).all(same))
                .then_some(phrase.len())
        };
        let length = rings
            .iter()
            .flatten()
            .filter_map(|phrase| says(phrase))
            .max()
            .unwrap_or(1);
        let own = (at..at + length).map(|place| {
            let last = place + 1 == typed.len();
            best(&typed[place], fields, |typed, found, field| {
                cost(typed, found, field, last)
            })
        });
        let own = own.collect::<Option<Vec<_>>>().map(sum);
        let ring = rings
            .iter()
            .filter(|ring| ring.iter().any(|phrase| says(phrase) == Some(length)));
        let others = ring.flatten().filter(|phrase| says(phrase) != Some(length));
        let others = others.filter_map(|phrase| {
            let words = words(phrase);
            let found = words.iter().map(|word| {
                best(word, fields, |typed, found, field| {
                    let same = shapes(typed) == shapes(found) && tones(typed) == tones(found);
                    cost(typed, found, field, false).filter(|_| same)
                })
            });
            Some(sum(found
                .collect::<Option<Vec<_>>>()?
                .into_iter()
                .chain([[0, 0, 1, 0, 0]])))
        });
        total = sum([total, own.into_iter().chain(others).min()?]);
        at += length;
    }
    Some(total)
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
            .map(|no| (3, no.clone())),
    );
    fields.extend(
        product
            .place
            .as_written
            .iter()
            .map(|text| (3, text.clone())),
    );
    for group in &data.reference.groups {
        let within = product
            .group
            .as_ref()
            .is_some_and(|own| own.is_within(&group.code));
        if within {
            fields.push((2, group.name_vi.clone()));
        }
    }
    let is = |wanted: &Option<PlaceCode>, code: &PlaceCode| wanted.as_ref() == Some(code);
    for commune in data
        .reference
        .communes
        .iter()
        .filter(|c| is(&product.place.commune, &c.code))
    {
        fields.push((
            3,
            format!("{} {}", commune_words(commune.kind), commune.name),
        ));
    }
    for commune in data
        .reference
        .former_communes
        .iter()
        .filter(|c| is(&product.place.former_commune, &c.code))
    {
        fields.push((
            3,
            format!("{} {}", commune_words(commune.kind), commune.name),
        ));
    }
    for district in data
        .reference
        .districts
        .iter()
        .filter(|d| is(&product.place.district, &d.code))
    {
        let words = match district.kind {
            DistrictKind::Huyen => "huyện",
            DistrictKind::ThiXa => "thị xã TX",
            DistrictKind::ThanhPho => "thành phố TP",
        };
        fields.push((3, format!("{words} {}", district.name)));
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
