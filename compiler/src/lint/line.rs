//! The running text of a charter for lints about language, with the place of each part.

use std::ops::Range;

use super::Findings;
use crate::diagnostic::Diagnostic;
use crate::locale;
use crate::model::{Charter, Inline, InlineKind, Language, Passage, Subject};
use crate::source::Span;

pub use crate::locale::{OBJECT, Typography};

/// A text of a charter in one language.
pub struct Written<'a> {
    /// The key and the owner of the text.
    pub subject: Subject<'a>,
    /// The position of its language in [`Charter::languages`].
    pub language: usize,
    /// Where it is written.
    pub span: Span,
    /// Its lines or paragraphs.
    pub lines: Vec<Line<'a>>,
}

/// A line or a paragraph.
pub struct Line<'a> {
    /// The running text. [`OBJECT`] replaces code, placeholders and passages in another language;
    /// an `x` replaces each byte of an address.
    pub text: String,
    /// The stretches of the line, in order.
    pub stretches: Vec<Stretch<'a>>,
}

/// A part of a line that is written in one piece.
pub struct Stretch<'a> {
    /// Its start in [`Line::text`].
    start: usize,
    /// Its text or code; empty for a placeholder, an address or a line break.
    pub raw: &'a str,
    /// Where it is written.
    pub span: Span,
    /// Whether it is running text of the language.
    is_own: bool,
    /// Whether it is text of a link.
    is_link: bool,
}

/// The place of a part of a line.
pub struct Place {
    /// The place.
    pub span: Span,
    /// Whether the policy contains exactly this text there, so that it can be replaced.
    pub is_exact: bool,
}

/// The texts of a charter in the languages that a rule checks, in the order of the policy. A text
/// that is shared by several languages is returned once.
pub fn texts(charter: &Charter, checks: impl Fn(&Language) -> bool) -> Vec<Written<'_>> {
    let passages: Vec<Passage<'_>> = charter
        .passages()
        .into_iter()
        .filter(|passage| charter.language(passage.language).is_some_and(&checks))
        .collect();
    let is_one = |one: &Passage<'_>, next: &Passage<'_>| {
        one.text == next.text && one.language == next.language
    };
    let mut texts: Vec<Written<'_>> = Vec::new();
    for passages in passages.chunk_by(is_one) {
        let first = passages[0];
        if texts.last().is_none_or(|last| last.span != first.text) {
            texts.push(Written {
                subject: first.subject,
                language: first.language,
                span: first.text,
                lines: passages.iter().map(Line::new).collect(),
            });
        }
    }
    texts
}

/// The typography of a language; `None` if charte has no locale for it.
pub fn typography(language: &Language) -> Option<Typography> {
    locale::find(language).map(|locale| locale.typography)
}

/// Whether a language is French.
pub fn is_french(language: &Language) -> bool {
    language.primary() == "fr"
}

impl Written<'_> {
    /// Whether it is a name or an address: owners may write these as they like.
    pub fn is_name(&self) -> bool {
        matches!(self.subject.key, "name" | "address")
    }

    /// The results of `find` in the lines, each with the number of its line.
    pub fn find<T>(&self, find: impl Fn(&str) -> Vec<T>) -> Vec<(usize, T)> {
        let lines = self.lines.iter().enumerate();
        lines
            .flat_map(|(number, line)| find(&line.text).into_iter().map(move |it| (number, it)))
            .collect()
    }
}

impl<'a> Line<'a> {
    fn new(passage: &Passage<'a>) -> Self {
        let mut line = Self {
            text: String::new(),
            stretches: Vec::new(),
        };
        line.collect(passage.inlines, true, false);
        line.mask_addresses();
        line
    }

    fn collect(&mut self, inlines: &'a [Inline], is_own: bool, is_link: bool) {
        for inline in inlines {
            let (raw, shown) = match &inline.kind {
                InlineKind::Emphasis(text) | InlineKind::Strong(text) => {
                    self.collect(text, is_own, is_link);
                    continue;
                }
                InlineKind::Link { text, .. } => {
                    self.collect(text, is_own, true);
                    continue;
                }
                InlineKind::Foreign { text, .. } => {
                    self.collect(text, false, is_link);
                    continue;
                }
                InlineKind::Text(text) if is_own => (text.as_str(), text.as_str()),
                InlineKind::Text(text) | InlineKind::Code(text) => (text.as_str(), OBJECT),
                InlineKind::Autolink(_) | InlineKind::Placeholder(_) => ("", OBJECT),
                InlineKind::Break => ("", "\n"),
            };
            self.stretches.push(Stretch {
                start: self.text.len(),
                raw,
                span: inline.span,
                is_own: is_own && matches!(inline.kind, InlineKind::Text(_)),
                is_link,
            });
            self.text.push_str(shown);
        }
    }

    /// Replaces each byte of an address with `x`.
    fn mask_addresses(&mut self) {
        let is_address = |word: &str| ["://", "@", "www."].iter().any(|mark| word.contains(mark));
        let ends = |char: char| char.is_whitespace() || matches!(char, '«' | '»');
        if !is_address(&self.text) {
            return;
        }
        let words = self.text.split_inclusive(ends).map(|word| {
            let bare = word.trim_end_matches(ends);
            if is_address(bare) {
                "x".repeat(bare.len()) + &word[bare.len()..]
            } else {
                word.to_owned()
            }
        });
        self.text = words.collect();
    }

    /// Whether it has a link.
    pub fn has_link(&self) -> bool {
        self.stretches.iter().any(|stretch| stretch.is_link)
    }

    /// Whether a position of the running text is in a link, which accepts no markup of a language.
    pub fn is_in_link(&self, at: usize) -> bool {
        self.stretch(at).is_some_and(|stretch| stretch.is_link)
    }

    /// The stretch at a position of the running text.
    fn stretch(&self, at: usize) -> Option<&Stretch<'a>> {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.start <= at);
        self.stretches.get(after.checked_sub(1)?)
    }

    /// The place of a part of the running text. If it is written in several pieces, the place of the
    /// first.
    pub fn place(&self, findings: &Findings<'_>, part: Range<usize>) -> Option<Place> {
        let stretch = self.stretch(part.start)?;
        let local = part.start - stretch.start..part.end - stretch.start;
        let span = findings.within(stretch.span, stretch.raw, local.clone());
        let is_exact = match stretch.raw.get(local) {
            Some(raw) => stretch.is_own && findings.is_written(span, raw),
            None => false,
        };
        Some(Place { span, is_exact })
    }
}

/// Adds the number of findings after the first.
pub fn and_more(finding: Diagnostic, count: usize) -> Diagnostic {
    match count.saturating_sub(1) {
        0 => finding,
        others => finding.note(format!("and {others} more in this text")),
    }
}

#[cfg(test)]
mod tests {
    use super::Line;
    use crate::model::{Inline, InlineKind, Language, Owner, Passage, Subject};
    use crate::source::{FileId, Span};

    #[test]
    fn replaces_all_but_running_text() {
        let inline = |kind| Inline {
            kind,
            span: Span::new(FileId::from_u32(0), 0, 0),
        };
        let text = |text: &str| inline(InlineKind::Text(text.to_owned()));
        let inlines = [
            text("Voir «https://é.fr/l'a?b:c» ou "),
            inline(InlineKind::Strong(vec![text("o'neil@a.org ?")])),
            inline(InlineKind::Code("a'b".to_owned())),
            inline(InlineKind::Foreign {
                language: Language::parse("en").expect("a language"),
                text: vec![text("it's")],
            }),
            text("!"),
        ];
        let subject = Subject {
            key: "title",
            owner: Owner::Root,
        };
        let line = Line::new(&Passage {
            subject,
            language: 0,
            text: Span::new(FileId::from_u32(0), 0, 0),
            inlines: &inlines,
        });
        assert_eq!(
            line.text,
            "Voir «xxxxxxxxxxxxxxxxxxxxx» ou xxxxxxxxxxxx ?\u{fffc}\u{fffc}!"
        );
        let raw: Vec<&str> = line.stretches.iter().map(|stretch| stretch.raw).collect();
        assert_eq!(raw[2..], ["a'b", "it's", "!"]);
    }
}
