//! Turns inlines into a flat series of spans.
//!
//! Nothing is nested in itself any more (no emphasis in the same emphasis, no link in a link), and
//! spaces have moved out of emphasis and links.

use charte_core::values::Slot;

use super::repair::{keep_edges, repaired};
use super::span::{Delimiter, Place, Span};
use crate::document::{Inline, Piece, has_address};

/// Returns the spans of inlines.
pub(super) fn spans(inlines: &[Inline], place: Place) -> Vec<Span<'_>> {
    let mut row = Row {
        spans: Vec::new(),
        place,
    };
    row.inlines(inlines, Within::default());
    let mut spans = row.spans;
    // Not every parser reads a line that contains only a break.
    spans.dedup_by(|span, before| (&*span, &*before) == (&Span::Break, &Span::Break));
    while spans.first() == Some(&Span::Break) {
        spans.remove(0);
    }
    while spans.last() == Some(&Span::Break) {
        spans.pop();
    }
    let mut spans = repaired(spans);
    keep_edges(&mut spans);
    spans
}

struct Row<'a> {
    spans: Vec<Span<'a>>,
    place: Place,
}

/// The surroundings of an inline, so that nothing is nested in itself.
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
                self.delimited(Delimiter::Emphasis, text, within);
            }
            Inline::Strong(text) if !within.strong => {
                let within = Within {
                    strong: true,
                    ..within
                };
                self.delimited(Delimiter::Strong, text, within);
            }
            Inline::Link {
                target,
                text,
                autolink,
            } if !within.link && has_address(target) => {
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
        // In a table, a code span writes `|` as `\|`, and cannot write `\|`.
        if self.place == Place::Cell && code.contains("\\|") {
            self.text(code);
            return;
        }
        let code = code.replace(['\n', '\r'], " ");
        if !code.is_empty() {
            self.spans.push(Span::Code(code));
        }
    }

    fn delimited(&mut self, delimiter: Delimiter, text: &'a [Inline], within: Within) {
        let [before, inner, after] = self.inner(text, within);
        self.spans.extend(before);
        if !inner.is_empty() {
            self.spans.push(Span::Open(delimiter));
            self.spans.extend(inner);
            self.spans.push(Span::Close(delimiter));
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

    /// Returns the spans of a text with marks around it: the space before it, the text, the space
    /// after it.
    fn inner(&self, text: &'a [Inline], within: Within) -> [Vec<Span<'a>>; 3] {
        let mut row = Row {
            spans: Vec::new(),
            place: self.place,
        };
        row.inlines(text, within);
        let (before, after) = row.take_space();
        [before, row.spans, after]
    }

    /// Removes and returns the spaces and line breaks at the start and at the end.
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

/// Returns the content of the angle brackets of a link whose text is its address; `None` if
/// brackets are impossible.
fn address(target: &[Piece], text: &[Inline]) -> Option<Vec<Piece>> {
    let mut shown = Vec::new();
    let mut fixed = String::new();
    for inline in text {
        match inline {
            Inline::Text(text) => {
                fixed.push_str(text);
                shown.push(Piece::Text(text.clone()));
            }
            // A link writes the host of a URL in another way.
            Inline::Value(Slot::Url | Slot::Href) => shown.push(Piece::Value(Slot::Href)),
            _ => return None,
        }
    }
    // Parsers differ on character references in an address, and `|` would end a cell.
    let plain = |char: char| {
        char.is_ascii_graphic() && !matches!(char, '<' | '>' | '&' | '|' | '\\' | '`' | '"')
    };
    if !fixed.chars().all(plain) {
        return None;
    }
    let target: Vec<Piece> = target
        .iter()
        .map(|piece| match piece {
            Piece::Origin => Piece::Value(Slot::Href),
            piece => piece.clone(),
        })
        .collect();
    if shown == target {
        let absolute = match shown.first()? {
            Piece::Text(text) => text.starts_with("https://") || text.starts_with("mailto:"),
            Piece::Value(_) | Piece::Origin | Piece::Fragment(_) => true,
        };
        // The URL as it is written. Software that follows the link computes its A-labels.
        let written = shown.into_iter().map(|piece| match piece {
            Piece::Value(_) => Piece::Value(Slot::Url),
            piece => piece,
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
