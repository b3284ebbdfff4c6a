//! The page `/quan-ly`: the own products.

use super::api::own_products;
use super::state::{OwnRow, StudioState};
use super::todos::{Done, Todos};
use crate::browse::{drawing, price_words};
use crate::ui::{Heading, PageTitle, Trouble};
use crate::words::use_words;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

/// The start page of the studio, loaded only by those who open it. Its data is asked for by the lazy part too, so that the
/// decoders of the studio are not in what shoppers download.
pub struct StudioRoute;

#[lazy_route]
impl LazyRoute for StudioRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let StudioRoute = this;
        let words = use_words();
        let state = Resource::new_blocking(|| (), |()| own_products());
        view! {
            <PageTitle text=words.studio_title() />
            <Suspense fallback=move || view! { <p class="quiet">{words.browse_loading()}</p> }>
                {move || Suspend::new(async move {
                    match state.await {
                        Ok(state) => view! { <OwnProducts state /> }.into_any(),
                        Err(error) => view! { <Trouble error /> }.into_any(),
                    }
                })}
            </Suspense>
        }
        .into_any()
    }
}

/// The ways to pages that are about more than one product: documents without the app, as the own account is.
#[component]
fn Ways() -> impl IntoView {
    let words = use_words();
    let ways = [
        ("/quan-ly/bang", words.table_title()),
        ("/quan-ly/nhap", words.import_title()),
        ("/quan-ly/ngay-nghi", words.closure_title()),
    ];
    let way = |(address, name)| view! { <li><a href=address rel="external">{name}</a></li> };
    view! {
        <nav aria-label=words.studio_ways()>
            <ul class="studio__ways">{ways.map(way).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn OwnProducts(
    /// The producer and its products.
    state: StudioState,
) -> impl IntoView {
    let words = use_words();
    let keeps = state.producer.is_some();
    let (whose, nothing) = match &state.producer {
        Some(producer) => (
            words.studio_whose(producer, &state.rows.len()),
            words.studio_empty(),
        ),
        None => (String::new(), words.studio_office()),
    };
    view! {
        <div class="studio__top">
            <div>
                <Heading text=words.studio_title() />
                <p class="quiet">{whose}</p>
            </div>
            <form class="studio-row__acts" method="post" action="/dang-xuat">
                // Pages of their own without the app, as the history of a listing is.
                {state
                    .producer
                    .is_some()
                    .then(|| {
                        view! {
                            <a class="button button--plain" href="/quan-ly/thanh-vien" rel="external">
                                {words.members_link()}
                            </a>
                        }
                    })}
                <a class="button button--plain" href="/quan-ly/tai-khoan" rel="external">{words.account_link()}</a>
                <button class="button button--plain">{words.studio_sign_out()}</button>
            </form>
        </div>
        {keeps.then(|| view! { <Ways /> })}
        <Done />
        <Todos todos=state.todos />
        {state.rows.is_empty().then(|| view! { <p>{nothing}</p> })}
        <ul class="studio">{state.rows.into_iter().map(|row| view! { <Row row /> }).collect_view()}</ul>
    }
}

#[component]
fn Row(
    /// The product.
    row: OwnRow,
) -> impl IntoView {
    let words = use_words();
    let (picture, alt) = match row.photo {
        Some(photo) => (photo.path, photo.alt),
        None => (drawing(row.group.as_ref(), &row.name), String::new()),
    };
    let price = price_words(words, row.price, row.price_unit.as_deref())
        .unwrap_or_else(|| words.studio_no_price().to_owned());
    let changed = match row.changed_on {
        Some(day) => words.studio_changed(&day.vietnamese()),
        None => words.studio_never_changed().to_owned(),
    };
    let confirmed = row
        .confirmed_on
        .map(|day| words.studio_confirmed(&day.vietnamese()));
    view! {
        <li>
            <article class="studio-row">
                <img class="studio-row__pic" src=picture alt=alt width="320" height="240" />
                <h2 class="studio-row__name">{row.name.clone()}</h2>
                <p class="studio-row__meta">
                    <span class="tag tag--live">{words.studio_live()}</span>
                    " "
                    <span class="num">{price}</span>
                    " "
                    <span>{changed}</span>
                    " "
                    {confirmed.map(|confirmed| view! { <span>{confirmed}</span> })}
                </p>
                <p class="studio-row__acts">
                    // Opened as a page of its own, so that the browser asks when Back would lose unsaved text.
                    <a class="button" href=format!("/quan-ly/san-pham/{}", row.id) rel="external">
                        {words.studio_edit()}
                        <span class="visually-hidden">" " {row.name.clone()}</span>
                    </a>
                    <a class="button button--plain" href=format!("/quan-ly/san-pham/{}/anh", row.id) rel="external">
                        {words.photos_link()}
                        <span class="visually-hidden">" " {row.name.clone()}</span>
                    </a>
                    <a class="button button--plain" href=format!("/quan-ly/san-pham/{}/lich-su", row.id) rel="external">
                        {words.history_link()}
                        <span class="visually-hidden">" " {row.name.clone()}</span>
                    </a>
                    <a class="button button--plain" href=format!("/quan-ly/san-pham/{}/the", row.id) rel="external">
                        {words.shelf_link()}
                        <span class="visually-hidden">" " {row.name}</span>
                    </a>
                </p>
            </article>
        </li>
    }
}
