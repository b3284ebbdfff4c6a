//! The page `/quan-ly/san-pham/{id}/the`: cards for the shelf, four on a sheet, with a code that leads to the check page. A document
//! without the app; the browser prints it.

use super::save::own;
use crate::check;
use crate::error::AppError;
use crate::ssr::{AppContext, short_page};
use crate::ui::qr_code;
use crate::ui::stamp;
use crate::words::Words;
use domain::{CertificateState, StateKind};
use maud::{Markup, html};
use store::{OwnListing, Viewer};

/// Cards on a sheet of A4.
const ON_A_SHEET: usize = 4;

/// The document of an own product.
pub async fn document(
    cx: &AppContext,
    words: Words,
    viewer: &Viewer,
    product: &str,
) -> Result<String, AppError> {
    let producer = viewer.producer.as_ref().ok_or(AppError::NotFound)?;
    let own = own(cx, producer, product).await?;
    let state = own.certificate.state(cx.today());
    let public = format!("/san-pham/{}", own.slug);
    // The check page knows a product by the address of its page.
    let address = format!("{}{}?q={public}", cx.origin(), check::PATH);
    let body = html! {
        div class="no-print" {
            p { a href="/quan-ly" { (words.studio_title()) } " · " a href={ "/quan-ly/san-pham/" (own.id) } { (words.studio_edit()) } }
            h1 { (words.shelf_title()) }
            p class="prose" { strong { (own.name) } }
            p class="prose quiet" { @if may_stand(state.kind()) { (words.shelf_lead()) } @else { (words.shelf_none()) } }
        }
        @if may_stand(state.kind()) {
            div class="shelf" { @for _ in 0..ON_A_SHEET { (card(words, &own, &state, &address)) } }
        }
    };
    Ok(short_page(words, words.shelf_title(), &body))
}

/// Whether a card may stand at the shelf: not with stars that do not hold any more.
const fn may_stand(state: StateKind) -> bool {
    !matches!(state, StateKind::Lapsed | StateKind::Withdrawn)
}

fn card(words: Words, own: &OwnListing, state: &CertificateState, address: &str) -> Markup {
    let certificate = &own.certificate;
    html! {
        article class="shelf__card" {
            p class="shelf__name" { (own.name) }
            (stamp(words, certificate.stars, state, certificate.year))
            @if let Some(number) = &certificate.decision_no { p { (words.cert_decision()) ": " (number) } }
            div class="shelf__code" {
                @if let Some((path, size)) = qr_code(address) {
                    svg class="printed__code" viewBox={ "-4 -4 " (size + 8) " " (size + 8) } role="img" aria-label=(address) { path d=(path) {} }
                }
                p { (words.shelf_scan()) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::may_stand;
    use domain::StateKind;

    #[test]
    fn no_card_promises_stars_that_do_not_hold_any_more() {
        let printed: Vec<StateKind> = StateKind::ALL
            .into_iter()
            .filter(|state| may_stand(*state))
            .collect();
        assert_eq!(
            printed,
            [
                StateKind::InForce,
                StateKind::Ending,
                StateKind::Unconfirmed
            ]
        );
    }
}
