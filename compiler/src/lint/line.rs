//! Texts as rules about language read them: running text in a row, and where each part of it is
//! written.

use std::ops::Range;

use super::Findings;
use crate::diagnostic::Diagnostic;
use crate::locale;
use crate::model::{Charter, Inline, InlineKind, Language, Passage, Subject};
use crate::source::Span;

pub use crate::locale::{OBJECT, Typography};

/// A text of a charter in one language.
pub struct Written<'a> {
    /// Which text it is.
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
    /// The running text. Code, placeholders and passages in another language stand there as
    /// [`OBJECT`]; each byte of an address is an `x`.
    pub text: String,
    /// What it is made of, in order.
    pub stretches: Vec<Stretch<'a>>,
}

/// A part of a line that is written in one piece.
pub struct Stretch<'a> {
    /// Where it begins in [`Line::text`].
    start: usize,
    /// What it says: text or code; empty for what the policy does not say itself.
    pub raw: &'a str,
    /// Where it is written.
    pub span: Span,
    /// Whether it is running text of the language.
    is_own: bool,
    /// Whether it is text of a link.
    is_link: bool,
}

/// Where a part of a line is written.
pub struct Place {
    /// The place.
    pub span: Span,
    /// Whether the policy says it there just so: whether it can be replaced.
    pub is_exact: bool,
}

/// The texts of a charter in the languages that a rule looks at, in the order of the policy; one
/// that holds for several of them is there once.
pub fn texts(charter: &Charter, looks_at: impl Fn(&Language) -> bool) -> Vec<Written<'_>> {
    let passages: Vec<Passage<'_>> = charter
        .passages()
        .into_iter()
        .filter(|passage| charter.language(passage.language).is_some_and(&looks_at))
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

/// How the texts of a language are set; `None` where the software does not speak it.
pub fn typography(language: &Language) -> Option<Typography> {
    locale::find(language).map(|locale| locale.typography)
}

/// Whether a language is French.
pub fn is_french(language: &Language) -> bool {
    language.primary() == "fr"
}

impl Written<'_> {
    /// Whether it is a name or an address, which their owners may write as they like.
    pub fn is_name(&self) -> bool {
        matches!(self.subject.key, "name" | "address")
    }

    /// The places that `find` finds in its lines: the number of the line, and the bytes.
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

    /// Writes the words that are addresses as so many `x`.
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

    /// Whether a place of the running text is in a link, in which nothing can be marked.
    pub fn is_in_link(&self, at: usize) -> bool {
        self.stretch(at).is_some_and(|stretch| stretch.is_link)
    }

    /// The stretch that has a place of the running text.
    fn stretch(&self, at: usize) -> Option<&Stretch<'a>> {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.start <= at);
        self.stretches.get(after.checked_sub(1)?)
    }

    /// Where a part of the running text is written; where it is not written in one piece, the
    /// piece in which it begins.
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

/// Tells how many more there are than the first.
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
    fn what_is_no_running_text_is_an_object() {
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
