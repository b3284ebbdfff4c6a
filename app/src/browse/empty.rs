//! When nothing matches.

use super::chips::Choice;
use crate::words::use_words;
use leptos::prelude::*;

/// Says that nothing matches all choices, and offers to drop them one at a time.
#[component]
pub fn Empty(
    /// What is chosen.
    choices: Vec<Choice>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="empty">
            <p>
                <strong>{words.browse_empty_title()}</strong>
            </p>
            <p>{words.browse_empty_text()}</p>
            <ul class="empty__ways">
                {choices
                    .into_iter()
                    .map(|choice| {
                        view! {
                            <li>
                                <a href=choice.without.href()>{words.browse_without(&choice.words)}</a>
                            </li>
                        }
                    })
                    .collect_view()} <li>
                    <a href="/san-pham">{words.browse_drop_all()}</a>
                </li>
            </ul>
        </div>
    }
}
