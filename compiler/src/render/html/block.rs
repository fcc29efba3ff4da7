//! Headings, paragraphs, lists and tables.

use super::inline::{Manner, inlines};
use super::{attribute, characters, class};
use crate::document::{Block, Classes, Column, Document, Inline, Table};
use crate::locale::is_right_to_left;
use crate::output::Output;

/// Writes the title and the blocks of a document, with the title at the level `base`.
pub(super) fn body(out: &mut Output, document: &Document, classes: &Classes, base: u8) {
    let mut writer = Writer::new(out, classes, base);
    writer.set_language(&document.language);
    writer.heading(1, None, &document.title);
    writer.blocks(&document.blocks);
}

/// Writes blocks.
pub(super) struct Writer<'a> {
    pub(super) out: &'a mut Output,
    pub(super) classes: &'a Classes,
    base: u8,
    is_right_to_left: bool,
    /// The number of tables so far, which is in the id of the latest.
    tables: usize,
}

impl<'a> Writer<'a> {
    /// Creates a writer for a page whose title has the level `base`.
    pub(super) fn new(out: &'a mut Output, classes: &'a Classes, base: u8) -> Self {
        Self {
            out,
            classes,
            base: base.max(1),
            is_right_to_left: false,
            tables: 0,
        }
    }

    /// Sets the language of the text, given by its tag.
    pub(super) fn set_language(&mut self, tag: &str) {
        self.is_right_to_left = is_right_to_left(tag);
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, id, text } => self.heading(*level, id.as_deref(), text),
                Block::Paragraph(text) => {
                    self.open("p", [self.classes.text.as_deref()]);
                    self.inlines(text);
                    self.out.push("</p>\n");
                }
                Block::List { start, items } => self.list(*start, items),
                Block::Table(table) => self.table(table),
            }
        }
    }

    /// Writes a start tag with these classes.
    pub(super) fn open<const N: usize>(&mut self, element: &str, classes: [Option<&str>; N]) {
        self.out.push("<");
        self.out.push(element);
        class(self.out, classes);
        self.out.push(">");
    }

    /// Writes content, in an element of its own if that has `classes`.
    pub(super) fn content(&mut self, classes: Option<&str>, content: impl FnOnce(&mut Self)) {
        let element = classes.is_some();
        if element {
            self.open("div", [classes]);
            self.out.push("\n");
        }
        content(self);
        if element {
            self.out.push("</div>\n");
        }
    }

    pub(super) fn heading(&mut self, level: u8, id: Option<&str>, text: &[Inline]) {
        let classes = self.classes.heading_of(level);
        let level = self.base.saturating_add(level.max(1) - 1);
        let element = ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.min(6)) - 1];
        self.out.push("<");
        self.out.push(element);
        if level > 6 {
            attribute(self.out, "aria-level", &level.to_string());
        }
        if let Some(id) = id {
            attribute(self.out, "id", id);
        }
        class(self.out, [classes]);
        self.out.push(">");
        self.inlines(text);
        self.out.push("</");
        self.out.push(element);
        self.out.push(">\n");
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        let element = if start.is_some() { "ol" } else { "ul" };
        self.out.push("<");
        self.out.push(element);
        if let Some(start) = start.filter(|start| *start != 1) {
            attribute(self.out, "start", &start.to_string());
        }
        let classes = match start {
            Some(_) => &self.classes.numbered,
            None => &self.classes.list,
        };
        class(self.out, [classes.as_deref()]);
        self.out.push(">\n");
        for item in items {
            self.out.push("<li>");
            if let [Block::Paragraph(text)] = item.as_slice() {
                self.inlines(text);
            } else {
                self.out.push("\n");
                self.blocks(item);
            }
            self.out.push("</li>\n");
        }
        self.out.push("</");
        self.out.push(element);
        self.out.push(">\n");
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let id = format!("charte-table-{}", self.tables);
        // A group and not a section: a section would be a landmark for each table and need a
        // heading.
        self.out.push("<div");
        class(
            self.out,
            [Some("charte-scroll"), self.classes.wrapper.as_deref()],
        );
        self.out.push(" role=\"group\"");
        attribute(self.out, "aria-labelledby", &id);
        self.out.push(" tabindex=\"0\">\n<table");
        class(self.out, [self.classes.table.as_deref()]);
        self.out.push(">\n<caption");
        attribute(self.out, "id", &id);
        if table.caption_repeats {
            class(
                self.out,
                [Some("charte-hidden"), self.classes.hidden.as_deref()],
            );
        } else {
            class(self.out, [self.classes.caption.as_deref()]);
        }
        self.out.push(">");
        self.inlines(&table.caption);
        self.out.push("</caption>\n<thead>\n<tr>\n");
        for column in &table.columns {
            self.out.push("<th scope=\"col\"");
            class(self.out, [self.classes.header.as_deref()]);
            self.out.push(">");
            self.inlines(&column.title);
            self.out.push("</th>\n");
        }
        self.out.push("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(&table.columns, row);
        }
        self.out.push("</tbody>\n</table>\n</div>\n");
    }

    fn row(&mut self, columns: &[Column], cells: &[Vec<Inline>]) {
        self.out.push("<tr>\n");
        for (column, cell) in columns.iter().zip(cells) {
            let element = if column.row_header {
                self.out.push("<th scope=\"row\"");
                class(self.out, [self.classes.header.as_deref()]);
                "th"
            } else {
                self.out.push("<td data-label=\"");
                characters(self.out, &column.title);
                self.out.push("\"");
                class(self.out, [self.classes.cell.as_deref()]);
                "td"
            };
            self.out.push(">");
            self.inlines(cell);
            self.out.push("</");
            self.out.push(element);
            self.out.push(">\n");
        }
        self.out.push("</tr>\n");
    }

    pub(super) fn inlines(&mut self, text: &[Inline]) {
        let manner = Manner {
            link_class: self.classes.link.as_deref(),
            is_right_to_left: self.is_right_to_left,
        };
        inlines(self.out, text, manner);
    }
}

#[cfg(test)]
mod tests {
    use charte_core::values::Values;

    use super::{Classes, body};
    use crate::document::{Block, Column, Document, Inline, Table};
    use crate::output::Output;

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    fn written(blocks: Vec<Block>, classes: &Classes, base: u8) -> String {
        let document = Document {
            language: "en".to_owned(),
            title: text("T"),
            blocks,
        };
        let mut out = Output::default();
        body(&mut out, &document, classes, base);
        out.fill(Values::EMPTY, 0)
    }

    #[test]
    fn headings_continue_below_the_sixth_level() {
        let heading = |level| Block::Heading {
            level,
            id: Some("a\"b".to_owned()),
            text: text("H"),
        };
        let classes = Classes {
            heading: Some("big bold".into()),
            ..Classes::default()
        };
        assert_eq!(
            written(vec![heading(2), heading(3)], &classes, 5),
            "<h5 class=\"big bold\">T</h5>\n\
             <h6 id=\"a&quot;b\" class=\"big bold\">H</h6>\n\
             <h6 aria-level=\"7\" id=\"a&quot;b\" class=\"big bold\">H</h6>\n"
        );
    }

    #[test]
    fn lists_nest() {
        let item = |t| vec![Block::Paragraph(text(t))];
        let inner = Block::List {
            start: Some(3),
            items: vec![item("b")],
        };
        let list = Block::List {
            start: None,
            items: vec![item("a"), vec![Block::Paragraph(text("c")), inner]],
        };
        assert_eq!(
            written(vec![list], &Classes::default(), 1),
            "<h1>T</h1>\n\
             <ul>\n\
             <li>a</li>\n\
             <li>\n<p>c</p>\n<ol start=\"3\">\n<li>b</li>\n</ol>\n</li>\n\
             </ul>\n"
        );
    }

    #[test]
    fn a_table_has_a_caption_and_headers_of_columns_and_rows() {
        let table = |caption_repeats| {
            Block::Table(Table {
                caption: text("Necessary"),
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
                    text("R&D"),
                    vec![Inline::Code("sessionid".to_owned())],
                ]],
            })
        };
        let classes = Classes {
            table: Some("fr-table".into()),
            ..Classes::default()
        };
        let one = |id: &str, hidden: &str| {
            format!(
                "<div class=\"charte-scroll\" role=\"group\" aria-labelledby=\"{id}\" tabindex=\"0\">\n\
                 <table class=\"fr-table\">\n\
                 <caption id=\"{id}\"{hidden}>Necessary</caption>\n\
                 <thead>\n<tr>\n\
                 <th scope=\"col\">Provider</th>\n\
                 <th scope=\"col\">Name</th>\n\
                 </tr>\n</thead>\n<tbody>\n<tr>\n\
                 <td data-label=\"Provider\">R&amp;D</td>\n\
                 <th scope=\"row\"><code translate=\"no\">sessionid</code></th>\n\
                 </tr>\n</tbody>\n</table>\n</div>\n"
            )
        };
        assert_eq!(
            written(vec![table(false), table(true)], &classes, 1),
            format!(
                "<h1>T</h1>\n{}{}",
                one("charte-table-1", ""),
                one("charte-table-2", " class=\"charte-hidden\"")
            )
        );
    }
}
