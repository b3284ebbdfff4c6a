//! Names as identities, and the addresses made of them.

use domain::Slug;
use std::collections::HashMap;

/// A name as it is recognised: lower case, one space between words. It is composed (NFC) already.
pub(super) fn identity(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Several names as one identity. A line end stands in no name, so different names never give the same.
pub(super) fn identity_of(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| identity(name)).collect();
    names.join("\n")
}

/// The addresses that are taken, each with the number that was last tried behind it.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    taken: HashMap<String, u32>,
}

impl Slugs {
    /// Marks an address as taken.
    pub(super) fn mark(&mut self, slug: &str) {
        self.taken.entry(slug.to_owned()).or_insert(1);
    }

    /// Takes the first free address made of one of the texts, or the first one with a number.
    pub(super) fn take(&mut self, texts: &[String]) -> String {
        for text in texts {
            let slug = Slug::from_name(text).to_string();
            if !self.taken.contains_key(&slug) {
                self.mark(&slug);
                return slug;
            }
        }
        let base = Slug::from_name(texts.first().map_or("", String::as_str));
        let mut number = self.taken.get(base.as_str()).copied().unwrap_or(1);
        loop {
            number += 1;
            let slug = base.numbered(number).to_string();
            if !self.taken.contains_key(&slug) {
                self.taken.insert(base.to_string(), number);
                self.mark(&slug);
                return slug;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Slugs, identity_of};

    #[test]
    fn a_taken_address_gets_more_words_then_a_number() {
        let mut slugs = Slugs::default();
        let texts = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        let names = texts(&["Mắm tôm", "Mắm tôm Lê Gia"]);
        let taken: Vec<String> = (0..4).map(|_| slugs.take(&names)).collect();
        assert_eq!(
            taken,
            ["mam-tom", "mam-tom-le-gia", "mam-tom-2", "mam-tom-3"]
        );
        slugs.mark("keo-2");
        assert_eq!(slugs.take(&texts(&["Kẹo"])), "keo");
        assert_eq!(slugs.take(&texts(&["Kẹo"])), "keo-3");
    }

    #[test]
    fn identities_ignore_case_and_spaces_only() {
        assert_eq!(
            identity_of(&["Mắm  TÔM", ""]),
            identity_of(&["mắm tôm ", ""])
        );
        assert_ne!(identity_of(&["Mắm tôm", ""]), identity_of(&["Mắm tom", ""]));
        assert_ne!(identity_of(&["a b", "c"]), identity_of(&["a", "b c"]));
    }
}
