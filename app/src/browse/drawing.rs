//! The drawing that stands where a product has no photo: that of its group or, where only the top group is known, that of what its
//! name says it is. A drawing claims nothing; the page of the product says that it is one.

use domain::GroupCode;

/// The groups below which there are none, and those of food that have smaller ones: each has a drawing of its own.
const DRAWN: [&str; 31] = [
    "i-1", "i-1-a", "i-1-b", "i-2", "i-2-a", "i-2-b", "i-3", "i-3-a", "i-3-b", "i-3-c", "i-3-d",
    "i-4", "i-4-a", "i-4-b", "i-5", "i-5-a", "i-5-b", "i-6", "ii-1-a", "ii-1-b", "ii-2-a",
    "ii-2-b", "iii-1", "iii-2", "iii-3", "iv-1", "iv-2", "v-1", "v-2", "v-3", "vi",
];

/// What names say, in small letters, and the drawing of it; what is said more exactly comes first.
const NAMED: [(&str, &str); 46] = [
    ("chè lam", "i-3-b"),
    ("mật ong", "i-2-b"),
    ("mật mía", "i-2-b"),
    ("tương cà chua", "i-4-b"),
    ("tương ớt", "i-4-b"),
    ("dầu gội", "iii-2"),
    ("nước rửa", "iii-2"),
    ("tinh dầu", "iii-3"),
    ("đông trùng", "iii-1"),
    ("sâm", "iii-1"),
    ("rượu", "ii-1-a"),
    ("nước cốt", "ii-2-b"),
    ("sữa", "ii-2-b"),
    ("nước mắm", "i-4-a"),
    ("nước tương", "i-4-a"),
    ("mắm", "i-4-a"),
    ("tương", "i-4-a"),
    ("muối", "i-4-b"),
    ("cà phê", "i-6"),
    ("trà", "i-5-b"),
    ("chè", "i-5-a"),
    ("miến", "i-3-b"),
    ("bún", "i-3-b"),
    ("bánh", "i-3-b"),
    ("kẹo", "i-3-b"),
    ("gạo", "i-2-a"),
    ("ngũ cốc", "i-2-a"),
    ("giò", "i-3-d"),
    ("nem", "i-3-d"),
    ("lạp sườn", "i-3-d"),
    ("thịt", "i-3-d"),
    ("trứng", "i-1-b"),
    ("cá", "i-1-b"),
    ("sắn dây", "i-3-c"),
    ("đóng hộp", "i-3-c"),
    ("măng", "i-3-c"),
    ("tỏi", "i-3-c"),
    ("nấm", "i-1-a"),
    ("dưa", "i-1-a"),
    ("cam", "i-1-a"),
    ("bưởi", "i-1-a"),
    ("ổi", "i-1-a"),
    ("cói", "iv-1"),
    ("tre", "iv-1"),
    ("nón", "iv-1"),
    ("chiếu", "iv-1"),
];

/// The drawing of a group.
pub fn group_drawing(group: &GroupCode) -> String {
    let own = slug(group);
    let top = own.split('-').next().unwrap_or_default();
    file(if DRAWN.contains(&own.as_str()) {
        &own
    } else {
        top
    })
}

/// The drawing of a product of that name.
pub fn drawing(group: Option<&GroupCode>, name: &str) -> String {
    let own = group.map(slug).unwrap_or_default();
    if DRAWN.contains(&own.as_str()) {
        return file(&own);
    }
    // Within the group that is known, because the name is only a hint.
    let inside = |drawn: &str| {
        drawn
            .strip_prefix(own.as_str())
            .is_some_and(|rest| own.is_empty() || rest.is_empty() || rest.starts_with('-'))
    };
    let name = format!(" {} ", name.to_lowercase().replace(['-', ',', '('], " "));
    let said = |words: &str| {
        name.split_once(words)
            .is_some_and(|(before, after)| before.ends_with(' ') && after.starts_with(' '))
    };
    let named = NAMED
        .iter()
        .find(|(words, drawn)| inside(drawn) && said(words));
    match (named, group) {
        (Some((_, drawn)), _) => file(drawn),
        (None, Some(group)) => group_drawing(group),
        (None, None) => file("none"),
    }
}

fn slug(group: &GroupCode) -> String {
    group.as_str().to_lowercase().replace('.', "-")
}

fn file(name: &str) -> String {
    format!("/drawings/{name}.svg")
}

#[cfg(test)]
mod tests {
    use super::{DRAWN, NAMED, drawing};
    use domain::GroupCode;

    #[test]
    fn a_name_says_what_is_drawn_within_its_group() {
        for (group, name, drawn) in [
            (Some("I"), "Nước mắm Lê Gia - Cốt đặc biệt 40N", "i-4-a"),
            (Some("I"), "Mắm tôm Hòa Hải", "i-4-a"),
            (Some("I"), "Giò lụa Vinh Lài", "i-3-d"),
            (Some("I"), "Tổ yến sào", "i"),
            (Some("IV"), "Giỏ trái đất", "iv"),
            (Some("IV"), "Chiếu cói dệt tay thủ công", "iv-1"),
            (Some("II"), "Nước mắm", "ii"),
            (Some("I.4.b"), "Nước mắm", "i-4-b"),
            (None, "Dầu gội Hương Hồi Long", "iii-2"),
            (None, "Không rõ", "none"),
        ] {
            let group = group.map(GroupCode::new);
            let expected = format!("/drawings/{drawn}.svg");
            assert_eq!(drawing(group.as_ref(), name), expected, "{name}");
        }
    }

    #[test]
    fn every_drawing_is_there() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/drawings");
        let tops = ["none", "i", "ii", "iii", "iv", "v", "vi"];
        let named = NAMED.iter().map(|(_, drawn)| *drawn);
        for name in DRAWN.into_iter().chain(named).chain(tops) {
            let file = format!("{folder}/{name}.svg");
            assert!(std::path::Path::new(&file).is_file(), "{file}");
        }
    }
}
