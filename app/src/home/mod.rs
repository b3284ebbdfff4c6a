//! The home page: one sentence, the search, and the ways in with true counts.

pub mod api;

use crate::browse::drawing;
use crate::ui::{Heading, PageTitle, SealShape, SearchForm, Trouble};
use crate::words::use_words;
use api::load_overview;
use domain::browse_query::StarsChoice;
use domain::{BrowseQuery, Param, Stars, StateKind};
use leptos::prelude::*;
use search::{FacetValue, Overview, TopGroup};

/// The page `/`.
#[component]
pub fn HomePage() -> impl IntoView {
    let words = use_words();
    let overview = Resource::new(|| (), |()| load_overview());
    view! {
        <PageTitle text="" />
        <Suspense fallback=move || view! { <p class="quiet">{words.browse_loading()}</p> }>
            {move || Suspend::new(async move {
                match overview.await {
                    Ok(overview) => view! { <Ways overview /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// The list with one value chosen.
fn href(param: Param, value: &str) -> String {
    BrowseQuery::default()
        .toggled(param, value)
        .unwrap_or_default()
        .href()
}

#[component]
fn Ways(
    /// Counts.
    overview: Overview,
) -> impl IntoView {
    let words = use_words();
    let tries = ["nước mắm", "cói Nga Sơn", "mật ong", "Hoằng Hóa"];
    let try_link = |text: &'static str| {
        let href = BrowseQuery {
            text: text.to_owned(),
            ..BrowseQuery::default()
        }
        .href();
        view! { " " <a href=href>{text}</a> }
    };
    view! {
        <section class="intro">
            <div class="intro__say">
                <Heading text=words.home_sentence() />
                <p class="intro__lead quiet">
                    {words.home_lead(&overview.products, &overview.producers, &overview.communes)}
                </p>
                <SearchForm big=true />
                <p class="intro__try">{words.home_try()} {tries.into_iter().map(try_link).collect_view()}</p>
            </div>
            <nav aria-labelledby="theo-sao">
                <h2 class="visually-hidden" id="theo-sao">
                    {words.home_by_stars()}
                </h2>
                <ul class="stars">
                    {overview.stars.into_iter().map(|value| view! { <StarsEntry value /> }).collect_view()}
                </ul>
            </nav>
        </section>
        <section class="section" aria-labelledby="theo-nhom">
            <div class="section__head">
                <h2 id="theo-nhom">{words.home_by_group()}</h2>
                <a href="/san-pham">{words.home_all(&overview.products)}</a>
            </div>
            <ul class="groups">
                {overview.groups.into_iter().map(|group| view! { <GroupEntry group /> }).collect_view()}
            </ul>
        </section>
        <section class="section" aria-labelledby="theo-huyen">
            <div class="section__head">
                <h2 id="theo-huyen">{words.home_by_district()}</h2>
                <p class="quiet small">{words.home_district_note()}</p>
            </div>
            <ul class="index">
                {overview.districts.into_iter().map(|value| view! { <DistrictEntry value /> }).collect_view()}
            </ul>
        </section>
        <Legend />
    }
    .into_any()
}

#[component]
fn StarsEntry(
    /// Stars and their count.
    value: FacetValue,
) -> impl IntoView {
    let words = use_words();
    let (name, note, stars) = match StarsChoice::from_slug(&value.value) {
        Some(StarsChoice::Rated(stars)) => {
            let note = match stars {
                Stars::Five => words.home_five(),
                Stars::Four => words.home_four(),
                Stars::Three => words.home_three(),
            };
            (words.browse_stars(&stars.count()), note, Some(stars))
        }
        _ => (
            words.home_unknown_stars().to_owned(),
            words.home_unknown_note(),
            None,
        ),
    };
    view! {
        <li>
            <a href=href(Param::Stars, &value.value)>
                <SealShape kind=StateKind::Unconfirmed stars />
                <span class="stars__name">{name} <small>{note}</small></span>
                <span class="stars__n">{value.count}</span>
            </a>
        </li>
    }
}

#[component]
fn GroupEntry(
    /// A top group and its count.
    group: TopGroup,
) -> impl IntoView {
    let words = use_words();
    let TopGroup { code, value } = group;
    let picture = drawing(Some(&code));
    let inside = view! {
        <img class="groups__pic" src=picture alt="" width="320" height="240" loading="lazy" />
        <span class="groups__name">{value.label.clone()}</span>
        " "
        <span class="groups__n">
            {if value.count == 0 { words.home_none().to_owned() } else { words.browse_total(&value.count) }}
        </span>
    };
    if value.count == 0 {
        return view! {
            <li>
                <span class="groups__item" role="link" aria-disabled="true">
                    {inside}
                </span>
            </li>
        }
        .into_any();
    }
    view! {
        <li>
            <a class="groups__item" href=href(Param::Group, &value.value)>
                {inside}
            </a>
        </li>
    }
    .into_any()
}

#[component]
fn DistrictEntry(
    /// A former district and its count.
    value: FacetValue,
) -> impl IntoView {
    let inside = view! {
        <span class="index__name">{value.label.clone()}</span>
        <span class="index__n">{value.count}</span>
    };
    if value.count == 0 {
        return view! {
            <li>
                <span class="index__row" role="link" aria-disabled="true">
                    {inside}
                </span>
            </li>
        }
        .into_any();
    }
    view! {
        <li>
            <a class="index__row" href=href(Param::District, &value.value)>
                {inside}
            </a>
        </li>
    }
    .into_any()
}

/// What the seal says, with every shape once.
#[component]
fn Legend() -> impl IntoView {
    let words = use_words();
    let entries = [
        (
            StateKind::InForce,
            words.legend_in_force(),
            words.legend_in_force_means(),
        ),
        (
            StateKind::Ending,
            words.legend_ending(),
            words.legend_ending_means(),
        ),
        (
            StateKind::Unconfirmed,
            words.legend_unconfirmed(),
            words.legend_unconfirmed_means(),
        ),
        (
            StateKind::Lapsed,
            words.legend_lapsed(),
            words.legend_lapsed_means(),
        ),
        (
            StateKind::Withdrawn,
            words.legend_withdrawn(),
            words.legend_withdrawn_means(),
        ),
    ];
    view! {
        <section class="section" aria-labelledby="con-dau">
            <div class="section__head">
                <h2 id="con-dau">{words.legend_title()}</h2>
            </div>
            <ul class="legend">
                {entries
                    .into_iter()
                    .map(|(kind, shape, means)| {
                        view! {
                            <li>
                                <p class="stamp">
                                    <SealShape kind stars=Some(Stars::Four) />
                                    <span>
                                        <span class="stamp__stars">{shape}</span>
                                        " "
                                        <span class="stamp__state">{means}</span>
                                    </span>
                                </p>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}
