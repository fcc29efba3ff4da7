//! Errors and findings for the editor, and the changes that repair them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use charte_compiler::diagnostic::{Diagnostic, Severity};
use charte_compiler::source::Span;
use serde_json::{Value, json};

use super::position::{range, uri};
use crate::policies::{Compiled, normal};

/// What is reported about some files.
#[derive(Default)]
pub(super) struct Reports {
    /// The diagnostics of each file of the policies; none for a file without any.
    pub(super) by_file: BTreeMap<PathBuf, Vec<Value>>,
    /// The repairs: the file and the place of the diagnostic, and the code action.
    pub(super) repairs: Vec<(PathBuf, std::ops::Range<usize>, Value)>,
}

/// Collects what compiled policies report.
pub(super) fn reports(compiled: &[Compiled]) -> Reports {
    let mut reports = Reports::default();
    for one in compiled {
        for path in one.paths() {
            reports.by_file.entry(normal(&path)).or_default();
        }
        for diagnostic in one.diagnostics() {
            add(one, diagnostic, &mut reports);
        }
    }
    for diagnostics in reports.by_file.values_mut() {
        // Two fleets may share a template.
        let mut known: Vec<Value> = Vec::new();
        diagnostics.retain(|one| {
            let is_new = !known.contains(one);
            if is_new {
                known.push(one.clone());
            }
            is_new
        });
    }
    reports
}

fn add(compiled: &Compiled, diagnostic: &Diagnostic, reports: &mut Reports) {
    let Some((path, place)) = location(compiled, diagnostic.span()) else {
        return;
    };
    let notes = diagnostic.notes.iter().cloned();
    let helps = diagnostic
        .helps
        .iter()
        .map(|help| format!("help: {}", help.text));
    let message = [diagnostic.title.to_string()]
        .into_iter()
        .chain(notes)
        .chain(helps);
    let related = diagnostic.labels.iter().skip(1).filter_map(|label| {
        let (path, place) = location(compiled, label.span)?;
        let location = json!({ "uri": uri(&path), "range": place });
        Some(json!({ "location": location, "message": label.text }))
    });
    let value = json!({
        "range": place,
        "severity": match diagnostic.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
        },
        "code": diagnostic.name,
        "source": "charte",
        "message": message.collect::<Vec<_>>().join("\n"),
        "relatedInformation": related.collect::<Vec<_>>(),
    });
    for help in &diagnostic.helps {
        let Some(repair) = &help.patch else {
            continue;
        };
        let Some((file, place)) = location(compiled, repair.span) else {
            continue;
        };
        let edit = json!({ "range": place, "newText": repair.replacement });
        let action = json!({
            "title": help.text,
            "kind": "quickfix",
            "diagnostics": [value],
            "isPreferred": repair.keeps_facts,
            "edit": { "changes": { uri(&file): [edit] } },
        });
        let span = diagnostic.span().range();
        reports.repairs.push((path.clone(), span, action));
    }
    reports.by_file.entry(path).or_default().push(value);
}

/// Returns the file of a place, and the place in it.
fn location(compiled: &Compiled, span: Span) -> Option<(PathBuf, Value)> {
    let file = compiled.sources().file(span.file);
    let path = compiled.on_disk(&file.path)?;
    Some((normal(Path::new(&path)), range(&file.text, &span.range())))
}
