//! Identities as types, so that a producer's id is never passed where a product's belongs.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an id as the database or an address gives it; whether it exists is for the store to say.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A product, a UUID v7 in text form.
    ProductId
);
id!(
    /// A producer (chủ thể OCOP), a UUID v7 in text form.
    ProducerId
);
id!(
    /// An account that can sign in, a UUID v7 in text form.
    AccountId
);
