//! The collector of the findings of a lint.

use std::ops::Range;

use charte_core::word::Word;

use super::Lint;
use super::packs::Pack;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Column;
use crate::source::{SourceMap, Span};

/// The findings of one lint in one charter, platform or fleet.
///
/// A lint that may find the same in many cookies makes a finding for each, and names the cookie and
/// a title for several with [`Diagnostic::among`]:
///
/// ```text
/// let title = format!("the cookie `{name}` does not state how long it lives");
/// let finding = findings
///     .at(cookie.name.span, title, "no `duration`")
///     .among(name, "{} cookies do not state how long they live")
///     .help("add `duration = \"session\"`");
/// findings.push(finding);
/// ```
///
/// What differs only in the thing and its place becomes one finding of the file, with a list of the
/// names. So notes and helps must not name the cookie, and helps must be the same sentence for all.
pub struct Findings<'a> {
    lint: &'static Lint,
    sources: &'a SourceMap,
    /// The position of the charter of the next finding.
    charter: usize,
    found: Vec<Found>,
}

/// A finding and its context.
pub(super) struct Found {
    /// The position of the charter.
    pub(super) charter: usize,
    pub(super) finding: Diagnostic,
    /// Whether the finding is at most a warning.
    pub(super) is_advice: bool,
    /// Findings with the same title and the same place are merged.
    pub(super) place: Span,
    /// The packs whose rules it breaks; empty for all that turn the lint on.
    pub(super) packs: Vec<&'static Pack>,
}

impl<'a> Findings<'a> {
    /// An empty collector for the charter at a position.
    pub(super) fn new(lint: &'static Lint, sources: &'a SourceMap, charter: usize) -> Self {
        Self {
            lint,
            sources,
            charter,
            found: Vec::new(),
        }
    }

    /// The findings so far.
    pub(super) fn into_found(self) -> Vec<Found> {
        self.found
    }

    /// A new finding, to be completed and [pushed](Self::push): a title, a place, and the label at
    /// the place (empty if the title is enough).
    ///
    /// The reason, the source and the level are added later. The title must not name a platform: a
    /// finding that several platforms inherit is reported once.
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

    /// Adds a finding that is merged with findings of the same title and `place` in other files.
    /// Many platforms may change one thing of their template: this is reported once.
    pub fn push_once(&mut self, place: Span, finding: Diagnostic) {
        self.found.push(Found {
            charter: self.charter,
            finding,
            is_advice: false,
            place,
            packs: Vec::new(),
        });
    }

    /// Adds a finding that is at most a warning, whatever the level of the lint.
    ///
    /// Either the source requires the fact for cookies that need consent, and only advises it here.
    /// Or browsers refuse a stated value, and here no value is stated.
    pub fn advise(&mut self, finding: Diagnostic) {
        self.push(finding);
        if let Some(last) = self.found.last_mut() {
            last.is_advice = true;
        }
    }

    /// Adds a finding that breaks the rules of some packs only: it has their level and their sources.
    pub fn push_under(&mut self, packs: Vec<&'static Pack>, finding: Diagnostic) {
        self.push(finding);
        if let Some(last) = self.found.last_mut() {
            last.packs = packs;
        }
    }

    /// Sets the charter of the next findings, for a lint that checks a whole fleet.
    pub fn about(&mut self, charter: usize) {
        self.charter = charter;
    }

    /// Adds a patch that inserts a new line after the line on which `after` ends, such as another
    /// key. If that line continues after it, adds the text of the new line without a patch.
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

    /// A finding about a fact that a cookie states at `fact` but visitors do not see. `columns` is
    /// the list of columns in the policy, which omits the column of the fact.
    pub fn left_out(&self, columns: Span, column: Column, fact: Span) -> Diagnostic {
        let word = column.word();
        let title = format!("visitors do not see the `{word}` of cookies");
        let end = Span {
            start: columns.end,
            ..columns
        };
        self.at(columns, title, "the tables have no column for it")
            .label(fact, "a cookie states it here")
            .patch("add the column", end, format!(", \"{word}\""))
    }

    /// The place of a part of a text: `range` in bytes of `text`, which is written at `span`. Returns
    /// the whole span if escapes or line breaks hide the place.
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

    /// Whether the policy contains exactly `text` at `span`, without quotes or escapes. Only then can
    /// it be replaced there.
    pub fn is_written(&self, span: Span, text: &str) -> bool {
        self.sources.text(span) == text
    }
}

#[cfg(test)]
mod tests {
    use super::Findings;
    use crate::lint::{Check, Group, Lint};
    use crate::model::LintLevel;
    use crate::source::{SourceMap, Span};

    static ANY: Lint = Lint {
        name: "any",
        group: Group::Tidiness,
        level: LintLevel::Warn,
        why: "",
        sources: &[],
        explanation: "",
        fires: &[],
        message: "",
        quiet: &[],
        check: Check::Charter(|_, _| {}),
    };

    #[test]
    fn finds_places_in_texts_and_inserts_new_lines() {
        let mut sources = SourceMap::default();
        let text = "name = \"a b a\" # why\nother = { x = \"y\", z = 1 }\n";
        let file = sources.add("a.toml".into(), text.into());
        let findings = Findings::new(&ANY, &sources, 0);
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
        let in_words = findings.with_line(finding, inside, "add it", "secure = true");
        assert_eq!(in_words.helps[0].patch, None);
        assert_eq!(in_words.helps[0].text, "add it: `secure = true`");
    }
}
