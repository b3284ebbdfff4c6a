//! The foot of every page: what the data is and is not.

use crate::words::use_words;
use leptos::prelude::*;

/// Says where the data comes from and that nothing of it is confirmed yet.
#[component]
pub fn Footer() -> impl IntoView {
    let words = use_words();
    view! {
        <footer class="footer">
            <div class="weave"></div>
            <div class="wrap footer__in">
                <div>
                    <h2>{words.footer_title()}</h2>
                    <p>{words.footer_sources()}</p>
                    <p>{words.footer_unconfirmed()}</p>
                </div>
                <nav aria-label=words.nav_foot()>
                    <ul class="footer__links">
                        <li>
                            <a href="/san-pham">{words.nav_all_products()}</a>
                        </li>
                        <li>
                            <a href="/quan-ly" rel="external">{words.nav_producers()}</a>
                        </li>
                    </ul>
                </nav>
            </div>
        </footer>
    }
}
