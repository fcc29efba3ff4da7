//! The invariants of the HTML of a page: only known elements and attributes, correct nesting, and safe links.

use std::collections::BTreeSet;

/// The elements that a writer writes.
const ELEMENTS: &[&str] = &[
    "a", "body", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "html", "li", "main", "meta", "nav", "ol", "p", "section", "span",
    "strong", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
];

/// The elements that have no end.
const VOID: &[&str] = &["br", "meta"];

/// The attributes that a writer writes.
const ATTRIBUTES: &[&str] = &[
    "aria-current",
    "aria-label",
    "aria-labelledby",
    "aria-level",
    "charset",
    "class",
    "content",
    "data-label",
    "href",
    "hreflang",
    "id",
    "lang",
    "name",
    "role",
    "scope",
    "start",
    "tabindex",
    "translate",
];

/// The allowed starts of an address.
const ADDRESSES: &[&str] = &["#", "/", "?lang=", "https://", "mailto:"];

/// Checks a whole page.
pub(super) fn is_document(html: &str) {
    let rest = html.strip_prefix("<!doctype html>\n");
    let rest = rest.unwrap_or_else(|| panic!("the page has no doctype:\n{html}"));
    assert_eq!(
        html.matches("<h1").count(),
        1,
        "one heading is the title:\n{html}"
    );
    is_fragment(rest);
}

/// Checks HTML to put into a page.
pub(super) fn is_fragment(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let is_style = open.last() == Some(&"style");
        assert!(
            is_style || !text.contains('>'),
            "an unescaped `>`: {text}\n{html}"
        );
        let (tag, after) = tag(after).unwrap_or_else(|| panic!("a tag does not end:\n{html}"));
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(
                open.pop(),
                Some(name),
                "an end tag closes another element:\n{html}"
            );
            continue;
        }
        assert!(!is_style, "a stylesheet has `<{tag}>`:\n{html}");
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(
            ELEMENTS.contains(&name),
            "`<{tag}>` is no element of a page:\n{html}"
        );
        if !VOID.contains(&name) {
            open.push(name);
        }
        while !attributes.is_empty() {
            let (attribute, value, others) = attribute(attributes)
                .unwrap_or_else(|| panic!("`<{tag}>` has a malformed attribute:\n{html}"));
            attributes = others;
            assert!(
                ATTRIBUTES.contains(&attribute),
                "`<{tag}>` has `{attribute}`:\n{html}"
            );
            if attribute == "id" {
                assert!(
                    ids.insert(value),
                    "two elements have the id `{value}`:\n{html}"
                );
            }
            if attribute == "href" {
                let leads = ADDRESSES.iter().any(|known| value.starts_with(known));
                assert!(
                    leads && !value.starts_with("//"),
                    "`<{tag}>` leads elsewhere:\n{html}"
                );
            }
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed:\n{html}");
}

/// The content of a tag, and the text after it. Between quotes a `>` is part of a value.
fn tag(text: &str) -> Option<(&str, &str)> {
    let mut is_quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'>' if !is_quoted => return Some((&text[..at], &text[at + 1..])),
            b'<' => return None,
            _ => {}
        }
    }
    None
}

/// The first attribute of a tag, its value, and the others.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.split_once("=\"")?;
    let (value, rest) = rest.split_once('"')?;
    match rest.strip_prefix(' ') {
        Some(others) => Some((name, value, others)),
        None => rest.is_empty().then_some((name, value, "")),
    }
}

#[cfg(test)]
mod tests {
    use super::is_fragment;

    #[test]
    fn a_fragment_is_well_formed() {
        is_fragment("<p class=\"a b\" lang=\"en\">x &gt; y<br>\n<a href=\"/\">z</a></p>\n");
    }

    #[test]
    fn malformed_html_is_found() {
        for bad in [
            "<p>",
            "<p><em></p></em>",
            "<script>",
            "<p onclick=\"x\"></p>",
            "<p class=a></p>",
            "<a href=\"javascript:x\"></a>",
            "<a href=\"//x\"></a>",
            "<p id=\"a\"></p><p id=\"a\"></p>",
            "a > b<br>",
            "<p",
        ] {
            let caught = std::panic::catch_unwind(|| is_fragment(bad));
            assert!(caught.is_err(), "{bad}");
        }
    }
}
