//! Drawing a diagnostic as rustc does.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Patch as Change, Renderer, Snippet,
};

use super::{Diagnostic, Label, Severity};
use crate::source::{FileId, SourceMap};

/// For whom a diagnostic is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rendering {
    /// A terminal or a log: the first line names the severity and the diagnostic.
    Whole,
    /// The text of a `compile_error!`, before which rustc writes `error: ` itself: the first line
    /// is the title alone.
    Message,
}

/// Draws a diagnostic; the text ends without a line break.
///
/// The second line is ` --> path:line:column`, which editors turn into a link.
pub fn render(diagnostic: &Diagnostic, sources: &SourceMap, rendering: Rendering) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(diagnostic.title.as_str())
        .id(diagnostic.name);
    let mut main = Group::with_title(title).elements(snippets(&diagnostic.labels, sources));
    for note in &diagnostic.notes {
        main = main.element(Level::NOTE.message(note.as_str()));
    }
    let mut groups = Vec::new();
    for help in &diagnostic.helps {
        match &help.patch {
            None => main = main.element(Level::HELP.message(help.text.as_str())),
            Some(patch) => {
                let file = sources.file(patch.span.file);
                let change = Change::new(patch.span.range(), patch.replacement.as_str());
                let snippet = Snippet::source(file.text.as_str()).path(file.path.as_str());
                let title = Level::HELP.secondary_title(help.text.as_str());
                groups.push(title.element(snippet.patch(change)));
            }
        }
    }
    groups.insert(0, main);

    let drawn = Renderer::plain()
        .decor_style(DecorStyle::Ascii)
        .render(&groups);
    let text = drawn
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n");
    match rendering {
        Rendering::Whole => text,
        Rendering::Message => match text.split_once("]: ") {
            Some((_, rest)) => rest.to_owned(),
            None => text,
        },
    }
}

/// One snippet for each file, in the order in which the labels name them.
fn snippets<'a>(labels: &'a [Label], sources: &'a SourceMap) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut files: Vec<FileId> = Vec::new();
    for label in labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    files
        .into_iter()
        .map(|id| {
            let file = sources.file(id);
            let annotations = labels
                .iter()
                .enumerate()
                .filter(|(_, label)| label.span.file == id);
            Snippet::source(file.text.as_str())
                .path(file.path.as_str())
                .annotations(annotations.map(|(index, label)| {
                    let kind = match index {
                        0 => AnnotationKind::Primary,
                        _ => AnnotationKind::Context,
                    };
                    let text = (!label.text.is_empty()).then_some(label.text.as_str());
                    kind.span(visible(&file.text, label.span.range()))
                        .label(text)
                }))
        })
        .collect()
}

/// A range inside the text: never past its end, never inside a character, and without the line
/// break where the value runs over several lines.
fn visible(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = floor(text, range.start);
    let end = floor(text, range.end.max(start));
    let trimmed = text[start..end].trim_end_matches(['\n', '\r']).len();
    start..start + trimmed
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
