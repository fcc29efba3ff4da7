//! CommonMark with the tables of GFM.
//!
//! Every text reads back unchanged, in CommonMark and with the tables and the strikethrough of GFM.
//! GFM also turns an address within a text into a link and shows the backslashes in it. So the
//! start of such an address is escaped, and no reader takes a text for a link.

mod flatten;
mod inline;
mod repair;
#[cfg(test)]
mod round_trip;
mod span;

use span::Place;

use crate::document::{Block, Document, Inline, Table};
use crate::output::Output;

/// Writes a page whose title is a heading of the level `heading_base`, from 1.
///
/// Markdown has six levels. A heading below the sixth is written at the sixth.
pub fn page(document: &Document, heading_base: u8) -> Output {
    let mut writer = Writer {
        out: Output::default(),
        base: heading_base.max(1),
        indent: 0,
    };
    writer.heading(1, &document.title);
    for (position, block) in document.blocks.iter().enumerate() {
        writer.gap();
        writer.block(block, &document.blocks[..position]);
    }
    writer.out.push("\n");
    writer.out
}

struct Writer {
    out: Output,
    base: u8,
    /// The number of spaces before a line of the surrounding list items.
    indent: usize,
}

impl Writer {
    /// Writes a block that follows those in `before`.
    fn block(&mut self, block: &Block, before: &[Block]) {
        match block {
            Block::Heading { level, id: _, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.inlines(text, Place::Paragraph),
            Block::List { start, items } => {
                // Two adjacent lists of one kind with the same mark would be read as one list.
                let lists = before.iter().rev().take_while(
                    |block| matches!(block, Block::List { start: other, .. } if other.is_some() == start.is_some()),
                );
                let mark = match (start, lists.count() % 2) {
                    (None, 0) => "-",
                    (None, _) => "*",
                    (Some(_), 0) => ".",
                    (Some(_), _) => ")",
                };
                self.list(*start, mark, items);
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn heading(&mut self, level: u8, text: &[Inline]) {
        let level = self.base.saturating_add(level.max(1) - 1).min(6);
        self.out.push(&"#".repeat(usize::from(level)));
        self.out.push(" ");
        self.inlines(text, Place::Heading);
    }

    fn list(&mut self, start: Option<u64>, mark: &str, items: &[Vec<Block>]) {
        let tight = items
            .iter()
            .all(|item| matches!(item.as_slice(), [Block::Paragraph(_)]));
        let mut number = start;
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                if tight {
                    self.line();
                } else {
                    self.gap();
                }
            }
            let mark = match &mut number {
                None => format!("{mark} "),
                Some(number) => {
                    let mark = format!("{}{mark} ", (*number).min(MAX_NUMBER));
                    *number = number.saturating_add(1);
                    mark
                }
            };
            self.out.push(&mark);
            self.indent += mark.len();
            for (position, block) in item.iter().enumerate() {
                if position > 0 {
                    self.gap();
                }
                self.block(block, &item[..position]);
            }
            self.indent -= mark.len();
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.caption_repeats {
            let caption = [Inline::Emphasis(table.caption.clone())];
            self.inlines(&caption, Place::Paragraph);
            self.gap();
        }
        self.row(table.columns.iter().map(|column| &column.title));
        self.line();
        self.out.push(&"| --- ".repeat(table.columns.len()));
        self.out.push("|");
        for row in &table.rows {
            self.line();
            self.row(row);
        }
    }

    fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a Vec<Inline>>) {
        for cell in cells {
            self.out.push("| ");
            self.inlines(cell, Place::Cell);
            self.out.push(" ");
        }
        self.out.push("|");
    }

    fn inlines(&mut self, text: &[Inline], place: Place) {
        inline::write(
            &mut self.out,
            &flatten::spans(text, place),
            place,
            self.indent,
        );
    }

    fn line(&mut self) {
        self.out.push("\n");
        self.out.push(&" ".repeat(self.indent));
    }

    fn gap(&mut self) {
        self.out.push("\n");
        self.line();
    }
}

/// The largest number of a list item, with nine digits (CommonMark 0.31, section 5.2).
const MAX_NUMBER: u64 = 999_999_999;

#[cfg(test)]
mod tests {
    use charte_core::values::Values;

    use super::page;
    use crate::document::{Block, Column, Document, Inline, Table};

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn written(blocks: Vec<Block>, base: u8) -> String {
        let document = Document {
            language: "en".to_owned(),
            title: text("Cookies"),
            blocks,
        };
        page(&document, base).fill(Values::EMPTY, 0)
    }

    fn item(item: &str) -> Vec<Block> {
        vec![Block::Paragraph(text(item))]
    }

    fn list(start: Option<u64>, items: Vec<Vec<Block>>) -> Block {
        Block::List { start, items }
    }

    #[test]
    fn headings_and_paragraphs() {
        let heading = |level| Block::Heading {
            level,
            id: Some("a".to_owned()),
            text: vec![
                Inline::Text("C# #".to_owned()),
                Inline::Break,
                Inline::Text("b".to_owned()),
            ],
        };
        assert_eq!(
            written(vec![heading(2), Block::Paragraph(text("a")), heading(9)], 2),
            "## Cookies\n\n### C\\# \\# b\n\na\n\n###### C\\# \\# b\n"
        );
    }

    #[test]
    fn lists_are_tight_if_their_items_are_lines() {
        let nested = list(None, vec![item("b"), item("c")]);
        let item_with_list = vec![Block::Paragraph(text("a")), nested];
        assert_eq!(
            written(
                vec![
                    list(Some(9), vec![item("x"), item("y")]),
                    list(Some(1), vec![item_with_list, item("d")]),
                    list(None, vec![item("e")]),
                    list(None, vec![item("f")]),
                ],
                1
            ),
            "# Cookies\n\n\
             9. x\n10. y\n\n\
             1) a\n\n   - b\n   - c\n\n2) d\n\n\
             - e\n\n\
             * f\n"
        );
    }

    #[test]
    fn a_table_shows_a_caption_that_differs_from_the_heading() {
        let column = |title| Column {
            title: text(title),
            row_header: false,
        };
        let table = |caption_repeats| {
            Block::Table(Table {
                caption: text("What we set"),
                caption_repeats,
                columns: vec![column("a|b"), column("c")],
                rows: vec![vec![
                    vec![
                        Inline::Code("d|e".to_owned()),
                        Inline::Break,
                        Inline::Text("f\n|".to_owned()),
                    ],
                    Vec::new(),
                ]],
            })
        };
        let rows = "| a\\|b | c |\n| --- | --- |\n| `d\\|e` f \\| |  |\n";
        assert_eq!(
            written(vec![table(false), table(true)], 1),
            format!("# Cookies\n\n*What we set*\n\n{rows}\n{rows}")
        );
    }
}
