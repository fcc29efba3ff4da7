//! Inlines as a row of spans, changed until CommonMark can write them.
//!
//! The marks of emphasis only count next to certain characters (CommonMark 0.31, section 6.2):
//! within them there is no space, and between a mark and a letter outside there is no punctuation
//! inside. So spaces move out of the marks, and the letter outside becomes a character reference,
//! which is punctuation. Where even that is impossible, because a value stands outside, the text
//! loses its stress.

use charte_core::values::Slot;

use crate::document::{Inline, Piece};

/// Where inlines stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// In a paragraph: lines may break.
    Paragraph,
    /// In a heading.
    Heading,
    /// In a cell of a table: `|` ends it.
    Cell,
}

/// A stretch of a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Span<'a> {
    /// Text without line ends.
    Text(String),
    /// A character that is written as a character reference.
    Reference(char),
    /// A value of the platform.
    Value(Slot),
    /// A code span: not empty, without line ends.
    Code(String),
    /// The mark at the start of a stress.
    Open(Stress),
    /// The mark at its end.
    Close(Stress),
    /// The start of a link's text.
    Link,
    /// The end of a link's text, and where the link leads.
    To(&'a [Piece]),
    /// An address in angle brackets.
    Address(Vec<Piece>),
    /// A line break.
    Break,
}

/// How a text is stressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stress {
    /// `*`
    Emphasis,
    /// `_`: emphasis beside the mark of a strong text, with which `*` would run together.
    Underscore,
    /// `**`
    Strong,
}

/// The spans of inlines.
pub(super) fn spans(inlines: &[Inline], place: Place) -> Vec<Span<'_>> {
    let mut row = Row {
        spans: Vec::new(),
        place,
    };
    row.inlines(inlines, Within::default());
    let mut spans = row.spans;
    // Not every parser reads a line that holds nothing but a break.
    spans.dedup_by(|span, before| (&*span, &*before) == (&Span::Break, &Span::Break));
    while spans.first() == Some(&Span::Break) {
        spans.remove(0);
    }
    while spans.last() == Some(&Span::Break) {
        spans.pop();
    }
    loop {
        spans = join(spans);
        part_marks(&mut spans);
        let Some(repair) = first_repair(&spans) else {
            break;
        };
        repair.apply(&mut spans);
    }
    keep_edges(&mut spans);
    spans
}

struct Row<'a> {
    spans: Vec<Span<'a>>,
    place: Place,
}

/// What is around an inline: nothing of it stands in itself.
#[derive(Clone, Copy, Debug, Default)]
struct Within {
    emphasis: bool,
    strong: bool,
    link: bool,
}

impl<'a> Row<'a> {
    fn inlines(&mut self, inlines: &'a [Inline], within: Within) {
        for inline in inlines {
            self.inline(inline, within);
        }
    }

    fn inline(&mut self, inline: &'a Inline, within: Within) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Value(slot) => self.spans.push(Span::Value(*slot)),
            Inline::Code(code) => self.code(code),
            Inline::Emphasis(text) if !within.emphasis => {
                let within = Within {
                    emphasis: true,
                    ..within
                };
                self.stressed(Stress::Emphasis, text, within);
            }
            Inline::Strong(text) if !within.strong => {
                let within = Within {
                    strong: true,
                    ..within
                };
                self.stressed(Stress::Strong, text, within);
            }
            Inline::Link {
                target,
                text,
                autolink,
            } if !within.link => {
                if let Some(address) = autolink.then(|| address(target, text)).flatten() {
                    self.spans.push(Span::Address(address));
                } else {
                    let within = Within {
                        link: true,
                        ..within
                    };
                    self.linked(target, text, within);
                }
            }
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Link { text, .. }
            | Inline::Foreign { language: _, text } => self.inlines(text, within),
            Inline::Break if self.place == Place::Paragraph => self.spans.push(Span::Break),
            Inline::Break => self.text(" "),
        }
    }

    fn text(&mut self, text: &str) {
        let text = text.replace(['\n', '\r'], " ");
        if !text.is_empty() {
            self.spans.push(Span::Text(text));
        }
    }

    fn code(&mut self, code: &str) {
        // In a table, `\|` is how a code span says `|`; nothing says `\|`.
        if self.place == Place::Cell && code.contains("\\|") {
            self.text(code);
            return;
        }
        let code = code.replace(['\n', '\r'], " ");
        if !code.is_empty() {
            self.spans.push(Span::Code(code));
        }
    }

    fn stressed(&mut self, stress: Stress, text: &'a [Inline], within: Within) {
        let [before, inner, after] = self.inner(text, within);
        self.spans.extend(before);
        if !inner.is_empty() {
            self.spans.push(Span::Open(stress));
            self.spans.extend(inner);
            self.spans.push(Span::Close(stress));
        }
        self.spans.extend(after);
    }

    fn linked(&mut self, target: &'a [Piece], text: &'a [Inline], within: Within) {
        let [before, inner, after] = self.inner(text, within);
        self.spans.extend(before);
        self.spans.push(Span::Link);
        self.spans.extend(inner);
        self.spans.push(Span::To(target));
        self.spans.extend(after);
    }

    /// The spans of a text with marks around it: the space before it, the text, the space after.
    fn inner(&self, text: &'a [Inline], within: Within) -> [Vec<Span<'a>>; 3] {
        let mut row = Row {
            spans: Vec::new(),
            place: self.place,
        };
        row.inlines(text, within);
        let (before, after) = row.take_space();
        [before, row.spans, after]
    }

    /// Takes the spaces and line breaks at the start and at the end.
    fn take_space(&mut self) -> (Vec<Span<'a>>, Vec<Span<'a>>) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        while let Some(first) = self.spans.first_mut() {
            match first {
                Span::Break => before.push(self.spans.remove(0)),
                Span::Text(text) => {
                    let rest = text.trim_start().to_owned();
                    let space = text[..text.len() - rest.len()].to_owned();
                    if !space.is_empty() {
                        before.push(Span::Text(space));
                    }
                    if !rest.is_empty() {
                        *text = rest;
                        break;
                    }
                    self.spans.remove(0);
                }
                _ => break,
            }
        }
        while let Some(last) = self.spans.last_mut() {
            match last {
                Span::Break => after.extend(self.spans.pop()),
                Span::Text(text) => {
                    let space = text.split_off(text.trim_end().len());
                    if !space.is_empty() {
                        after.push(Span::Text(space));
                    }
                    if !text.is_empty() {
                        break;
                    }
                    self.spans.pop();
                }
                _ => break,
            }
        }
        after.reverse();
        (before, after)
    }
}

/// Joins what would run together: texts, code spans, and texts with the same stress.
fn join(spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    let mut joined: Vec<Span<'_>> = Vec::with_capacity(spans.len());
    for span in spans {
        match (joined.last_mut(), &span) {
            (Some(Span::Text(last)), Span::Text(text)) => last.push_str(text),
            (Some(Span::Code(last)), Span::Code(code)) => last.push_str(code),
            (Some(Span::Close(last)), Span::Open(stress)) if last == stress => {
                joined.pop();
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// What stands in the angle brackets of a link that says its address, where that is possible.
fn address(target: &[Piece], text: &[Inline]) -> Option<Vec<Piece>> {
    let mut shown = Vec::new();
    let mut fixed = String::new();
    for inline in text {
        match inline {
            Inline::Text(text) => {
                fixed.push_str(text);
                shown.push(Piece::Text(text.clone()));
            }
            // The host of a URL is written in another way in a link.
            Inline::Value(Slot::Url | Slot::Href) => shown.push(Piece::Value(Slot::Href)),
            _ => return None,
        }
    }
    // Parsers differ on character references in an address; `|` would end a cell.
    let plain = |char: char| {
        char.is_ascii_graphic() && !matches!(char, '<' | '>' | '&' | '|' | '\\' | '`' | '"')
    };
    if !fixed.chars().all(plain) {
        return None;
    }
    if shown == target {
        let absolute = match shown.first()? {
            Piece::Text(text) => text.starts_with("https://") || text.starts_with("mailto:"),
            Piece::Value(_) => true,
        };
        // The URL as it is written: software that follows the link finds its A-labels.
        let written = shown.into_iter().map(|piece| match piece {
            Piece::Value(_) => Piece::Value(Slot::Url),
            piece @ Piece::Text(_) => piece,
        });
        return absolute.then(|| written.collect());
    }
    let mail = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_' | '+');
    let (local, host) = fixed.split_once('@')?;
    let is_mail = local.chars().all(mail)
        && !local.is_empty()
        && host.starts_with(|char: char| char.is_ascii_alphanumeric())
        && host.ends_with(|char: char| char.is_ascii_alphanumeric())
        && host.chars().all(mail)
        && !host.contains(['_', '+'])
        && !host.contains("..")
        && target == [Piece::Text(format!("mailto:{fixed}"))];
    is_mail.then_some(shown)
}

/// Gives emphasis the mark `_` where it touches the mark of a strong text.
fn part_marks(spans: &mut [Span<'_>]) {
    let is_strong = |span: Option<&Span<'_>>| {
        matches!(
            span,
            Some(Span::Open(Stress::Strong) | Span::Close(Stress::Strong))
        )
    };
    let mut open = 0;
    for at in 0..spans.len() {
        match spans[at] {
            Span::Open(Stress::Emphasis) => open = at,
            Span::Close(Stress::Emphasis) => {
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
                    spans[open] = Span::Open(Stress::Underscore);
                    spans[at] = Span::Close(Stress::Underscore);
                }
            }
            _ => {}
        }
    }
}

/// What makes a mark count, or takes it away.
enum Repair {
    /// The last character of the text at this position becomes a reference.
    Last(usize),
    /// The first character of the text at this position becomes a reference.
    First(usize),
    /// The mark at this position goes, and its other half.
    Drop(usize),
}

/// The first mark that would not count, and what to do.
fn first_repair(spans: &[Span<'_>]) -> Option<Repair> {
    spans.iter().enumerate().find_map(|(at, span)| {
        let (stress, outside, inside) = match span {
            Span::Open(stress) => (*stress, at.checked_sub(1), at + 1),
            Span::Close(stress) => (*stress, Some(at + 1), at.checked_sub(1)?),
            _ => return None,
        };
        let opens = matches!(span, Span::Open(_));
        let outside_span = outside.and_then(|outside| spans.get(outside));
        let free = matches!(beside(outside_span, opens), Kind::Space | Kind::Punctuation);
        let word = beside(spans.get(inside), !opens) == Kind::Word;
        if free || (word && stress != Stress::Underscore) {
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
                    // A stress never stands in itself, so the nearest half is the other one.
                    Span::Open(stress) => {
                        (at..spans.len()).find(|&other| spans[other] == Span::Close(stress))
                    }
                    Span::Close(stress) => (0..at)
                        .rev()
                        .find(|&other| spans[other] == Span::Open(stress)),
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

/// What CommonMark sees in a character beside a mark.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Space,
    Punctuation,
    Word,
    /// It depends on the value, or on the tables of Unicode.
    Unsure,
}

/// The kind of the character of `span` that a mark touches: its last one or its first one.
fn beside(span: Option<&Span<'_>>, last: bool) -> Kind {
    match span {
        Some(Span::Text(text)) if last => text.chars().next_back().map_or(Kind::Unsure, kind),
        Some(Span::Text(text)) => text.chars().next().map_or(Kind::Unsure, kind),
        Some(Span::Value(_)) => Kind::Unsure,
        // Ends of lines and cells count as space.
        None | Some(Span::Break) => Kind::Space,
        Some(
            Span::Reference(_)
            | Span::Code(_)
            | Span::Open(_)
            | Span::Close(_)
            | Span::Link
            | Span::To(_)
            | Span::Address(_),
        ) => Kind::Punctuation,
    }
}

fn kind(char: char) -> Kind {
    match char {
        // White space and letters for Rust, but not for CommonMark.
        '\u{b}'
        | '\u{85}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{24b6}'..='\u{24e9}'
        | '\u{1f130}'..='\u{1f189}' => Kind::Unsure,
        '«' | '»' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | '–' | '—' | '…' => {
            Kind::Punctuation
        }
        char if char.is_whitespace() => Kind::Space,
        char if char.is_ascii_punctuation() => Kind::Punctuation,
        char if char.is_alphanumeric() => Kind::Word,
        _ => Kind::Unsure,
    }
}

/// Spaces at the ends of a line would be lost: there they are references.
fn keep_edges(spans: &mut Vec<Span<'_>>) {
    let mut at = 0;
    while at < spans.len() {
        let starts = at == 0 || spans[at - 1] == Span::Break;
        let ends = matches!(spans.get(at + 1), None | Some(Span::Break));
        if let Span::Text(text) = &spans[at] {
            if starts && text.starts_with([' ', '\t']) {
                Repair::First(at).apply(spans);
                continue;
            }
            if ends && text.ends_with([' ', '\t']) {
                Repair::Last(at).apply(spans);
                continue;
            }
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use charte_core::values::Slot;

    use super::{Place, Span, Stress, spans};
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

    /// The spans, each in a few characters.
    fn shown(inlines: &[Inline]) -> String {
        let shown = |span: &Span<'_>| match span {
            Span::Text(text) => text.clone(),
            Span::Reference(char) => format!("&{char};"),
            Span::Value(slot) => format!("{{{slot:?}}}"),
            Span::Code(code) => format!("`{code}`"),
            Span::Open(Stress::Emphasis) | Span::Close(Stress::Emphasis) => "*".to_owned(),
            Span::Open(Stress::Underscore) | Span::Close(Stress::Underscore) => "_".to_owned(),
            Span::Open(Stress::Strong) | Span::Close(Stress::Strong) => "**".to_owned(),
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
    fn what_cannot_be_stressed_is_not() {
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
    fn marks_never_run_together() {
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
