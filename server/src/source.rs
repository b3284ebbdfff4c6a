//! Where a request comes from, for counting guesses. It is kept as a hash only, and for a day.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sha2::{Digest, Sha256};
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};

/// The other end of the connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Where a request comes from.
///
/// A proxy on this machine says whom it speaks for: the last name in `X-Forwarded-For` is the one that it has written itself.
/// From anywhere else the header is anybody's invention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source(Option<IpAddr>);

impl Source {
    fn of(parts: &Parts) -> Self {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0);
        if peer.is_some_and(|peer| !peer.to_canonical().is_loopback()) {
            return Self(peer);
        }
        let said = parts
            .headers
            .get_all("x-forwarded-for")
            .into_iter()
            .next_back();
        let said = said.and_then(|value| value.to_str().ok());
        let last = said.and_then(|all| all.rsplit(',').next()?.trim().parse().ok());
        Self(last.or(peer))
    }

    /// What tries are counted under: nobody reads an address from it who does not know the salt.
    pub fn hash(self, salt: &str) -> String {
        let who = self
            .0
            .map(|address| whole(address.to_canonical()).to_string());
        let digest = Sha256::digest(format!("{salt} {}", who.unwrap_or_default()));
        crate::session::hex(&digest)
    }
}

/// A household has many addresses of the newer kind, and they change: the first half is what stays.
fn whole(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Source {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::{Peer, Source};
    use axum::http::Request;

    fn source(peer: &str, forwarded: &[&str]) -> String {
        let mut request = Request::builder();
        for value in forwarded {
            request = request.header("x-forwarded-for", *value);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(Peer(peer.parse().unwrap()));
        Source::of(&parts).hash("salt")
    }

    #[test]
    fn a_proxy_on_this_machine_is_believed_and_nobody_else() {
        let direct = source("203.0.113.7", &[]);
        assert_eq!(source("127.0.0.1", &["203.0.113.7"]), direct);
        assert_eq!(source("::1", &["198.51.100.1, 203.0.113.7"]), direct);
        assert_eq!(source("::1", &["198.51.100.1", "203.0.113.7"]), direct);
        assert_eq!(source("203.0.113.7", &["198.51.100.1"]), direct);
        assert_eq!(source("::ffff:203.0.113.7", &[]), direct);
        assert_ne!(source("127.0.0.1", &[]), direct);
        assert_eq!(source("127.0.0.1", &["nonsense"]), source("127.0.0.1", &[]));
    }

    #[test]
    fn the_addresses_of_a_household_are_one() {
        let one = source("2001:db8:1:2::7", &[]);
        assert_eq!(one, source("2001:db8:1:2:ffff::1", &[]));
        assert_ne!(one, source("2001:db8:1:3::7", &[]));
        assert!(!one.contains("2001"));
    }
}
