//! Errors and findings as commands of a GitHub workflow, which show each of them at its line
//! (GitHub Docs, "Workflow commands for GitHub Actions").

use charte_compiler::diagnostic::Diagnostic;

use super::json::{end, level};
use crate::console::Console;
use crate::failure::Failure;
use crate::policies::Compiled;

/// Writes a command for each diagnostic.
pub(super) fn write(compiled: &[Compiled], console: &mut Console) -> Result<(), Failure> {
    for one in compiled {
        for diagnostic in one.diagnostics() {
            console.write(&command(one, diagnostic))?;
        }
    }
    Ok(())
}

fn command(compiled: &Compiled, diagnostic: &Diagnostic) -> String {
    let (sources, span) = (compiled.sources(), diagnostic.span());
    let (start, last) = (sources.position(span), sources.position(end(span)));
    // GitHub ignores the columns of a place with several lines.
    let columns = if start.line == last.line {
        format!(",col={},endColumn={}", start.column, last.column)
    } else {
        String::new()
    };
    let helps = diagnostic.helps.iter().map(|help| match &help.patch {
        Some(patch) => format!("help: {}: `{}`", help.text, patch.replacement),
        None => format!("help: {}", help.text),
    });
    let notes = diagnostic.notes.iter().map(|note| format!("note: {note}"));
    let lines: Vec<String> = [diagnostic.title.to_string()]
        .into_iter()
        .chain(notes)
        .chain(helps)
        .collect();
    format!(
        "::{} file={},line={},endLine={}{columns},title={}::{}\n",
        level(diagnostic),
        property(&sources.file(span.file).path),
        start.line,
        last.line,
        property(diagnostic.name),
        data(&lines.join("\n")),
    )
}

/// Escapes the message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn a_text_stays_in_its_command() {
        assert_eq!(data("100%\r\n::error::a, b"), "100%25%0D%0A::error::a, b");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
