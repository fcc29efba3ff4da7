//! Differences in a terminal.

use charte_compiler::model::{Reason, What};

use super::compare::{Change, Changes, Consent, EntryChange, EntryKind, FactChange};
use super::fleets::{Difference, DifferenceKind};
use super::words::{Stretch, compare};

/// Writes differences; colours are removed later if the output has none.
pub(super) fn write(differences: &[Difference], has_colors: bool) -> String {
    let texts = differences.iter().map(|difference| {
        let platforms = platforms(&difference.platforms);
        match &difference.kind {
            DifferenceKind::Added => format!("{BOLD}{platforms}{RESET}\n  {GREEN}new{RESET}\n"),
            DifferenceKind::Removed => format!("{BOLD}{platforms}{RESET}\n  {RED}gone{RESET}\n"),
            DifferenceKind::Changed(changes) => {
                format!(
                    "{BOLD}{platforms}{RESET}\n{}",
                    self::changes(changes, has_colors)
                )
            }
        }
    });
    texts.collect::<Vec<_>>().join("\n")
}

const BOLD: &str = "\x1b[1m";
const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const YELLOW: &str = "\x1b[1;33m";
const RESET: &str = "\x1b[0m";

/// The number of platforms that are named.
const NAMED: usize = 5;

/// Names the first platforms, and counts the others.
pub(super) fn platforms(names: &[String]) -> String {
    let first = names.iter().take(NAMED).map(String::as_str);
    let mut text = first.collect::<Vec<_>>().join(", ");
    if let Some(others @ 1..) = names.len().checked_sub(NAMED) {
        text.push_str(&format!(" and {others} more"));
    }
    text
}

fn changes(changes: &Changes, has_colors: bool) -> String {
    let mut text = String::new();
    let (sentence, reasons) = consent(&changes.consent);
    let color = if reasons.is_empty() { "" } else { YELLOW };
    text.push_str(&format!("  {color}{sentence}{RESET}\n"));
    for reason in reasons {
        text.push_str(&format!("    because {reason}\n"));
    }
    for change in &changes.entries {
        text.push_str(&entry(change, has_colors));
    }
    for table in &changes.reordered {
        text.push_str(&format!("\n  the order of `{table}` is another\n"));
    }
    text
}

/// Returns whether visitors are asked again, and why.
pub(super) fn consent(consent: &Consent) -> (&'static str, Vec<String>) {
    match consent {
        Consent::Never => (
            "visitors are asked for nothing, before and after",
            Vec::new(),
        ),
        Consent::Kept => ("visitors are not asked again", Vec::new()),
        Consent::First => (
            "visitors are asked for consent, and were not before",
            Vec::new(),
        ),
        Consent::Last => ("visitors are asked for nothing any more", Vec::new()),
        Consent::Again(reasons) => {
            let reasons = reasons.iter().map(reason);
            ("visitors are asked for consent again", reasons.collect())
        }
    }
}

fn reason(Reason { entry, what }: &Reason) -> String {
    match what {
        What::Key(key) => format!("`{key}` of {entry} changes"),
        What::Added => format!("{entry} needs consent now"),
        What::Removed => format!("{entry} is no part of the question any more"),
    }
}

fn entry(change: &EntryChange, has_colors: bool) -> String {
    let EntryChange { entry, kind, facts } = change;
    let beside = match entry.beside.as_str() {
        beside if !beside.is_empty() && entry.table == "cookie" => format!(" ({beside})"),
        _ => String::new(),
    };
    let title = match kind {
        EntryKind::Added => format!("{GREEN}+ {entry}{beside}{RESET}"),
        EntryKind::Removed => format!("{RED}- {entry}{beside}{RESET}"),
        EntryKind::Changed => format!("{BOLD}{entry}{beside}{RESET}"),
    };
    let mut text = format!("\n  {title}\n");
    for fact in facts {
        let asks = if fact.asks {
            format!("  {YELLOW}(asks again){RESET}")
        } else {
            String::new()
        };
        let value = value(fact, *kind, has_colors);
        let value = value.trim_end();
        text.push_str(&format!("    {}: {value}{asks}\n", name(fact)));
    }
    text
}

/// Returns the key of a fact, with the language of a text.
fn name(fact: &FactChange) -> String {
    match &fact.change {
        Change::Text { language, .. } => format!("{} ({language})", fact.key),
        Change::One { .. } | Change::List { .. } => fact.key.clone(),
    }
}

fn value(fact: &FactChange, kind: EntryKind, has_colors: bool) -> String {
    match &fact.change {
        Change::One {
            before: None,
            after: Some(after),
        } if kind == EntryKind::Added => after.clone(),
        Change::One { before, after } => {
            let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".to_owned());
            format!(
                "{RED}{}{RESET} -> {GREEN}{}{RESET}",
                shown(before),
                shown(after)
            )
        }
        Change::List { added, .. } if kind == EntryKind::Added => added.join(", "),
        Change::List { removed, added } => {
            let removed = removed.iter().map(|it| format!("{RED}-{it}{RESET}"));
            let added = added.iter().map(|it| format!("{GREEN}+{it}{RESET}"));
            removed.chain(added).collect::<Vec<_>>().join(" ")
        }
        Change::Text { after, .. } if kind == EntryKind::Added => {
            after.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        Change::Text { before, after, .. } => {
            let stretches = compare(before, after).into_iter();
            stretches
                .map(|stretch| self::stretch(stretch, has_colors))
                .collect()
        }
    }
}

fn stretch(stretch: Stretch, has_colors: bool) -> String {
    let marked = |text: &str, open: &str, close: &str| match text {
        "" => String::new(),
        text if has_colors => text.to_owned(),
        text => format!("{open}{text}{close}"),
    };
    match stretch {
        Stretch::Same(text) => text,
        Stretch::Omitted => "... ".to_owned(),
        Stretch::Different(old, new) => format!(
            "{RED}{}{RESET}{GREEN}{}{RESET}",
            marked(&old, "[-", "-]"),
            marked(&new, "{+", "+}")
        ),
    }
}
