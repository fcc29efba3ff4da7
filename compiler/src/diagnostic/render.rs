//! The drawing of a diagnostic, as rustc draws its own.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Patch as Change, Renderer, Snippet,
};

use super::shown::MARK;
use super::window::{Window, are_near, drawn};
use super::{Diagnostic, Label, Severity};
use crate::source::{SourceMap, Span};

/// The reader of a drawn diagnostic.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rendering {
    /// A log: the first line names the severity and the diagnostic.
    Whole,
    /// A terminal with this number of columns: the same, in colours (ANSI escapes).
    Terminal(usize),
    /// The text of a `compile_error!`. rustc itself writes `error: ` before it, so the first line
    /// is only the title.
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
    let title = level.primary_title(&*diagnostic.title).id(diagnostic.name);
    let mut main = Group::with_title(title).elements(snippets(&diagnostic.labels, sources));
    for note in &diagnostic.notes {
        main = main.element(Level::NOTE.message(note.as_str()));
    }
    let mut groups = Vec::new();
    for help in &diagnostic.helps {
        match &help.patch {
            None => main = main.element(Level::HELP.message(help.text.as_str())),
            Some(patch) => {
                let window = Window::new(sources, &[patch.span]);
                let range = window.range(sources, patch.span);
                let replacement: String = patch.replacement.chars().map(drawn).collect();
                let change = Change::new(range, replacement);
                // In the file of the culprit, the place of the culprit is enough.
                let place = match diagnostic.span() {
                    culprit if culprit.file == patch.span.file => culprit,
                    _ => patch.span,
                };
                let snippet = snippet(window, place, sources);
                let title = Level::HELP.secondary_title(help.text.as_str());
                groups.push(title.element(snippet.patch(change)));
            }
        }
    }
    groups.insert(0, main);

    let renderer = match rendering {
        Rendering::Terminal(columns) => Renderer::styled().term_width(columns),
        Rendering::Whole | Rendering::Message => Renderer::plain(),
    };
    let drawn = renderer.decor_style(DecorStyle::Ascii).render(&groups);
    let text = drawn
        .lines()
        .map(|line| line.split(MARK).next().unwrap_or_default().trim_end())
        .collect::<Vec<_>>()
        .join("\n");
    match rendering {
        Rendering::Whole | Rendering::Terminal(_) => text,
        // The first line begins with the severity and the name.
        Rendering::Message => match text.split_once(&format!("[{}]: ", diagnostic.name)) {
            Some((_, rest)) => rest.to_owned(),
            None => text,
        },
    }
}

/// Returns one snippet for each file and group of near places, in the order of the labels.
fn snippets<'a>(labels: &'a [Label], sources: &SourceMap) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut snippets: Vec<Vec<usize>> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let near = |own: &&mut Vec<usize>| are_near(sources, labels[own[0]].span, label.span);
        match snippets.iter_mut().find(near) {
            Some(own) => own.push(index),
            None => snippets.push(vec![index]),
        }
    }
    let snippets = snippets.into_iter().map(|own| {
        let places: Vec<Span> = own.iter().map(|&index| labels[index].span).collect();
        let window = Window::new(sources, &places);
        let annotations = own.iter().map(|&index| {
            let Label { span, text } = &labels[index];
            let kind = match index {
                0 => AnnotationKind::Primary,
                _ => AnnotationKind::Context,
            };
            let text = (!text.is_empty()).then_some(text.as_str());
            kind.span(window.range(sources, *span)).label(text)
        });
        let annotations: Vec<_> = annotations.collect();
        // Of the places beside the culprit, the first one in the file.
        let first = match own[0] {
            0 => places.first(),
            _ => places.iter().min_by_key(|place| place.start),
        };
        snippet(window, *first.unwrap_or(&places[0]), sources).annotations(annotations)
    });
    snippets.collect()
}

/// Returns the lines of a window below their place. The library would count lines and columns from
/// the window, so what it writes after the mark is cut off.
fn snippet<'a, T: Clone>(window: Window, place: Span, sources: &SourceMap) -> Snippet<'a, T> {
    let path = &sources.file(place.file).path;
    let path = format!("{path}:{}{MARK}", sources.position(place));
    Snippet::source(window.text)
        .line_start(window.line)
        .path(path)
}
