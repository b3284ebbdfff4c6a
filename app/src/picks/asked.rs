//! Which products an address asks for.

use domain::Slug;
use url::form_urlencoded;

/// Products that are compared at a time: as many columns as can be read side by side.
pub const MOST_COMPARED: usize = 4;
/// Products of one saved list: as many as an address has room for.
pub const MOST_SAVED: usize = 100;

/// The products of an address, each once and in its order, and what cannot be shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// Address parts of products; whether there are such products is not known here.
    pub slugs: Vec<Slug>,
    /// Values that cannot name a product.
    pub unknown: Vec<String>,
    /// Values beyond those that there is room for.
    pub beyond: u32,
}

/// Reads `sp=…&sp=…`; everything else in the query is left alone.
pub fn asked(query: &str, most: usize) -> Asked {
    let mut asked = Asked {
        slugs: Vec::new(),
        unknown: Vec::new(),
        beyond: 0,
    };
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name != "sp" || value.is_empty() {
            continue;
        }
        match Slug::parse(&value) {
            Ok(slug) if asked.slugs.contains(&slug) => {}
            Ok(slug) if asked.slugs.len() < most => asked.slugs.push(slug),
            Err(_) if asked.unknown.len() < most => asked.unknown.push(value.into_owned()),
            Ok(_) | Err(_) => asked.beyond += 1,
        }
    }
    asked
}

/// The address of a page with these products.
pub fn href<'a>(path: &str, slugs: impl IntoIterator<Item = &'a Slug>) -> String {
    let mut href = path.to_owned();
    for (position, slug) in slugs.into_iter().enumerate() {
        href.push_str(if position == 0 { "?sp=" } else { "&sp=" });
        href.push_str(slug.as_str());
    }
    href
}

#[cfg(test)]
mod tests {
    use super::{Slug, asked, href};

    #[test]
    fn each_product_is_there_once_and_in_its_order() {
        let asked = asked("x=1&sp=mam-tom&sp=&sp=chieu-coi&sp=mam-tom", 4);
        let slugs: Vec<_> = asked.slugs.iter().map(Slug::as_str).collect();
        assert_eq!(slugs, ["mam-tom", "chieu-coi"]);
        assert_eq!((asked.unknown.len(), asked.beyond), (0, 0));
        assert_eq!(
            href("/so-sanh", &asked.slugs),
            "/so-sanh?sp=mam-tom&sp=chieu-coi"
        );
        assert_eq!(href("/so-sanh", []), "/so-sanh");
    }

    #[test]
    fn what_has_no_room_is_counted_and_what_means_nothing_is_named() {
        let asked = asked("sp=a&sp=b&sp=c&sp=%3Cb%3E", 2);
        assert_eq!(asked.slugs.len(), 2);
        assert_eq!(asked.beyond, 1);
        assert_eq!(asked.unknown, ["<b>"]);
    }
}
