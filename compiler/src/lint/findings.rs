//! Where a lint tells what it found.

use std::ops::Range;

use charte_core::word::Word;

use super::Lint;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Column;
use crate::source::{SourceMap, Span};

/// What one lint finds in one charter, platform or fleet.
pub struct Findings<'a> {
    lint: &'static Lint,
    sources: &'a SourceMap,
    /// The charter that is looked at, by position; that of the next finding.
    charter: usize,
    found: Vec<Found>,
}

/// What was found.
pub(super) struct Found {
    /// The position of the charter.
    pub(super) charter: usize,
    pub(super) finding: Diagnostic,
    /// Whether it is at most warned of.
    pub(super) is_advice: bool,
    /// Findings with the same title and this place in common are one.
    pub(super) place: Span,
}

impl<'a> Findings<'a> {
    /// Nothing yet, about the charter at a position.
    pub(super) fn new(lint: &'static Lint, sources: &'a SourceMap, charter: usize) -> Self {
        Self {
            lint,
            sources,
            charter,
            found: Vec::new(),
        }
    }

    /// What was found.
    pub(super) fn into_found(self) -> Vec<Found> {
        self.found
    }

    /// A finding to be completed and [pushed](Self::push): a title, the culprit, and what is to be
    /// seen there (empty where the title says it).
    ///
    /// Why it matters, its source and its level are added by themselves. The title names no
    /// platform: what several platforms inherit is told once.
    pub fn at(&self, span: Span, title: impl Into<String>, label: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(self.lint.name, title, span, label)
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.push_once(finding.span(), finding);
    }

    /// Adds a finding that is one with others of the same title and `place`, wherever they are: what
    /// many platforms do to one thing of their template is told once.
    pub fn push_once(&mut self, place: Span, finding: Diagnostic) {
        self.found.push(Found {
            charter: self.charter,
            finding,
            is_advice: false,
            place,
        });
    }

    /// Adds a finding that is at most warned of, whatever the level of the lint: the source demands
    /// it where visitors are asked for consent, and advises it here; or browsers refuse what is
    /// stated, and here it is not.
    pub fn advise(&mut self, finding: Diagnostic) {
        self.push(finding);
        if let Some(last) = self.found.last_mut() {
            last.is_advice = true;
        }
    }

    /// Says of which charter the next findings are, where a lint looks at a whole fleet.
    pub fn about(&mut self, charter: usize) {
        self.charter = charter;
    }

    /// Adds to a finding a patch that writes a new line after the one on which `after` ends, such
    /// as a key after another; in words where that line goes on behind it.
    #[must_use]
    pub fn with_line(
        &self,
        finding: Diagnostic,
        after: Span,
        help: &str,
        line: &str,
    ) -> Diagnostic {
        let text = &self.sources.file(after.file).text;
        let rest = text.get(after.end as usize..).unwrap_or_default();
        let rest = rest.lines().next().unwrap_or_default();
        let is_last = rest.trim().is_empty() || rest.trim_start().starts_with('#');
        if !is_last {
            return finding.help(format!("{help}: `{line}`"));
        }
        let end = after.end as usize + rest.len();
        let place = Span::new(after.file, end, end);
        finding.patch(help, place, format!("\n{line}"))
    }

    /// A finding about a fact that a cookie states at `fact` and visitors do not see: `columns` are
    /// those that the policy lists, without the one of the fact.
    pub fn left_out(&self, columns: Span, column: Column, fact: Span) -> Diagnostic {
        let word = column.word();
        let title = format!("visitors do not see the `{word}` of cookies");
        let end = Span {
            start: columns.end,
            ..columns
        };
        self.at(columns, title, "the tables have no such column")
            .label(fact, "a cookie states it here")
            .patch("add the column", end, format!(", \"{word}\""))
    }

    /// The place of a part of a text: `range` in bytes of `text`, which is what the policy says at
    /// `span`. The whole span where escapes or line breaks hide it.
    pub fn within(&self, span: Span, text: &str, range: Range<usize>) -> Span {
        let Some(part) = text.get(range.clone()).filter(|part| !part.is_empty()) else {
            return span;
        };
        let written = self.sources.text(span);
        let before = text[..range.start].matches(part).count();
        let places = written.match_indices(part);
        if written.matches(part).count() != text.matches(part).count() {
            return span;
        }
        match places.map(|(at, _)| at).nth(before) {
            Some(at) => {
                let start = span.start as usize + at;
                Span::new(span.file, start, start + part.len())
            }
            None => span,
        }
    }

    /// Whether the policy says `text` at `span` just so, without quotes or escapes: whether it can
    /// be replaced there.
    pub fn is_written(&self, span: Span, text: &str) -> bool {
        self.sources.text(span) == text
    }
}

#[cfg(test)]
mod tests {
    use super::Findings;
    use crate::lints;
    use crate::source::{SourceMap, Span};

    #[test]
    fn places_in_texts_and_new_lines() {
        let mut sources = SourceMap::default();
        let text = "name = \"a b a\" # why\nother = { x = \"y\", z = 1 }\n";
        let file = sources.add("a.toml".into(), text.into());
        let findings = Findings::new(lints::ALL[0], &sources, 0);
        let value = Span::new(file, 7, 14);
        let second = findings.within(Span::new(file, 8, 13), "a b a", 4..5);
        assert_eq!((second.start, second.end), (12, 13));
        // An escape hides the place.
        assert_eq!(findings.within(value, "a b \u{e9}", 4..6), value);

        let finding = findings.at(value, "t", "");
        let patched = findings.with_line(finding.clone(), value, "add it", "secure = true");
        let patch = patched.helps[0].patch.as_ref().expect("a patch");
        assert_eq!((patch.span.start, patch.span.end), (20, 20));
        assert_eq!(patch.replacement, "\nsecure = true");
        let inside = Span::new(file, 35, 38);
        let told = findings.with_line(finding, inside, "add it", "secure = true");
        assert_eq!(told.helps[0].patch, None);
        assert_eq!(told.helps[0].text, "add it: `secure = true`");
    }
}
