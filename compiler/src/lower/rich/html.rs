//! HTML tags in a text, which would be shown unchanged.

pub(super) use charte_core::tag::tag;

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Reports a tag in a text.
pub(super) fn reported(reader: &mut Reader<'_>, tag: &str, span: Span) {
    let title = format!("{} has HTML, which a policy cannot have", reader.key);
    let help = match tag {
        "<br>" | "<br/>" | "<br />" => "write one line, or move the text to a key that is prose",
        _ => "write the words alone",
    };
    reader.diagnostics.push(
        Diagnostic::error("forbidden-markup", title, span, "")
            .note("the text is one line, and the page would show its tags")
            .help(help),
    );
}

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
