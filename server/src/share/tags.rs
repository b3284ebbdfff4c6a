//! What the head of a public page tells whoever makes a preview of it.
//!
//! The page has said its title, summary and address already: they are read from the head that was drawn, and said again in the
//! terms of Open Graph. Nobody but readers of the sent page needs them, so that the app knows nothing of them.

use super::address;
use super::draw::{HEIGHT, WIDTH};
use app::product::pictured;
use app::ssr::AppContext;
use app::words::Words;
use domain::Language;
use maud::{Markup, PreEscaped, html};

/// The whole document of a public page with its words for previews. `path` is the address that it was asked for under.
pub fn described(cx: &AppContext, path: &str, document: String) -> String {
    let Some(end) = document.find("</head>") else {
        return document;
    };
    let (head, rest) = document.split_at(end);
    let said = tags(cx, path, head).into_string();
    [head, said.as_str(), rest].concat()
}

fn tags(cx: &AppContext, path: &str, head: &str) -> Markup {
    let (language, page) = Language::split(path);
    let words = Words(language);
    let origin = cx.origin();
    let title = between(head, "<title>", "</title>").unwrap_or_else(|| words.site_name());
    let summary = attribute(head, "name=\"description\"", "content")
        .unwrap_or_else(|| words.share_site_summary());
    let canonical = attribute(head, "rel=\"canonical\"", "href");
    let url = match canonical {
        Some(canonical) => quoted(canonical),
        None => PreEscaped(html! { (origin) (language.at(page)) }.into_string()),
    };
    let slug = page.strip_prefix("/san-pham/");
    let product = slug.and_then(|slug| Some((slug, pictured(words, cx, slug)?)));
    let (kind, picture, alt) = match &product {
        Some((slug, said)) => ("product", address(words, said, slug), said.alt.as_str()),
        None => (
            "website",
            site_picture_file(language).to_owned(),
            words.share_site_alt(),
        ),
    };
    let other = Language::ALL.into_iter().filter(|other| *other != language);
    html! {
        meta property="og:type" content=(kind);
        meta property="og:site_name" content=(words.site_name());
        meta property="og:locale" content=(locale(language));
        @for other in other { meta property="og:locale:alternate" content=(locale(other)); }
        meta property="og:title" content=(quoted(title));
        meta property="og:description" content=(quoted(summary));
        meta property="og:url" content=(url);
        meta property="og:image" content={ (origin) (picture) };
        meta property="og:image:type" content="image/png";
        meta property="og:image:width" content=(WIDTH);
        meta property="og:image:height" content=(HEIGHT);
        meta property="og:image:alt" content=(alt);
        meta name="twitter:card" content="summary_large_image";
    }
}

/// The file of the site that stands for pages without a picture of their own.
pub const fn site_picture_file(language: Language) -> &'static str {
    match language {
        Language::Vi => "/drawings/sao-que.png",
        Language::En => "/drawings/sao-que-en.png",
    }
}

const fn locale(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi_VN",
        Language::En => "en_US",
    }
}

/// Text of a document as it stands there, which has its escapes; only a title may have plain quotes.
fn quoted(text: &str) -> PreEscaped<String> {
    PreEscaped(text.replace('"', "&quot;"))
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(from)?;
    let (found, _) = rest.split_once(to)?;
    Some(found)
}

/// An attribute of the first `meta` or `link` that has such a mark. Values cannot look like a mark: their quotes are escaped.
fn attribute<'a>(head: &'a str, mark: &str, name: &str) -> Option<&'a str> {
    let mut tags = head.split('<').filter_map(|tag| tag.split('>').next());
    let is = |tag: &&str| tag.starts_with("meta ") || tag.starts_with("link ");
    let tag = tags.find(|tag| is(tag) && tag.contains(mark))?;
    between(tag, &format!(" {name}=\""), "\"")
}

#[cfg(test)]
mod tests {
    use super::{attribute, between, quoted};

    #[test]
    fn what_the_head_says_is_read_as_it_stands() {
        let head = "<title>A &amp; \"B\" name=\"robots\" content=\"no\"</title><link href=\"https://x.vn/a?b=1&amp;c\" rel=\"canonical\">\
                    <meta name=\"description\" content=\"C &lt; &quot;D&quot;\">";
        let title = between(head, "<title>", "</title>").unwrap();
        assert_eq!(
            quoted(title).0,
            "A &amp; &quot;B&quot; name=&quot;robots&quot; content=&quot;no&quot;"
        );
        assert_eq!(
            attribute(head, "rel=\"canonical\"", "href"),
            Some("https://x.vn/a?b=1&amp;c")
        );
        assert_eq!(
            attribute(head, "name=\"description\"", "content"),
            Some("C &lt; &quot;D&quot;")
        );
        assert_eq!(attribute(head, "name=\"robots\"", "content"), None);
    }
}
