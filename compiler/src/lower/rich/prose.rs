//! Prose: the subset of CommonMark that policies are written in.
//!
//! Paragraphs, lists, emphasis, code spans, links and line breaks. Everything else is an error at
//! its place: headings and tables have keys of their own, and HTML is never passed on.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::marker::{Marked, Stretch, stretches};
use super::scan::{Token, scan};
use super::{Reader, bullet, push_text};
use crate::diagnostic::Diagnostic;
use crate::model::{Block, Inline, InlineKind};
use crate::source::Span;
use crate::syntax::{Literal, forbidden, is_forbidden};

/// Reads prose that is not blank.
pub(super) fn read(reader: &mut Reader<'_>, value: &str, literal: &Literal) -> Vec<Block> {
    bullet::check(reader, value, literal);
    let tokens = scan(value, literal, |error| reader.diagnostics.push(error));
    let marked = Marked::new(value, tokens);
    let events = Parser::new_ext(&marked.text, Options::ENABLE_TABLES).into_offset_iter();
    let mut prose = ProseReader {
        reader,
        value,
        literal,
        marked: &marked,
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
                if !prose.event(event, &range) {
                    skipped = 1;
                }
            }
        }
    }
    prose.blocks()
}

/// How many lists, items and inlines are inside each other: no reader follows as many, and each takes
/// a part of the stack wherever a page is written.
const MAX_NESTING: usize = 32;

/// What is being read, from the outside in.
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

/// What inlines are wrapped in.
enum Wrap {
    Emphasis,
    Strong,
    Link { target: String, is_email: bool },
}

struct ProseReader<'r, 'a, 'v> {
    reader: &'r mut Reader<'a>,
    value: &'v str,
    literal: &'v Literal,
    marked: &'v Marked,
    has_html: bool,
    frames: Vec<Frame>,
}

impl ProseReader<'_, '_, '_> {
    /// Takes an event; false where what it starts is left out.
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
            // Its end tag is no second error.
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
                let is_email = link_type == LinkType::Email;
                return self.wrap(Wrap::Link {
                    target: dest_url.into_string(),
                    is_email,
                });
            }
            Tag::Link { .. } => ("a link with a title", "leave the title out"),
            Tag::Image { .. } => (
                "an image",
                "leave it out: a page loads nothing from elsewhere",
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
        // Makes sure that there is something around it.
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
                    Wrap::Link { target, is_email } => self.link(&target, is_email, inlines, span),
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

    fn link(
        &mut self,
        target: &str,
        is_email: bool,
        text: Vec<Inline>,
        span: Span,
    ) -> Option<InlineKind> {
        if let Some(tag) = target.strip_prefix("lang:") {
            let language = self.reader.language(tag, self.inside(span, target))?;
            return Some(InlineKind::Foreign { language, text });
        }
        let is_autolink = self.reader.sources.text(span).starts_with('<');
        let written = if is_email {
            format!("mailto:{target}")
        } else {
            self.unmarked(target)
        };
        let target = self.reader.target(&written, self.inside(span, &written))?;
        if is_autolink || is_email {
            return Some(InlineKind::Autolink(target));
        }
        if text.is_empty() {
            self.forbid(
                "a link without words",
                span,
                "write what the link leads to between the brackets",
            );
            return None;
        }
        Some(InlineKind::Link { target, text })
    }

    /// Where the target of a link is written, inside the link.
    fn inside(&self, link: Span, target: &str) -> Span {
        match self.reader.sources.text(link).rfind(target) {
            Some(at) if !target.is_empty() => {
                let start = link.start as usize + at;
                Span::new(link.file, start, start + target.len())
            }
            _ => link,
        }
    }

    /// Tells text that looks like a link and is none, which would be shown with its brackets.
    fn check_links(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let InlineKind::Text(text) = &inline.kind else {
                continue;
            };
            let written = self.reader.sources.text(inline.span);
            for mark in ["](lang:", "](https:", "](http:", "](mailto:"] {
                if !text.contains(mark) {
                    continue;
                }
                for (at, _) in written.match_indices(mark) {
                    let start = inline.span.start as usize + at;
                    let span = Span::new(inline.span.file, start, start + mark.len());
                    let title = format!("{} has a link that is not whole", self.reader.key);
                    self.reader.diagnostics.push(
                        Diagnostic::error("broken-link", title, span, "")
                            .note("it would be shown as text, with its brackets")
                            .help("write it as in `[words](https://example.org)`, with no blank in the address"),
                    );
                }
            }
        }
    }

    /// The text with its markers as they were written.
    fn unmarked(&self, text: &str) -> String {
        let stretches = stretches(text).into_iter().map(|stretch| match stretch {
            Stretch::Text(text) => text,
            Stretch::Token(number) => match self.marked.tokens.get(number) {
                Some(token) => &self.value[token.range()],
                None => "",
            },
        });
        stretches.collect()
    }

    fn text(&mut self, text: &CowStr<'_>, range: &Range<usize>) {
        // A character reference can stand for what the file itself cannot have. Text that is
        // written as it is has markers, and begins with `&` where that is escaped.
        if **text != self.marked.text[range.clone()]
            && let Some(odd) = text.chars().find(|character| is_forbidden(*character))
        {
            let span = self.marked.span(range, self.literal);
            let diagnostic = forbidden(&self.reader.key.to_string(), odd, span);
            self.reader
                .diagnostics
                .push(diagnostic.patch("remove it", span, ""));
            return;
        }
        for stretch in stretches(text) {
            match stretch {
                Stretch::Text(text) => {
                    let span = self.marked.span(range, self.literal);
                    push_text(self.inlines(), text, span);
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
                "write `{{` and `}}` for braces in code, or leave the backticks out",
            );
            return;
        }
        let kind = InlineKind::Code(code.clone().into_string());
        self.inlines().push(Inline { kind, span });
    }

    /// The inlines that are being read; the text of an item without a paragraph begins here.
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
            self.check_links(inlines);
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

    fn forbid(&mut self, what: &str, span: Span, help: &str) {
        let title = format!("{} has {what}, which a policy cannot have", self.reader.key);
        self.reader.diagnostics.push(
            Diagnostic::error("forbidden-markup", title, span, "")
                .note("prose has paragraphs, lists, emphasis, `code`, links and line breaks")
                .help(help),
        );
    }
}

const HTML: &str =
    "write `\\<` for a `<` in the text; an address stands alone, as in `<https://example.org>`";
