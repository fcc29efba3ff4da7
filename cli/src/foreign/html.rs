//! Published charters: the tables of cookies in an HTML page.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::columns;
use super::input::Input;
use super::table::{Columns, Context};
use crate::failure::Failure;
use crate::inventory::entries::is_language;
use crate::inventory::text::{clean, of_html, plain};
use crate::inventory::{Inventory, Notes, one};

/// The most cells that are read.
const MAX_CELLS: usize = 500_000;
/// The most rows or columns that one cell may span.
const MAX_SPAN: usize = 1_000;

/// A table, and what is written before it.
#[derive(Debug, Default)]
struct Table {
    /// Its caption, or the nearest heading before it.
    heading: String,
    /// Its rows, without cells that span.
    rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, Default)]
struct Cell {
    text: String,
    is_header: bool,
    columns: usize,
    rows: usize,
}

/// What a page has that matters.
#[derive(Debug, Default)]
struct Page {
    language: Option<String>,
    title: String,
    tables: Vec<Table>,
}

/// Reads the tables of a page.
pub(crate) fn read(
    input: &Input,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let page = parse(&input.text);
    let stated = page.language.filter(|_| !input.is_stated);
    let language = stated.unwrap_or_else(|| input.language.clone());
    inventory.add_language(&language);
    if inventory.title.is_empty() {
        inventory.title = one(&language, &page.title);
    }
    let mut found = false;
    for (number, table) in page.tables.iter().enumerate() {
        let context = Context {
            language: &language,
            category: &table.heading,
            origin: format!("{}, table {}", input.name, number + 1),
            exact: &[],
        };
        found |=
            records(table, &context, inventory, notes) || rows(table, &context, inventory, notes);
    }
    if found {
        return Ok(());
    }
    Err(input.wrong("has no table of cookies").help(
        "the tables need titles, with one for the names of cookies; if a script makes the table, save \
         the page in your browser first, or copy the table into a spreadsheet and import `csv`",
    ))
}

/// Reads a table with a row for each cookie. Returns whether it is one.
fn rows(
    table: &Table,
    context: &Context<'_>,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> bool {
    let rows = spread(&table.rows);
    let mut titles = rows.iter().take(5).enumerate();
    let titles = titles.find_map(|(at, row)| {
        Some((
            at,
            Columns::read(row.iter().map(|cell| cell.text.as_str()))?,
        ))
    });
    let Some((at, columns)) = titles else {
        return false;
    };
    let mut context = context.clone();
    for (number, row) in rows.iter().enumerate().skip(at + 1) {
        let texts: Vec<String> = row.iter().map(|cell| cell.text.clone()).collect();
        let first = texts.first().cloned().unwrap_or_default();
        if texts.iter().all(String::is_empty) {
            continue;
        }
        // One cell over the whole width is the heading of the rows below it.
        let width = row.first().map_or(0, |cell| cell.columns);
        if texts.len() > 1 && width >= texts.len() && texts.iter().all(|text| *text == first) {
            context.category = table.rows[number]
                .first()
                .map_or(context.category, |cell| cell.text.as_str());
            continue;
        }
        // The titles again, as long tables have them.
        if Columns::read(texts.iter().map(String::as_str)).is_some()
            && row.iter().all(|cell| cell.is_header)
        {
            continue;
        }
        columns.add(&texts, &context, inventory, notes);
    }
    true
}

/// Reads a table with one cookie: titles on the left, facts on the right. Returns whether it is one.
fn records(
    table: &Table,
    context: &Context<'_>,
    inventory: &mut Inventory,
    notes: &mut Notes,
) -> bool {
    let is_pair = |row: &Vec<Cell>| row.len() == 2;
    if table.rows.len() < 2 || !table.rows.iter().all(is_pair) {
        return false;
    }
    let titles: Vec<&str> = table.rows.iter().map(|row| row[0].text.as_str()).collect();
    let known = titles
        .iter()
        .filter(|title| columns::title(title).is_some())
        .count();
    // A table of two columns has titles above: then its cells on the left are names.
    if known * 2 <= titles.len() || known < 2 {
        return false;
    }
    let Some(columns) = Columns::read(titles) else {
        return false;
    };
    let cells: Vec<String> = table.rows.iter().map(|row| row[1].text.clone()).collect();
    columns.add(&cells, context, inventory, notes);
    true
}

/// Returns rows in which each cell that spans is repeated.
fn spread(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let mut open: Vec<Option<(usize, Cell)>> = Vec::new();
    let mut spread = Vec::new();
    let mut count = 0;
    for row in rows {
        let mut cells = row.iter();
        let mut line: Vec<Cell> = Vec::new();
        loop {
            let at = line.len();
            count += 1;
            if count > MAX_CELLS {
                return spread;
            }
            if let Some(Some((left, cell))) = open.get_mut(at)
                && *left > 0
            {
                *left -= 1;
                line.push(cell.clone());
                continue;
            }
            let Some(cell) = cells.next() else { break };
            count += cell.columns;
            if count > MAX_CELLS {
                return spread;
            }
            for _ in 0..cell.columns {
                let at = line.len();
                if open.len() <= at {
                    open.resize(at + 1, None);
                }
                open[at] = Some((cell.rows - 1, cell.clone()));
                line.push(cell.clone());
            }
        }
        spread.push(line);
    }
    spread
}

/// Reads the tables of a page, and the headings before them.
fn parse(html: &str) -> Page {
    let mut page = Page::default();
    let mut heading = String::new();
    // The table that is open, those around it, and the element whose text is collected.
    let mut open: Vec<Table> = Vec::new();
    let mut text: Option<(Vec<u8>, String)> = None;
    let mut cells = 0;
    let mut emitter = DefaultEmitter::default();
    // `<script>` and `<title>` contain no tags.
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name: &[u8] = &tag.name;
                let attribute = |name: &[u8]| {
                    let value = tag.attributes.get(name)?;
                    Some(String::from_utf8_lossy(value).trim().to_owned())
                };
                match name {
                    b"html" => page.language = attribute(b"lang").filter(|tag| is_language(tag)),
                    b"table" => {
                        flush(&mut text, &mut open, &mut heading, &mut page);
                        open.push(Table {
                            heading: heading.clone(),
                            rows: Vec::new(),
                        });
                    }
                    b"tr" => {
                        flush(&mut text, &mut open, &mut heading, &mut page);
                        if let Some(table) = open.last_mut() {
                            table.rows.push(Vec::new());
                        }
                    }
                    b"td" | b"th" if !open.is_empty() && cells < MAX_CELLS => {
                        flush(&mut text, &mut open, &mut heading, &mut page);
                        cells += 1;
                        let span = |name: &[u8]| {
                            let span = attribute(name).and_then(|span| span.parse::<usize>().ok());
                            span.unwrap_or(1).clamp(1, MAX_SPAN)
                        };
                        let cell = Cell {
                            text: String::new(),
                            is_header: name == b"th",
                            columns: span(b"colspan"),
                            rows: span(b"rowspan"),
                        };
                        if let Some(table) = open.last_mut() {
                            if table.rows.is_empty() {
                                table.rows.push(Vec::new());
                            }
                            if let Some(row) = table.rows.last_mut() {
                                row.push(cell);
                            }
                        }
                        text = Some((name.to_vec(), String::new()));
                    }
                    b"caption" | b"title" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6"
                    | b"summary" => {
                        if text.is_none() {
                            text = Some((name.to_vec(), String::new()));
                        }
                    }
                    _ => {
                        if let Some((_, text)) = &mut text {
                            // Links and breaks are read with the text.
                            let href = attribute(b"href").map(|href| {
                                format!(" href=\"{}\"", crate::inventory::text::escaped(&href))
                            });
                            let name = String::from_utf8_lossy(name);
                            text.push_str(&format!("<{name}{}>", href.unwrap_or_default()));
                        }
                    }
                }
            }
            Token::String(piece) => {
                if let Some((_, text)) = &mut text {
                    text.push_str(&crate::inventory::text::escaped(&String::from_utf8_lossy(
                        &piece,
                    )));
                }
            }
            Token::EndTag(tag) => {
                let name: &[u8] = &tag.name;
                if text.as_ref().is_some_and(|(open, _)| open == name) || name == b"table" {
                    flush(&mut text, &mut open, &mut heading, &mut page);
                } else if let Some((_, text)) = &mut text {
                    text.push_str(&format!("</{}>", String::from_utf8_lossy(name)));
                }
                if name == b"table"
                    && let Some(table) = open.pop()
                {
                    page.tables.push(table);
                }
            }
            _ => {}
        }
    }
    flush(&mut text, &mut open, &mut heading, &mut page);
    page.tables.append(&mut open);
    page
}

/// Ends the element whose text is collected.
fn flush(
    text: &mut Option<(Vec<u8>, String)>,
    open: &mut [Table],
    heading: &mut String,
    page: &mut Page,
) {
    let Some((element, html)) = text.take() else {
        return;
    };
    let words = clean(&of_html(&html));
    match &element[..] {
        b"td" | b"th" => {
            let row = open.last_mut().and_then(|table| table.rows.last_mut());
            if let Some(cell) = row.and_then(|row| row.last_mut()) {
                cell.text = words;
            }
        }
        b"caption" => {
            if let Some(table) = open.last_mut().filter(|_| !words.is_empty()) {
                table.heading = words;
            }
        }
        b"title" if page.title.is_empty() => page.title = words,
        b"title" => {}
        b"h1" => {
            // The title of a window often has the name of the site too.
            page.title.clone_from(&words);
            *heading = words;
        }
        _ if !words.is_empty() => {
            // `1.2 Necessary cookies`
            let numbered =
                words.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.' || it == ')');
            let is_numbered = numbered.starts_with(' ') && !plain(numbered).trim().is_empty();
            *heading = if is_numbered {
                numbered.trim().to_owned()
            } else {
                words
            };
        }
        _ => {}
    }
}
