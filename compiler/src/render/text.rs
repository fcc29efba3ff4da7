//! Plain text: a paragraph is one line, and a row of a table is one line with tabs between the
//! cells. In a wide table each cell is a line, with the title of its column before a tab.

use charte_core::escape::Escape;
use charte_core::values::Slot;

use crate::document::{Block, Document, Inline, Piece, Table, has_address};
use crate::output::Output;

/// Writes a page.
pub fn page(document: &Document) -> Output {
    let mut writer = Writer {
        out: Output::default(),
        indent: 0,
    };
    writer.inlines(&document.title, Breaks::Space);
    for block in &document.blocks {
        writer.out.push("\n\n");
        writer.block(block);
    }
    writer.out.push("\n");
    writer.out
}

struct Writer {
    out: Output,
    /// The number of surrounding lists.
    indent: usize,
}

/// How a line break is written.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Breaks {
    /// As a space, in a heading or a cell.
    Space,
    /// As a line end, in a paragraph.
    LineEnd,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading {
                level: _,
                id: _,
                text,
            } => self.inlines(text, Breaks::Space),
            Block::Paragraph(text) => self.inlines(text, Breaks::LineEnd),
            Block::List { start, items } => self.list(*start, items),
            Block::Table(table) => self.table(table),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let mut number = start;
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.line();
            }
            match &mut number {
                None => self.out.push("- "),
                Some(number) => {
                    self.out.push(&format!("{number}. "));
                    *number = number.saturating_add(1);
                }
            }
            self.indent += 1;
            for (position, block) in item.iter().enumerate() {
                if position > 0 {
                    self.line();
                }
                self.block(block);
            }
            self.indent -= 1;
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.caption_repeats {
            self.inlines(&table.caption, Breaks::Space);
            self.line();
        }
        if table.columns.len() > MAX_COLUMNS {
            return self.wide_table(table);
        }
        self.row(table.columns.iter().map(|column| &column.title));
        for row in &table.rows {
            self.line();
            self.row(row);
        }
    }

    /// Writes each row as a block that begins with its header.
    fn wide_table(&mut self, table: &Table) {
        for (position, row) in table.rows.iter().enumerate() {
            if position > 0 {
                self.line();
                self.line();
            }
            let cells = || table.columns.iter().zip(row);
            let header = cells().filter(|(column, _)| column.row_header);
            let others = cells().filter(|(column, _)| !column.row_header);
            for (at, (column, cell)) in header.chain(others).enumerate() {
                if at > 0 {
                    self.line();
                }
                self.row([&column.title, cell]);
            }
        }
    }

    fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a Vec<Inline>>) {
        for (position, cell) in cells.into_iter().enumerate() {
            if position > 0 {
                self.out.push("\t");
            }
            self.inlines(cell, Breaks::Space);
        }
    }

    fn inlines(&mut self, inlines: &[Inline], breaks: Breaks) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.text(text),
                Inline::Value(slot) => self.out.value(*slot, Escape::None),
                Inline::Emphasis(text)
                | Inline::Strong(text)
                | Inline::Foreign { language: _, text } => self.inlines(text, breaks),
                Inline::Link { target, text, .. } if !has_address(target) => {
                    self.inlines(text, breaks);
                }
                Inline::Link {
                    target: _,
                    text,
                    autolink: true,
                } => {
                    self.out.push("<");
                    self.inlines(text, breaks);
                    self.out.push(">");
                }
                Inline::Link {
                    target,
                    text,
                    autolink: false,
                } => {
                    self.inlines(text, breaks);
                    self.out.push(" <");
                    self.target(target);
                    self.out.push(">");
                }
                Inline::Break => match breaks {
                    Breaks::Space => self.out.push(" "),
                    Breaks::LineEnd => self.line(),
                },
            }
        }
    }

    fn target(&mut self, target: &[Piece]) {
        for piece in target {
            match piece {
                Piece::Text(text) => self.text(text),
                Piece::Value(slot) => self.out.value(*slot, Escape::None),
                Piece::Origin => self.out.value(Slot::Href, Escape::None),
                Piece::Fragment(id) => {
                    self.out.push("#");
                    self.out.push(id);
                }
            }
        }
    }

    /// Writes a text without characters that end a line or a cell.
    fn text(&mut self, text: &str) {
        self.out.push(&text.replace(ENDS, " "));
    }

    fn line(&mut self) {
        self.out.push("\n");
        self.out.push(&"  ".repeat(self.indent));
    }
}

/// The largest number of columns that are readable in lines of text.
const MAX_COLUMNS: usize = 6;

/// Characters that a reader may take for the end of a line or a cell.
const ENDS: [char; 8] = [
    '\t', '\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}',
];

#[cfg(test)]
mod tests {
    use charte_core::values::{Name, Slot, Values};

    use super::page;
    use crate::document::{Block, Column, Document, Inline, Piece, Table};

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn written(blocks: Vec<Block>) -> String {
        let values = Values {
            url: "https://données.fr",
            href: "https://xn--donnes-fva.fr",
            name: Name::Same("Données"),
            own: "",
        };
        let document = Document {
            language: "fr".to_owned(),
            title: text("Cookies"),
            blocks,
        };
        page(&document).fill(values, 0)
    }

    #[test]
    fn a_blank_line_separates_blocks() {
        let heading = Block::Heading {
            level: 2,
            id: Some("a".to_owned()),
            text: vec![
                Inline::Text("Your".to_owned()),
                Inline::Break,
                Inline::Strong(text("choice")),
            ],
        };
        let paragraph = Block::Paragraph(vec![
            Inline::Text("one\ntwo".to_owned()),
            Inline::Break,
            Inline::Code("a`b".to_owned()),
        ]);
        assert_eq!(
            written(vec![heading, paragraph]),
            "Cookies\n\nYour choice\n\none two\na`b\n"
        );
    }

    #[test]
    fn links_show_their_target() {
        let paragraph = Block::Paragraph(vec![
            Inline::Link {
                target: vec![Piece::Value(Slot::Href), Piece::Text("/choix".to_owned())],
                text: vec![Inline::Value(Slot::Name)],
                autolink: false,
            },
            Inline::Text(", ".to_owned()),
            Inline::Link {
                target: vec![Piece::Value(Slot::Href)],
                text: vec![Inline::Value(Slot::Url)],
                autolink: true,
            },
        ]);
        assert_eq!(
            written(vec![paragraph]),
            "Cookies\n\nDonnées <https://xn--donnes-fva.fr/choix>, <https://données.fr>\n"
        );
    }

    #[test]
    fn lists_nest() {
        let item = |t| vec![Block::Paragraph(text(t))];
        let inner = Block::List {
            start: None,
            items: vec![
                vec![Block::Paragraph(vec![
                    Inline::Text("b".to_owned()),
                    Inline::Break,
                    Inline::Text("c".to_owned()),
                ])],
                item("d"),
            ],
        };
        let list = Block::List {
            start: Some(9),
            items: vec![vec![Block::Paragraph(text("a")), inner], item("e")],
        };
        assert_eq!(
            written(vec![list]),
            "Cookies\n\n9. a\n  - b\n    c\n  - d\n10. e\n"
        );
    }

    #[test]
    fn no_character_of_a_cell_ends_it() {
        let table = |caption_repeats| {
            Block::Table(Table {
                caption: text("What we set"),
                caption_repeats,
                columns: vec![
                    Column {
                        title: text("Provider"),
                        row_header: false,
                    },
                    Column {
                        title: text("Name"),
                        row_header: true,
                    },
                ],
                rows: vec![vec![
                    text("a\tb\r\nc\u{2028}d"),
                    vec![
                        Inline::Code("sid".to_owned()),
                        Inline::Break,
                        Inline::Text("x".to_owned()),
                    ],
                ]],
            })
        };
        assert_eq!(
            written(vec![table(false), table(true)]),
            "Cookies\n\n\
             What we set\nProvider\tName\na b  c d\tsid x\n\n\
             Provider\tName\na b  c d\tsid x\n"
        );
    }

    #[test]
    fn a_text_in_a_line_stays_unchanged() {
        for hostile in [
            "<script>alert(1)</script>",
            "- a | b",
            "=1+1",
            "&amp; \\ ` * _ [x](y)",
            "{0} %s",
            "a\u{a0}: b",
        ] {
            assert_eq!(
                written(vec![Block::Paragraph(text(hostile))]),
                format!("Cookies\n\n{hostile}\n")
            );
        }
    }
}
