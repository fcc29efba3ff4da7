//! Drawing a diagnostic as rustc does.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Patch as Change, Renderer, Snippet,
};

use super::{Diagnostic, Label, Severity};
use crate::source::{FileId, SourceMap, Span};

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
                let window = Window::new(sources, patch.span.file, [patch.span.range()]);
                let change =
                    Change::new(window.range(patch.span.range()), patch.replacement.as_str());
                let snippet = window.snippet();
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
            let own = || {
                labels
                    .iter()
                    .enumerate()
                    .filter(|(_, label)| label.span.file == id)
            };
            let window = Window::new(sources, id, own().map(|(_, label)| label.span.range()));
            let annotations = own().map(|(index, label)| {
                let kind = match index {
                    0 => AnnotationKind::Primary,
                    _ => AnnotationKind::Context,
                };
                let text = (!label.text.is_empty()).then_some(label.text.as_str());
                kind.span(window.range(label.span.range())).label(text)
            });
            window
                .snippet()
                .annotations(annotations.collect::<Vec<_>>())
        })
        .collect()
}

/// The lines of a file that a snippet shows: drawing costs time for every line of its source.
struct Window<'a> {
    path: &'a str,
    text: &'a str,
    start: usize,
    line: usize,
}

impl<'a> Window<'a> {
    /// The lines from the first of some ranges to the last.
    fn new(
        sources: &'a SourceMap,
        file: FileId,
        ranges: impl IntoIterator<Item = Range<usize>>,
    ) -> Self {
        let text = sources.file(file).text.as_str();
        let (mut first, mut last) = (text.len(), 0);
        for range in ranges {
            first = first.min(range.start);
            last = last.max(range.end);
        }
        let (first, last) = (floor(text, first), floor(text, last));
        let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[last..]
            .find('\n')
            .map_or(text.len(), |newline| last + newline);
        let line = sources.position(Span::new(file, start, start)).line;
        Self {
            path: &sources.file(file).path,
            text: &text[start..end.max(start)],
            start,
            line,
        }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text)
            .line_start(self.line)
            .path(self.path)
    }

    /// A range of the file in the window: never inside a character, and without the line break
    /// where the value runs over several lines.
    fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = floor(self.text, range.start.saturating_sub(self.start));
        let end = floor(self.text, range.end.saturating_sub(self.start)).max(start);
        let trimmed = self.text[start..end].trim_end_matches(['\n', '\r']).len();
        start..start + trimmed
    }
}

/// The nearest place at or before `at` that is not inside a character.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
