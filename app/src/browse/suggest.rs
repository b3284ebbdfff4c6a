//! What a text may mean while it is being typed, drawn as the list of a combobox. In the browser a part of its own, loaded by
//! the first letters; keys, opening and closing are in `page.js`.

use super::answers::suggest_answer;
use crate::error::AppError;
use crate::ui::Drawn;
use crate::words::Words;
use domain::BrowseQuery;
use maud::{Markup, html};
use search::{Completion, Suggestion, SuggestionKind};
use std::future::Future;
use std::pin::Pin;

/// Asks for suggestions and draws them.
type Drawing = Pin<Box<dyn Future<Output = Result<Drawn, AppError>> + Send>>;

/// The suggestions for a text.
#[cfg(feature = "hydrate")]
pub async fn suggestions(words: Words, text: String) -> Result<Drawn, AppError> {
    drawing(words, text).await?.await
}

#[cfg_attr(
    feature = "hydrate",
    leptos::wasm_split::wasm_split(suggest, wasm_split_path = leptos::wasm_split, fallible)
)]
#[cfg_attr(
    not(feature = "hydrate"),
    allow(dead_code, reason = "only browsers suggest")
)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "the split makes an error of a part that cannot be loaded"
)]
fn drawing(words: Words, text: String) -> Result<Drawing, AppError> {
    Ok(Box::pin(async move {
        let answer = suggest_answer(text.clone(), words.0).await?;
        Ok(list(words, &text, &answer).into())
    }))
}

/// The list, by kind; the last entry leads to everything that the text finds.
fn list(words: Words, text: &str, answer: &Completion) -> Markup {
    let query = BrowseQuery {
        text: domain::browse_query::normal_text(text),
        ..BrowseQuery::default()
    };
    let all = &answer.suggestions;
    let groups = all.chunk_by(|a, b| kind_name(words, a.kind) == kind_name(words, b.kind));
    let mut number = 0;
    let mut id = || {
        number += 1;
        format!("goi-y-{number}")
    };
    html! {
        div class="suggest__list" role="listbox" id="goi-y" aria-label=(words.search_suggestions()) data-for=(text) {
            @for group in groups {
                @let kind = group.first().map_or("", |first| kind_name(words, first.kind));
                div role="group" aria-label=(kind) {
                    p class="suggest__kind" aria-hidden="true" { (kind) }
                    @for one in group { (option(words, &id(), one)) }
                }
            }
            @if answer.total > 0 {
                a class="suggest__way suggest__way--all" role="option" id=(id()) aria-selected="false" tabindex="-1" href=(words.at(query.href())) {
                    (words.search_all(&answer.total))
                }
            }
        }
    }
}

fn option(words: Words, id: &str, one: &Suggestion) -> Markup {
    html! {
        a class="suggest__way" role="option" id=(id) aria-selected="false" tabindex="-1" href=(words.at(&one.href)) {
            span class="suggest__name" { (marked(&one.label, &one.marks)) }
            " "
            span class="suggest__more" {
                (one.detail)
                @if one.kind != SuggestionKind::Product {
                    @if !one.detail.is_empty() { " · " }
                    (words.browse_total(&one.count))
                }
            }
        }
    }
}

/// A label with the typed parts marked; ranges are of characters, ascending.
fn marked(label: &str, marks: &[(u32, u32)]) -> Markup {
    let is_marked = |at: usize| {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        marks
            .iter()
            .any(|(start, end)| (*start..*end).contains(&at))
    };
    let letters: Vec<(bool, char)> = label
        .chars()
        .enumerate()
        .map(|(at, letter)| (is_marked(at), letter))
        .collect();
    html! {
        @for part in letters.chunk_by(|a, b| a.0 == b.0) {
            @let text: String = part.iter().map(|(_, letter)| *letter).collect();
            @if part.first().is_some_and(|(marked, _)| *marked) { mark { (text) } } @else { (text) }
        }
    }
}

fn kind_name(words: Words, kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::Product => words.search_products(),
        SuggestionKind::Producer => words.search_producers(),
        SuggestionKind::District | SuggestionKind::Commune | SuggestionKind::FormerCommune => {
            words.search_places()
        }
        SuggestionKind::Group => words.search_groups(),
    }
}

#[cfg(test)]
mod tests {
    use super::{list, marked};
    use crate::words::Words;
    use search::{Completion, Suggestion, SuggestionKind};

    #[test]
    fn the_typed_part_of_a_name_is_marked() {
        for (marks, html) in [
            (vec![], "Nước mắm &lt;cốt&gt;"),
            (vec![(0, 4)], "<mark>Nước</mark> mắm &lt;cốt&gt;"),
            (
                vec![(5, 7), (9, 10)],
                "Nước <mark>mắ</mark>m <mark>&lt;</mark>cốt&gt;",
            ),
            (vec![(10, 99)], "Nước mắm &lt;<mark>cốt&gt;</mark>"),
        ] {
            assert_eq!(marked("Nước mắm <cốt>", &marks).into_string(), html);
        }
    }

    #[test]
    fn suggestions_stand_by_kind_and_the_last_leads_to_everything() {
        let one = |kind, label: &str| Suggestion {
            kind,
            label: label.to_owned(),
            marks: Vec::new(),
            detail: String::new(),
            href: format!("/{label}"),
            count: 3,
        };
        let answer = Completion {
            total: 12,
            suggestions: vec![
                one(SuggestionKind::Product, "a"),
                one(SuggestionKind::District, "b"),
                one(SuggestionKind::FormerCommune, "c"),
            ],
        };
        let html = list(Words::default(), "n \"m", &answer).into_string();
        assert_eq!(html.matches("role=\"group\"").count(), 2, "{html}");
        assert_eq!(html.matches("role=\"option\"").count(), 4, "{html}");
        assert!(html.contains("data-for=\"n &quot;m\""), "{html}");
        assert!(html.contains("id=\"goi-y-4\""), "{html}");
    }
}
