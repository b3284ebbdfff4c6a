//! New identities: UUID v7, in the order of their making.

use crate::Timestamp;
use std::sync::{LazyLock, Mutex};
use uuid::{ContextV7, Uuid};

/// A new id. Ids made within the same millisecond are in order too.
pub(crate) fn new_id(now: Timestamp) -> String {
    static CONTEXT: LazyLock<Mutex<ContextV7>> = LazyLock::new(|| Mutex::new(ContextV7::new()));
    let seconds = u64::try_from(now.0.div_euclid(1000)).unwrap_or(0);
    let nanos = u32::try_from(now.0.rem_euclid(1000)).unwrap_or(0) * 1_000_000;
    let time = uuid::Timestamp::from_unix(&*CONTEXT, seconds, nanos);
    Uuid::new_v7(time).hyphenated().to_string()
}

#[cfg(test)]
mod tests {
    use super::new_id;
    use crate::Timestamp;

    #[test]
    fn ids_of_one_moment_are_in_order() {
        let ids: Vec<String> = (0..1000)
            .map(|_| new_id(Timestamp(1_790_000_000_123)))
            .collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.len() == 36));
    }
}
