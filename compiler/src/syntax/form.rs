//! The form of a file: the first place that is not TOML, and the part of the file that contains it.
//!
//! The part and its text decide the error. The sentence of the parser is only shown, because it may
//! change with any release.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::DeValue;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{Event, EventKind, EventReceiver, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError, Source, Span};

/// The largest depth of nested tables and lists, dotted keys included. A policy needs six. The
/// limit bounds the stack of all code that walks over a file.
pub(super) const MAX_NESTING: usize = 32;

/// A place at which a file is not TOML.
#[derive(Debug)]
pub(super) struct Fault {
    /// The part of the file that is wrong.
    pub(super) part: Part,
    /// The place.
    pub(super) range: Range<usize>,
    /// The start of the part, as far as the parser knows.
    pub(super) begin: usize,
    /// What the parser reports.
    pub(super) what: String,
    /// What the parser expected there; empty if nothing in particular.
    pub(super) expected: String,
}

/// A part of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Part {
    /// The text between keys and values.
    Structure,
    /// A key.
    Key,
    /// A value without quotes.
    Bare,
    /// A string, with its quotes.
    String(Range<usize>),
    /// A comment or a line break.
    Blank,
    /// A table or a list in too many others.
    Nesting,
}

/// Returns the first fault of a text; `None` if it is TOML. Keys that are given twice are not
/// faults.
pub(super) fn fault(text: &str) -> Option<Fault> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut form = Form {
        source,
        first: None,
        nesting: Nesting::default(),
    };
    let mut structure: Option<Fault> = None;
    let mut sink = |error: ParseError| earlier(&mut structure, Part::Structure, &error);
    parse_document(&tokens, &mut form, &mut sink);
    match (structure, form.first) {
        (Some(structure), Some(other)) if other.range.start < structure.range.start => Some(other),
        (structure, other) => structure.or(other),
    }
}

/// Records an error if it is earlier than the one that is known.
fn earlier(first: &mut Option<Fault>, part: Part, error: &ParseError) {
    let range = error
        .unexpected()
        .map_or(0..0, |span| span.start()..span.end());
    if first
        .as_ref()
        .is_none_or(|first| range.start < first.range.start)
    {
        *first = Some(Fault {
            part,
            begin: error.context().map_or(range.start, |span| span.start()),
            range,
            what: error.description().to_owned(),
            expected: expected(error),
        });
    }
}

fn expected(error: &ParseError) -> String {
    let words = error.expected().unwrap_or_default().iter();
    let words = words.filter_map(|word| match word {
        Expected::Literal("\n") => Some("a line break".to_owned()),
        Expected::Literal(literal) => Some(format!("`{literal}`")),
        Expected::Description(words) => Some((*words).to_owned()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Collects the faults that the parser reports.
struct Form<'s> {
    source: Source<'s>,
    /// The first fault of a key, a value or a blank.
    first: Option<Fault>,
    nesting: Nesting,
}

impl Form<'_> {
    fn decode(&mut self, kind: EventKind, encoding: Option<Encoding>, span: Span) {
        let Some(raw) = self.source.get(Event::new_unchecked(kind, encoding, span)) else {
            return;
        };
        let part = match (kind, encoding) {
            (EventKind::SimpleKey, _) => Part::Key,
            (EventKind::Scalar, None) => Part::Bare,
            (EventKind::Scalar, Some(_)) => Part::String(span.start()..span.end()),
            _ => Part::Blank,
        };
        let first = &mut self.first;
        let mut sink = |error: ParseError| earlier(first, part.clone(), &error);
        let mut decoded = Cow::Borrowed("");
        match kind {
            EventKind::SimpleKey => raw.decode_key(&mut decoded, &mut sink),
            EventKind::Comment => raw.decode_comment(&mut sink),
            EventKind::Newline => raw.decode_newline(&mut sink),
            _ => {
                let scalar = raw.decode_scalar(&mut decoded, &mut sink);
                // The parser does not check here whether the day exists.
                if scalar == ScalarKind::DateTime
                    && let Err(error) = DeValue::parse(raw.as_str())
                {
                    let what = error.message().to_owned();
                    sink(ParseError::new(what).with_unexpected(span));
                }
            }
        }
    }

    /// Returns whether the parser may go this deep; otherwise reports the place.
    fn is_allowed(&mut self, span: Span) -> bool {
        let is_allowed = self.nesting.depth() <= MAX_NESTING;
        if !is_allowed {
            let error = ParseError::new("tables and lists are nested too deep");
            earlier(&mut self.first, Part::Nesting, &error.with_unexpected(span));
        }
        is_allowed
    }

    fn open(&mut self, span: Span) -> bool {
        let nesting = &mut self.nesting;
        nesting.around += nesting.key + 1;
        nesting.open.push(std::mem::take(&mut nesting.key));
        self.is_allowed(span)
    }

    fn close(&mut self) {
        let nesting = &mut self.nesting;
        nesting.key = nesting.open.pop().unwrap_or_default();
        nesting.around = nesting.around.saturating_sub(nesting.key + 1);
    }

    fn open_header(&mut self) {
        self.nesting = Nesting::default();
    }

    fn close_header(&mut self) {
        self.nesting.around = std::mem::take(&mut self.nesting.key);
    }
}

/// The depth of the parser in a file.
#[derive(Default)]
struct Nesting {
    /// The tables and lists around the current key, those of dotted keys included.
    around: usize,
    /// The number of simple keys in the last key.
    key: usize,
    /// The same number for the keys of the open tables and lists.
    open: Vec<usize>,
    /// Whether the next simple key continues the last key.
    is_dotted: bool,
}

impl Nesting {
    fn depth(&self) -> usize {
        self.around + self.key
    }
}

impl EventReceiver for Form<'_> {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.open_header();
    }

    fn std_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close_header();
    }

    fn array_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.open_header();
    }

    fn array_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close_header();
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span)
    }

    fn inline_table_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close();
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span)
    }

    fn array_close(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.close();
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        if !std::mem::take(&mut self.nesting.is_dotted) {
            self.nesting.key = 0;
        }
        self.nesting.key += 1;
        self.is_allowed(span);
        self.decode(EventKind::SimpleKey, encoding, span);
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.nesting.is_dotted = true;
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        self.decode(EventKind::Scalar, encoding, span);
    }

    fn comment(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.decode(EventKind::Comment, None, span);
    }

    fn newline(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.decode(EventKind::Newline, None, span);
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_NESTING, Part, fault};

    fn part(text: &str) -> Option<Part> {
        fault(text).map(|fault| fault.part)
    }

    #[test]
    fn each_fault_has_its_part() {
        for (text, expected) in [
            ("a = 1\na = 2\n[b]\n[b]\n", None),
            ("a = \"b\n", Some(Part::String(4..6))),
            ("a = \"\\q\"\n", Some(Part::String(4..8))),
            ("a = b\n", Some(Part::Bare)),
            ("a =\n", Some(Part::Bare)),
            ("a = 2026-02-30\n", Some(Part::Bare)),
            ("\u{e9} = 1\n", Some(Part::Key)),
            ("a = 1 b\n", Some(Part::Bare)),
            ("a = \"b\" c\n", Some(Part::Structure)),
            ("# \u{1}\n", Some(Part::Blank)),
        ] {
            assert_eq!(part(text), expected, "{text}");
        }
    }

    #[test]
    fn nesting_counts_every_table_and_list() {
        let dotted = |count: usize| vec!["a"; count].join(".");
        for most in [
            format!("[{}]\n", dotted(MAX_NESTING)),
            format!("{} = 1\n", dotted(MAX_NESTING)),
            format!("[{}]\n{} = 1\n", dotted(20), dotted(MAX_NESTING - 20)),
            format!("a = {}1{}\n", "[".repeat(31), "]".repeat(31)),
            format!(
                "{}1{}\n",
                "a = {".repeat(16).trim_end_matches('{'),
                "}".repeat(15)
            ),
            "a = [[1], [1], [1]]\n".to_owned(),
        ] {
            assert_eq!(part(&most), None, "{most}");
        }
        for more in [
            format!("[{}]\n", dotted(MAX_NESTING + 1)),
            format!("[{}]\n{} = 1\n", dotted(20), dotted(MAX_NESTING - 19)),
            format!("a = {}1{}\n", "[".repeat(32), "]".repeat(32)),
            format!("a = {}", "{ a = ".repeat(20)),
            format!("a = {}", "[".repeat(1_000_000)),
        ] {
            assert_eq!(part(&more), Some(Part::Nesting), "{more:.80}");
        }
    }
}
