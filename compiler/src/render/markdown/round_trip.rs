//! Written Markdown reads back with the parser that also reads the policies.

mod random;

use charte_core::values::{Name, Slot, Values};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::flatten::spans;
use super::page;
use super::span::Place;
use crate::document::{Block, Column, Document, Inline, Piece, Table};
use random::Random;

/// Texts that would be markup, or would be lost, without escapes.
const NASTY: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<http://a.de>",
    "<!-- a -->",
    "</b>",
    "[x](y)",
    "![x](y)",
    "[x]: y",
    "[x]",
    "[^1]",
    "!",
    "a!",
    "# a #",
    "a #",
    "#",
    "> a",
    "- a",
    "-",
    "---",
    "- - -",
    "+ a",
    "* a",
    "***",
    "___",
    "1. a",
    "1) a",
    "1.",
    "123456789. a",
    "1.5",
    "=",
    "===",
    "~~~",
    "~~a~~",
    "```",
    "``a``",
    "`",
    "`a",
    "a`",
    "\\",
    "\\\\",
    "a\\",
    "\\|",
    "|",
    "a | b",
    "| a | b |",
    ":-:",
    "--- | ---",
    "&amp;",
    "&#42;a&#42;",
    "&",
    "*a*",
    "**a**",
    "a*b*c",
    "_a_",
    "a_b_c",
    " a",
    "a ",
    "    a",
    "\ta",
    "a  b",
    " ",
    "«\u{a0}a\u{a0}»",
    "\u{a0}a",
    "l\u{2019}a",
    "(a)",
    "\"a\"",
    ".a.",
    "a",
    "é",
    "2026",
    "{0} %s $x$",
    "\" onmouseover=\"a",
    "javascript:alert(1)",
    "https://a.fr/a_b#c",
    "www.a.fr/a_b",
    "dpo_a@a.fr",
    ": a",
    "{platform.url}",
    "\u{24b6}",
    "\u{20ac}",
    "\u{301}",
];

const VALUES: Values<'static> = Values {
    url: "https://données.fr",
    href: "https://xn--donnes-fva.fr",
    name: Name::Same("1. *R* & |D|"),
    own: "- [T] _o_ `w`\x1ehttps://a.fr/b_c_(d?e=*f*&copy;=~~g\x1emailto:a_b@a.fr",
};

#[test]
fn every_text_reads_back_in_every_place() {
    for nasty in NASTY {
        let own = || vec![text(nasty)];
        for inlines in [
            own(),
            vec![text("a "), text(nasty), text(" b")],
            vec![text("a"), text(nasty), text("b")],
            vec![
                text("a"),
                Inline::Break,
                text(nasty),
                Inline::Break,
                text("b"),
            ],
            vec![Inline::Emphasis(own())],
            vec![text("a"), Inline::Emphasis(own()), text("b")],
            vec![text("a"), Inline::Strong(own()), text("b")],
            vec![Inline::Emphasis(own()), Inline::Strong(own())],
            vec![text(nasty), Inline::Strong(vec![text("a")]), text(nasty)],
            vec![
                text(nasty),
                link("/a", vec![text(nasty.trim())]),
                text(nasty),
            ],
            vec![text(nasty), Inline::Code((*nasty).to_owned()), text(nasty)],
            vec![Inline::Code((*nasty).to_owned())],
            vec![Inline::Value(Slot::Name), text(nasty)],
            vec![text(nasty), Inline::Value(Slot::Name)],
            vec![Inline::Value(Slot::Own(0)), text(nasty), own_link(1)],
            vec![
                own_link(2),
                Inline::Strong(vec![Inline::Value(Slot::Own(0))]),
            ],
        ] {
            check(&inlines);
        }
    }
}

#[test]
fn every_tree_reads_back() {
    let mut random = Random(1);
    for _ in 0..5_000 {
        let inlines = random.inlines(3);
        // Line breaks alone are not a paragraph.
        if spans(&inlines, Place::Paragraph).is_empty() {
            continue;
        }
        check(&inlines);
    }
}

#[test]
fn nested_lists_and_tables_read_back() {
    for nasty in NASTY {
        let paragraph = || Block::Paragraph(vec![text(nasty), Inline::Break, text(nasty)]);
        let list = |start, items| Block::List { start, items };
        let deep = list(
            Some(8),
            vec![
                vec![
                    paragraph(),
                    paragraph(),
                    list(None, vec![vec![paragraph()], vec![table(&[text(nasty)])]]),
                    list(None, vec![vec![paragraph()]]),
                ],
                vec![paragraph()],
                vec![list(Some(1), vec![vec![paragraph()]]), paragraph()],
            ],
        );
        check_blocks(vec![deep, paragraph()]);
    }
}

/// Checks the inlines in a paragraph, a heading, a list item and a cell.
fn check(inlines: &[Inline]) {
    check_blocks(vec![
        Block::Paragraph(inlines.to_vec()),
        Block::Heading {
            level: 2,
            id: None,
            text: inlines.to_vec(),
        },
        Block::List {
            start: None,
            items: vec![vec![Block::Paragraph(inlines.to_vec())]],
        },
        table(inlines),
    ]);
}

fn check_blocks(blocks: Vec<Block>) {
    let document = Document {
        language: "en".to_owned(),
        title: vec![text("T")],
        blocks,
    };
    let markdown = page(&document, 1).fill(VALUES, 0);
    let mut expected = "h{T}".to_owned();
    expect_blocks(&mut expected, &document.blocks);
    assert_eq!(
        read(&markdown),
        expected,
        "{:?}\n{markdown}",
        document.blocks
    );
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn link(target: &str, text: Vec<Inline>) -> Inline {
    to(Piece::Text(target.to_owned()), text)
}

/// A link to an address that a platform gives.
fn own_link(at: u8) -> Inline {
    to(
        Piece::Value(Slot::Own(at)),
        vec![Inline::Value(Slot::Shown(at))],
    )
}

fn to(target: Piece, text: Vec<Inline>) -> Inline {
    Inline::Link {
        target: vec![target],
        text,
        autolink: false,
    }
}

fn table(cell: &[Inline]) -> Block {
    let column = |row_header| Column {
        title: cell.to_vec(),
        row_header,
    };
    Block::Table(Table {
        caption: cell.to_vec(),
        caption_repeats: true,
        columns: vec![column(true), column(false)],
        rows: vec![
            vec![cell.to_vec(), vec![text("x")]],
            vec![vec![text("x")], cell.to_vec()],
        ],
    })
}

/// Writes the expected blocks, with a letter and braces for each block and link.
fn expect_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } => expect_inlines(out, 'h', text, " "),
            Block::Paragraph(text) => expect_inlines(out, 'p', text, "\n"),
            Block::List { start, items } => {
                out.push_str(if start.is_some() { "o{" } else { "u{" });
                for item in items {
                    out.push_str("i{");
                    if let (true, [Block::Paragraph(text)]) = (is_tight(items), item.as_slice()) {
                        let mut line = String::new();
                        expect_inlines(&mut line, 'p', text, "\n");
                        out.push_str(&line[2..line.len() - 1]);
                    } else {
                        expect_blocks(out, item);
                    }
                    out.push('}');
                }
                out.push('}');
            }
            Block::Table(table) => {
                out.push_str("t{");
                for column in &table.columns {
                    expect_inlines(out, 'c', &column.title, " ");
                }
                for cell in table.rows.iter().flatten() {
                    expect_inlines(out, 'c', cell, " ");
                }
                out.push('}');
            }
        }
    }
}

fn is_tight(items: &[Vec<Block>]) -> bool {
    items.iter().all(|item| item.len() == 1)
        && items
            .iter()
            .all(|item| matches!(item[0], Block::Paragraph(_)))
}

fn expect_inlines(out: &mut String, kind: char, inlines: &[Inline], line: &str) {
    let mut printed = String::new();
    expect_text(&mut printed, inlines, line, false);
    out.push(kind);
    out.push('{');
    out.push_str(printed.trim_matches('\n'));
    out.push('}');
}

fn expect_text(out: &mut String, inlines: &[Inline], line: &str, in_link: bool) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(&text.replace('\n', " ")),
            Inline::Value(slot) => out.push_str(VALUES.get(*slot, 0)),
            Inline::Link { target, text, .. } if !in_link => {
                out.push('[');
                expect_text(out, text, line, true);
                out.push(']');
                for piece in target {
                    match piece {
                        Piece::Text(text) => out.push_str(text),
                        Piece::Value(slot) => out.push_str(VALUES.get(*slot, 0)),
                        Piece::Origin => out.push_str(VALUES.get(Slot::Href, 0)),
                        Piece::Fragment(id) => out.extend(["#", id.as_str()]),
                    }
                }
            }
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Link { text, .. }
            | Inline::Foreign { text, .. } => expect_text(out, text, line, in_link),
            // Adjacent breaks count as one.
            Inline::Break if line == "\n" && out.ends_with(line) => {}
            Inline::Break => out.push_str(line),
        }
    }
}

/// Writes the content of the Markdown, in the same form.
fn read(markdown: &str) -> String {
    let mut out = String::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut targets = Vec::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => out.push_str("h{"),
            Event::Start(Tag::Paragraph) => out.push_str("p{"),
            Event::Start(Tag::List(Some(_))) => out.push_str("o{"),
            Event::Start(Tag::List(None)) => out.push_str("u{"),
            Event::Start(Tag::Item) => out.push_str("i{"),
            Event::Start(Tag::Table(_)) => out.push_str("t{"),
            Event::Start(Tag::TableCell) => out.push_str("c{"),
            Event::Start(Tag::Link {
                dest_url,
                link_type,
                ..
            }) => {
                assert!(matches!(link_type, LinkType::Inline | LinkType::Autolink));
                out.push('[');
                targets.push(dest_url);
            }
            Event::End(TagEnd::Link) => {
                out.push(']');
                out.push_str(&targets.pop().expect("a link was begun"));
            }
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak => out.push('~'),
            Event::HardBreak => out.push('\n'),
            Event::Start(Tag::TableHead | Tag::TableRow | Tag::Emphasis | Tag::Strong)
            | Event::End(
                TagEnd::TableHead | TagEnd::TableRow | TagEnd::Emphasis | TagEnd::Strong,
            ) => {}
            Event::End(_) => out.push('}'),
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    out
}
