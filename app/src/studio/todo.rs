//! What would help the own listings most, in order of worth.

use domain::Date;
use serde::{Deserialize, Serialize};

/// A thing to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Todo {
    /// The certificate ends soon.
    Ending {
        /// Its last day.
        until: Date,
        /// Days until then.
        days: i32,
    },
    /// The office has returned a photo, with a reason.
    Returned,
    /// There is no price.
    Price,
    /// Nothing says where to buy it.
    Where,
    /// Nothing says what it is.
    Text,
    /// Nothing shows it.
    Photo,
    /// It has not been called correct for a while.
    Confirm {
        /// When it was last.
        since: Option<Date>,
    },
}

/// A thing to do on a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTodo {
    /// The id of the product.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The version of its listing, which is confirmed by what names it.
    pub version: i64,
    /// What there is to do.
    pub todo: Todo,
}

#[cfg(feature = "ssr")]
mod find {
    use super::{OwnTodo, Todo};
    use domain::browse_query::CONFIRMED_DAYS;
    use domain::{CertificateState, Date, Price};
    use store::{OwnProduct, Pictured};

    /// What there is to do on these products, the most worth first. Whoever lacks something is not asked whether all is correct.
    pub fn todos(products: &[OwnProduct], today: Date) -> Vec<OwnTodo> {
        let mut all: Vec<OwnTodo> = products
            .iter()
            .flat_map(|product| {
                of(product, today).into_iter().map(|todo| OwnTodo {
                    id: product.id.to_string(),
                    name: product.name.clone(),
                    version: product.version,
                    todo,
                })
            })
            .collect();
        all.sort_by(|a, b| a.todo.cmp(&b.todo));
        all
    }

    fn of(product: &OwnProduct, today: Date) -> Vec<Todo> {
        let mut todos = Vec::new();
        if let CertificateState::Ending { until, days } = product.certificate.state(today) {
            todos.push(Todo::Ending { until, days });
        }
        if product.pictured == Pictured::Returned {
            todos.push(Todo::Returned);
        }
        let missing = [
            (product.price == Price::Unknown, Todo::Price),
            (!product.sold, Todo::Where),
            (!product.described, Todo::Text),
        ];
        let missing = missing.into_iter().find(|(lacks, _)| *lacks);
        let since = product.confirmed_on;
        let old = since.is_none_or(|day| today.days() - day.days() >= CONFIRMED_DAYS);
        match missing.as_ref() {
            Some((_, todo)) => todos.push(todo.clone()),
            None if product.pictured == Pictured::No => todos.push(Todo::Photo),
            None => {}
        }
        if missing.is_none() && old {
            todos.push(Todo::Confirm { since });
        }
        todos
    }
}

#[cfg(feature = "ssr")]
pub use find::todos;
