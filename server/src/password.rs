//! Passwords: Argon2id with the parameters that OWASP asks for (19 MiB, 2 passes, 1 lane), which are the library's own.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::OnceLock;
use tokio::sync::Semaphore;

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a password.
pub const LONGEST: usize = 128;

/// How many passwords are hashed at a time: each takes 19 MiB and a core.
static AT_A_TIME: Semaphore = Semaphore::const_new(2);

/// Why a password was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too short or too long.
    #[error("a password has {SHORTEST} to {LONGEST} characters")]
    Length,
    /// The hash could not be computed.
    #[error("the password could not be hashed: {0}")]
    Hash(String),
}

/// Whether a password may be used. Any characters are welcome, and none is changed.
pub fn check_length(password: &str) -> Result<(), PasswordError> {
    let length = password.chars().count();
    if (SHORTEST..=LONGEST).contains(&length) {
        Ok(())
    } else {
        Err(PasswordError::Length)
    }
}

/// The PHC string of a password, with a fresh salt.
pub fn hash(password: &str) -> Result<String, PasswordError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| PasswordError::Hash(error.to_string()))
}

/// Whether a password belongs to a hash. Without a hash (no such account) the same work is done for nothing, so that the
/// time tells nobody which telephone numbers have an account.
pub async fn verify(password: String, hash: Option<String>) -> bool {
    let Ok(_permit) = AT_A_TIME.acquire().await else {
        return false;
    };
    let work = move || {
        let known = hash.is_some();
        let against = hash.as_deref().unwrap_or_else(|| nobody());
        let fits = PasswordHash::new(against).is_ok_and(|parsed| {
            Argon2::default()
                .verify_password(password.as_bytes(), &parsed)
                .is_ok()
        });
        fits && known
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(false)
}

/// The hash of a password that nobody has.
fn nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| hash("a password that nobody has").unwrap_or_default())
}

/// Computes the hash of nobody's password, so that the first unknown telephone number costs no more than later ones.
pub fn warm_up() {
    nobody();
}

#[cfg(test)]
mod tests {
    use super::{check_length, hash, verify};

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let kept = hash("mật khẩu rất dài").unwrap();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert!(verify("mật khẩu rất dài".into(), Some(kept.clone())).await);
        assert!(!verify("mat khau rat dai".into(), Some(kept)).await);
        assert!(!verify("a password that nobody has".into(), None).await);
        assert!(!verify("x".into(), Some("no hash".into())).await);
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(check_length("mườihaichữạạ").is_ok());
        assert!(check_length("mười một ch").is_err());
        assert!(check_length(&"ệ".repeat(128)).is_ok());
        assert!(check_length(&"ệ".repeat(129)).is_err());
    }
}
