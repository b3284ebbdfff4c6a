//! Where products are sold: the channels, and the hosts that a link may point to.

use serde::{Deserialize, Serialize};

macro_rules! channels {
    ($($variant:ident $code:literal $name:literal [$($host:literal),*];)*) => {
        /// A place on the web where a product is sold. The list is `data/channels.csv`; a test holds both together.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum SalesChannel { $(#[doc = concat!("`", $name, "`")] $variant),* }

        impl SalesChannel {
            /// All channels, in the order of the data.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code in the data files and in the database.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }

            /// The name that people know it by.
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }

            /// Hosts that a link of this channel may point to, subdomains included; empty for a producer's own site.
            pub const fn hosts(self) -> &'static [&'static str] { match self { $(Self::$variant => &[$($host),*]),* } }
        }
    };
}

channels! {
    Postmart "postmart" "Postmart (buudien.vn)" ["postmart.vn", "buudien.vn"];
    Voso "voso" "Voso" ["voso.vn"];
    Shopee "shopee" "Shopee" ["shopee.vn", "shp.ee"];
    Lazada "lazada" "Lazada" ["lazada.vn"];
    Tiki "tiki" "Tiki" ["tiki.vn"];
    Sendo "sendo" "Sendo" ["sendo.vn"];
    Alibaba "alibaba" "Alibaba" ["alibaba.com"];
    Amazon "amazon" "Amazon" ["amazon.com"];
    Facebook "facebook" "Facebook" ["facebook.com", "fb.com"];
    Zalo "zalo" "Zalo" ["zalo.me"];
    Tiktok "tiktok" "TikTok / TikTok Shop" ["tiktok.com"];
    Website "website" "Trang riêng" [];
}

/// Why a link cannot be taken.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, thiserror::Error,
)]
pub enum LinkError {
    /// Not an `https://` address with a public host name and plain characters.
    #[error("not an https address")]
    NotHttps,
    /// The host belongs to another channel or to none.
    #[error("the host does not belong to the channel")]
    WrongHost,
    /// More than [`LONGEST`] characters.
    #[error("longer than 500 characters")]
    TooLong,
}

/// Most characters of a link.
pub const LONGEST: usize = 500;

impl SalesChannel {
    /// The channel of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|channel| channel.code() == code)
    }

    /// The channel that a host belongs to; a host of no channel is somebody's own site.
    pub fn of_host(host: &str) -> Self {
        Self::ALL
            .iter()
            .copied()
            .find(|channel| channel.owns(host))
            .unwrap_or(Self::Website)
    }

    /// Takes a typed link if it is a plain `https` address whose host belongs to this channel.
    pub fn accept(self, link: &str) -> Result<String, LinkError> {
        let link = link.trim();
        if link.len() > LONGEST {
            return Err(LinkError::TooLong);
        }
        let host = host(link).ok_or(LinkError::NotHttps)?;
        if Self::of_host(&host) == self {
            Ok(link.to_owned())
        } else {
            Err(LinkError::WrongHost)
        }
    }

    fn owns(self, host: &str) -> bool {
        self.hosts().iter().any(|own| {
            host == *own
                || host
                    .strip_suffix(own)
                    .is_some_and(|rest| rest.ends_with('.'))
        })
    }
}

/// A set of sales channels. The bits are the positions in [`SalesChannel::ALL`]; they never leave a running program
/// but in files that name their own version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChannelSet(u16);

impl ChannelSet {
    /// The set of these bits; bits of no channel are left out.
    pub fn from_bits(bits: u16) -> Self {
        let known = SalesChannel::ALL.iter().fold(0, |known, c| known | c.bit());
        Self(bits & known)
    }

    /// One bit a channel.
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// Whether a channel is in the set.
    pub fn contains(self, channel: SalesChannel) -> bool {
        self.0 & channel.bit() != 0
    }

    /// The channels in the order of the data.
    pub fn iter(self) -> impl Iterator<Item = SalesChannel> {
        SalesChannel::ALL
            .iter()
            .copied()
            .filter(move |channel| self.contains(*channel))
    }
}

impl FromIterator<SalesChannel> for ChannelSet {
    fn from_iter<T: IntoIterator<Item = SalesChannel>>(channels: T) -> Self {
        Self(channels.into_iter().fold(0, |bits, c| bits | c.bit()))
    }
}

impl SalesChannel {
    fn bit(self) -> u16 {
        let position = Self::ALL.iter().position(|channel| *channel == self);
        1 << position.unwrap_or_default()
    }
}

/// The host of an `https` address, lower-case; `None` for any other scheme, for user names, ports, numbers as hosts, and for
/// every character that browsers read differently from people (spaces, controls, backslashes, quotes, angle brackets).
pub fn host(link: &str) -> Option<String> {
    let plain = link.bytes().all(|b| {
        b.is_ascii_graphic()
            && !matches!(
                b,
                b'\\' | b'"' | b'\'' | b'<' | b'>' | b'`' | b'{' | b'}' | b'^' | b'|'
            )
    });
    let scheme = link
        .get(..8)
        .filter(|scheme| scheme.eq_ignore_ascii_case("https://"))?;
    let rest = link.strip_prefix(scheme)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end)?.to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let label = |l: &&str| {
        !l.is_empty()
            && l.len() <= 63
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let top = labels
        .last()
        .is_some_and(|top| top.len() >= 2 && top.bytes().all(|b| b.is_ascii_lowercase()));
    let private = matches!(
        labels.last(),
        Some(
            &("local"
                | "localhost"
                | "internal"
                | "test"
                | "invalid"
                | "example"
                | "onion"
                | "lan")
        )
    );
    (plain && labels.len() >= 2 && labels.iter().all(label) && top && !private && host.len() <= 253)
        .then_some(host)
}

#[cfg(test)]
mod tests {
    use super::{ChannelSet, LinkError, SalesChannel, host};
    use proptest::prelude::*;

    #[test]
    fn a_set_of_channels_holds_what_was_put_in() {
        let set: ChannelSet = [SalesChannel::Zalo, SalesChannel::Voso]
            .into_iter()
            .collect();
        let listed: Vec<SalesChannel> = set.iter().collect();
        assert_eq!(listed, [SalesChannel::Voso, SalesChannel::Zalo]);
        assert!(!set.contains(SalesChannel::Website));
        assert_eq!(ChannelSet::from_bits(set.bits()), set);
        assert_eq!(ChannelSet::from_bits(1 << 15), ChannelSet::default());
    }

    #[test]
    fn links_of_the_channel_are_taken() {
        for (channel, link) in [
            (SalesChannel::Shopee, "https://shopee.vn/mam-tom-i.1.2"),
            (SalesChannel::Shopee, "HTTPS://Shp.ee/abc"),
            (
                SalesChannel::Facebook,
                "https://www.facebook.com/legia?ref=1",
            ),
            (SalesChannel::Website, "https://legia.com.vn"),
        ] {
            assert_eq!(channel.accept(link), Ok(link.to_owned()), "{link}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for link in [
            "javascript:alert(1)",
            "http://shopee.vn/",
            " data:text/html,x",
            "https://shopee.vn@evil.vn/",
            "https://shopee.vn:8443/",
            "https://shopee.vn\\@evil.vn",
            "https://sho\tpee.vn/",
            "//shopee.vn/",
            "https:/shopee.vn",
            "https://127.0.0.1/",
            "https://localhost/",
            "https://[::1]/",
            "https://shopee.vn/\"><script>",
            "https://2130706433/",
            "https://nas.local/",
            "https://-a.vn/",
            "vbscript:x",
            "",
            "https://shopee.vn/ x",
            "https://sh\u{f6}pee.vn/",
        ] {
            assert_eq!(
                SalesChannel::Shopee.accept(link).err(),
                Some(LinkError::NotHttps),
                "{link}"
            );
        }
        for link in [
            "https://evilshopee.vn/",
            "https://shopee.vn.evil.com/",
            "https://tiki.vn/",
        ] {
            assert_eq!(
                SalesChannel::Shopee.accept(link),
                Err(LinkError::WrongHost),
                "{link}"
            );
        }
        assert_eq!(
            SalesChannel::Website.accept("https://shopee.vn/x"),
            Err(LinkError::WrongHost)
        );
    }

    #[test]
    fn the_list_is_the_one_of_the_data() {
        let data = include_str!("../../data/channels.csv");
        let rows: Vec<String> = data
            .lines()
            .skip(1)
            .map(|l| l.split(',').next().unwrap().to_owned())
            .filter(|c| c != "dien_thoai")
            .collect();
        let codes: Vec<&str> = SalesChannel::ALL.iter().map(|c| c.code()).collect();
        assert_eq!(codes, rows);
        for channel in SalesChannel::ALL {
            assert!(
                data.contains(&format!("{},{},", channel.code(), channel.name())),
                "{channel:?}"
            );
            assert!(data.contains(&channel.hosts().join(";")), "{channel:?}");
        }
    }

    proptest! {
        #[test]
        fn a_host_is_never_more_than_letters_digits_dots_and_hyphens(link in "(https://)?.{0,60}") {
            if let Some(host) = host(&link) {
                prop_assert!(host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-'));
                prop_assert!(link[8..].to_ascii_lowercase().starts_with(&host));
            }
        }
    }
}
