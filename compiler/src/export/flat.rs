//! Rich text as the content of a JSON string.

use charte_core::escape::Escape;
use charte_core::values::Slot;

use crate::document::{Block, Inline, Piece, has_address};
use crate::output::Output;

/// Writes a line without its markup. A link is its text, followed by its address in angle brackets.
/// A link whose text is its address is written once.
pub(super) fn line(inlines: &[Inline]) -> Output {
    let mut out = Output::default();
    inline(inlines, &mut out);
    out
}

/// Writes a paragraph, or a list with one item a line, each after `- ` or its number. The further
/// lines of an item are indented by two spaces.
pub(super) fn block(block: &Block) -> Output {
    let mut out = Output::default();
    write(block, "", &mut out);
    out
}

fn write(block: &Block, indent: &str, out: &mut Output) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => inline(text, out),
        Block::List { start, items } => {
            let mut number = *start;
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    line_feed(indent, out);
                }
                if let Some(current) = number {
                    out.escaped(Escape::Json, &format!("{current}. "));
                    number = current.checked_add(1);
                } else {
                    out.push("- ");
                }
                let deeper = format!("{indent}  ");
                for (at, block) in item.iter().enumerate() {
                    if at > 0 {
                        line_feed(&deeper, out);
                    }
                    write(block, &deeper, out);
                }
            }
        }
        // Prose contains no tables.
        Block::Table(_) => {}
    }
}

fn line_feed(indent: &str, out: &mut Output) {
    out.escaped(Escape::Json, "\n");
    out.push(indent);
}

fn inline(inlines: &[Inline], out: &mut Output) {
    for part in inlines {
        match part {
            Inline::Text(text) | Inline::Code(text) => out.escaped(Escape::Json, text),
            Inline::Value(slot) => out.value(*slot, Escape::Json),
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Foreign { text, .. }
            | Inline::Link {
                text,
                autolink: true,
                ..
            } => inline(text, out),
            Inline::Link { target, text, .. } if !has_address(target) => inline(text, out),
            Inline::Link { target, text, .. } => {
                inline(text, out);
                out.escaped(Escape::Json, " <");
                for piece in target {
                    match piece {
                        Piece::Text(text) => out.escaped(Escape::Json, text),
                        Piece::Value(slot) => out.value(*slot, Escape::Json),
                        Piece::Origin => out.value(Slot::Href, Escape::Json),
                        Piece::Fragment(id) => out.push(&format!("#{id}")),
                    }
                }
                out.escaped(Escape::Json, ">");
            }
            Inline::Break => out.escaped(Escape::Json, "\n"),
        }
    }
}
