//! Tags of HTML in a text, which would be shown as they are written.

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The length of the tag at the start of a text, and whether it ends an element.
///
/// `a < b` is none, and neither is `<hash>`: only elements that give a text its form are told.
pub(super) fn tag(text: &str) -> Option<(usize, bool)> {
    let rest = text.strip_prefix('<')?;
    let (rest, is_end) = match rest.strip_prefix('/') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let end = rest.find(|character: char| !character.is_ascii_alphanumeric())?;
    let name = rest[..end].to_ascii_lowercase();
    if !ELEMENTS.contains(&name.as_str()) {
        return None;
    }
    let close = rest
        .find(['>', '<'])
        .filter(|&at| rest[at..].starts_with('>'))?;
    let attributes = rest[end..close].trim();
    let is_tag = attributes.is_empty() || attributes.ends_with('/') || attributes.contains('=');
    let length = text.len() - rest.len() + close + 1;
    is_tag.then_some((length, is_end))
}

/// Tells a tag in a text.
pub(super) fn told(reader: &mut Reader<'_>, tag: &str, span: Span) {
    let title = format!("{} has HTML, which a policy cannot have", reader.key);
    let help = match tag {
        "<br>" | "<br/>" | "<br />" => "write one line, or move the text to a key that is prose",
        _ => "write the words alone",
    };
    reader.diagnostics.push(
        Diagnostic::error("forbidden-markup", title, span, "")
            .note("it is one line of text, and would be shown with its tags")
            .help(help),
    );
}

/// Elements that are written into texts to give them a form. What else looks like a tag may be a
/// placeholder of documentation, as in `<hash>`; it is shown as any other text.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
];

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn a_comparison_is_no_tag() {
        for (text, expected) in [
            ("<b>x", Some((3, false))),
            ("</b>x", Some((4, true))),
            ("<br />", Some((6, false))),
            ("<a href='x'>", Some((12, false))),
            ("< b", None),
            ("<b", None),
            ("<hash>", None),
            ("<a and c>", None),
            ("<b <c>", None),
        ] {
            assert_eq!(tag(text), expected, "{text}");
        }
    }
}
