//! What there is to do, on the start page: each line is one tap from done.

use super::state::VERSION;
use super::todo::{OwnTodo, Todo};
use crate::words::use_words;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// So many lines at once: a longer list is read by nobody in the evening.
const MOST: usize = 5;

/// The lines, the most worth first; nothing where nothing is to do.
#[component]
pub fn Todos(
    /// All there is to do.
    todos: Vec<OwnTodo>,
) -> impl IntoView {
    let words = use_words();
    let more = todos.len().saturating_sub(MOST);
    let lines = todos.into_iter().take(MOST).map(line).collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="todos" aria-labelledby="viec">
                <h2 id="viec">{words.studio_todo()}</h2>
                <ul class="todos__list">{lines}</ul>
                {(more > 0).then(|| view! { <p class="quiet">{words.studio_todo_more(&more)}</p> })}
            </section>
        }
    })
}

fn line(own: OwnTodo) -> impl IntoView {
    let words = use_words();
    let editor = format!("/quan-ly/san-pham/{}", own.id);
    let (said, way, part) = match own.todo {
        Todo::Ending { until, days } => {
            let said = words.studio_todo_ending(&until.vietnamese(), &days);
            return entry(
                own.name,
                said,
                view! {
                    <a class="button button--plain" href="/ocop" rel="external">
                        {words.studio_todo_ending_way()}
                    </a>
                }
                .into_any(),
            );
        }
        Todo::Confirm { since } => {
            let said = match since {
                Some(day) => words.studio_todo_confirm(&day.vietnamese()),
                None => words.studio_todo_confirm_never().to_owned(),
            };
            let form = view! {
                <form method="post" action=format!("{editor}/van-dung")>
                    <input type="hidden" name=VERSION value=own.version.to_string() />
                    <button class="button button--plain">{words.studio_todo_confirm_way()}</button>
                </form>
            };
            return entry(own.name, said, form.into_any());
        }
        Todo::Price => (
            words.studio_todo_price(),
            words.studio_todo_price_way(),
            "f-gia",
        ),
        Todo::Where => (
            words.studio_todo_where(),
            words.studio_todo_where_way(),
            "f-noi-ban",
        ),
        Todo::Returned => {
            return entry(
                own.name,
                words.studio_todo_returned().to_owned(),
                photos(&editor),
            );
        }
        Todo::Photo => {
            return entry(
                own.name,
                words.studio_todo_photo().to_owned(),
                photos(&editor),
            );
        }
        Todo::Text => (
            words.studio_todo_text(),
            words.studio_todo_text_way(),
            "f-mo-ta",
        ),
    };
    let link = view! {
        <a class="button button--plain" href=format!("{editor}#{part}") rel="external">
            {way}
        </a>
    };
    entry(own.name, said.to_owned(), link.into_any())
}

fn photos(editor: &str) -> AnyView {
    view! {
        <a class="button button--plain" href=format!("{editor}/anh") rel="external">
            {use_words().studio_todo_photo_way()}
        </a>
    }
    .into_any()
}

fn entry(name: String, said: String, way: AnyView) -> AnyView {
    view! {
        <li class="todo">
            <p>
                <strong>{name}</strong>
                <span class="todo__say">{said}</span>
            </p>
            {way}
        </li>
    }
    .into_any()
}

/// What became of the last tap.
#[component]
pub fn Done() -> impl IntoView {
    let words = use_words();
    let search = use_location().search;
    move || {
        let tapped =
            |name: &str| search.with(|search| search.trim_start_matches('?').starts_with(name));
        let (class, said) = if tapped("da-xac-nhan") {
            ("notice notice--ok", words.studio_done_confirmed())
        } else if tapped("da-doi") {
            ("notice", words.studio_done_changed())
        } else {
            return None;
        };
        Some(view! { <p class=class role="status">{said}</p> })
    }
}
