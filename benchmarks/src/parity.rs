//! Whether two pages say and offer the same: the words that people read, and where links and pictures lead.

use crate::failure::{Failure, Result};

/// What people get of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The words, title first, white space normalised.
    pub words: Vec<String>,
    /// Targets of links in their order.
    pub links: Vec<String>,
    /// Sources of pictures in their order.
    pub pictures: Vec<String>,
}

/// Elements whose text nobody reads.
const SILENT: [&str; 3] = ["script", "style", "template"];

impl Outline {
    /// Of a page that a server wrote: well-formed, `>` in attributes only where they are quoted.
    pub fn of(html: &str) -> Self {
        let mut outline = Self::default();
        let mut text = String::new();
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            text.push_str(&rest[..start]);
            rest = &rest[start..];
            // A comment only parts what the server wrote in two pieces; a tag parts words.
            if let Some(comment) = rest.strip_prefix("<!") {
                rest = match comment.strip_prefix("--") {
                    Some(comment) if !comment.starts_with('>') => after(comment, "-->"),
                    _ => after(comment, ">"),
                };
                continue;
            }
            text.push(' ');
            let tag = &rest[..end_of_tag(rest)];
            rest = &rest[tag.len()..];
            let name = tag.trim_start_matches('<').split(['>', ' ', '/']).next();
            let name = name.unwrap_or_default();
            if SILENT.contains(&name) {
                rest = after(rest, &format!("</{name}>"));
            }
            match name {
                "a" => outline.links.extend(attribute(tag, "href")),
                "img" => outline.pictures.extend(attribute(tag, "src")),
                _ => {}
            }
        }
        text.push_str(rest);
        let text = decoded(&text);
        outline.words = text.split_whitespace().map(str::to_owned).collect();
        outline
    }

    /// Refuses two pages that differ, and shows where.
    pub fn must_equal(&self, peer: &Self) -> Result<()> {
        let parts = [
            ("words", &self.words, &peer.words),
            ("links", &self.links, &peer.links),
            ("pictures", &self.pictures, &peer.pictures),
        ];
        for (what, ours, theirs) in parts {
            if ours != theirs {
                let same = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
                let around = |all: &[String]| {
                    let from = same.saturating_sub(6);
                    all.get(from..)
                        .unwrap_or_default()
                        .iter()
                        .take(14)
                        .cloned()
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                return Err(Failure::new(format!(
                    "nothing was measured: the two pages differ in their {what} ({} and {}, the first {same} are the same)\n  \
                     ours: … {}\n  peer: … {}\nThe peer is benchmarks/src/maud_page; change it as the page was changed.",
                    ours.len(),
                    theirs.len(),
                    around(ours),
                    around(theirs),
                )));
            }
        }
        Ok(())
    }
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

/// The length of the tag that a text begins with.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split_once(&format!(" {name}=\""))?.1;
    Some(decoded(value.split('"').next()?))
}

fn decoded(text: &str) -> String {
    const ENTITIES: [(&str, &str); 7] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    let decode = |text: String, (entity, plain): (&str, &str)| text.replace(entity, plain);
    ENTITIES.into_iter().fold(text.to_owned(), decode)
}

#[cfg(test)]
mod tests {
    use super::Outline;

    #[test]
    fn writings_of_the_same_page_have_one_outline() {
        let ours = "<!DOCTYPE html><title>A &amp; B</title><script>x<y</script><p>4<!> sao<!--hi <b>--></p>\
                    <a class=\"c\" href=\"/x?a=1&amp;b=2\" rel=\"next\">đi</a><img src=\"/p.svg\" alt=\"a > b\">";
        let peer = "<title>A & B</title>\n<p>4 sao</p> <a href=\"/x?a=1&b=2\"> đi </a><img src=\"/p.svg\"/>";
        let (ours, peer) = (Outline::of(ours), Outline::of(peer));
        assert_eq!(ours.words.join(" "), "A & B 4 sao đi");
        assert!(ours.must_equal(&peer).is_ok());
    }

    #[test]
    fn a_missing_word_or_another_link_is_shown() {
        let page = Outline::of("<p>một hai ba</p><a href=\"/a\">x</a>");
        for other in [
            "<p>một ba</p><a href=\"/a\">x</a>",
            "<p>một hai ba</p><a href=\"/b\">x</a>",
        ] {
            assert!(page.must_equal(&Outline::of(other)).is_err(), "{other}");
        }
    }
}
