//! The head of every page.

use super::Drawn;
use crate::words::{Words, use_words};
use domain::Language;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use maud::{Markup, html};

/// Name, ways and, outside the home page, the search.
#[component]
pub fn Header() -> impl IntoView {
    let words = use_words();
    let (path, search) = (use_location().pathname, use_location().search);
    let ways = move || {
        let search = search.get_untracked();
        path.with(|path| ways(words, path, &search).into_string())
    };
    view! {
        <header class="header">
            <div class="wrap header__in">
                <div class="header__ways" inner_html=ways></div>
                <Show when=move || path.with(|path| Language::split(path).1 != "/")>
                    <SearchForm big=false />
                </Show>
            </div>
            <div class="weave"></div>
        </header>
    }
}

/// The name, which leads home, and the ways from everywhere; the one that leads to where one is says so.
fn ways(words: Words, path: &str, search: &str) -> Markup {
    let (_, path) = Language::split(path);
    let current = |prefix: &str| path.starts_with(prefix).then_some("page");
    html! {
        a class="brand" href=(words.at("/")) {
            svg class="brand__mark" viewBox="0 0 64 64" aria-hidden="true" {
                use href="/drawings/seals.svg#mark" {}
            }
            (words.site_name())
        }
        @if !path.starts_with("/quan-ly") && path != "/dang-nhap" { (twin(words, path, search)) }
        nav class="nav" aria-label=(words.nav_main()) {
            ul {
                li { a href=(words.at("/san-pham")) aria-current=[current("/san-pham")] { (words.nav_products()) } }
                li { a href=(words.at("/vung")) aria-current=[current("/vung")] { (words.nav_regions()) } }
                li { a href=(words.at("/kiem-tra")) rel="external" { (words.nav_check()) } }
                li class="scripted" hidden data-saved-way {
                    a href=(words.at("/yeu-thich")) data-saved aria-current=[current("/yeu-thich")] {
                        (words.picks_saved()) " " span class="nav__n" data-saved-n {}
                    }
                }
                li {
                    a href="/quan-ly" rel="external" aria-current=[current("/quan-ly")] { (words.nav_producers()) }
                }
            }
        }
    }
}

/// The way to the same page in the other language: another document. `page.js` keeps its query true.
fn twin(words: Words, path: &str, search: &str) -> Markup {
    let other = match words.0 {
        Language::Vi => Language::En,
        Language::En => Language::Vi,
    };
    let mut href = other.at(path);
    if !search.is_empty() {
        href.push('?');
        href.push_str(search);
    }
    html! {
        a class="twin" href=(href) rel="external" lang=(other.code()) hreflang=(other.code()) data-twin {
            (Words(other).nav_language())
        }
    }
}

/// The search box: a plain GET form, so that it works before and without scripts; with them it stays in the page.
#[component]
pub fn SearchForm(
    /// The large one of the home page.
    big: bool,
) -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    let text = move || search.with(|search| domain::BrowseQuery::parse(search).0.text);
    let navigate = use_navigate();
    let node = NodeRef::<Input>::new();
    let submit = move |event: SubmitEvent| {
        let Some(input) = node.get_untracked() else {
            return;
        };
        let text = domain::browse_query::normal_text(&input.value());
        // What may be the number of a decision is asked of the server, which knows whether it leads to one product.
        if text.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        event.prevent_default();
        let query = domain::BrowseQuery {
            text,
            ..domain::BrowseQuery::default()
        };
        navigate(&query.href(), NavigateOptions::default());
    };
    let list = RwSignal::new(Drawn::default());
    #[cfg(feature = "hydrate")]
    suggest_when_asked(words, node, list);
    let class = if big { "search search--big" } else { "search" };
    view! {
        <form class=class role="search" action=words.at("/san-pham") on:submit=submit>
            <label class="visually-hidden" for="q">
                {words.search_label()}
            </label>
            <input
                class="search__box"
                node_ref=node
                id="q"
                name="q"
                type="search"
                value=text
                prop:value=text
                placeholder=words.search_placeholder()
                autocomplete="off"
                enterkeyhint="search"
                maxlength="100"
            />
            <button class="button search__go">{words.search_go()}</button>
            <div class="suggest" hidden inner_html=move || list.get().into_html()></div>
        </form>
    }
}

/// Draws suggestions for what stands in the box whenever `page.js` asks for them: it knows when the hand rests.
#[cfg(feature = "hydrate")]
fn suggest_when_asked(words: Words, node: NodeRef<Input>, list: RwSignal<Drawn>) {
    let asked = window_event_listener_untyped("goi-y", move |_| {
        let text = node.get_untracked().map(|input| input.value());
        leptos::task::spawn_local(async move {
            // Without an answer the box is a search box as before.
            if let Ok(drawn) = crate::browse::suggestions(words, text.unwrap_or_default()).await {
                list.try_set(drawn);
            }
        });
    });
    on_cleanup(move || asked.remove());
}
