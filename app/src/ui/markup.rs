//! Long lists without interaction, written as text.
//!
//! A list of 24 cards and 200 facet rows is half of what the server draws and a third of the code that shoppers would download
//! for it as components. Written as text it is a few functions. What keeps it safe is the type: only literals of the program go
//! in as they are, everything else is escaped.

use leptos::prelude::*;

/// Markup under construction.
#[derive(Debug, Default)]
pub struct Markup(String);

impl Markup {
    /// Adds a literal of the program.
    pub fn raw(&mut self, literal: &'static str) -> &mut Self {
        self.0.push_str(literal);
        self
    }

    /// Adds text from anywhere, escaped for the inside of an element and of a quoted attribute.
    pub fn text(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            let (plain, special) = rest.split_at(at);
            self.0.push_str(plain);
            self.0.push_str(match special.as_bytes().first() {
                Some(b'&') => "&amp;",
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'"') => "&quot;",
                _ => "&#39;",
            });
            rest = special.get(1..).unwrap_or_default();
        }
        self.0.push_str(rest);
        self
    }

    /// Adds a number.
    pub fn number(&mut self, number: u32) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// The list with this class.
    pub fn into_list(self, class: &'static str) -> AnyView {
        view! { <ul class=class inner_html=self.0></ul> }.into_any()
    }

    /// A block with this class.
    pub fn into_block(self, class: &'static str) -> AnyView {
        view! { <div class=class inner_html=self.0></div> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn only_literals_go_in_as_they_are() {
        let mut markup = Markup::default();
        markup
            .raw("<b title=\"")
            .text("\"><script>'&</script>")
            .raw("\">")
            .number(7)
            .raw("</b>");
        assert_eq!(
            markup.0,
            "<b title=\"&quot;&gt;&lt;script&gt;&#39;&amp;&lt;/script&gt;\">7</b>"
        );
    }
}
