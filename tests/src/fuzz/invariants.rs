//! What a compilation keeps, whatever it is given.

use charte_compiler::Compilation;
use charte_compiler::diagnostic::{Diagnostic, Rendering, render};
use charte_compiler::pages::Fleet;
use charte_compiler::source::{SourceMap, Span};
use charte_core::format::Format;
use charte_core::word::Word;

use super::files::{FOLDER, Files};
use super::markup;
use crate::words::{read_markdown, words};

/// Compiles some files, and checks what was promised of the result.
///
/// # Panics
/// With the promise that is broken.
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

    // Compiled once more, as the other order is no other input.
    let again = files.reversed().compiled();
    assert!(
        compilation.diagnostics == again.diagnostics && compilation.fleet == again.fleet,
        "the same files in another order give something else:\n{}\n{}",
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

/// Shows the files where a promise is broken.
struct Shown<'f>(&'f Files);

impl Drop for Shown<'_> {
    #[allow(
        clippy::print_stderr,
        reason = "the input of a failing test is what it is about"
    )]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{:?}", self.0);
        }
    }
}

/// What a compilation tells, as a terminal shows it.
pub(super) fn drawn(compilation: &Compilation) -> Vec<String> {
    let told = compilation.diagnostics.iter();
    told.map(|told| render(told, &compilation.sources, Rendering::Whole))
        .collect()
}

/// Every label and patch has a place in a file, between two characters.
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
            "{span:?} is no place in its file: {diagnostic:?}"
        );
    }
}

/// A drawing has the title in its first line, and says where the culprit is.
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

/// Every platform has a page in each format and language, and each page its form.
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
                        says_the_same(&page, &html.unwrap_or_default());
                    }
                }
            }
        }
    }
}

/// A fleet shares its parts; each of its pages is that of a platform alone.
///
/// The last platform is looked at, and not each: every input would cost as much as ten.
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
        // Two platforms in one file are a fleet, and no site.
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

/// A register is JSON and lists every cookie.
fn is_register(page: &str, cookies: usize) {
    let register: serde_json::Value = match serde_json::from_str(page) {
        Ok(register) => register,
        Err(error) => panic!("the register is no JSON: {error}\n{page}"),
    };
    let listed = register["cookies"].as_array().map(Vec::len);
    assert_eq!(
        listed,
        Some(cookies),
        "the register lists the cookies:\n{page}"
    );
}

/// A page for people has words, ends with a line break, and has nothing that acts on a terminal.
fn is_text(page: &str) {
    assert!(!page.trim().is_empty(), "a page without words");
    assert!(
        page.ends_with('\n'),
        "the page does not end its last line:\n{page}"
    );
    let odd = page
        .chars()
        .find(|&character| character.is_control() && !"\n\t".contains(character));
    assert_eq!(odd, None, "a control character is in the page:\n{page:?}");
}

/// Markdown, read by another parser, says what the HTML says.
fn says_the_same(markdown: &str, html: &str) {
    for autolinks in [false, true] {
        let read = read_markdown(markdown, autolinks);
        assert_eq!(
            words(&read),
            words(html),
            "the Markdown says something else:\n{markdown}\n{read}\n{html}"
        );
    }
}
