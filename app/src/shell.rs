//! The document around the app. Rendered on the server only.

use crate::browse::local;
use crate::ssr::AppContext;
use crate::ui::{ALL_STYLE, DraftScript, PageScript, RevealScript, SendScript};
use crate::words::Words;
use crate::{App, address};
use domain::Language;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// The whole document. The app starts once the page has loaded: everything works as links and forms until then.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let words = Words::of_address(&address());
    view! {
        <!DOCTYPE html>
        <html lang=words.0.code()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="theme-color" content="#fbf8f1" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#12181b" media="(prefers-color-scheme: dark)" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="icon" href="/icons/icon-32.png" sizes="32x32" type="image/png" />
                <link rel="apple-touch-icon" href="/icons/icon-180.png" />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link
                    rel="preload"
                    href="/fonts/be-vietnam-pro-400.woff2"
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin=""
                />
                <link
                    rel="preload"
                    href="/fonts/be-vietnam-pro-600.woff2"
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin=""
                />
                <link rel="stylesheet" href=style() />
                <PageScript />
                {address().starts_with("/quan-ly").then(|| view! { <SendScript /> })}
                {address().starts_with("/quan-ly/san-pham/").then(|| view! { <DraftScript /> })}
                {address().starts_with("/dang-nhap").then(|| view! { <RevealScript /> })}
                {parts_of_the_app(options)}
                {catalogue_file()}
                {twins()}
                <link rel="alternate" r#type="application/atom+xml" href="/moi.atom" title=words.feed_new() />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Tells the app which parts it is made of. The framework's own scripts are left out: they ask for the program before anything
/// is painted, and `page.js` does so after.
fn parts_of_the_app(options: LeptosOptions) {
    drop(view! { <HydrationScripts options /> });
}

/// The list stands without the style of the other rooms; `page.js` loads it then, for whichever is opened next.
fn style() -> String {
    let target = address();
    let (_, path) = Language::split(&target);
    let listed = path.split('?').next() == Some("/san-pham");
    match use_context::<AppContext>().filter(|_| listed) {
        Some(cx) => cx.built().style.clone(),
        None => ALL_STYLE.clone(),
    }
}

/// Says where the same page is in each language; the pages of the studio and of signing in have no twin.
fn twins() -> Option<impl IntoView> {
    let cx = use_context::<AppContext>()?;
    let target = address();
    let (_, path) = Language::split(&target);
    let has_twin = !path.starts_with("/quan-ly") && !path.starts_with("/dang-nhap");
    let origin = cx.origin().to_owned();
    let at = |language: Language| format!("{origin}{}", language.at(path));
    has_twin.then(|| {
        let twins = Language::ALL.map(|language| {
            view! { <link rel="alternate" hreflang=language.code() href=at(language) /> }
        });
        view! {
            {twins.to_vec()}
            <link rel="alternate" hreflang="x-default" href=at(Language::Vi) />
        }
    })
}

/// Names the catalogue that scripts load when the page is idle, and the day that the page is of.
fn catalogue_file() -> Option<impl IntoView> {
    let cx = use_context::<AppContext>()?;
    let file = cx.catalogue().current().browser_file()?;
    Some(view! {
        <meta name=local::META content=file.name.clone() />
        <meta name=local::META_DAY content=cx.today().days() />
    })
}
