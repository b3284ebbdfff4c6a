//! Parts of forms: a field with label, hint and error, and boxes that say what happened.

use leptos::prelude::*;

/// What a notice is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something to know.
    Plain,
    /// Something went well.
    Good,
    /// Something did not.
    Bad,
}

/// A box with a title and more.
#[component]
pub fn Notice(
    /// What it is about.
    kind: NoticeKind,
    /// Its title.
    #[prop(into)]
    title: String,
    /// What follows.
    children: Children,
) -> impl IntoView {
    let class = match kind {
        NoticeKind::Plain => "notice",
        NoticeKind::Good => "notice notice--ok",
        NoticeKind::Bad => "notice notice--error",
    };
    view! {
        <div class=class role=(kind != NoticeKind::Plain).then_some("status")>
            <p class="notice__title">{title}</p>
            {children()}
        </div>
    }
}

/// The ids that describe a control: its hint, and its error while there is one.
pub fn described_by(name: &str, hint: bool, error: bool) -> String {
    let mut ids = String::new();
    if hint {
        ids.push_str(name);
        ids.push_str("-hint");
    }
    if error {
        if hint {
            ids.push(' ');
        }
        ids.push_str(name);
        ids.push_str("-loi");
    }
    ids
}

/// Label, hint, error and control, in this order. The control carries `name` as its id.
#[component]
pub fn Field(
    /// Id and name of the control.
    name: &'static str,
    /// The label.
    label: &'static str,
    /// Shown small behind the label, such as "không bắt buộc".
    #[prop(optional)]
    note: &'static str,
    /// How to fill it in.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong with it; empty for nothing.
    #[prop(into)]
    error: Signal<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let bad = move || error.with(|error| !error.is_empty());
    view! {
        <div class="field" class:field--bad=bad>
            <label class="field__label" for=name>
                {label}
                {(!note.is_empty()).then(|| view! { " " <small>{note}</small> })}
            </label>
            {(!hint.is_empty())
                .then(|| {
                    view! {
                        <p class="field__hint" id=format!("{name}-hint")>
                            {hint}
                        </p>
                    }
                })}
            <p class="field__error" id=format!("{name}-loi") hidden=move || !bad()>
                {move || error.get()}
            </p>
            {children()}
        </div>
    }
}
