//! Differences in Markdown, for a comment of a pull request.

use super::compare::{Change, Changes, Consent, EntryChange, EntryKind};
use super::fleets::{Difference, DifferenceKind};
use super::human::{consent, platforms};
use super::words::{Stretch, compare};

/// Writes differences.
pub(super) fn write(differences: &[Difference]) -> String {
    if differences.is_empty() {
        return "The charters are the same.\n".to_owned();
    }
    let texts = differences.iter().map(|difference| {
        let platforms = escaped(&platforms(&difference.platforms));
        match &difference.kind {
            DifferenceKind::Added => format!("### {platforms}\n\nNew.\n"),
            DifferenceKind::Removed => format!("### {platforms}\n\nGone.\n"),
            DifferenceKind::Changed(changes) => {
                format!("### {platforms}\n\n{}", self::changes(changes))
            }
        }
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn changes(changes: &Changes) -> String {
    let (sentence, reasons) = consent(&changes.consent);
    let sentence = capitalised(sentence);
    let mut text = match &changes.consent {
        Consent::Again(_) | Consent::First | Consent::Last => format!("**{sentence}.**\n"),
        Consent::Never | Consent::Kept => format!("{sentence}.\n"),
    };
    if !reasons.is_empty() {
        text.push('\n');
    }
    for reason in reasons {
        text.push_str(&format!("- {}\n", with_code(&capitalised(&reason))));
    }
    let mut facts = Vec::new();
    let mut texts = Vec::new();
    for change in &changes.entries {
        rows(change, &mut facts, &mut texts);
    }
    if !facts.is_empty() {
        text.push_str("\n| entry | key | before | after | asks again |\n|---|---|---|---|---|\n");
        text.push_str(&facts.concat());
    }
    if !texts.is_empty() {
        text.push_str("\n| text | language | change |\n|---|---|---|\n");
        text.push_str(&texts.concat());
    }
    for table in &changes.reordered {
        text.push_str(&format!("\nThe order of `{table}` is another.\n"));
    }
    text
}

/// Adds the rows of an entry to the tables of facts and of texts.
fn rows(change: &EntryChange, rows: &mut Vec<String>, texts: &mut Vec<String>) {
    let EntryChange { entry, kind, facts } = change;
    let entry = with_code(&match entry.beside.as_str() {
        beside if !beside.is_empty() && entry.table == "cookie" => format!("{entry} ({beside})"),
        _ => entry.to_string(),
    });
    match kind {
        EntryKind::Added => rows.push(format!("| **new**: {entry} | | | | |\n")),
        EntryKind::Removed => rows.push(format!("| **gone**: {entry} | | | | |\n")),
        EntryKind::Changed => {}
    }
    for fact in facts {
        let asks = if fact.asks { "yes" } else { "" };
        let key = code(&fact.key);
        let row = |before: &str, after: &str| {
            format!("| {entry} | {key} | {before} | {after} | {asks} |\n")
        };
        match &fact.change {
            Change::One { before, after } => {
                let shown = |value: &Option<String>| value.as_deref().map(code).unwrap_or_default();
                rows.push(row(&shown(before), &shown(after)));
            }
            Change::List { removed, added } => {
                let listed = |values: &[String]| {
                    let values = values.iter().map(|value| code(value));
                    values.collect::<Vec<_>>().join(", ")
                };
                rows.push(row(&listed(removed), &listed(added)));
            }
            Change::Text {
                language,
                before,
                after,
            } => {
                let stretches = compare(before, after).into_iter();
                let change: String = stretches.map(stretch).collect();
                texts.push(format!(
                    "| {key} of {entry} | {} | {change} |\n",
                    escaped(language)
                ));
            }
        }
    }
}

fn stretch(stretch: Stretch) -> String {
    let marked = |text: &str, tag: &str| match text {
        "" => String::new(),
        text => format!("<{tag}>{}</{tag}>", escaped(text)),
    };
    match stretch {
        Stretch::Same(text) => escaped(&text),
        Stretch::Omitted => "… ".to_owned(),
        Stretch::Different(old, new) => marked(&old, "del") + &marked(&new, "ins"),
    }
}

/// Returns a sentence with its names between backticks as code, and the rest as text.
fn with_code(sentence: &str) -> String {
    let parts = sentence.split('`').enumerate();
    let parts = parts.map(|(at, part)| match at % 2 {
        0 => escaped(part),
        _ => code(part),
    });
    parts.collect()
}

/// Returns a value as code in a cell of a table.
fn code(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    // No Markdown is read in the element, and no mention of a user.
    format!("<code>{}</code>", escaped(&value))
}

/// Returns a text in which Markdown finds no markup, no HTML, no end of a cell and no mention.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // An empty comment ends the word that would be a mention or the number of an issue.
            '@' | '#' => escaped.push_str(&format!("{character}<!-- -->")),
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '|' | '!' => {
                escaped.push('\\');
                escaped.push(character);
            }
            character => escaped.push(character),
        }
    }
    escaped
}

fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    let first = characters.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
