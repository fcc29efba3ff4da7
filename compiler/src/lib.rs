//! The compiler of charte: from policies in TOML to charters, pages and diagnostics.
//!
//! The input is text and the output is data. Nothing here reads the disk, the clock or the
//! environment: the caller provides the files, and the same files give the same result. The passes,
//! in order:
//!
//! 1. [`syntax`]: from TOML to the format as it is written, with the place of every value;
//! 2. [`resolve`]: which file extends which, and what each file inherits;
//! 3. [`lower`]: from policies to the [`model`], in which every string with a meaning is typed;
//! 4. [`lint`]: findings on a model without errors, by the rules of [`lints`];
//! 5. [`document`]: from a charter to a page as a tree, in the words of its [`locale`];
//! 6. [`render`] and [`export`]: from the tree to HTML, Markdown and text; from the model to the
//!    register;
//! 7. [`pages`]: from rendered pages to the parts that a fleet shares and the values of each
//!    platform;
//! 8. [`wire`]: from pages to the compressed responses, and to the byte strings of the program.
//!
//! [`Request`] is the input of [`compile`], [`Compilation`] the output. [`charters`] stops at the model.
//! Every pass reports all that is wrong to [`diagnostic`], and continues. `meant` guesses what an
//! author meant by a wrong text, so that a pass can propose it.

pub mod change;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod lint;
pub mod lints;
pub mod locale;
pub mod lower;
pub mod meant;
pub mod model;
pub mod output;
pub mod pages;
pub mod render;
mod request;
pub mod resolve;
pub mod source;
pub mod syntax;
pub mod wire;

pub use request::{Charters, Compilation, Entry, Outline, ReadError, Request};

use diagnostic::Diagnostics;
use resolve::Files;
use source::SourceMap;

/// Compiles policies.
///
/// `read` receives a path relative to the folder of the request and returns the bytes of that file.
/// Nothing else is read: same input, same output.
pub fn compile(
    request: &Request,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
) -> Compilation {
    let (resolution, lowered) = lowered(&request.folder, &request.entry, read);
    let Lowered {
        files,
        fleet,
        library,
        sources,
        mut diagnostics,
    } = lowered;
    lint::check_settings(&fleet, lints::ALL, &mut diagnostics);
    if !diagnostics.has_errors() {
        lint::run(&fleet, lints::ALL, &sources, &mut diagnostics);
    }
    let pages = pages::build(
        request,
        &resolution,
        &fleet,
        &library,
        &sources,
        &mut diagnostics,
    );
    drop((resolution, fleet, library));
    let fleet = pages.map(|mut fleet| {
        fleet.packed = wire::pack(&fleet, &request.compression);
        fleet
    });
    Compilation {
        files,
        diagnostics: diagnostics.sorted(&sources),
        fleet,
        sources,
    }
}

/// Compiles policies to charters, without findings and pages.
///
/// `folder`, `entry` and `read` are as in [`compile`].
pub fn charters(
    folder: &str,
    entry: &Entry,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
) -> Charters {
    let (_, lowered) = lowered(folder, entry, read);
    Charters {
        errors: lowered.diagnostics.sorted(&lowered.sources),
        fleet: lowered.fleet,
        library: lowered.library,
        sources: lowered.sources,
    }
}

/// The result of the passes that make charters.
struct Lowered {
    files: Vec<String>,
    fleet: model::Fleet,
    library: locale::Library,
    sources: SourceMap,
    diagnostics: Diagnostics,
}

fn lowered(
    folder: &str,
    entry: &Entry,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
) -> (resolve::Resolution, Lowered) {
    let mut sources = SourceMap::default();
    let mut diagnostics = Diagnostics::default();
    let files = Files::load(folder, entry, read, &mut sources, &mut diagnostics);
    let resolution = resolve::resolve(entry, &files, &mut diagnostics);
    let (fleet, library) = lower::fleet(entry, &resolution, &files, &sources, &mut diagnostics);
    // What a later pass does not need goes: a fleet may have a million platforms.
    let files = files.into_paths();
    let lowered = Lowered {
        files,
        fleet,
        library,
        sources,
        diagnostics,
    };
    (resolution, lowered)
}
