//! Changes spans so that their marks count.
//!
//! The marks of emphasis count only next to certain characters (CommonMark 0.31, section 6.2): no
//! space on their inner side, and no letter on the outer side if punctuation is on the inner side.
//! So that outer letter becomes a character reference, which is punctuation. If that is impossible,
//! because the outer neighbour is a value, the text loses its emphasis.

use super::span::{Delimiter, Span};

/// Returns the spans with marks that count.
pub(super) fn repaired(mut spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    loop {
        spans = join(spans);
        part_marks(&mut spans);
        let Some(repair) = first_repair(&spans) else {
            return spans;
        };
        repair.apply(&mut spans);
    }
}

/// Replaces spaces at the ends of a line with references. Otherwise parsers remove them, some even
/// no-break spaces.
pub(super) fn keep_edges(spans: &mut Vec<Span<'_>>) {
    let mut at = 0;
    while at < spans.len() {
        let starts = at == 0 || spans[at - 1] == Span::Break;
        let ends = matches!(spans.get(at + 1), None | Some(Span::Break));
        if let Span::Text(text) = &spans[at] {
            if starts && text.starts_with(char::is_whitespace) {
                Repair::First(at).apply(spans);
                continue;
            }
            if ends && text.ends_with(char::is_whitespace) {
                Repair::Last(at).apply(spans);
                continue;
            }
        }
        at += 1;
    }
}

/// Joins neighbours that would run together: texts, code spans, and texts with the same emphasis.
fn join(spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    let mut joined: Vec<Span<'_>> = Vec::with_capacity(spans.len());
    for span in spans {
        match (joined.last_mut(), &span) {
            (Some(Span::Text(last)), Span::Text(text)) => last.push_str(text),
            (Some(Span::Code(last)), Span::Code(code)) => last.push_str(code),
            (Some(Span::Close(last)), Span::Open(delimiter)) if last == delimiter => {
                joined.pop();
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// Uses the mark `_` for emphasis next to the mark of a strong text.
fn part_marks(spans: &mut [Span<'_>]) {
    let is_strong = |span: Option<&Span<'_>>| {
        matches!(
            span,
            Some(Span::Open(Delimiter::Strong) | Span::Close(Delimiter::Strong))
        )
    };
    let mut open = 0;
    for at in 0..spans.len() {
        match spans[at] {
            Span::Open(Delimiter::Emphasis) => open = at,
            Span::Close(Delimiter::Emphasis) => {
                let touches = [
                    open.checked_sub(1),
                    Some(open + 1),
                    at.checked_sub(1),
                    Some(at + 1),
                ]
                .into_iter()
                .flatten()
                .any(|beside| is_strong(spans.get(beside)));
                if touches {
                    spans[open] = Span::Open(Delimiter::Underscore);
                    spans[at] = Span::Close(Delimiter::Underscore);
                }
            }
            _ => {}
        }
    }
}

/// A change that makes a mark count, or removes it.
enum Repair {
    /// The last character of the text at this position becomes a reference.
    Last(usize),
    /// The first character of the text at this position becomes a reference.
    First(usize),
    /// The mark at this position and its other half are removed.
    Drop(usize),
}

/// Returns the repair of the first mark that would not count.
fn first_repair(spans: &[Span<'_>]) -> Option<Repair> {
    spans.iter().enumerate().find_map(|(at, span)| {
        let (delimiter, outside, inside) = match span {
            Span::Open(delimiter) => (*delimiter, at.checked_sub(1), at + 1),
            Span::Close(delimiter) => (*delimiter, Some(at + 1), at.checked_sub(1)?),
            _ => return None,
        };
        let opens = matches!(span, Span::Open(_));
        let outside_span = outside.and_then(|outside| spans.get(outside));
        let free = matches!(
            beside(outside_span, opens),
            CharacterClass::Space | CharacterClass::Punctuation
        );
        let word = beside(spans.get(inside), !opens) == CharacterClass::Word;
        if free || (word && delimiter != Delimiter::Underscore) {
            return None;
        }
        Some(match (outside_span, outside) {
            (Some(Span::Text(_)), Some(outside)) if opens => Repair::Last(outside),
            (Some(Span::Text(_)), Some(outside)) => Repair::First(outside),
            _ => Repair::Drop(at),
        })
    })
}

impl Repair {
    fn apply(self, spans: &mut Vec<Span<'_>>) {
        match self {
            Self::Last(at) => {
                if let Some(Span::Text(text)) = spans.get_mut(at) {
                    let last = text.pop();
                    let emptied = text.is_empty();
                    spans.splice(at + 1..=at, last.map(Span::Reference));
                    if emptied {
                        spans.remove(at);
                    }
                }
            }
            Self::First(at) => {
                if let Some(Span::Text(text)) = spans.get_mut(at) {
                    let mut chars = text.chars();
                    let first = chars.next();
                    *text = chars.as_str().to_owned();
                    if text.is_empty() {
                        spans.remove(at);
                    }
                    spans.splice(at..at, first.map(Span::Reference));
                }
            }
            Self::Drop(at) => {
                let other = match spans[at] {
                    // An emphasis is never nested in itself, so the nearest half is the other one.
                    Span::Open(delimiter) => {
                        (at..spans.len()).find(|&other| spans[other] == Span::Close(delimiter))
                    }
                    Span::Close(delimiter) => (0..at)
                        .rev()
                        .find(|&other| spans[other] == Span::Open(delimiter)),
                    _ => None,
                };
                let other = other.unwrap_or(at);
                spans.remove(at.max(other));
                if other != at {
                    spans.remove(at.min(other));
                }
            }
        }
    }
}

/// How CommonMark classifies a character next to a mark.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum CharacterClass {
    Space,
    Punctuation,
    Word,
    /// The class depends on the value, or on the version of Unicode.
    Unsure,
}

/// Returns the class of the character of `span` next to a mark: its last or its first one.
fn beside(span: Option<&Span<'_>>, last: bool) -> CharacterClass {
    match span {
        Some(Span::Text(text)) if last => text
            .chars()
            .next_back()
            .map_or(CharacterClass::Unsure, class_of),
        Some(Span::Text(text)) => text.chars().next().map_or(CharacterClass::Unsure, class_of),
        Some(Span::Value(_)) => CharacterClass::Unsure,
        // The end of a line or a cell counts as a space.
        None | Some(Span::Break) => CharacterClass::Space,
        Some(
            Span::Reference(_)
            | Span::Code(_)
            | Span::Open(_)
            | Span::Close(_)
            | Span::Link
            | Span::To(_)
            | Span::Address(_),
        ) => CharacterClass::Punctuation,
    }
}

fn class_of(char: char) -> CharacterClass {
    match char {
        // Rust sees white space and letters here, CommonMark does not.
        '\u{b}'
        | '\u{85}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{24b6}'..='\u{24e9}'
        | '\u{1f130}'..='\u{1f189}' => CharacterClass::Unsure,
        '«' | '»' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '–' | '—' | '…' => {
            CharacterClass::Punctuation
        }
        char if char.is_whitespace() => CharacterClass::Space,
        char if char.is_ascii_punctuation() => CharacterClass::Punctuation,
        char if char.is_alphanumeric() => CharacterClass::Word,
        _ => CharacterClass::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use charte_core::values::Slot;

    use super::super::flatten::spans;
    use super::super::span::{Delimiter, Place, Span};
    use crate::document::Inline;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn emphasis(inlines: Vec<Inline>) -> Inline {
        Inline::Emphasis(inlines)
    }

    fn strong(inlines: Vec<Inline>) -> Inline {
        Inline::Strong(inlines)
    }

    /// Writes the spans, each in a few characters.
    fn shown(inlines: &[Inline]) -> String {
        let shown = |span: &Span<'_>| match span {
            Span::Text(text) => text.clone(),
            Span::Reference(char) => format!("&{char};"),
            Span::Value(slot) => format!("{{{slot:?}}}"),
            Span::Code(code) => format!("`{code}`"),
            Span::Open(Delimiter::Emphasis) | Span::Close(Delimiter::Emphasis) => "*".to_owned(),
            Span::Open(Delimiter::Underscore) | Span::Close(Delimiter::Underscore) => {
                "_".to_owned()
            }
            Span::Open(Delimiter::Strong) | Span::Close(Delimiter::Strong) => "**".to_owned(),
            Span::Link => "[".to_owned(),
            Span::To(_) => "]".to_owned(),
            Span::Address(_) => "<>".to_owned(),
            Span::Break => "/".to_owned(),
        };
        spans(inlines, Place::Paragraph).iter().map(shown).collect()
    }

    #[test]
    fn spaces_move_out_of_stressed_text() {
        assert_eq!(
            shown(&[
                text("a"),
                strong(vec![text(" b"), Inline::Break]),
                text("c")
            ]),
            "a **b**/c"
        );
        assert_eq!(
            shown(&[
                text("a"),
                strong(vec![emphasis(vec![text(" b ")])]),
                text("c")
            ]),
            "a **_b_** c"
        );
        assert_eq!(
            shown(&[text("a"), emphasis(vec![text(" ")]), text("c")]),
            "a c"
        );
        assert_eq!(shown(&[emphasis(vec![text(" a")])]), "& ;*a*");
    }

    #[test]
    fn a_letter_beside_punctuation_becomes_a_reference() {
        assert_eq!(
            shown(&[text("a"), emphasis(vec![text("b")]), text("c")]),
            "a*b*c"
        );
        assert_eq!(
            shown(&[text("xa"), emphasis(vec![text("(b)")]), text("cx")]),
            "x&a;*(b)*&c;x"
        );
        assert_eq!(
            shown(&[text("« "), strong(vec![text("«b»")]), text(", c")]),
            "« **«b»**, c"
        );
        assert_eq!(
            shown(&[
                text("a"),
                strong(vec![Inline::Value(Slot::Name)]),
                text("c")
            ]),
            "&a;**{Name}**&c;"
        );
    }

    #[test]
    fn a_text_that_cannot_be_stressed_loses_its_marks() {
        let name = || Inline::Value(Slot::Name);
        assert_eq!(
            shown(&[name(), emphasis(vec![text("a")]), name()]),
            "{Name}*a*{Name}"
        );
        assert_eq!(shown(&[name(), emphasis(vec![text("(a")])]), "{Name}(a");
        assert_eq!(
            shown(&[strong(vec![name()]), name(), text("x")]),
            "{Name}{Name}x"
        );
    }

    #[test]
    fn neighbouring_stresses_are_joined_or_have_different_marks() {
        let (a, b) = (|| vec![text("a")], || vec![text("b")]);
        assert_eq!(shown(&[emphasis(a()), emphasis(b())]), "*ab*");
        assert_eq!(shown(&[strong(a()), strong(b())]), "**ab**");
        assert_eq!(shown(&[emphasis(a()), strong(b())]), "_a_**b**");
        assert_eq!(shown(&[emphasis(vec![emphasis(a()), text("c")])]), "*ac*");
        assert_eq!(
            shown(&[strong(vec![text("c "), emphasis(a()), text(" c")])]),
            "**c *a* c**"
        );
        assert_eq!(
            shown(&[Inline::Code("a".to_owned()), Inline::Code("b".to_owned())]),
            "`ab`"
        );
    }
}
