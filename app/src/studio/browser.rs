//! The few things that the editor asks of the browser. On the server they do nothing: there is no page yet.

use domain::ListingField;
use leptos::ev::FocusEvent;
use leptos::web_sys::HtmlFormElement;

/// The body that the browser would post for this form.
#[cfg(feature = "hydrate")]
pub fn form_body(form: &HtmlFormElement) -> Option<String> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let params = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(String::from(params.to_string()))
}

/// The field of the form that has just been left.
#[cfg(feature = "hydrate")]
pub fn field_of(event: &FocusEvent) -> Option<ListingField> {
    use wasm_bindgen::JsCast;

    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let name = element.get_attribute("name")?;
    ListingField::ALL
        .iter()
        .copied()
        .find(|field| field.name() == name)
}

/// Opens a page of this site, leaving this one.
#[cfg(feature = "hydrate")]
pub fn open(path: &str) {
    if let Some(window) = web_sys::window() {
        // A refused navigation leaves the page as it is, which already says that the text is saved.
        let _ = window.location().assign(path);
    }
}

/// The body that the browser would post for this form.
#[cfg(not(feature = "hydrate"))]
pub fn form_body(_form: &HtmlFormElement) -> Option<String> {
    None
}

/// The field of the form that has just been left.
#[cfg(not(feature = "hydrate"))]
pub fn field_of(_event: &FocusEvent) -> Option<ListingField> {
    None
}

/// Opens a page of this site, leaving this one.
#[cfg(not(feature = "hydrate"))]
pub fn open(_path: &str) {}
