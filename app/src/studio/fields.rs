//! The fields of the listing form. They are uncontrolled: what is typed lives in the page itself, with or without scripts.

use super::problems::{field_name, link_control, link_words, problem_words};
use crate::ui::{Field, TextArea, described_by};
use crate::words::use_words;
use domain::listing_form::MOST_LINKS;
use domain::{FieldErrors, ListingField, ListingForm, Problem};
use leptos::prelude::*;

/// The problems of the form as they are now.
pub type Errors = RwSignal<FieldErrors>;

pub(super) fn error_of(errors: Errors, field: ListingField) -> Signal<String> {
    let words = use_words();
    Signal::derive(move || {
        errors.with(|errors| {
            errors
                .of(field)
                .map(|problem| problem_words(words, field, problem))
                .unwrap_or_default()
        })
    })
}

/// A line of text.
#[component]
pub fn Line(
    /// Which field.
    field: ListingField,
    /// What stands in it.
    text: String,
    /// How to fill it in.
    #[prop(optional)]
    hint: &'static str,
    /// Behind the label.
    #[prop(optional)]
    note: &'static str,
    /// `numeric`, `tel` or `text`.
    #[prop(default = "text")]
    mode: &'static str,
    /// The problems of the form.
    errors: Errors,
) -> impl IntoView {
    let name = field.name();
    let error = error_of(errors, field);
    let bad = move || error.with(|error| !error.is_empty());
    let class = if hint.is_empty() && mode == "text" {
        "input"
    } else {
        "input input--short"
    };
    view! {
        <Field name label=field_name(use_words(), field) note hint error>
            <input
                class=class
                id=name
                name=name
                type=if mode == "tel" { "tel" } else { "text" }
                inputmode=mode
                autocomplete="off"
                value=text
                aria-describedby=move || described_by(name, !hint.is_empty(), bad())
                aria-invalid=move || bad().then_some("true")
            />
        </Field>
    }
}

/// Several lines of text.
#[component]
pub fn Lines(
    /// Which field.
    field: ListingField,
    /// What stands in it.
    text: String,
    /// How to fill it in.
    hint: &'static str,
    /// Rows to show.
    rows: u32,
    /// The problems of the form.
    errors: Errors,
) -> impl IntoView {
    let words = use_words();
    let name = field.name();
    let error = error_of(errors, field);
    let bad = Signal::derive(move || error.with(|error| !error.is_empty()));
    let described = Signal::derive(move || described_by(name, true, bad.get()));
    view! {
        <Field name label=field_name(words, field) note=words.editor_optional() hint error>
            <TextArea name text rows described_by=described invalid=bad />
        </Field>
    }
}

/// How the price is stated, and the amounts.
#[component]
pub fn PriceFields(
    /// What stands in the fields.
    form: ListingForm,
    /// The problems of the form.
    errors: Errors,
) -> impl IntoView {
    let words = use_words();
    let name = ListingField::PriceKind.name();
    let error = error_of(errors, ListingField::PriceKind);
    let kind = form.price_kind.clone();
    let choice = |value: &'static str, label: &'static str, note: &'static str| {
        let checked = kind == value;
        view! {
            <label class="choice">
                <input type="radio" name=name value=value checked=checked />
                <span>{label} " " <small>{note}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="field price-fields" id=name>
            <legend class="field__label">{words.editor_price_kind()}</legend>
            <p class="field__error" hidden=move || error.with(String::is_empty)>
                {move || error.get()}
            </p>
            {choice("mot", words.editor_price_one(), "")}
            {choice("khoang", words.editor_price_range(), words.editor_price_range_note())}
            {choice("lien-he", words.price_contact(), words.editor_price_contact_note())}
            {choice("", words.editor_price_unsaid(), "")} <div class="input__row price-fields__amounts">
                <Line field=ListingField::PriceLow text=form.price_low mode="numeric" errors />
                <div class="price-fields__high">
                    <Line field=ListingField::PriceHigh text=form.price_high mode="numeric" errors />
                </div>
                <Line field=ListingField::PriceUnit text=form.price_unit errors />
            </div>
        </fieldset>
    }
    .into_any()
}

/// Links to where the product is sold: one row each, and empty rows to fill. Only a wrong one is marked.
#[component]
pub fn LinkFields(
    /// What stands in the fields.
    links: Vec<String>,
    /// Whether that is what was typed, with the empty rows of the form: then there are no more rows than before.
    typed: bool,
    /// The problems of the form.
    errors: Errors,
) -> impl IntoView {
    let words = use_words();
    let name = ListingField::Links.name();
    let too_many = Signal::derive(move || {
        let found = errors.with(|errors| {
            let mut all = errors.0.iter();
            all.any(|(_, problem)| *problem == Problem::TooManyLinks)
        });
        if found {
            problem_words(words, ListingField::Links, Problem::TooManyLinks)
        } else {
            String::new()
        }
    });
    let more = if typed { 0 } else { 2 };
    let rows = links
        .len()
        .saturating_add(more)
        .clamp(3, MOST_LINKS.max(links.len()));
    let mut links = links.into_iter();
    let row = |row: u32| {
        let id = link_control(row);
        let error = Signal::derive(move || {
            let error = errors.with(|errors| errors.of_link(row));
            error
                .map(|error| link_words(words, error))
                .unwrap_or_default()
        });
        let bad = move || error.with(|error| !error.is_empty());
        let described = {
            let id = id.clone();
            move || {
                if bad() {
                    format!("{name}-hint {id}-loi")
                } else {
                    format!("{name}-hint")
                }
            }
        };
        view! {
            <li>
                <div class="field" class:field--bad=bad>
                    <label class="field__label" for=id.clone()>
                        {words.editor_link(&(row + 1))}
                    </label>
                    <p class="field__error" id=format!("{id}-loi") hidden=move || !bad()>
                        {move || error.get()}
                    </p>
                    <input
                        class="input"
                        id=id
                        name=name
                        type="text"
                        inputmode="url"
                        autocomplete="off"
                        value=links.next().unwrap_or_default()
                        aria-describedby=described
                        aria-invalid=move || bad().then_some("true")
                    />
                </div>
            </li>
        }
    };
    view! {
        <p class="field__hint" id=format!("{name}-hint")>
            {words.editor_links_hint()}
        </p>
        <p class="field__error" hidden=move || too_many.with(String::is_empty)>
            {move || too_many.get()}
        </p>
        <ul class="lines">{(0_u32..).take(rows).map(row).collect_view()}</ul>
    }
    .into_any()
}

/// A box to tick.
#[component]
pub fn Tick(
    /// Which field.
    field: ListingField,
    /// Whether it is ticked.
    checked: RwSignal<bool>,
    /// What ticking it does.
    #[prop(into)]
    note: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                name=field.name()
                value="1"
                checked=checked.get_untracked()
                prop:checked=checked
                on:change=move |event| checked.set(event_target_checked(&event))
            />
            <span>{field_name(use_words(), field)} " " <small>{move || note.get()}</small></span>
        </label>
    }
}
