//! Texts and prose: placeholders, foreign terms, links and the subset of CommonMark.

mod bullet;
mod facts;
mod html;
mod line;
mod link;
mod marker;
mod markup;
mod plain;
mod prose;
mod scan;
mod target;

pub(super) use facts::{Fact, Facts};

use charte_core::own_value::OwnKind;

use super::key::Key;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Block, Inline, InlineKind};
use crate::source::{SourceMap, Span, Spanned};
use crate::syntax::Literal;

/// Reads the texts of a policy.
pub(super) struct Reader<'a> {
    pub(super) sources: &'a SourceMap,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// The facts that placeholders refer to.
    pub(super) facts: &'a Facts,
    /// The key that is read, in the form in which diagnostics name it.
    pub(super) key: Key<'a>,
}

/// Reads a text of one line, with inline markup of CommonMark.
pub(super) fn line(reader: &mut Reader<'_>, text: &Spanned<String>) -> Vec<Inline> {
    if reader.is_empty(text) {
        return Vec::new();
    }
    let literal = Literal::new(reader.sources, text.span, text);
    line::read(reader, text, &literal)
}

/// Reads prose: paragraphs and lists in the subset of CommonMark.
pub(super) fn prose(reader: &mut Reader<'_>, text: &Spanned<String>) -> Vec<Block> {
    if reader.is_empty(text) {
        return Vec::new();
    }
    let literal = Literal::new(reader.sources, text.span, text);
    prose::read(reader, text, &literal)
}

/// Reads a text that is a value of a platform: only characters.
pub(super) fn plain(reader: &mut Reader<'_>, text: &Spanned<String>, kind: OwnKind) -> String {
    let literal = Literal::new(reader.sources, text.span, text);
    plain::read(reader, text, &literal, kind)
}

impl Reader<'_> {
    /// Reports an empty text.
    fn is_empty(&mut self, text: &Spanned<String>) -> bool {
        let is_empty = text.trim().is_empty();
        if is_empty {
            let title = format!("{} is empty", self.key);
            self.diagnostics.push(
                Diagnostic::error("empty-text", title, text.span, "")
                    .help("write the text, or remove the key if it is not required"),
            );
        }
        is_empty
    }
}

/// Adds text to the inlines, joined with the text before it.
fn push_text(inlines: &mut Vec<Inline>, text: &str, span: Span) {
    if text.is_empty() {
        return;
    }
    if let Some(Inline {
        kind: InlineKind::Text(last),
        span: whole,
    }) = inlines.last_mut()
    {
        last.push_str(text);
        whole.end = whole.end.max(span.end);
    } else {
        inlines.push(Inline {
            kind: InlineKind::Text(text.to_owned()),
            span,
        });
    }
}
