//! Where whoever runs this installation can be reached.

use domain::channel;

/// An e-mail address or the `https` address of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    shown: String,
    is_mail: bool,
}

impl Contact {
    /// Takes an e-mail address or an `https` address; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let is_mail = is_mail(text);
        let known = is_mail || (text.len() <= 500 && channel::host(text).is_some());
        known.then(|| Self {
            shown: text.to_owned(),
            is_mail,
        })
    }

    /// Whether it is an e-mail address.
    pub const fn is_mail(&self) -> bool {
        self.is_mail
    }

    /// As people read it.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// As a link has it.
    pub fn href(&self) -> String {
        if self.is_mail {
            format!("mailto:{}", self.shown)
        } else {
            self.shown.clone()
        }
    }
}

/// Only letters that need no escaping in a link: nothing can be added to the message that it opens.
fn is_mail(text: &str) -> bool {
    let Some((person, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-');
    let is_host =
        channel::host(&format!("https://{host}")).as_deref() == Some(&host.to_ascii_lowercase());
    (1..=64).contains(&person.len()) && person.bytes().all(plain) && is_host
}

#[cfg(test)]
mod tests {
    use super::Contact;

    #[test]
    fn a_contact_is_a_mail_address_or_a_secure_page() {
        for (text, href) in [
            ("lien-he@ocop.vn", "mailto:lien-he@ocop.vn"),
            ("https://ocop.vn/lien-he", "https://ocop.vn/lien-he"),
        ] {
            let contact = Contact::parse(text).unwrap();
            assert_eq!((contact.href().as_str(), contact.shown()), (href, text));
        }
        for text in [
            "",
            "@ocop.vn",
            "a@b",
            "a@ocop.vn?bcc=x@y.vn",
            "a b@ocop.vn",
            "a@b@ocop.vn",
            "http://ocop.vn",
            "javascript:alert(1)",
            "ocop.vn",
        ] {
            assert_eq!(Contact::parse(text), None, "{text}");
        }
    }
}
