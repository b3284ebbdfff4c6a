//! The page `/bao-sai`: somebody has seen that something is not right, and says so.
//!
//! A document of its own without the app and without scripts. What it is given comes from the address or from what was posted;
//! it knows nothing about who asks.

mod look;

pub(crate) use look::wait;

use crate::ssr::{AppContext, Public, public_page};
use crate::words::Words;
use domain::{ProductDetail, ReportField, ReportForm, ReportNumber, ReportProblem};

/// The address of the page, without its language.
pub const PATH: &str = "/bao-sai";
/// The parameter with the number of a report that was taken.
pub const NUMBER: &str = "so";

/// Why a report was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Controls are wrong.
    Wrong(Vec<(ReportField, ReportProblem)>),
    /// Too many came before it; the next is taken after so many seconds.
    TooMany(u32),
    /// The same words came too often; they are taken again after so many seconds.
    TooOften(u32),
}

/// What the page shows.
pub enum Page<'a> {
    /// The form.
    Form {
        /// The product that is meant.
        product: Option<&'a ProductDetail>,
        /// What stands in it.
        form: &'a ReportForm,
        /// Why it was refused, if it was.
        refusal: Option<&'a Refusal>,
        /// Whether search engines may list it.
        listed: bool,
    },
    /// That a report was taken.
    Thanks(&'a ReportNumber),
}

/// The document.
pub fn document(words: Words, cx: &AppContext, page: &Page<'_>) -> String {
    let (title, listed, query, said) = match page {
        Page::Thanks(number) => {
            let said = look::thanks(words, number);
            (words.report_thanks(), false, String::new(), said)
        }
        Page::Form {
            product,
            form,
            refusal,
            listed,
        } => {
            let title = if refusal.is_some() {
                words.report_title_error()
            } else {
                words.report_title()
            };
            let query = product.map_or_else(String::new, |product| {
                format!("?{}={}", ReportForm::PRODUCT, product.slug)
            });
            let said = look::form(words, *product, form, *refusal);
            (title, *listed, query, said)
        }
    };
    let public = Public {
        origin: cx.origin(),
        path: PATH,
        query: &query,
        title,
        summary: words.report_summary(),
        listed,
        script: None,
    };
    public_page(words, &public, &said)
}
