//! A document as text for comparison in a test: one line for each block, with every fact of the
//! tree.

use std::fmt::Write;

use super::{Block, Document, Inline, Piece};

/// Returns the whole document. `<nbsp>` is U+00A0, `<nnbsp>` is U+202F, `*` marks the row header.
pub(crate) fn outline(document: &Document) -> String {
    let mut out = format!("{}\n# {}\n", document.language, line(&document.title));
    blocks(&document.blocks, "", &mut out);
    out
}

fn blocks(blocks: &[Block], indent: &str, out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { level, id, text } => {
                let marks = "#".repeat((*level).into());
                let id = id
                    .as_ref()
                    .map(|id| format!(" {{#{id}}}"))
                    .unwrap_or_default();
                writeln!(out, "{indent}{marks} {}{id}", line(text))
            }
            Block::Paragraph(text) => writeln!(out, "{indent}{}", line(text)),
            Block::List { start, items } => {
                for item in items {
                    let mark = start.map_or("-".to_owned(), |start| format!("{start}+"));
                    writeln!(out, "{indent}{mark}").expect("memory");
                    self::blocks(item, &format!("{indent}  "), out);
                }
                Ok(())
            }
            Block::Table(table) => {
                let repeats = if table.caption_repeats {
                    " (repeats)"
                } else {
                    ""
                };
                writeln!(out, "{indent}table: {}{repeats}", line(&table.caption)).expect("memory");
                let titles = table.columns.iter().map(|column| {
                    let mark = if column.row_header { "*" } else { "" };
                    format!("{}{mark}", line(&column.title))
                });
                writeln!(
                    out,
                    "{indent}| {} |",
                    titles.collect::<Vec<_>>().join(" | ")
                )
                .expect("memory");
                for row in &table.rows {
                    let cells = row.iter().map(|cell| line(cell)).collect::<Vec<_>>();
                    writeln!(out, "{indent}| {} |", cells.join(" | ")).expect("memory");
                }
                Ok(())
            }
        }
        .expect("memory");
    }
}

/// Returns one line.
pub(crate) fn line(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text
            .replace('\u{a0}', "<nbsp>")
            .replace('\u{202f}', "<nnbsp>"),
        Inline::Value(slot) => format!("{{{slot:?}}}"),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Emphasis(text) => format!("*{}*", line(text)),
        Inline::Strong(text) => format!("**{}**", line(text)),
        Inline::Link {
            target,
            text,
            autolink,
        } => {
            let target: String = target
                .iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text.clone(),
                    Piece::Value(slot) => format!("{{{slot:?}}}"),
                    Piece::Origin => "{Origin}".to_owned(),
                    Piece::Fragment(id) => format!("#{id}"),
                })
                .collect();
            let text = line(text);
            match (autolink, text == target) {
                (true, true) => format!("<{target}>"),
                (true, false) => format!("<{target}|{text}>"),
                (false, _) => format!("[{text}]({target})"),
            }
        }
        Inline::Foreign { language, text } => format!("[{}](lang:{language})", line(text)),
        Inline::Break => "\\n".to_owned(),
    }
}
