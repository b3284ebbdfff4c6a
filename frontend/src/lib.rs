//! Starts the app in the browser. No logic here: everything is in `app`.

#![recursion_limit = "512"]

use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over the page that the server has sent.
#[wasm_bindgen]
pub fn hydrate() {
    app::take_over();
}
