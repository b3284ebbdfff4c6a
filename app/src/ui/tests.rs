//! Text from people is hostile: it must not break out of the places that are written raw.

use futures::StreamExt;

use super::{JsonLd, PageTitle, TextArea, Written, structured_data};
use leptos::prelude::*;

const BREAKOUTS: [&str; 6] = [
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"><img src=x onerror=alert(1)>",
    "&lt;/textarea&gt;<b>",
];

#[test]
fn a_text_area_keeps_its_text_inside() {
    for text in BREAKOUTS {
        let owner = Owner::new();
        owner.set();
        let html =
            view! { <TextArea name="t" text rows=3 described_by="" invalid=false /> }.to_html();
        let inside = html
            .split_once('>')
            .and_then(|(_, rest)| rest.rsplit_once("</textarea>"))
            .map(|(inside, _)| inside);
        let inside = inside.unwrap_or_default();
        assert!(!inside.contains('<') && !inside.contains('>'), "{html}");
        let typed = inside
            .trim_start_matches('\n')
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        assert_eq!(typed, text);
    }
}

#[test]
fn a_written_part_keeps_text_and_attributes_in_their_places() {
    for text in BREAKOUTS {
        let owner = Owner::new();
        owner.set();
        let markup = maud::html! { b title=(text) { (text) } };
        let html = view! { <Written class="x" markup /> }.to_html();
        assert_eq!(html.matches('<').count(), 4, "{html}");
        assert_eq!(html.matches('"').count(), 4, "{html}");
    }
}

#[test]
fn json_for_crawlers_cannot_close_its_script() {
    for text in BREAKOUTS {
        let owner = Owner::new();
        owner.set();
        let html = view! { <JsonLd json=structured_data(&[text]) /> }.to_html();
        assert_eq!(html.matches('<').count(), 2, "{html}");
        let json = html
            .split_once('>')
            .and_then(|(_, rest)| rest.rsplit_once('<'))
            .map(|(json, _)| json)
            .unwrap();
        assert_eq!(serde_json::from_str::<Vec<String>>(json).unwrap(), [text]);
    }
}

#[tokio::test]
async fn a_title_stays_a_title() {
    for text in BREAKOUTS {
        let html = rendered_head(text).await;
        let title = html
            .split_once("<title>")
            .and_then(|(_, rest)| rest.split_once("</title>"))
            .unwrap()
            .0;
        assert!(!title.contains('<'), "{html}");
        assert_eq!(html.matches("</title>").count(), 1, "{html}");
        assert!(!html.contains("<script>alert"), "{html}");
    }
}

/// The document that a page with this title is sent in, through the same head handling as on the server.
async fn rendered_head(text: &str) -> String {
    use leptos_meta::{MetaTags, ServerMetaContext};

    // Set by another test of this process already, it is as good.
    let _ = any_spawner::Executor::init_tokio();
    let owner = Owner::new();
    owner.set();
    let (meta, output) = ServerMetaContext::new();
    provide_context(meta);
    let text = text.to_owned();
    let app = view! {
        <html>
            <head>
                <MetaTags />
            </head>
            <body>
                <PageTitle text />
            </body>
        </html>
    };
    let html = app.to_html();
    let stream = futures::stream::iter([html]);
    output
        .inject_meta_context(stream)
        .await
        .collect::<String>()
        .await
}
