//! Links in texts, and text that looks like a link.

use pulldown_cmark::LinkType;

use super::Reader;
use super::marker::{Marked, unmarked};
use crate::diagnostic::Diagnostic;
use crate::model::{Inline, InlineKind, Language, Placeholder};
use crate::source::Span;

/// The data that CommonMark reports at the start of a link.
pub(super) struct LinkStart {
    target: String,
    kind: LinkType,
}

impl LinkStart {
    pub(super) fn new(kind: LinkType, target: &str) -> Self {
        Self {
            target: target.to_owned(),
            kind,
        }
    }

    /// Reads the link, foreign term or address with the words `text`; `None` if that is an error.
    /// `marked` is the text `value` with its placeholders replaced.
    pub(super) fn read(
        &self,
        reader: &mut Reader<'_>,
        (value, marked): (&str, &Marked),
        text: Vec<Inline>,
        span: Span,
    ) -> Option<InlineKind> {
        if let Some(tag) = self.target.strip_prefix("lang:") {
            let language = reader.language(tag, reader.inside(span, &self.target))?;
            return Some(InlineKind::Foreign { language, text });
        }
        let written = match self.kind {
            LinkType::Email => format!("mailto:{}", unmarked(&self.target)),
            _ => marked.written(value, &self.target),
        };
        let target = reader.target(&written, reader.inside(span, &written))?;
        Some(match self.kind {
            LinkType::Email | LinkType::Autolink => InlineKind::Autolink(target),
            _ => InlineKind::Link { target, text },
        })
    }
}

impl Reader<'_> {
    /// Returns the place of the target of a link, inside the link.
    fn inside(&self, link: Span, target: &str) -> Span {
        match self.sources.text(link).rfind(target) {
            Some(at) if !target.is_empty() => {
                let start = link.start as usize + at;
                Span::new(link.file, start, start + target.len())
            }
            _ => link,
        }
    }

    /// Reports text that looks like a link and is not one. The page would show it with its
    /// brackets.
    pub(super) fn check_links(&mut self, inlines: &[Inline]) {
        for (at, inline) in inlines.iter().enumerate() {
            let InlineKind::Text(text) = &inline.kind else {
                continue;
            };
            for mark in ["](lang:", "](https:", "](http:", "](mailto:", "](tel:"] {
                if !text.contains(mark) {
                    continue;
                }
                let written = self.sources.text(inline.span);
                let places: Vec<usize> = written.match_indices(mark).map(|(at, _)| at).collect();
                for at in places {
                    let start = inline.span.start as usize + at;
                    self.broken_link(Span::new(inline.span.file, start, start + mark.len()));
                }
            }
            let leads = |inline: &Inline| {
                let InlineKind::Placeholder(placeholder) = &inline.kind else {
                    return false;
                };
                matches!(
                    placeholder,
                    Placeholder::PlatformUrl | Placeholder::ChoiceManage
                )
            };
            if let Some(next) = inlines.get(at + 1).filter(|next| leads(next))
                && text.ends_with("](")
            {
                self.broken_link(next.span);
            }
        }
    }

    fn broken_link(&mut self, span: Span) {
        let title = format!("{} has an incomplete link", self.key);
        self.diagnostics.push(
            Diagnostic::error("broken-link", title, span, "")
                .note("the page would show it as text, with its brackets")
                .help(
                    "write it as in `[words](https://example.org)`, with no blank in the address",
                ),
        );
    }

    /// Returns the link of an address between angle brackets.
    pub(super) fn autolink(&mut self, inner: &str, span: Span) -> Option<Inline> {
        let target = self.target(inner, span)?;
        Some(Inline {
            kind: InlineKind::Autolink(target),
            span,
        })
    }

    /// Returns the language of a foreign term; reports a wrong tag.
    fn language(&mut self, tag: &str, span: Span) -> Option<Language> {
        let language = Language::parse(tag);
        if language.is_none() {
            self.diagnostics
                .push(crate::lower::language::bad_language(tag, span));
        }
        language
    }
}
