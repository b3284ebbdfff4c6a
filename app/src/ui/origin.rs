//! Where the site is.

/// The public address of the site, such as `https://saoque.vn`; empty where it is not known.
#[cfg(feature = "ssr")]
pub fn origin() -> String {
    crate::ssr::cx().map_or_else(|_| String::new(), |cx| cx.origin().to_owned())
}

/// The address that the browser knows the site by.
#[cfg(not(feature = "ssr"))]
pub fn origin() -> String {
    leptos::prelude::window()
        .location()
        .origin()
        .unwrap_or_default()
}
