//! The invariants of a compilation, for any input.

use charte_compiler::Compilation;
use charte_compiler::diagnostic::{Diagnostic, Rendering, render};
use charte_compiler::pages::Fleet;
use charte_compiler::source::{SourceMap, Span};
use charte_core::format::Format;

use super::files::{FOLDER, Files};
use super::markup;
use crate::words::{read_markdown, words};

/// Compiles some files, and checks the invariants of the result.
///
/// # Panics
/// If an invariant does not hold.
pub(super) fn check(files: &Files) -> Compilation {
    let _shown = Shown(files);
    let compilation = files.compiled();
    for diagnostic in &compilation.diagnostics {
        places_are_in_their_files(diagnostic, &compilation.sources);
    }
    let drawn = drawn(&compilation);
    for (diagnostic, drawn) in compilation.diagnostics.iter().zip(&drawn) {
        is_drawn(diagnostic, &compilation.sources, drawn);
    }

    // The order of the files must not change the result.
    let again = files.reversed().compiled();
    assert!(
        compilation.diagnostics == again.diagnostics && compilation.fleet == again.fleet,
        "the same files in another order give another result:\n{}\n{}",
        drawn.join("\n"),
        self::drawn(&again).join("\n")
    );

    if let Ok(fleet) = &compilation.fleet {
        pages_keep_their_form(fleet);
        if files.are_a_folder() {
            a_page_is_that_of_the_platform_alone(files, fleet);
        }
    }
    compilation
}

/// Prints the files if an invariant does not hold.
struct Shown<'f>(&'f Files);

impl Drop for Shown<'_> {
    #[allow(clippy::print_stderr, reason = "a failing test must show its input")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{:?}", self.0);
        }
    }
}

/// Renders the diagnostics of a compilation as for a terminal.
pub(super) fn drawn(compilation: &Compilation) -> Vec<String> {
    let diagnostics = compilation.diagnostics.iter();
    diagnostics
        .map(|diagnostic| render(diagnostic, &compilation.sources, Rendering::Whole))
        .collect()
}

/// Checks that every label and patch is in a file, and starts and ends between two characters.
fn places_are_in_their_files(diagnostic: &Diagnostic, sources: &SourceMap) {
    let labels = diagnostic.labels.iter().map(|label| label.span);
    let patches = diagnostic
        .helps
        .iter()
        .filter_map(|help| help.patch.as_ref());
    for span in labels.chain(patches.map(|patch| patch.span)) {
        let Span { file, .. } = span;
        let text = &sources.file(file).text;
        assert!(
            text.get(span.range()).is_some(),
            "{span:?} is not in its file: {diagnostic:?}"
        );
    }
}

/// Checks that a rendered diagnostic has its title in the first line, and the position of its span.
fn is_drawn(diagnostic: &Diagnostic, sources: &SourceMap, drawn: &str) {
    let (name, span) = (diagnostic.name, diagnostic.span());
    let first = drawn.lines().next().unwrap_or_default();
    assert!(
        first.contains(&format!("[{name}]: ")) && first.ends_with(diagnostic.title.trim_end()),
        "the first line is not the title of {diagnostic:?}:\n{drawn}"
    );
    let place = format!(
        "--> {}:{}",
        sources.file(span.file).path,
        sources.position(span)
    );
    assert!(
        drawn.lines().any(|line| line.trim_start() == place),
        "no line is `{place}`:\n{drawn}"
    );
    let message = render(diagnostic, sources, Rendering::Message);
    assert!(
        message.starts_with(diagnostic.title.trim_end()),
        "the message does not begin with its title:\n{message}"
    );
}

/// Checks that every platform has a well-formed page in each format and language.
fn pages_keep_their_form(fleet: &Fleet) {
    for platform in &fleet.platforms {
        for language in &fleet.templates[platform.template].languages {
            for &format in Format::ALL {
                let page = fleet.page(platform, format, language);
                let page = page.unwrap_or_else(|| panic!("no {format:?} in {language}"));
                match format {
                    Format::Html => markup::is_document(&page),
                    Format::Fragment => markup::is_fragment(&page),
                    Format::Json => {
                        is_register(&page, fleet.templates[platform.template].cookies.len());
                    }
                    Format::Text => is_text(&page),
                    Format::Markdown => {
                        is_text(&page);
                        let html = fleet.page(platform, Format::Fragment, language);
                        has_the_words_of(&page, &html.unwrap_or_default());
                    }
                    _ => panic!("{format:?} has no test"),
                }
            }
        }
    }
}

/// Checks that the last platform of a fleet has the same pages as in a compilation of its own.
///
/// A fleet shares parts between its platforms. Only one platform is checked, to keep an input cheap.
fn a_page_is_that_of_the_platform_alone(files: &Files, fleet: &Fleet) {
    let Some(platform) = fleet.platforms.last() else {
        return;
    };
    let path = &platform.declared.path;
    let name = path
        .strip_prefix(FOLDER)
        .and_then(|path| path.strip_prefix('/'));
    let alone = files.compiled_alone(name.unwrap_or(path));
    let Ok(alone) = &alone.fleet else {
        // A file with two platforms is a fleet; it does not compile as a site.
        return;
    };
    for language in &fleet.templates[platform.template].languages {
        for &format in Format::ALL {
            assert!(
                alone.page(&alone.platforms[0], format, language)
                    == fleet.page(platform, format, language),
                "{name:?} alone has another {format:?} in {language}"
            );
        }
    }
}

/// Checks that a register is JSON and lists every cookie.
fn is_register(page: &str, cookies: usize) {
    let register: serde_json::Value = match serde_json::from_str(page) {
        Ok(register) => register,
        Err(error) => panic!("the register is not JSON: {error}\n{page}"),
    };
    let listed = register["cookies"].as_array().map(Vec::len);
    assert_eq!(
        listed,
        Some(cookies),
        "the register does not list every cookie:\n{page}"
    );
}

/// Checks that a text page has words, ends with a line break, and has no control characters.
fn is_text(page: &str) {
    assert!(!page.trim().is_empty(), "the page has no words");
    assert!(
        page.ends_with('\n'),
        "the page does not end with a line break:\n{page}"
    );
    let odd = page
        .chars()
        .find(|&character| character.is_control() && !"\n\t".contains(character));
    assert_eq!(odd, None, "a control character is in the page:\n{page:?}");
}

/// Checks that the Markdown, parsed by another library, has the words of the HTML.
fn has_the_words_of(markdown: &str, html: &str) {
    for autolinks in [false, true] {
        let read = read_markdown(markdown, autolinks);
        assert_eq!(
            words(&read),
            words(html),
            "the Markdown has other words:\n{markdown}\n{read}\n{html}"
        );
    }
}
