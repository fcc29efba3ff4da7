//! `fmt`: policies with their keys in the order of the documentation. Comments stay with their key.

use std::fs;
use std::path::{Path, PathBuf};

use charte_compiler::Entry;
use charte_compiler::syntax::{Declared, FORMAT, Form};
use charte_core::file::MAX_FILE;
use clap::Args;
use similar::TextDiff;
use toml_edit::{DocumentMut, InlineTable, Item, RawString, Table, TableLike, Value};

use crate::console::Console;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::policies::{self, STDIN};
use crate::review;

/// Put the keys of policies into the order of the documentation.
///
/// Comments stay with the key or the table below them. No value changes.
#[derive(Args, Debug)]
pub(crate) struct Options {
    /// A policy, a folder of policies, or `-` to format the standard input.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Show what would change and write nothing; the exit code is 1 if a file would change.
    #[arg(long)]
    check: bool,
}

/// Runs the command.
pub(crate) fn run(options: &Options, console: &mut Console) -> Result<Outcome, Failure> {
    if options.paths.len() == 1 && options.paths[0].as_os_str() == STDIN {
        let bytes = policies::read_stdin()?;
        // A part of the text must not replace the whole.
        if bytes.len() > MAX_FILE {
            return Err(Failure::new("the standard input is larger than 1 MiB"));
        }
        let text = String::from_utf8(bytes)
            .map_err(|error| Failure::new("the standard input is not UTF-8").because(&error))?;
        let after = formatted(&text, "the standard input")?;
        if options.check {
            return compare("-", &text, &after, console);
        }
        console.write(&after)?;
        return Ok(Outcome::Clean);
    }
    let mut outcome = Outcome::Clean;
    for policies in policies::find(&options.paths, None)? {
        let names = match policies.entry() {
            Entry::Site(name) | Entry::File(name) => std::slice::from_ref(name),
            Entry::Folder(names) => names,
        };
        for name in names {
            let (path, shown) = policies.path_of(name);
            if file(&path, &shown, options, console)? == Outcome::Found {
                outcome = Outcome::Found;
            }
        }
    }
    Ok(outcome)
}

/// Formats a file, or shows what would change.
fn file(
    path: &Path,
    shown: &str,
    options: &Options,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let before = fs::read_to_string(path);
    let before = before
        .map_err(|error| Failure::new(format!("`{shown}` cannot be read")).because(&error))?;
    let after = formatted(&before, &format!("`{shown}`"))?;
    if options.check {
        return compare(shown, &before, &after, console);
    }
    if before != after {
        review::write_file(path, shown, &after)?;
    }
    Ok(Outcome::Clean)
}

fn compare(
    shown: &str,
    before: &str,
    after: &str,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    if before == after {
        return Ok(Outcome::Clean);
    }
    let diff = TextDiff::from_lines(before, after);
    console.write(&diff.unified_diff().header(shown, shown).to_string())?;
    Ok(Outcome::Found)
}

/// Returns a policy with its keys in the order of the documentation. `called` is its name for
/// messages.
pub(crate) fn formatted(text: &str, called: &str) -> Result<String, Failure> {
    let document = text.parse::<DocumentMut>();
    let mut document = document.map_err(|_| {
        Failure::new(format!("{called} is not valid TOML"))
            .help("`charte check` shows the mistake, and `charte check --fix` may repair it")
    })?;
    let header = take_header(document.as_table_mut());
    let mut position = 0;
    sort(document.as_table_mut(), FORMAT, &mut position);
    let body = document.to_string();
    let body = body.trim_start_matches('\n');
    let gap = if header.is_empty() || body.is_empty() || header.ends_with("\n\n") {
        ""
    } else {
        "\n"
    };
    // A line that must come first, such as `#:schema`, needs no empty line after it.
    let gap = if is_directive(&header) { "" } else { gap };
    let text = format!("{header}{gap}{body}");
    Ok(text.trim_end().to_owned() + "\n")
}

/// Returns whether a comment is only lines for programs.
fn is_directive(header: &str) -> bool {
    header.lines().all(|line| line.starts_with("#:"))
}

/// Takes the comment at the beginning of a file: up to its last empty line, and lines for programs.
/// It belongs to the file and not to the key that happens to follow.
fn take_header(root: &mut Table) -> String {
    let has_values = root.iter().any(|(_, item)| !is_headed(item));
    let first = if has_values {
        let values = root.iter().filter(|(_, item)| !is_headed(item));
        values.map(|(key, _)| key.to_owned()).next()
    } else {
        None
    };
    let decor = match &first {
        Some(key) => root
            .key_mut(key)
            .map(|key| key.leaf_decor().prefix().cloned()),
        None => first_table(root).map(|table| table.decor().prefix().cloned()),
    };
    let prefix = decor
        .flatten()
        .and_then(|prefix| prefix.as_str().map(str::to_owned));
    let prefix = prefix.unwrap_or_default();
    let blank = prefix.rfind("\n\n").map_or(0, |at| at + 2);
    let mut at = 0;
    for line in prefix.split_inclusive('\n') {
        if !line.starts_with("#:") {
            break;
        }
        at += line.len();
    }
    let (header, rest) = prefix.split_at(blank.max(at));
    let rest = RawString::from(rest.to_owned());
    match &first {
        Some(key) => {
            if let Some(mut key) = root.key_mut(key) {
                key.leaf_decor_mut().set_prefix(rest);
            }
        }
        None => {
            if let Some(table) = first_table(root) {
                table.decor_mut().set_prefix(rest);
            }
        }
    }
    header.to_owned()
}

/// Returns the table whose header comes first in the file.
fn first_table(root: &mut Table) -> Option<&mut Table> {
    let mut tables = Vec::new();
    for (_, item) in root.iter_mut() {
        headed(item, &mut tables);
    }
    tables.into_iter().min_by_key(|table| table.position())
}

fn headed<'a>(item: &'a mut Item, tables: &mut Vec<&'a mut Table>) {
    match item {
        Item::Table(table) => {
            if table.is_implicit() {
                for (_, item) in table.iter_mut() {
                    headed(item, tables);
                }
            } else {
                tables.push(table);
            }
        }
        Item::ArrayOfTables(array) => tables.extend(array.iter_mut()),
        Item::Value(_) | Item::None => {}
    }
}

/// Returns whether an item is written below a header.
fn is_headed(item: &Item) -> bool {
    match item {
        Item::Table(table) => !table.is_dotted(),
        Item::ArrayOfTables(_) => true,
        Item::Value(_) | Item::None => false,
    }
}

/// Sorts a table and the tables below it; `position` is that of the last header.
fn sort(table: &mut Table, declared: &Declared, position: &mut isize) {
    table.sort_values_by(|one, _, other, _| {
        rank(declared, one.get()).cmp(&rank(declared, other.get()))
    });
    for (key, item) in table.iter_mut() {
        let form = declared.keys.iter().find(|known| known.name == key.get());
        visit(item, form.map(|key| key.form), position);
    }
}

/// Returns the position of a key in the documentation. Unknown keys keep their order at the end.
fn rank(declared: &Declared, key: &str) -> usize {
    let known = declared.keys.iter().position(|known| known.name == key);
    known.unwrap_or(declared.keys.len())
}

fn visit(item: &mut Item, form: Option<Form>, position: &mut isize) {
    match item {
        Item::Table(table) => visit_table(table, form, position),
        Item::ArrayOfTables(array) => {
            for table in array.iter_mut() {
                visit_table(table, form, position);
            }
        }
        Item::Value(value) => visit_value(value, form),
        Item::None => {}
    }
}

fn visit_table(table: &mut Table, form: Option<Form>, position: &mut isize) {
    if !table.is_dotted() && !table.is_implicit() {
        *position += 1;
        table.set_position(Some(*position));
        let prefix = table.decor().prefix().and_then(RawString::as_str);
        let prefix = format!("\n{}", prefix.unwrap_or_default().trim_start_matches('\n'));
        table.decor_mut().set_prefix(prefix);
    }
    match form {
        Some(Form::Table(declared)) => sort(table, declared, position),
        Some(Form::Many(form) | Form::List(form)) => visit_children(table, *form, position),
        Some(Form::Entries(form)) => {
            for (_, item) in table.iter_mut() {
                visit(item, Some(*form), position);
            }
        }
        _ => {
            for (_, item) in table.iter_mut() {
                visit(item, None, position);
            }
        }
    }
}

/// Visits what a table contains that is one entry of a list.
fn visit_children(table: &mut Table, form: Form, position: &mut isize) {
    if let Form::Table(declared) = form {
        sort(table, declared, position);
    }
}

fn visit_value(value: &mut Value, form: Option<Form>) {
    match (value, form) {
        (Value::InlineTable(table), Some(Form::Table(declared))) => sort_inline(table, declared),
        (Value::InlineTable(table), Some(Form::Entries(form))) => {
            for (_, value) in table.iter_mut() {
                visit_value(value, Some(*form));
            }
        }
        (Value::Array(array), Some(Form::Many(form) | Form::List(form))) => {
            for value in array.iter_mut() {
                visit_value(value, Some(*form));
            }
        }
        (value, Some(Form::Many(form))) => visit_value(value, Some(*form)),
        _ => {}
    }
}

fn sort_inline(table: &mut InlineTable, declared: &Declared) {
    let ranks: Vec<usize> = TableLike::iter(table)
        .map(|(key, _)| rank(declared, key))
        .collect();
    let text = table.to_string();
    // A comment or a line break in the table (TOML 1.1) would be lost.
    if ranks.is_sorted() || text.contains(['#', '\n']) {
        return;
    }
    table.sort_values_by(|one, _, other, _| {
        rank(declared, one.get()).cmp(&rank(declared, other.get()))
    });
    table.fmt();
}
