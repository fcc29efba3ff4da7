//! The subset of CommonMark for policies, read event by event.
//!
//! Prose has paragraphs and lists; a text of one line has only inline markup. Everything else is an
//! error at its place: headings and tables have keys of their own, and HTML is never copied to a
//! page.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::link::LinkStart;
use super::marker::{Marked, Stretch, stretches, unmarked};
use super::scan::Token;
use super::{Reader, html, push_text};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, Inline, InlineKind};
use crate::source::Span;
use crate::syntax::{Literal, forbidden, is_forbidden};

/// The markup that a text may have.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Form {
    /// Paragraphs, lists, and inline markup.
    Prose,
    /// Inline markup, without line breaks.
    Line,
}

/// Reads `marked`: the text `value` with its placeholders replaced.
pub(super) fn read(
    reader: &mut Reader<'_>,
    form: Form,
    value: &str,
    literal: &Literal,
    marked: &Marked,
) -> Vec<Block> {
    let options = match form {
        Form::Prose => Options::ENABLE_TABLES,
        Form::Line => Options::empty(),
    };
    let events = Parser::new_ext(&marked.text, options).into_offset_iter();
    let mut markup = MarkupReader {
        reader,
        form,
        value,
        literal,
        marked,
        has_html: false,
        frames: vec![Frame::Blocks(Vec::new())],
    };
    let mut skipped = 0_usize;
    for (event, range) in events {
        match event {
            _ if skipped > 0 => match event {
                Event::Start(_) => skipped += 1,
                Event::End(_) => skipped -= 1,
                _ => {}
            },
            event => {
                if !markup.event(event, &range) {
                    skipped = 1;
                }
            }
        }
    }
    markup.blocks()
}

/// The largest depth of nested lists, items and inlines. More is unreadable, and each level uses
/// stack in every writer of pages.
const MAX_NESTING: usize = 32;

/// An element that is being read, the outer ones first.
enum Frame {
    Blocks(Vec<Block>),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Item(Vec<Block>),
    /// A paragraph, or the text of an item without one.
    Inlines(Vec<Inline>, Option<Wrap>),
}

/// The element around inlines.
enum Wrap {
    Emphasis,
    Strong,
    Link(LinkStart),
}

/// Reads events into blocks.
struct MarkupReader<'r, 'a, 'v> {
    reader: &'r mut Reader<'a>,
    form: Form,
    value: &'v str,
    literal: &'v Literal,
    marked: &'v Marked,
    has_html: bool,
    frames: Vec<Frame>,
}

impl MarkupReader<'_, '_, '_> {
    /// Reads an event; returns false if the content that it starts is omitted.
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) -> bool {
        let span = self.marked.span(range, self.literal);
        match event {
            Event::Start(tag) => return self.start(tag, span),
            Event::End(end) => self.end(end, span),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.code(&code, span),
            Event::SoftBreak => push_text(self.inlines(), " ", span),
            Event::HardBreak => self.inlines().push(Inline {
                kind: InlineKind::Break,
                span,
            }),
            Event::InlineHtml(tag) if self.form == Form::Line => self.html_of_line(&tag, span),
            // Its end tag is not a second error.
            Event::InlineHtml(tag) if tag.starts_with("</") && self.has_html => {}
            Event::InlineHtml(_) | Event::Html(_) => {
                self.has_html = true;
                self.forbid("HTML", span, HTML);
            }
            Event::Rule => self.forbid("a horizontal rule", span, "begin a `[[section]]` instead"),
            // Their extensions are off.
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
        true
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) -> bool {
        if self.frames.len() > MAX_NESTING {
            let what = "lists and emphasis inside too many others";
            self.forbid(what, span, "end those around it first");
            return false;
        }
        let (what, help) = match tag {
            Tag::Paragraph => {
                self.frames.push(Frame::Inlines(Vec::new(), None));
                return true;
            }
            Tag::List(start) => {
                self.close_loose_item();
                self.frames.push(Frame::List {
                    start,
                    items: Vec::new(),
                });
                return true;
            }
            Tag::Item => {
                self.frames.push(Frame::Item(Vec::new()));
                return true;
            }
            Tag::Emphasis => return self.wrap(Wrap::Emphasis),
            Tag::Strong => return self.wrap(Wrap::Strong),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } if title.is_empty() => {
                return self.wrap(Wrap::Link(LinkStart::new(link_type, &dest_url)));
            }
            Tag::Link { .. } => ("a link with a title", "remove the title"),
            Tag::Image { .. } => (
                "an image",
                "remove it: a page loads nothing from other places",
            ),
            Tag::Heading { .. } => (
                "a heading",
                "begin a `[[section]]` with a `heading` instead",
            ),
            Tag::BlockQuote(_) => ("a block quote", "write it as a paragraph"),
            Tag::CodeBlock(_) => (
                "a block of code",
                "write a paragraph; a line that begins with four blanks is code in CommonMark",
            ),
            Tag::HtmlBlock => ("HTML", HTML),
            Tag::Table(_) => (
                "a table",
                "write a list; the page makes its tables of `[[cookie]]`",
            ),
            // The other extensions are off.
            _ => ("markup of another kind", "write a paragraph or a list"),
        };
        self.forbid(what, span, help);
        false
    }

    fn wrap(&mut self, wrap: Wrap) -> bool {
        // Makes sure that an element contains it.
        self.inlines();
        self.frames.push(Frame::Inlines(Vec::new(), Some(wrap)));
        true
    }

    fn end(&mut self, end: TagEnd, span: Span) {
        if matches!(end, TagEnd::Item) {
            self.close_loose_item();
        }
        match self.frames.pop() {
            Some(Frame::Inlines(inlines, None)) => self.push_block(Block::Paragraph(inlines)),
            Some(Frame::Inlines(inlines, Some(wrap))) => {
                let kind = match wrap {
                    Wrap::Emphasis => Some(InlineKind::Emphasis(inlines)),
                    Wrap::Strong => Some(InlineKind::Strong(inlines)),
                    Wrap::Link(start) => self.link(&start, inlines, span),
                };
                if let Some(kind) = kind {
                    self.inlines().push(Inline { kind, span });
                }
            }
            Some(Frame::Item(blocks)) => {
                if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
                    items.push(blocks);
                }
            }
            Some(Frame::List { start, items }) => self.push_block(Block::List { start, items }),
            Some(root @ Frame::Blocks(_)) => self.frames.push(root),
            None => {}
        }
    }

    fn link(&mut self, start: &LinkStart, text: Vec<Inline>, span: Span) -> Option<InlineKind> {
        let kind = start.read(self.reader, (self.value, self.marked), text, span)?;
        if matches!(&kind, InlineKind::Link { text, .. } if text.is_empty()) {
            let help = "write words for the link between the brackets";
            self.forbid("a link without words", span, help);
            return None;
        }
        Some(kind)
    }

    fn text(&mut self, text: &CowStr<'_>, range: &Range<usize>) {
        // The text before a line is not the author's.
        let (text, range) = self.marked.without_lead(text, range);
        // A character reference can produce a character that the file itself cannot have. Other
        // text has markers, and begins with `&` only if that is escaped.
        let written = &self.marked.text[range.clone()];
        if text != written
            && let Some(odd) = unmarked(text)
                .chars()
                .find(|character| is_forbidden(*character))
        {
            let span = self.marked.span(&range, self.literal);
            let diagnostic = forbidden(&self.reader.key.to_string(), odd, span);
            self.reader
                .diagnostics
                .push(diagnostic.patch("remove it", span, ""));
            return;
        }
        for stretch in stretches(text) {
            match stretch {
                Stretch::Text(text) => {
                    let span = self.marked.span(&range, self.literal);
                    push_text(self.inlines(), &unmarked(text), span);
                }
                Stretch::Token(number) => self.token(number),
            }
        }
    }

    fn token(&mut self, number: usize) {
        let Some(token) = self.marked.tokens.get(number) else {
            return;
        };
        let span = self.literal.at(token.range());
        let inline = match token {
            Token::Placeholder(inner) => {
                let placeholder = self.reader.placeholder(&self.value[inner.clone()], span);
                placeholder.map(|placeholder| Inline {
                    kind: InlineKind::Placeholder(placeholder),
                    span,
                })
            }
            Token::Autolink(inner) => self.reader.autolink(&self.value[inner.clone()], span),
            Token::Text(_) | Token::Brace(..) => None,
        };
        self.inlines().extend(inline);
    }

    fn code(&mut self, code: &CowStr<'_>, span: Span) {
        if stretches(code)
            .iter()
            .any(|stretch| matches!(stretch, Stretch::Token(_)))
        {
            self.forbid(
                "a placeholder between backticks",
                span,
                "write `{{` and `}}` for braces in code, or remove the backticks",
            );
            return;
        }
        let kind = InlineKind::Code(unmarked(code));
        self.inlines().push(Inline { kind, span });
    }

    /// Returns the inlines that are being read; begins the text of an item without a paragraph.
    fn inlines(&mut self) -> &mut Vec<Inline> {
        if !matches!(self.frames.last(), Some(Frame::Inlines(..))) {
            self.frames.push(Frame::Inlines(Vec::new(), None));
        }
        match self.frames.last_mut() {
            Some(Frame::Inlines(inlines, _)) => inlines,
            _ => unreachable!("the last frame holds inlines: it was pushed above"),
        }
    }

    /// Ends the text of an item without a paragraph.
    fn close_loose_item(&mut self) {
        if let Some(Frame::Inlines(_, None)) = self.frames.last()
            && let Some(Frame::Inlines(inlines, None)) = self.frames.pop()
        {
            self.push_block(Block::Paragraph(inlines));
        }
    }

    fn push_block(&mut self, block: Block) {
        if let Block::Paragraph(inlines) = &block {
            if inlines.is_empty() {
                return;
            }
            self.reader.check_links(inlines);
        }
        if let Some(Frame::Blocks(blocks) | Frame::Item(blocks)) = self.frames.last_mut() {
            blocks.push(block);
        }
    }

    fn blocks(mut self) -> Vec<Block> {
        self.close_loose_item();
        match self.frames.pop() {
            Some(Frame::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    /// Reports a tag in a line. Text that only looks like a tag, as in `_pk_<hash>`, is text.
    fn html_of_line(&mut self, tag: &str, span: Span) {
        let is_comment = tag.starts_with("<!") || tag.starts_with("<?");
        match html::tag(tag) {
            None if !is_comment => push_text(self.inlines(), &unmarked(tag), span),
            // Its end tag is not a second error.
            Some((_, true)) if self.has_html => {}
            _ => {
                self.has_html = true;
                html::reported(self.reader, tag, span);
            }
        }
    }

    fn forbid(&mut self, what: &str, span: Span, help: &str) {
        let title = format!("{} has {what}, which a policy cannot have", self.reader.key);
        let note = match self.form {
            Form::Prose => "prose has paragraphs, lists, emphasis, `code`, links and line breaks",
            Form::Line => "a text of one line has emphasis, `code`, links and placeholders",
        };
        self.reader.diagnostics.push(
            Diagnostic::error("forbidden-markup", title, span, "")
                .note(note)
                .help(help),
        );
    }
}

const HTML: &str =
    "write `\\<` for a `<` in the text; write an address alone, as in `<https://example.org>`";
