//! Errors and findings as a SARIF document, for code scanning (OASIS, "Static Analysis Results
//! Interchange Format (SARIF) Version 2.1.0").

use std::collections::BTreeMap;
use std::fmt::Write;

use charte_compiler::diagnostic::{Diagnostic, Patch};
use charte_compiler::lints;
use charte_compiler::model::LintLevel;
use charte_compiler::source::{SourceMap, Span};
use serde_json::{Value, json};

use super::json::{end, level};
use crate::console::Console;
use crate::failure::Failure;
use crate::policies::Compiled;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes the document.
pub(super) fn write(compiled: &[Compiled], console: &mut Console) -> Result<(), Failure> {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in compiled.iter().flat_map(Compiled::diagnostics) {
        rules.insert(diagnostic.name, 0);
    }
    for (at, index) in rules.values_mut().enumerate() {
        *index = at;
    }
    let results = compiled.iter().flat_map(|one| {
        let diagnostics = one.diagnostics().iter();
        diagnostics.map(|diagnostic| result(diagnostic, rules[diagnostic.name], one.sources()))
    });
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "charte",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.keys().map(|name| rule(name)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    });
    console.write(&format!("{document:#}\n"))
}

/// Returns the description of a lint or an error.
fn rule(name: &str) -> Value {
    let Some(lint) = lints::ALL.iter().find(|lint| lint.name == name) else {
        return json!({ "id": name, "defaultConfiguration": { "level": "error" } });
    };
    let page = lint.explain(1, lint.message);
    json!({
        "id": name,
        "shortDescription": { "text": lint.why },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": match lint.level {
            LintLevel::Deny => "error",
            LintLevel::Warn => "warning",
            LintLevel::Allow => "none",
        } },
        "properties": { "tags": [lint.group.as_str()] },
    })
}

fn result(diagnostic: &Diagnostic, rule: usize, sources: &SourceMap) -> Value {
    let mut text = diagnostic.title.to_string();
    for note in &diagnostic.notes {
        let _ = write!(text, "\nnote: {note}");
    }
    for help in &diagnostic.helps {
        let _ = write!(text, "\nhelp: {}", help.text);
    }
    let fixes = diagnostic.helps.iter().filter_map(|help| {
        let patch = help.patch.as_ref()?;
        Some(fix(&help.text, patch, sources))
    });
    let mut result = json!({
        "ruleId": diagnostic.name,
        "ruleIndex": rule,
        "level": level(diagnostic),
        "message": { "text": text },
        "locations": [location(diagnostic.span(), &diagnostic.labels[0].text, sources)],
    });
    let related = diagnostic.labels.iter().skip(1);
    let related: Vec<Value> = related
        .map(|it| location(it.span, &it.text, sources))
        .collect();
    let fixes: Vec<Value> = fixes.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if !fixes.is_empty() {
        result["fixes"] = fixes.into();
    }
    result
}

fn location(span: Span, text: &str, sources: &SourceMap) -> Value {
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": artifact(span, sources),
        "region": region(span, sources),
    } });
    if !text.is_empty() {
        location["message"] = json!({ "text": text });
    }
    location
}

fn fix(text: &str, patch: &Patch, sources: &SourceMap) -> Value {
    json!({
        "description": { "text": text },
        "artifactChanges": [{
            "artifactLocation": artifact(patch.span, sources),
            "replacements": [{
                "deletedRegion": region(patch.span, sources),
                "insertedContent": { "text": patch.replacement },
            }],
        }],
    })
}

fn artifact(span: Span, sources: &SourceMap) -> Value {
    json!({ "uri": uri(&sources.file(span.file).path) })
}

fn region(span: Span, sources: &SourceMap) -> Value {
    let (start, end) = (sources.position(span), sources.position(end(span)));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// Returns a path as a reference: every other character than those of a path is encoded (RFC 3986,
/// section 2).
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
