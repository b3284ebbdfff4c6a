//! The page `/quan-ly/san-pham/{id}`: one listing.

use super::api::{own_listing, save_listing};
use super::availability::AvailabilityFields;
use super::base::{BASE, is_unsaved};
use super::browser;
use super::conflict::ConflictView;
use super::fields::{Errors, Line, Lines, LinkFields, PriceFields, Tick};
use super::leave;
use super::refusal::SaveError;
use super::said::Said;
use super::state::{Conflict, EditorState, Outcome, VERSION};
use crate::error::AppError;
use crate::ui::{Heading, LiveTitle, Trouble, Written, stamp};
use crate::words::use_words;
use domain::{Date, FieldErrors, ListingField, ListingForm};
use leptos::ev::{FocusEvent, MouseEvent, PointerEvent, SubmitEvent};
use leptos::html::Form;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};
use leptos_router::{LazyRoute, lazy_route};

/// The editor, loaded only by those who open it.
pub struct EditorRoute;

#[lazy_route]
impl LazyRoute for EditorRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let EditorRoute = this;
        let words = use_words();
        let params = use_params_map();
        let id = move || params.with(|params| params.get("id").unwrap_or_default());
        let state = Resource::new_blocking(id, own_listing);
        view! {
            <Suspense fallback=move || view! { <p class="quiet">{words.browse_loading()}</p> }>
                {move || Suspend::new(async move {
                    match state.await {
                        Ok(state) => view! { <Editor state /> }.into_any(),
                        Err(error) => view! { <Trouble error /> }.into_any(),
                    }
                })}
            </Suspense>
        }
        .into_any()
    }
}

/// What the editor knows beyond what stands in its fields.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    pub(super) errors: Errors,
    /// Whether an attempt to save was refused for what is still wrong: only then is it said above the form.
    pub(super) refused: RwSignal<bool>,
    pub(super) conflict: RwSignal<Option<(ListingForm, Conflict)>>,
    version: RwSignal<i64>,
    base: RwSignal<String>,
    changed_on: RwSignal<Option<Date>>,
    confirmed_on: RwSignal<Option<Date>>,
    still_correct: RwSignal<bool>,
    pub(super) saved: RwSignal<bool>,
    pub(super) failure: RwSignal<Option<AppError>>,
    /// Counts refused attempts: each one takes the focus to what it says.
    pub(super) refusals: RwSignal<u32>,
}

impl Progress {
    fn new(state: &EditorState, just_saved: bool) -> Self {
        let (errors, conflict) = match &state.outcome {
            Outcome::Invalid(errors) => (errors.clone(), None),
            Outcome::Conflict(conflict) => (
                FieldErrors::default(),
                Some((state.form.clone(), (**conflict).clone())),
            ),
            Outcome::None | Outcome::Saved => (FieldErrors::default(), None),
        };
        Self {
            refused: RwSignal::new(!errors.0.is_empty()),
            errors: RwSignal::new(errors),
            conflict: RwSignal::new(conflict),
            version: RwSignal::new(state.version),
            base: RwSignal::new(state.base.clone()),
            changed_on: RwSignal::new(state.changed_on),
            confirmed_on: RwSignal::new(state.confirmed_on),
            still_correct: RwSignal::new(state.form.still_correct),
            // The address can be kept and opened again: only what was saved a moment ago is news.
            saved: RwSignal::new(just_saved && state.recent && state.outcome == Outcome::None),
            failure: RwSignal::new(None),
            refusals: RwSignal::new(0),
        }
    }

    /// Shows what is wrong, and takes the focus there.
    fn refuse(self, errors: FieldErrors) {
        self.saved.set(false);
        self.errors.set(errors);
        self.refused.set(true);
        self.refusals.update(|count| *count += 1);
    }

    /// Checks the field that was just left: its problem appears or goes away, the others stay as they are.
    fn check_one(self, field: ListingField, body: &str) {
        let of = |errors: &FieldErrors| {
            let all = errors.0.iter().copied();
            all.filter(|(other, _)| *other == field).collect::<Vec<_>>()
        };
        let found = ListingForm::decode(body).parse().err();
        let found = found.as_ref().map(of).unwrap_or_default();
        if self.errors.with_untracked(of) == found {
            return;
        }
        self.errors.update(|errors| {
            errors.0.retain(|(other, _)| *other != field);
            errors.0.extend(found);
            errors.0.sort_by_key(|(field, _)| *field);
        });
        if self.errors.with_untracked(|errors| errors.0.is_empty()) {
            self.refused.set(false);
        }
    }

    /// Takes over the answer to a save.
    fn take(self, body: &str, answer: Result<EditorState, SaveError>) {
        self.saved.set(false);
        self.failure.set(None);
        match answer {
            Ok(state) => {
                crate::browse::local::forget();
                self.errors.set(FieldErrors::default());
                self.refused.set(false);
                self.version.set(state.version);
                self.base.set(state.base);
                self.changed_on.set(state.changed_on);
                self.confirmed_on.set(state.confirmed_on);
                // Said for this save; the next one says it anew or not.
                self.still_correct.set(false);
                if self.conflict.get_untracked().is_some() {
                    // The saved side may have won some fields: show the page as it is now.
                    leave::let_go();
                    browser::open(&format!("/quan-ly/san-pham/{}?da-luu=1", state.id));
                }
                self.saved.set(true);
            }
            Err(SaveError::Invalid(errors)) => self.refuse(errors),
            Err(SaveError::Conflict(conflict)) => {
                self.version.set(conflict.version);
                self.conflict
                    .set(Some((ListingForm::decode(body), *conflict)));
                self.refusals.update(|count| *count += 1);
            }
            Err(SaveError::Other(error)) => self.failure.set(Some(error)),
        }
    }
}

#[component]
fn Editor(
    /// The listing, and what happened to the last attempt to save it.
    state: EditorState,
) -> impl IntoView {
    let words = use_words();
    let just_saved = use_location()
        .search
        .with_untracked(|search| search.contains("da-luu=1"));
    let progress = Progress::new(&state, just_saved);
    let id = state.id.clone();
    let save = Action::new(move |body: &String| {
        let (id, body) = (id.clone(), body.clone());
        async move {
            let answer = save_listing(id, body.clone()).await;
            progress.take(&body, answer);
        }
    });
    let pending = save.pending();
    let form_node = NodeRef::<Form>::new();
    let submit = move |event: SubmitEvent| {
        // The button of the preview posts the form to a page of its own.
        if event
            .submitter()
            .is_some_and(|button| button.has_attribute("formaction"))
        {
            return;
        }
        let Some(body) = form_node
            .get_untracked()
            .and_then(|form| browser::form_body(&form))
        else {
            return;
        };
        event.prevent_default();
        if pending.get_untracked() {
            return;
        }
        match ListingForm::decode(&body).parse() {
            // While there is a conflict the server decides, because it alone knows the saved side.
            Err(errors) if progress.conflict.get_untracked().is_none() => {
                progress.refuse(errors);
            }
            _ => {
                save.dispatch(body);
            }
        }
    };
    let check = move |field: ListingField| {
        let body = form_node
            .get_untracked()
            .and_then(|form| browser::form_body(&form));
        if let Some(body) = body {
            progress.check_one(field, &body);
        }
    };
    // A message that appears while the pointer is down would move what is being clicked away from under it.
    let pressed = StoredValue::new(false);
    let left = StoredValue::new(None::<ListingField>);
    let leave = move |event: FocusEvent| {
        if pressed.get_value() {
            left.set_value(browser::field_of(&event));
        } else if let Some(field) = browser::field_of(&event) {
            check(field);
        }
    };
    let press = move |_: PointerEvent| pressed.set_value(true);
    let release = move |_: MouseEvent| {
        pressed.set_value(false);
        if let Some(field) = left.get_value() {
            left.set_value(None);
            check(field);
        }
    };
    let trouble = progress.refused;
    let troubled = words.editor_title_error(&state.name);
    let action = format!("/quan-ly/san-pham/{}", state.id);
    let preview = format!("{action}/xem-truoc");
    let public = format!("/san-pham/{}", state.slug);
    let form = state.form.clone();
    let changed = move || match progress.changed_on.get() {
        Some(day) => words.studio_changed(&day.vietnamese()),
        None => words.studio_never_changed().to_owned(),
    };
    let confirmed = Signal::derive(move || match progress.confirmed_on.get() {
        Some(day) => words.editor_confirmed(&day.vietnamese()),
        None => words.editor_never_confirmed().to_owned(),
    });
    let consent = RwSignal::new(form.phone_public);
    let links_typed = state.outcome != Outcome::None;
    let unsaved = move || {
        let body = form_node
            .try_get_untracked()
            .flatten()
            .and_then(|form| browser::form_body(&form));
        let before = progress.base.try_get_untracked();
        body.zip(before)
            .is_some_and(|(body, before)| is_unsaved(&body, &before))
    };
    Effect::new(move |_| leave::guard(words.editor_leave(), unsaved));
    let errors = progress.errors;
    view! {
        <LiveTitle calm=state.name.clone() troubled trouble />
        <nav class="crumbs" aria-label=words.crumbs_label()>
            <ol>
                <li>
                    <a href="/quan-ly">{words.studio_title()}</a>
                </li>
                <li aria-current="page">{state.name.clone()}</li>
            </ol>
        </nav>
        <Said progress public=public.clone() />
        <div class="editor__head">
            <Heading text=state.name />
            <p class="studio-row__meta">
                <span class="tag tag--live">{words.studio_live()}</span>
                " "
                <span>{changed}</span>
                " "
                <a href=format!("/quan-ly/san-pham/{}/anh", state.id) rel="external">{words.photos_link()}</a>
            </p>
        </div>
        <form class="form" method="post" action=action novalidate node_ref=form_node on:submit=submit on:focusout=leave
            on:pointerdown=press
            on:click=release>
            <input type="hidden" name=VERSION value=state.version prop:value=move || progress.version.get() />
            <input type="hidden" name=BASE value=state.base prop:value=move || progress.base.get() />
            {move || {
                let base = progress.base.get_untracked();
                progress.conflict.get().map(|(typed, conflict)| view! { <ConflictView typed conflict base /> })
            }}
            <section class="form__part" aria-labelledby="f-gia">
                <h2 id="f-gia">{words.buy_title_price()}</h2>
                <PriceFields form=form.clone() errors />
                <AvailabilityFields form=form.clone() errors />
            </section>
            <section class="form__part" aria-labelledby="f-mo-ta">
                <h2 id="f-mo-ta">{words.editor_part_text()}</h2>
                <Lines
                    field=ListingField::Description
                    text=form.description
                    hint=words.editor_description_hint()
                    rows=5
                    errors
                />
                <Lines field=ListingField::Story text=form.story hint=words.editor_story_hint() rows=8 errors />
            </section>
            <section class="form__part" aria-labelledby="f-chi-tiet">
                <h2 id="f-chi-tiet">{words.facts_title()}</h2>
                <Line
                    field=ListingField::Ingredients
                    text=form.ingredients
                    note=words.editor_optional()
                    errors
                />
                <Line
                    field=ListingField::NetWeight
                    text=form.net_weight
                    hint=words.editor_net_weight_hint()
                    note=words.editor_optional()
                    errors
                />
                <Line
                    field=ListingField::ShelfLife
                    text=form.shelf_life
                    hint=words.editor_shelf_life_hint()
                    note=words.editor_optional()
                    errors
                />
                <Line field=ListingField::Storage text=form.storage note=words.editor_optional() errors />
            </section>
            <section class="form__part" aria-labelledby="f-noi-ban">
                <h2 id="f-noi-ban">{words.editor_part_links()}</h2>
                <LinkFields links=form.links typed=links_typed errors />
            </section>
            <section class="form__part" aria-labelledby="f-lien-he">
                <h2 id="f-lien-he">{words.editor_part_contact()}</h2>
                <Line
                    field=ListingField::Phone
                    text=form.phone
                    hint=words.editor_phone_hint()
                    note=words.editor_optional()
                    mode="tel"
                    errors
                />
                <Tick
                    field=ListingField::PhonePublic
                    checked=consent
                    note=Signal::stored(words.editor_phone_public_note().to_owned())
                />
            </section>
            <section class="form__part" aria-labelledby="f-xac-nhan">
                <h2 id="f-xac-nhan">{words.editor_part_confirm()}</h2>
                <Tick field=ListingField::StillCorrect checked=progress.still_correct note=confirmed />
                <Written class="editor__stamp" markup=stamp(words, state.stars, &state.state, state.year) />
                <p class="quiet small">{words.editor_register_note()}</p>
                <p class="quiet small">{words.editor_goes_live()}</p>
            </section>
            <div class="savebar">
                <button class="button" type="submit">
                    {words.editor_save()}
                </button>
                <button class="button button--plain" type="submit" formaction=preview formtarget="_blank">
                    {words.editor_preview()}
                </button>
                <a class="button button--plain" href=public>
                    {words.editor_see()}
                </a>
                <p class="savebar__say" role="status">
                    {move || {
                        if pending.get() {
                            words.editor_saving()
                        } else if progress.saved.get() {
                            words.editor_saved_short()
                        } else {
                            ""
                        }
                    }}
                </p>
            </div>
        </form>
    }
    .into_any()
}
