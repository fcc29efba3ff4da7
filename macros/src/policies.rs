//! From a call to compiled policies.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use charte_compiler::diagnostic::{Rendering, Severity, render};
use charte_compiler::pages::Fleet;
use charte_compiler::{Compilation, Entry, Outline, Request, compile};
use charte_core::hash::ContentHash;
use charte_files::{Base, Place, Reader, Want, check};

use crate::call::Policies;
use crate::track::Root;

/// The policies of a call, compiled.
pub(crate) struct Compiled {
    pub(crate) fleet: Result<Fleet, Stub>,
    /// The errors that prevent a fleet, as the texts of messages.
    pub(crate) errors: Vec<String>,
    pub(crate) warnings: Vec<Warning>,
    /// The files of the fleet. `None` if there is no fleet: after an error, Cargo compiles a
    /// program again in any case.
    pub(crate) files: Option<Files>,
}

/// The files of a fleet.
pub(crate) struct Files {
    pub(crate) root: Root,
    /// Their folder, from the root, in the form of the call.
    pub(crate) folder: String,
    /// Whether the call names the folder.
    pub(crate) is_folder: bool,
    /// The files from the root, in the form that tracking uses.
    pub(crate) tracked: Vec<String>,
    /// The files from the folder, with the hash of each.
    pub(crate) hashes: BTreeMap<String, ContentHash>,
}

/// The known parts of a fleet with errors.
#[derive(Default)]
pub(crate) struct Stub {
    pub(crate) outline: Outline,
    /// Whether a page would show the name of the platform.
    pub(crate) shows_name: bool,
}

/// A finding, which does not prevent the fleet.
pub(crate) struct Warning {
    /// The name of the lint.
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// The name that messages use for the folder in which the path of a call begins.
const BASE: &str = "the folder of this crate's `Cargo.toml`";

/// Compiles the policies that a call names; `keys` is whether the expansion has keys.
pub(crate) fn read(policies: &Policies, want: Want, keys: bool) -> Compiled {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR");
    // rustc runs in the folder of the workspace. Editors resolve the paths of messages from there.
    let current = std::env::current_dir().ok();
    let place = Root::find(manifest.as_deref().map(Path::new)).and_then(|root| {
        check(&policies.path, BASE)?;
        let base = Base {
            folder: &root.folder,
            called: BASE,
            shown_from: current.as_deref(),
        };
        let place = Place::find(&policies.path, want, &base)?;
        Ok((root, place))
    });
    match place {
        Ok((root, place)) => read_place(policies, root, &place, keys),
        Err(error) => failed(error),
    }
}

fn read_place(policies: &Policies, root: Root, place: &Place, keys: bool) -> Compiled {
    let request = Request {
        folder: place.shown.clone(),
        entry: place.entry.clone(),
        formats: policies.formats.clone(),
        languages: policies.languages.clone(),
        keys,
        compression: policies.compression(),
    };
    let mut reader = Reader::new(place);
    let mut shows_name = false;
    let compilation = panic::catch_unwind(AssertUnwindSafe(|| {
        compile(&request, &mut |path| {
            let bytes = reader.read(path);
            shows_name |= bytes.as_deref().is_ok_and(names_the_platform);
            bytes
        })
    }));
    let Compilation {
        sources,
        diagnostics,
        files: _, // the reader has the ones that exist
        fleet,
    } = match compilation {
        Ok(compilation) => compilation,
        Err(panic) => {
            let why = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("it gave no reason");
            return failed(format!(
                "charte failed on these policies; this is a bug in charte, please report it \
                 with them: {why}"
            ));
        }
    };
    let (mut errors, mut warnings) = (Vec::new(), Vec::new());
    for diagnostic in &diagnostics {
        let text = render(diagnostic, &sources, Rendering::Message);
        match diagnostic.severity {
            Severity::Error => errors.push(text),
            Severity::Warning => warnings.push(Warning {
                name: diagnostic.name,
                text,
            }),
        }
    }
    if fleet.is_err() && errors.is_empty() {
        errors.push(
            "charte made nothing of these policies and does not say why; this is a bug in \
             charte, please report it with them"
                .to_owned(),
        );
    }
    let files = fleet.is_ok().then(|| Files {
        root,
        folder: place.written.clone(),
        is_folder: matches!(place.entry, Entry::Folder(_)),
        tracked: reader
            .files
            .keys()
            .map(|file| place.path_of(file))
            .collect(),
        hashes: reader.files,
    });
    Compiled {
        fleet: fleet.map_err(|outline| Stub {
            outline: *outline,
            shows_name,
        }),
        errors,
        warnings,
        files,
    }
}

fn failed(error: String) -> Compiled {
    Compiled {
        fleet: Err(Stub::default()),
        errors: vec![error],
        warnings: Vec::new(),
        files: None,
    }
}

/// Returns whether a policy probably shows the name of the platform. This decides the fields of a
/// stub.
fn names_the_platform(policy: &[u8]) -> bool {
    let has = |placeholder: &[u8]| {
        policy
            .windows(placeholder.len())
            .any(|window| window == placeholder)
    };
    has(b"{platform.name}") || has(b"{platform.link}")
}
