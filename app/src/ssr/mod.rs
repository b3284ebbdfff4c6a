//! What the server gives to pages and server functions: the store, the catalogue, the day, and who is looking.

mod built;
mod catalogue;
mod clock;
mod contact;
mod short;
mod unanswered;

pub use built::Built;
pub use catalogue::{BrowserFile, Catalogue, Snapshot, Trade};
pub use clock::{Clock, day_in_vietnam, time_in_vietnam};
pub use contact::Contact;
pub use short::{Public, form_page, public_page, refusal, short_page, studio_page};
pub use unanswered::Unanswered;

use crate::error::AppError;
use domain::{Date, ProducerId};
use leptos::prelude::use_context;
use std::sync::Arc;
use store::{Store, StoreError, Timestamp, Viewer};

/// The parts of the running program that pages and server functions may use. Cheap to clone.
#[derive(Clone)]
pub struct AppContext(Arc<Parts>);

struct Parts {
    store: Store,
    catalogue: Catalogue,
    clock: Clock,
    origin: String,
    contact: Option<Contact>,
    built: Built,
    unanswered: Unanswered,
}

impl AppContext {
    /// Puts the parts together; `origin` is the public address of the site without a slash at its end, `contact` where whoever runs it
    /// can be reached.
    pub fn new(
        store: Store,
        catalogue: Catalogue,
        clock: Clock,
        origin: String,
        contact: Option<Contact>,
        built: Built,
    ) -> Self {
        Self(Arc::new(Parts {
            store,
            catalogue,
            clock,
            origin,
            contact,
            built,
            unanswered: Unanswered::default(),
        }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The catalogue as it is now.
    pub fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }

    /// What is searched for in vain.
    pub fn unanswered(&self) -> &Unanswered {
        &self.0.unanswered
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Today in Vietnam.
    pub fn today(&self) -> Date {
        day_in_vietnam(self.now())
    }

    /// The public address of the site, such as `https://saoque.vn`.
    pub fn origin(&self) -> &str {
        &self.0.origin
    }

    /// The files of the built site.
    pub fn built(&self) -> &Built {
        &self.0.built
    }

    /// Where whoever runs the site can be reached, if they say so.
    pub fn contact(&self) -> Option<&Contact> {
        self.0.contact.as_ref()
    }
}

/// The program's parts, inside a page or a server function.
pub fn cx() -> Result<AppContext, AppError> {
    use_context::<AppContext>().ok_or_else(|| {
        fail(AppError::Internal {
            reference: "no-context".to_owned(),
        })
    })
}

/// Who is looking, as the session of this request says.
pub fn viewer() -> Option<Viewer> {
    use_context::<axum::http::request::Parts>()
        .and_then(|parts| parts.extensions.get::<Viewer>().cloned())
}

/// The path of the page that is drawn, with its query.
pub fn target() -> String {
    let parts = use_context::<axum::http::request::Parts>();
    let target = parts.and_then(|parts| Some(parts.uri.path_and_query()?.to_string()));
    target.unwrap_or_default()
}

/// The producer that the viewer works for; everybody else is told to sign in.
pub fn own_producer() -> Result<(Viewer, ProducerId), AppError> {
    let viewer = viewer().ok_or_else(|| fail(AppError::NotSignedIn))?;
    match viewer.producer.clone() {
        Some(producer) => Ok((viewer, producer)),
        None => Err(fail(AppError::NotFound)),
    }
}

/// Sets the status that belongs to an error and hands it on.
pub fn fail(error: AppError) -> AppError {
    crate::error::set_status(error.status());
    error
}

/// Logs what the store could not do, once, and hands on a number to quote.
pub fn internal(error: &StoreError) -> AppError {
    fail(logged(error))
}

/// The same outside of pages and server functions, where there is no answer yet whose status could be set: a context
/// that is found there belongs to another request.
pub fn logged(error: &StoreError) -> AppError {
    let reference = uuid::Uuid::new_v4().simple().to_string().split_off(20);
    tracing::error!(target: "sao_que", %reference, %error, "a request failed");
    AppError::Internal { reference }
}
