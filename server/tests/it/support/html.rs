//! Pages as a browser's parser reads them.

use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;

/// Every kind of element on a page, with the names of its attributes, and how often it is there.
pub type Shape = BTreeMap<(String, Vec<String>), usize>;

/// A parsed page.
pub struct Page(Html);

impl Page {
    pub fn of(html: &str) -> Self {
        Self(Html::parse_document(html))
    }

    /// The elements of a selector.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// The only element of a selector.
    pub fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found[0]
    }

    /// The text of the only element of a selector.
    pub fn text(&self, selector: &str) -> String {
        self.one(selector).text().collect()
    }

    /// Whether some text stands on the page.
    pub fn says(&self, words: &str) -> bool {
        let all: String = self.0.root_element().text().collect();
        all.contains(words)
    }

    /// The value of a control: what a browser would show and post.
    pub fn value(&self, name: &str) -> String {
        let control = self.one(&format!("[name='{name}']"));
        if control.value().name() == "textarea" {
            control.text().collect()
        } else {
            control.attr("value").unwrap_or_default().to_owned()
        }
    }

    /// Elements and attribute names.
    pub fn shape(&self) -> Shape {
        let mut shape = Shape::new();
        for element in self.all("*") {
            let mut names: Vec<String> = element
                .value()
                .attrs()
                .map(|(name, _)| name.to_owned())
                .collect();
            names.sort();
            *shape
                .entry((element.value().name().to_owned(), names))
                .or_default() += 1;
        }
        shape
    }
}

/// What one shape has beyond another.
pub fn beyond(found: &Shape, allowed: &Shape) -> Shape {
    let extra = |key: &(String, Vec<String>), count: usize| {
        count.saturating_sub(allowed.get(key).copied().unwrap_or_default())
    };
    let more = found
        .iter()
        .map(|(key, count)| (key.clone(), extra(key, *count)));
    more.filter(|(_, count)| *count > 0).collect()
}
