//! Passwords: Argon2id with the parameters that OWASP asks for (19 MiB, 2 passes, 1 lane), which are the library's own.
//!
//! One password is hashed at a time, always in the same memory: a block of 19 MiB that comes and goes with every attempt would
//! leave holes in the heap that are never given back, and strangers could make the program grow without end.

use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use domain::OneTimeCode;
use std::sync::{Mutex, PoisonError};
use subtle::ConstantTimeEq;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Fewest characters of a password.
pub const SHORTEST: usize = 12;
/// Most characters of a password.
pub const LONGEST: usize = 128;
/// Both, for forms that say so.
pub const LENGTHS: (usize, usize) = (SHORTEST, LONGEST);

/// Attempts that may be here at a time, nearly all of them waiting. On a slow machine a password takes four tenths of a
/// second: the last one in the queue is still answered before its request is given up.
const PLACES: usize = 32;
/// When it is worth trying again, in seconds, for those who found the queue full.
pub const AGAIN_AFTER: u32 = 5;

static QUEUE: Semaphore = Semaphore::const_new(PLACES);
static TURN: Semaphore = Semaphore::const_new(1);
static MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());

/// Sixteen and thirty-two random bytes in the place of salt and hash: no password is known to fit, and to try one costs what it
/// costs with anybody's.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$ChuvQU8/E8gD/kJ7VdTKiA$jAmrEgs4eVWx65K+9L4+OW2iDlSWj7dG1tfOqy7Lp34";

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
    let broken = |error: &dyn std::fmt::Display| PasswordError::Hash(error.to_string());
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|error| broken(&error))?;
    let params = Params::default();
    let mut output = [0_u8; Params::DEFAULT_OUTPUT_LEN];
    compute(params.clone(), password, &salt, &mut output).map_err(|error| broken(&error))?;
    let whole = PasswordHash {
        algorithm: argon2::ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: (&params).try_into().map_err(|error| broken(&error))?,
        salt: Some(Salt::new(&salt).map_err(|error| broken(&error))?),
        hash: Some(Output::new(&output).map_err(|error| broken(&error))?),
    };
    Ok(whole.to_string())
}

/// The hash by which a one-time code is found, see [`Place::hash_code`].
pub fn hash_code(code: &OneTimeCode, salt: &str) -> Result<String, PasswordError> {
    let mut output = [0_u8; 32];
    let (params, salt) = (Params::default(), salt.as_bytes());
    compute(params, code.as_str(), salt, &mut output)
        .map_err(|error| PasswordError::Hash(error.to_string()))?;
    Ok(crate::session::hex(&output))
}

/// A place in the queue of passwords to be checked.
pub struct Place {
    _held: SemaphorePermit<'static>,
}

impl Place {
    /// A place, unless the queue is full.
    pub fn take() -> Option<Self> {
        let held = QUEUE.try_acquire().ok()?;
        Some(Self { _held: held })
    }

    /// The PHC string of a password, with a fresh salt.
    pub async fn hash(self, password: String) -> Result<String, PasswordError> {
        let broken = |error: &dyn std::fmt::Display| PasswordError::Hash(error.to_string());
        let turn = TURN.acquire().await.map_err(|error| broken(&error))?;
        let work = move || {
            let _kept = (self, turn);
            hash(&password)
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|error| broken(&error))?
    }

    /// The hash by which a one-time code is found, under the salt of the database: as hexadecimal digits. It takes as long as
    /// that of a password, so that a stolen copy cannot be searched for all codes that there are.
    pub async fn hash_code(self, code: OneTimeCode, salt: String) -> Result<String, PasswordError> {
        let broken = |error: &dyn std::fmt::Display| PasswordError::Hash(error.to_string());
        let turn = TURN.acquire().await.map_err(|error| broken(&error))?;
        let work = move || {
            let _kept = (self, turn);
            hash_code(&code, &salt)
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|error| broken(&error))?
    }

    /// Whether a password belongs to a hash. Without a hash (no such account) the same work is done for nothing, so that the
    /// time tells nobody which telephone numbers have an account.
    pub async fn verify(self, password: String, hash: Option<String>) -> bool {
        let Ok(turn) = TURN.acquire().await else {
            return false;
        };
        let work = move || {
            // Both are kept until the work is done, also when nobody waits for its result any more.
            let _kept = (self, turn);
            let known = hash.is_some();
            let fits = matches(&password, hash.as_deref().unwrap_or(NOBODY));
            fits && known
        };
        tokio::task::spawn_blocking(work).await.unwrap_or(false)
    }
}

/// Whether a password has this hash, with the parameters that the hash names.
fn matches(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else {
        return false;
    };
    let (Some(salt), Some(wanted), Ok(params)) =
        (&parsed.salt, &parsed.hash, Params::try_from(&parsed))
    else {
        return false;
    };
    let as_made_here =
        parsed.algorithm == argon2::ARGON2ID_IDENT && parsed.version == Some(Version::V0x13.into());
    let mut output = vec![0_u8; wanted.len()];
    as_made_here
        && compute(params, password, salt, &mut output).is_ok()
        && bool::from(output.ct_eq(wanted.as_bytes()))
}

/// Argon2id in the one memory that it always uses.
fn compute(
    params: Params,
    password: &str,
    salt: &[u8],
    output: &mut [u8],
) -> Result<(), argon2::Error> {
    // What a panic left behind is overwritten by the next password like everything else.
    let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    let blocks = params.block_count();
    if memory.len() < blocks {
        *memory = vec![Block::new(); blocks];
    }
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        password.as_bytes(),
        salt,
        output,
        memory.as_mut_slice(),
    )
}

#[cfg(test)]
mod tests {
    use super::{NOBODY, Params, Place, check_length, hash};
    use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};

    async fn verify(password: &str, hash: Option<&str>) -> bool {
        let place = Place::take().unwrap();
        place
            .verify(password.to_owned(), hash.map(str::to_owned))
            .await
    }

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let kept = hash("mật khẩu rất dài").unwrap();
        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert_ne!(kept, hash("mật khẩu rất dài").unwrap(), "salted");
        assert!(verify("mật khẩu rất dài", Some(&kept)).await);
        assert!(!verify("mat khau rat dai", Some(&kept)).await);
        assert!(!verify("mật khẩu rất dài", None).await);
        for broken in [
            "x",
            "$argon2id$v=19$m=19456,t=2,p=1",
            &kept.replace("argon2id", "argon2i"),
        ] {
            assert!(!verify("mật khẩu rất dài", Some(broken)).await, "{broken}");
        }
    }

    #[test]
    fn nobodys_hash_costs_what_anybodys_costs() {
        let (nobody, anybody) = (NOBODY, hash("mật khẩu rất dài").unwrap());
        let cost = |hash: &str| Params::try_from(&PasswordHash::new(hash).unwrap()).unwrap();
        assert_eq!(cost(nobody), cost(&anybody));
        assert_eq!(nobody.len(), anybody.len());
    }

    #[tokio::test]
    async fn hashes_are_those_of_the_library() {
        let argon2 = argon2::Argon2::default();
        let ours = hash("mật khẩu rất dài").unwrap();
        let parsed = PasswordHash::new(&ours).unwrap();
        assert!(
            argon2
                .verify_password("mật khẩu rất dài".as_bytes(), &parsed)
                .is_ok()
        );
        let theirs = argon2
            .hash_password(b"a long password")
            .unwrap()
            .to_string();
        assert!(verify("a long password", Some(&theirs)).await);
    }

    #[test]
    fn length_is_counted_in_characters() {
        assert!(check_length("mườihaichữạạ").is_ok());
        assert!(check_length("mười một ch").is_err());
        assert!(check_length(&"ệ".repeat(128)).is_ok());
        assert!(check_length(&"ệ".repeat(129)).is_err());
    }
}
