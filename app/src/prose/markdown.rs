//! Markdown as pages of this site have it.
//!
//! Every element is written with `maud`, which escapes: HTML in the text is shown as it is typed, and a link leads to this site or to
//! an `http(s)` address or is no link.

use crate::check;
use crate::drawn::parts::source_link;
use crate::report;
use crate::ui::heading;
use crate::words::Words;
use domain::Slug;
use maud::{Markup, html};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag};
use std::collections::HashMap;

/// What there is in one language only.
const ONE_FOR_ALL: [&str; 6] = [
    "/quan-ly",
    "/dang-nhap",
    "/api",
    "/nhan-trang",
    "/quen-mat-khau",
    "/xin-trang",
];

/// A text, drawn.
#[derive(Debug, Default)]
pub struct Text {
    /// Its first heading of the first level.
    pub title: String,
    /// Its first paragraph without marks.
    pub summary: String,
    /// All of it, its sources at the end.
    pub body: Markup,
}

/// Draws a text. A paragraph that says nothing but `{name}` is the part of that name, where there is one.
pub fn draw(words: Words, text: &str, part: &dyn Fn(&str) -> Option<Markup>) -> Text {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut writer = Writer {
        words,
        part,
        events: Parser::new_ext(text, options),
        said: String::new(),
        in_head: false,
        in_note: false,
        first_cell: false,
        notes: Vec::new(),
        sources: HashMap::new(),
        text: Text::default(),
    };
    let all = writer.inside();
    let sources = writer.listed();
    Text {
        body: html! { (all) (sources) },
        ..writer.text
    }
}

struct Writer<'a> {
    words: Words,
    part: &'a dyn Fn(&str) -> Option<Markup>,
    events: Parser<'a>,
    /// The letters of the block that is being written.
    said: String,
    in_head: bool,
    in_note: bool,
    first_cell: bool,
    /// The notes in the order in which the text first refers to them.
    notes: Vec<String>,
    sources: HashMap<String, Markup>,
    text: Text,
}

impl Writer<'_> {
    /// Everything up to the end of the element that was just begun, or of the text.
    fn inside(&mut self) -> Markup {
        let mut all = Vec::new();
        while let Some(event) = self.events.next() {
            let piece = match event {
                Event::End(_) => break,
                Event::Start(tag) => self.element(tag),
                Event::Text(text)
                | Event::Html(text)
                | Event::InlineHtml(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text) => {
                    self.said.push_str(&text);
                    html! { (text.as_ref()) }
                }
                Event::Code(code) => {
                    self.said.push_str(&code);
                    html! { code { (code.as_ref()) } }
                }
                Event::SoftBreak => {
                    self.said.push(' ');
                    html! { "\n" }
                }
                Event::HardBreak => html! { br; },
                Event::Rule => html! { hr; },
                Event::FootnoteReference(label) => self.reference(&label),
                Event::TaskListMarker(_) => html! {},
            };
            all.push(piece);
        }
        html! { @for piece in &all { (piece) } }
    }

    fn element(&mut self, tag: Tag<'_>) -> Markup {
        match tag {
            Tag::Paragraph => self.paragraph(),
            Tag::Heading { level, .. } => self.heading(level),
            Tag::BlockQuote(_) => {
                let inside = self.inside();
                html! { div class="notice" { (inside) } }
            }
            Tag::List(None) => {
                let inside = self.inside();
                html! { ul { (inside) } }
            }
            Tag::List(Some(_)) => {
                let inside = self.inside();
                html! { ol { (inside) } }
            }
            Tag::Item => {
                let inside = self.inside();
                html! { li { (inside) } }
            }
            Tag::Emphasis => {
                let inside = self.inside();
                html! { em { (inside) } }
            }
            Tag::Strong => {
                let inside = self.inside();
                html! { strong { (inside) } }
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url),
            Tag::FootnoteDefinition(label) => {
                self.in_note = true;
                let note = self.inside();
                self.in_note = false;
                self.sources.insert(label.to_string(), note);
                html! {}
            }
            Tag::Table(_) => {
                let inside = self.inside();
                html! { table { (inside) } }
            }
            Tag::TableHead => {
                self.in_head = true;
                let inside = self.inside();
                self.in_head = false;
                html! { thead { tr { (inside) } } }
            }
            Tag::TableRow => {
                self.first_cell = true;
                let inside = self.inside();
                html! { tr { (inside) } }
            }
            Tag::TableCell => self.cell(),
            // A picture is its words; HTML is the letters that were typed.
            _ => self.inside(),
        }
    }

    fn paragraph(&mut self) -> Markup {
        self.said.clear();
        let inside = self.inside();
        let said = self.said.trim();
        let name = said
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        if let Some(part) = name.and_then(self.part) {
            return part;
        }
        if self.text.summary.is_empty() && !self.in_note {
            said.clone_into(&mut self.text.summary);
        }
        html! { p { (inside) } }
    }

    fn heading(&mut self, level: HeadingLevel) -> Markup {
        self.said.clear();
        let inside = self.inside();
        let id = Slug::from_name(&self.said);
        match level {
            HeadingLevel::H1 => {
                self.text.title.clone_from(&self.said);
                heading(&self.said)
            }
            HeadingLevel::H2 => html! { h2 id=(id) { (inside) } },
            _ => html! { h3 id=(id) { (inside) } },
        }
    }

    fn link(&mut self, link_type: LinkType, to: &str) -> Markup {
        let inside = self.inside();
        let own = to.starts_with('/') && !to.starts_with("//");
        let is = |room: &str| to == room || to.starts_with(&format!("{room}/"));
        if own && ONE_FOR_ALL.into_iter().any(is) {
            return html! { a href=(to) rel="external" { (inside) } };
        }
        if own {
            // The public pages without the app.
            let apart = [check::PATH, report::PATH]
                .contains(&to)
                .then_some("external");
            return html! { a href=(self.words.at(to)) rel=[apart] { (inside) } };
        }
        if to.starts_with('#') {
            return html! { a href=(to) rel="external" { (inside) } };
        }
        if !to.starts_with("https://") && !to.starts_with("http://") {
            return inside;
        }
        if link_type == LinkType::Autolink {
            return source_link(to);
        }
        html! { a href=(to) rel="noopener nofollow" { (inside) } }
    }

    fn cell(&mut self) -> Markup {
        let first = std::mem::take(&mut self.first_cell);
        let inside = self.inside();
        html! {
            @if self.in_head {
                th scope="col" { (inside) }
            } @else if first {
                th scope="row" { (inside) }
            } @else {
                td { (inside) }
            }
        }
    }

    /// The number of a note, which leads to it.
    fn reference(&mut self, label: &str) -> Markup {
        let known = self.notes.iter().position(|note| note == label);
        let at = known.unwrap_or_else(|| {
            self.notes.push(label.to_owned());
            self.notes.len() - 1
        });
        let number = at + 1;
        html! {
            sup { a href={ "#nguon-" (number) } rel="external" aria-label=(self.words.prose_source(&number)) { (number) } }
        }
    }

    /// The notes, in the order of their numbers.
    fn listed(&self) -> Markup {
        let notes = self.notes.iter().map(|label| self.sources.get(label));
        html! {
            @if !self.notes.is_empty() {
                section class="sources" aria-labelledby="nguon" {
                    h2 id="nguon" { (self.words.prose_sources()) }
                    ol {
                        @for (at, note) in notes.enumerate() {
                            li id={ "nguon-" (at + 1) } { @if let Some(note) = note { (note) } }
                        }
                    }
                }
            }
        }
    }
}
