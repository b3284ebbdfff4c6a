//! Every payload through the real form into every field, and back on every page that shows it.

use super::payloads;
use super::twin::{self, TEXTS};
use crate::support::form::{self, editor};
use crate::support::html::{Page, Shape, beyond};
use crate::support::people::PRODUCER_A;
use crate::support::{A, Answer, App, Call, Cookie, app_without_cache};
use domain::text::clean;
use domain::{ListingField, ListingForm};
use std::collections::HashMap;
use store::OwnListing;

struct Desk {
    app: App,
    cookie: Cookie,
    twins: HashMap<String, Vec<Shape>>,
}

impl Desk {
    async fn new() -> Self {
        let app = app_without_cache().await;
        let cookie = app.sign_in(A).await;
        Self {
            app,
            cookie,
            twins: HashMap::new(),
        }
    }

    async fn post(&self, listing: &OwnListing, typed: &ListingForm) -> Answer {
        let body = form::body(typed, listing.version);
        self.app
            .send(Call::post(&editor(listing), &body).by(&self.cookie))
            .await
    }

    /// Saves, and gives the pages that show it: product, list, own list, editor.
    async fn saved(&self, typed: &ListingForm, what: &str) -> Vec<Page> {
        let listing = self.app.listing(PRODUCER_A).await;
        let answer = self.post(&listing, typed).await;
        assert_eq!(answer.code(), 303, "{what}: {}", answer.text());
        let list = domain::form::encode([("q", listing.name.as_str())]);
        let mut pages = Vec::new();
        for target in [
            format!("/san-pham/{}", listing.slug),
            format!("/san-pham?{list}"),
            "/quan-ly".to_owned(),
            editor(&listing),
        ] {
            let answer = self.app.send(Call::get(&target).by(&self.cookie)).await;
            assert_eq!(answer.code(), 200, "{what}: {target}");
            pages.push(Page::of(&answer.text()));
        }
        pages
    }

    /// The shapes of the same pages with harmless text.
    async fn twin(&mut self, typed: &ListingForm) -> Vec<Shape> {
        let key = typed.encode();
        if !self.twins.contains_key(&key) {
            let pages = self.saved(typed, "harmless").await;
            let shapes = pages.iter().map(Page::shape).collect();
            self.twins.insert(key.clone(), shapes);
        }
        self.twins[&key].clone()
    }
}

/// What was typed is what the browser reads back.
fn reads_back(product: &Page, editor: &Page, payload: &str) {
    for field in TEXTS
        .into_iter()
        .filter(|field| twin::taken(payload, *field))
    {
        let kept = clean(payload, field.most()).unwrap().unwrap_or_default();
        assert_eq!(editor.value(field.name()), kept, "{}", field.name());
        assert!(product.says(&kept), "{}: {kept}", field.name());
    }
    let data = product.text("script[type='application/ld+json']");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let data = &data["@graph"][0];
    let description = clean(payload, ListingField::Description.most());
    if let Ok(Some(description)) = description {
        assert_eq!(data["description"], description);
    }
    assert_eq!(data["@type"], "Product");
    assert_eq!(data["offers"]["price"], 50_000);
}

async fn accepted(part: usize) {
    let mut desk = Desk::new().await;
    for payload in payloads::all().iter().skip(part).step_by(2) {
        let allowed = desk.twin(&twin::accepted_twin(payload)).await;
        let pages = desk.saved(&twin::accepted(payload), payload).await;
        for (page, allowed) in pages.iter().zip(&allowed) {
            assert_eq!(beyond(&page.shape(), allowed), Shape::new(), "{payload:?}");
            assert_eq!(
                &page.shape(),
                allowed,
                "{payload:?}: nothing is missing either"
            );
        }
        reads_back(&pages[0], &pages[3], payload);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn saved_text_is_text_on_every_page() {
    accepted(0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn saved_text_is_text_on_every_page_too() {
    accepted(1).await;
}

/// Which fields are refused, and why: forms that agree in this give pages of the same elements.
fn refusal(form: &ListingForm) -> String {
    format!("{:?}", form.parse().unwrap_err())
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_text_is_text_in_its_form() {
    let desk = Desk::new().await;
    let listing = desk.app.listing(PRODUCER_A).await;
    let mut harmless: HashMap<String, Shape> = HashMap::new();
    for payload in payloads::all() {
        let typed = twin::refused(&payload);
        let fate = refusal(&typed);
        let answer = desk.post(&listing, &typed).await;
        assert_eq!(answer.code(), 422, "{payload:?}");
        let page = Page::of(&answer.text());
        let chosen = [ListingField::PriceKind, ListingField::Availability];
        for field in ListingField::ALL {
            if let Some(text) = typed.text(*field).filter(|_| !chosen.contains(field)) {
                assert_eq!(page.value(field.name()), text, "{}", field.name());
            }
        }
        if !harmless.contains_key(&fate) {
            let twin = refused_twin(&payload);
            assert_eq!(refusal(&twin), fate, "{payload:?}");
            let answer = desk.post(&listing, &twin).await;
            harmless.insert(fate.clone(), Page::of(&answer.text()).shape());
        }
        assert_eq!(page.shape(), harmless[&fate], "{payload:?}");
    }
    assert_eq!(desk.app.listing(PRODUCER_A).await, listing);
}

/// Harmless text that is refused in the same places for the same reasons.
fn refused_twin(payload: &str) -> ListingForm {
    let mut typed = twin::form(|field| twin::twin(payload, field.most()));
    for field in [
        ListingField::PriceLow,
        ListingField::Phone,
        ListingField::PriceKind,
        ListingField::Availability,
    ] {
        "vô hại".clone_into(typed.text_mut(field).unwrap());
    }
    let original = twin::refused(payload);
    let links = original.links.iter().map(|link| {
        let good = domain::channel::host(link).is_some();
        if good {
            "https://voso.vn/x".to_owned()
        } else {
            "vô hại".to_owned()
        }
    });
    typed.links = links.collect();
    typed
}
