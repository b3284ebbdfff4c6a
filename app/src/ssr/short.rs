//! Short pages: whole documents without the app, for what is answered before or instead of one of its pages. They need neither
//! the database nor the app, so that they can be drawn when something there has failed.

use crate::words::Words;
use domain::Language;
use maud::{DOCTYPE, Markup, html};

/// A page that nobody needs to find: the name of the site, what is said, the ways that the head of every page has.
pub fn short_page(words: Words, title: &str, said: &Markup) -> String {
    let head = html! { meta name="robots" content="noindex"; };
    let ways = html! {};
    document(words, title, &head, &ways, said)
}

/// The same with a script in a file, which works without it as well.
pub fn studio_page(words: Words, title: &str, script: Option<&str>, said: &Markup) -> String {
    let head = html! {
        meta name="robots" content="noindex";
        @if let Some(script) = script { script defer src=(script) {} }
    };
    let ways = html! {};
    document(words, title, &head, &ways, said)
}

/// The same with forms that ask for passwords: its one script shows what was typed. Its policy must allow it.
pub fn form_page(words: Words, title: &str, said: &Markup) -> String {
    let head = html! {
        meta name="robots" content="noindex";
        script defer src=(*crate::ui::REVEAL_SCRIPT) {}
    };
    let ways = html! {};
    document(words, title, &head, &ways, said)
}

/// What a page for everybody says about itself.
pub struct Public<'a> {
    /// The public address of the site.
    pub origin: &'a str,
    /// Its address without its language.
    pub path: &'a str,
    /// What the same page in another language has behind its address, with the question mark; mostly nothing.
    pub query: &'a str,
    /// Its title without the name of the site.
    pub title: &'a str,
    /// What search engines may say about it.
    pub summary: &'a str,
    /// Whether search engines may list it.
    pub listed: bool,
    /// The address of the one script that it has.
    pub script: Option<&'a str>,
}

/// A page for everybody in a language, which names its twins in the others.
pub fn public_page(words: Words, page: &Public<'_>, said: &Markup) -> String {
    let at = |language: Language| format!("{}{}", page.origin, language.at(page.path));
    let head = html! {
        meta name="description" content=(page.summary);
        link rel="canonical" href=(at(words.0));
        @for language in Language::ALL { link rel="alternate" hreflang=(language.code()) href=(at(language)); }
        link rel="alternate" hreflang="x-default" href=(at(Language::Vi));
        @if !page.listed { meta name="robots" content="noindex"; }
        @if let Some(script) = page.script { script defer src=(script) {} }
    };
    let others = Language::ALL.into_iter().filter(|other| *other != words.0);
    let ways = html! {
        @for other in others {
                a class="twin" href={ (other.at(page.path)) (page.query) } lang=(other.code()) hreflang=(other.code()) { (Words(other).nav_language()) }
        }
    };
    document(words, page.title, &head, &ways, said)
}

fn document(words: Words, title: &str, head: &Markup, ways: &Markup, said: &Markup) -> String {
    let document = html! {
        (DOCTYPE)
        html lang=(words.0.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                (head)
                title { (words.site_title_of(&title)) }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                link rel="stylesheet" href=(*crate::ui::ALL_STYLE);
            }
            body class="plain" {
                header class="header" {
                    div class="wrap header__in" {
                        a class="brand" href=(words.at("/")) {
                            svg class="brand__mark" viewBox="0 0 64 64" aria-hidden="true" {
                                use href="/drawings/seals.svg#mark" {}
                            }
                            (words.site_name())
                        }
                        (ways)
                        nav class="nav" aria-label=(words.nav_main()) {
                            ul {
                                li { a href=(words.at("/san-pham")) { (words.nav_products()) } }
                                li { a href=(words.at("/kiem-tra")) { (words.nav_check()) } }
                                li { a href="/quan-ly" { (words.nav_producers()) } }
                            }
                        }
                    }
                    div class="weave" {}
                }
                main class="main wrap" id="noi-dung" { div class="page" { (said) } }
            }
        }
    };
    document.into_string()
}

/// What went wrong, in a sentence, and the ways out.
pub fn refusal(words: Words, title: &str, text: &str, reference: Option<&str>) -> Markup {
    html! {
        div class="trouble" {
            img class="trouble__pic" src="/drawings/none.svg" alt="" width="320" height="240";
            h1 { (title) }
            p { (text) }
            @if let Some(reference) = reference {
                p class="trouble__ref" { (words.trouble_reference()) " " code { (reference) } }
            }
            p class="trouble__ways" {
                a class="button" href=(words.at("/san-pham")) { (words.trouble_to_products()) }
                a class="button button--plain" href=(words.at("/")) { (words.trouble_to_home()) }
            }
        }
    }
}
