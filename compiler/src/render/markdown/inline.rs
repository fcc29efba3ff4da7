//! Writes the spans of a block.

use charte_core::escape::Escape;
use charte_core::values::Slot;

use super::span::{Delimiter, Place, Span};
use crate::document::Piece;
use crate::output::Output;

/// Writes the spans of a block whose lines are indented by `indent` spaces.
pub(super) fn write(out: &mut Output, spans: &[Span<'_>], place: Place, indent: usize) {
    let mut lead = if place == Place::Paragraph {
        Lead::Start
    } else {
        Lead::Over
    };
    for (at, span) in spans.iter().enumerate() {
        let link_follows = spans.get(at + 1) == Some(&Span::Link);
        match span {
            Span::Text(text) => {
                let rest = write_lead(out, text, lead);
                write_text(out, rest, link_follows);
                let number = text.bytes().all(|byte| byte.is_ascii_digit());
                lead = if lead != Lead::Over && number {
                    Lead::Number
                } else {
                    Lead::Over
                };
                continue;
            }
            Span::Value(slot @ (Slot::Name | Slot::Own(_) | Slot::Shown(_))) => {
                // `!` before a link would turn it into an image.
                let marks = lead != Lead::Over || link_follows;
                let escape = if marks {
                    Escape::MarkdownStart
                } else {
                    Escape::Markdown
                };
                out.value(*slot, escape);
                // The value may begin with a number.
                if lead == Lead::Start {
                    lead = Lead::Number;
                }
                continue;
            }
            Span::Break => {
                out.push("\\\n");
                out.push(&" ".repeat(indent));
                lead = Lead::Start;
                continue;
            }
            Span::Value(Slot::Url | Slot::Href) => {
                out.push("https\\://");
                out.value(Slot::Authority, Escape::Markdown);
            }
            Span::Value(slot) => out.value(*slot, Escape::Markdown),
            Span::Reference(char) => out.push(&format!("&#{};", u32::from(*char))),
            Span::Code(code) => write_code(out, code, place),
            Span::Open(delimiter) | Span::Close(delimiter) => out.push(match delimiter {
                Delimiter::Emphasis => "*",
                Delimiter::Underscore => "_",
                Delimiter::Strong => "**",
            }),
            Span::Link => out.push("["),
            Span::To(target) => {
                out.push("](");
                write_target(out, target);
                out.push(")");
            }
            Span::Address(address) => {
                out.push("<");
                for piece in address {
                    match piece {
                        Piece::Text(text) => out.push(text),
                        Piece::Value(slot) => out.value(*slot, Escape::None),
                        // A shown address contains its URL, and no part of a page is shown so.
                        Piece::Origin | Piece::Fragment(_) => {}
                    }
                }
                out.push(">");
            }
        }
        lead = Lead::Over;
    }
}

/// The state at the start of a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Lead {
    /// The line is empty: the marks of lists, rules and headings count.
    Start,
    /// The line may be a number so far, and the next character the end of a list mark.
    Number,
    /// Such marks have no meaning any more.
    Over,
}

/// Writes what could be the mark of a list or of an underlined heading, and returns the rest.
fn write_lead<'t>(out: &mut Output, text: &'t str, lead: Lead) -> &'t str {
    let after_digits = text.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = text.len() - after_digits.len();
    let mut chars = after_digits.chars();
    let mark = chars.next();
    let counts = match (lead, mark) {
        (Lead::Start, Some('-' | '+' | '=')) => digits == 0,
        // GFM reads `:-:` as the delimiter row of a table.
        (Lead::Start, Some(':')) => digits == 0 && chars.as_str().starts_with('-'),
        (Lead::Start | Lead::Number, Some('.' | ')')) => {
            let ends = chars.as_str().is_empty() || chars.as_str().starts_with([' ', '\t']);
            ends && (digits > 0 || lead == Lead::Number)
        }
        _ => false,
    };
    if !counts {
        return text;
    }
    out.push(&text[..digits]);
    out.push("\\");
    let (mark, rest) = after_digits.split_at(1);
    out.push(mark);
    rest
}

fn write_text(out: &mut Output, text: &str, link_follows: bool) {
    match text.strip_suffix('!') {
        Some(text) if link_follows => {
            out.escaped(Escape::Markdown, text);
            out.push("\\!");
        }
        _ => out.escaped(Escape::Markdown, text),
    }
}

/// Writes a code span (CommonMark 0.31, section 6.1).
fn write_code(out: &mut Output, code: &str, place: Place) {
    let runs = code.split(|char| char != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0) + 1);
    let only_spaces = code.bytes().all(|byte| byte == b' ');
    let loses_spaces = code.starts_with(' ') && code.ends_with(' ') && !only_spaces;
    let pad = if loses_spaces || code.starts_with('`') || code.ends_with('`') {
        " "
    } else {
        ""
    };
    out.push(&fence);
    out.push(pad);
    if place == Place::Cell {
        out.push(&code.replace('|', "\\|"));
    } else {
        out.push(code);
    }
    out.push(pad);
    out.push(&fence);
}

/// Writes the target of a link (CommonMark 0.31, section 6.3). It percent-encodes characters that
/// are not allowed in a URI.
fn write_target(out: &mut Output, target: &[Piece]) {
    for piece in target {
        match piece {
            Piece::Text(text) => {
                for char in text.chars() {
                    match char {
                        '(' | ')' | '&' => {
                            out.push("\\");
                            out.push(char.encode_utf8(&mut [0; 4]));
                        }
                        '<' | '>' | '|' | '\\' | '`' | '"' | '\0'..=' ' | '\u{7f}' => {
                            out.push(&format!("%{:02X}", u32::from(char)));
                        }
                        _ => out.push(char.encode_utf8(&mut [0; 4])),
                    }
                }
            }
            Piece::Value(slot) => out.value(*slot, Escape::MarkdownTarget),
            Piece::Origin => out.value(Slot::Href, Escape::MarkdownTarget),
            Piece::Fragment(id) => {
                out.push("#");
                out.push(id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use charte_core::values::{Name, Slot, Values};

    use super::super::flatten::spans;
    use super::super::span::Place;
    use super::write;
    use crate::document::{Inline, Piece};
    use crate::output::Output;

    fn written(inlines: &[Inline], place: Place) -> String {
        let values = Values {
            url: "https://données.fr",
            href: "https://xn--donnes-fva.fr",
            name: Name::Same("1"),
            own: "",
        };
        let mut out = Output::default();
        write(&mut out, &spans(inlines, place), place, 2);
        out.fill(values, 0)
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn only_marks_at_the_start_of_a_line_are_escaped() {
        for (written_text, expected) in [
            ("a - b + c = d. e) f", "a - b + c = d. e) f"),
            ("- a", "\\- a"),
            ("+", "\\+"),
            ("=== ===", "\\=== ==="),
            ("1. a", "1\\. a"),
            ("12) 1.", "12\\) 1."),
            ("1.5 million", "1.5 million"),
            (":-: | x", "\\:-: \\| x"),
            (": a", ": a"),
            (" a ", "&#32;a&#32;"),
            ("a\nb\\", "a b\\\\"),
            ("Oui!", "Oui!"),
        ] {
            assert_eq!(written(&[text(written_text)], Place::Paragraph), expected);
        }
        assert_eq!(written(&[text("- 1. a")], Place::Heading), "- 1. a");
        assert_eq!(
            written(
                &[text("a"), Inline::Break, text("- b"), Inline::Break],
                Place::Paragraph
            ),
            "a\\\n  \\- b"
        );
        assert_eq!(
            written(&[Inline::Value(Slot::Name), text(". a")], Place::Paragraph),
            "1\\. a"
        );
    }

    #[test]
    fn a_code_span_has_a_fence_that_it_does_not_contain() {
        for (code, place, expected) in [
            ("_ga", Place::Paragraph, "`_ga`"),
            ("a``b", Place::Paragraph, "```a``b```"),
            ("`a", Place::Paragraph, "`` `a ``"),
            (" a ", Place::Paragraph, "`  a  `"),
            (" a", Place::Paragraph, "` a`"),
            ("  ", Place::Paragraph, "`  `"),
            ("a|b", Place::Paragraph, "`a|b`"),
            ("a|b", Place::Cell, "`a\\|b`"),
            ("a\\|b", Place::Cell, "a\\\\\\|b"),
            ("", Place::Paragraph, ""),
        ] {
            assert_eq!(written(&[Inline::Code(code.to_owned())], place), expected);
        }
    }

    #[test]
    fn links_escape_text_and_target() {
        let link = |target: &str, shown: &str, autolink| Inline::Link {
            target: vec![Piece::Text(target.to_owned())],
            text: vec![text(shown)],
            autolink,
        };
        for (inline, expected) in [
            (
                link("https://a.fr/(b)?c=1&copy;#d_", "[x](y)", false),
                "[\\[x\\](y)](https://a.fr/\\(b\\)?c=1\\&copy;#d_)",
            ),
            (
                link("https://a.fr/ <|", "a", false),
                "[a](https://a.fr/%20%3C%7C)",
            ),
            (
                link("https://a.fr/", "https://a.fr/", true),
                "<https://a.fr/>",
            ),
            (
                link("https://a.fr/?a&b", "https://a.fr/?a&b", true),
                "[https\\://a.fr/?a\\&b](https://a.fr/?a\\&b)",
            ),
            (
                link("https://b.fr/", "https://a.fr/", true),
                "[https\\://a.fr/](https://b.fr/)",
            ),
            (link("mailto:dpo@a.fr", "dpo@a.fr", true), "<dpo@a.fr>"),
            (
                link("mailto:dpo@a.fr", "mailto:dpo@a.fr", true),
                "<mailto:dpo@a.fr>",
            ),
            (
                Inline::Link {
                    target: vec![Piece::Value(Slot::Href), Piece::Text("/a".to_owned())],
                    text: vec![Inline::Value(Slot::Url), text("/a")],
                    autolink: true,
                },
                "<https://données.fr/a>",
            ),
            (
                Inline::Link {
                    target: vec![Piece::Value(Slot::Href)],
                    text: vec![Inline::Value(Slot::Name)],
                    autolink: true,
                },
                "[1](https://xn--donnes-fva.fr)",
            ),
        ] {
            assert_eq!(written(&[inline], Place::Paragraph), expected);
        }
        assert_eq!(
            written(&[text("Oui!"), link("/", "a", false)], Place::Paragraph),
            "Oui\\![a](/)"
        );
    }
}
