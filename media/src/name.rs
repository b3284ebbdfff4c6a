//! The names of served pictures. Only what has exactly this shape can ask the disk for anything.

use std::fmt;

/// Digits of the hash in a name.
const HASH: usize = 32;
/// What follows the width; other formats get names of their own here.
const ENDING: &str = ".jpg";

/// The name of a served picture: `{hash}-{width}.jpg`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    hash: String,
    width: u32,
}

impl Name {
    pub(crate) fn new(hash: &str, width: u32) -> Self {
        Self {
            hash: hash.to_owned(),
            width,
        }
    }

    /// The hash, which all widths of a photo share.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The name that a text is, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let (hash, width) = text.strip_suffix(ENDING)?.split_once('-')?;
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if hash.len() != HASH || !hash.bytes().all(hexadecimal) {
            return None;
        }
        let plain = width.len() <= 3 && width.bytes().all(|byte| byte.is_ascii_digit());
        let name = Self::new(hash, width.parse().ok().filter(|_| plain)?);
        // Each picture has one name: no zeros in front.
        (name.to_string() == text).then_some(name)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}-{}{ENDING}", self.hash, self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn only_one_shape_is_a_name() {
        let hash = "0123456789abcdef0123456789abcdef";
        let good = format!("{hash}-320.jpg");
        assert_eq!(Name::parse(&good).unwrap().to_string(), good);
        for bad in [
            String::new(),
            format!("{hash}-320"),
            format!("{hash}-0320.jpg"),
            format!("{hash}-+32.jpg"),
            format!("{hash}-.jpg"),
            format!("{hash}-9999.jpg"),
            format!("{hash}-320.jpg/"),
            format!("{hash}-320.jpg\0"),
            format!("../{hash}-320.jpg"),
            format!("{}-320.jpg", &hash[1..]),
            format!("{}-320.jpg", hash.to_uppercase()),
            format!(".{hash}-320.jpg"),
        ] {
            assert_eq!(Name::parse(&bad), None, "{bad}");
        }
    }
}
