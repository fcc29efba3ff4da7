//! Errors and findings as JSON, a line for each, in the form in which rustc writes its own
//! (`--error-format=json`). `docs/diagnostic.schema.json` describes every key.

use charte_compiler::diagnostic::{Diagnostic, Help, Label, Patch, Rendering, Severity, render};
use charte_compiler::source::{SourceMap, Span};
use serde_json::{Value, json};

use crate::console::Console;
use crate::failure::Failure;
use crate::policies::Compiled;

/// The longest part of a policy whose lines a message repeats, in bytes.
const MAX_TEXT: usize = 4_000;

/// Writes a line for each diagnostic.
pub(super) fn write(compiled: &[Compiled], console: &mut Console) -> Result<(), Failure> {
    for one in compiled {
        for diagnostic in one.diagnostics() {
            let message = message(diagnostic, one.sources(), Rendering::Whole);
            console.write(&format!("{message}\n"))?;
        }
    }
    Ok(())
}

/// Returns a diagnostic as a message of rustc.
pub(super) fn message(diagnostic: &Diagnostic, sources: &SourceMap, rendering: Rendering) -> Value {
    let labels = diagnostic.labels.iter().enumerate();
    let spans: Vec<Value> = labels
        .map(|(at, Label { span, text })| place(*span, at == 0, text, None, sources))
        .collect();
    let notes = diagnostic.notes.iter().map(|note| child("note", note, &[]));
    let helps = diagnostic.helps.iter().map(|Help { text, patch }| {
        let spans = patch
            .iter()
            .map(|patch| place(patch.span, true, "", Some(patch), sources));
        child("help", text, &spans.collect::<Vec<_>>())
    });
    json!({
        "$message_type": "diagnostic",
        "message": diagnostic.title,
        "code": { "code": diagnostic.name, "explanation": null },
        "level": level(diagnostic),
        "spans": spans,
        "children": notes.chain(helps).collect::<Vec<_>>(),
        "rendered": render(diagnostic, sources, rendering) + "\n",
    })
}

/// Returns the word for the severity.
pub(super) fn level(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn child(level: &str, text: &str, spans: &[Value]) -> Value {
    json!({
        "message": text,
        "code": null,
        "level": level,
        "spans": spans,
        "children": [],
        "rendered": null,
    })
}

fn place(
    span: Span,
    is_primary: bool,
    label: &str,
    patch: Option<&Patch>,
    sources: &SourceMap,
) -> Value {
    let (start, end) = (sources.position(span), sources.position(end(span)));
    json!({
        "file_name": &*sources.file(span.file).path,
        "byte_start": span.start,
        "byte_end": span.end,
        "line_start": start.line,
        "line_end": end.line,
        "column_start": start.column,
        "column_end": end.column,
        "is_primary": is_primary,
        "text": lines(span, sources),
        "label": Some(label).filter(|label| !label.is_empty()),
        "suggested_replacement": patch.map(|patch| patch.replacement.as_str()),
        "suggestion_applicability": patch.map(|patch| if patch.keeps_facts {
            "MachineApplicable"
        } else {
            "MaybeIncorrect"
        }),
        "expansion": null,
    })
}

/// Returns the end of a place, as an empty place.
pub(super) fn end(span: Span) -> Span {
    Span {
        start: span.end,
        ..span
    }
}

/// Returns the lines of a place, with the marked characters of each.
fn lines(span: Span, sources: &SourceMap) -> Vec<Value> {
    let text = &sources.file(span.file).text;
    let (start, end) = (span.start as usize, span.end as usize);
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else {
        return Vec::new();
    };
    let first = before.rfind('\n').map_or(0, |feed| feed + 1);
    let last = end + after.find('\n').unwrap_or(after.len());
    if last - first > MAX_TEXT {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut at = first;
    for line in text[first..last].split('\n') {
        let count = |to: usize| {
            let to = to.clamp(at, at + line.len()) - at;
            line[..to].trim_start_matches('\u{feff}').chars().count() + 1
        };
        lines.push(json!({
            "text": line.trim_end_matches('\r').trim_start_matches('\u{feff}'),
            "highlight_start": count(start),
            "highlight_end": count(end),
        }));
        at += line.len() + 1;
    }
    lines
}
