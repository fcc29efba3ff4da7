//! HTML tags in a text that a page would show as text.

/// Returns the length of the tag at the start of a text, and whether it ends an element.
///
/// `a < b` is not a tag, and neither is `<hash>`: only elements that format a text count.
pub fn tag(text: &str) -> Option<(usize, bool)> {
    let rest = text.strip_prefix('<')?;
    let (rest, is_end) = match rest.strip_prefix('/') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let end = rest.find(|character: char| !character.is_ascii_alphanumeric())?;
    let name = &rest[..end];
    if !ELEMENTS
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
    {
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

/// The elements that authors write into a text to format it. Anything else that looks like a tag
/// may be a placeholder in documentation, such as `<hash>`, and is shown as text.
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
    fn elements_are_tags() {
        for (text, expected) in [
            ("<b>x", Some((3, false))),
            ("</strong> x", Some((9, true))),
            ("<BR/>", Some((5, false))),
            ("<a href=\"/\">x", Some((12, false))),
            ("<b", None),
            ("<b <i>", None),
            ("<b or not>", None),
            ("<hash>", None),
            ("< b>", None),
            ("b>", None),
        ] {
            assert_eq!(tag(text), expected, "{text}");
        }
    }
}
