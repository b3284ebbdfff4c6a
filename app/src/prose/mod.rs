//! Pages of prose, `app/pages/<language>/<slug>.md`: what OCOP is, and what this site is.

mod markdown;
#[cfg(test)]
mod tests;

use crate::drawn::api::Drawn;
use crate::drawn::parts::seals;
use crate::ssr::{AppContext, Contact};
use crate::words::Words;
use domain::Language;
use maud::{Markup, html};

/// A page of prose in every language.
struct Page {
    slug: &'static str,
    vi: &'static str,
    en: &'static str,
}

impl Page {
    const fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

macro_rules! page {
    ($slug:literal) => {
        Page {
            slug: $slug,
            vi: include_str!(concat!("../../pages/vi/", $slug, ".md")),
            en: include_str!(concat!("../../pages/en/", $slug, ".md")),
        }
    };
}

/// Every page of prose.
static PAGES: [Page; 5] = [
    page!("ocop"),
    page!("gioi-thieu"),
    page!("dieu-khoan"),
    page!("quyen-rieng-tu"),
    page!("lien-he"),
];

/// Draws the page of that address part.
pub fn draw(words: Words, cx: &AppContext, slug: &str) -> Option<Drawn> {
    let page = PAGES.iter().find(|page| page.slug == slug)?;
    let part = |name: &str| match name {
        "con-dau" => Some(seals(words)),
        "lien-he" => Some(contact(words, cx.contact())),
        _ => None,
    };
    let text = markdown::draw(words, page.text(words.0), &part);
    let html = html! { div class="prose article" { (text.body) } };
    Some(Drawn {
        title: text.title,
        summary: text.summary,
        listed: true,
        structured: None,
        path: format!("/{slug}"),
        html: html.into_string(),
    })
}

/// Where whoever runs this installation can be reached.
fn contact(words: Words, contact: Option<&Contact>) -> Markup {
    html! {
        @match contact {
            Some(contact) => {
                p class="notice" {
                    (if contact.is_mail() { words.prose_contact_mail() } else { words.prose_contact_page() }) " "
                    a href=(contact.href()) rel="noopener" { (contact.shown()) }
                }
            }
            None => { p class="notice" { (words.prose_contact_none()) } }
        }
    }
}
