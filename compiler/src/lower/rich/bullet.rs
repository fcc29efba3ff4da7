//! Lists whose marks are not those of CommonMark.

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::syntax::Literal;

/// Characters with which people begin the lines of a list.
const BULLETS: &str = "\u{2022}\u{2023}\u{25e6}\u{25aa}\u{25cf}\u{b7}\u{2013}\u{2014}";

/// Reports consecutive lines that look like a list, and would become one paragraph.
pub(super) fn check(reader: &mut Reader<'_>, value: &str, literal: &Literal) {
    let mut start = 0;
    // The bullet of the line before, and its place.
    let mut before: Option<(char, usize)> = None;
    let mut is_reported = false;
    for line in value.split_inclusive('\n') {
        let bullet = bullet(line).map(|bullet| {
            let indent = line.len() - line.trim_start().len();
            (bullet, start + indent)
        });
        if let (Some((one, at)), Some((other, _))) = (before, bullet)
            && one == other
        {
            if !is_reported {
                let span = literal.at(at..at + one.len_utf8());
                let title = format!("{} has lines that begin with `{one}`", reader.key);
                reader.diagnostics.push(
                    Diagnostic::error("forbidden-markup", title, span, "")
                        .note("they are not a list in Markdown, and would become one paragraph")
                        .help("begin each line with `- `"),
                );
            }
            is_reported = true;
        } else {
            is_reported = false;
        }
        // An explicit line break keeps the lines apart.
        let line_break = line.trim_end_matches(['\n', '\r']);
        before = bullet.filter(|_| !line_break.ends_with("  ") && !line_break.ends_with('\\'));
        start += line.len();
    }
}

/// Returns the bullet with which a line begins.
fn bullet(line: &str) -> Option<char> {
    let mut characters = line.trim_start().chars();
    let first = characters.next().filter(|first| BULLETS.contains(*first))?;
    let is_apart = characters.next().is_some_and(char::is_whitespace);
    (is_apart || !matches!(first, '\u{2013}' | '\u{2014}')).then_some(first)
}
