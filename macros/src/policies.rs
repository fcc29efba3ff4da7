//! From a call to compiled policies.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;

use charte_compiler::diagnostic::{Rendering, Severity, render};
use charte_compiler::pages::Fleet;
use charte_compiler::{Compilation, Entry, Outline, Request, compile};

use crate::call::Policies;
use crate::files::{Place, Reader, Want};

/// The policies of a call, compiled.
pub(crate) struct Compiled {
    pub(crate) fleet: Result<Fleet, Stub>,
    /// What prevents a fleet, as the texts of messages.
    pub(crate) errors: Vec<String>,
    pub(crate) warnings: Vec<Warning>,
    /// The files that were read, from the folder of the crate's `Cargo.toml`.
    pub(crate) files: Vec<String>,
    /// The folder from that of the crate's `Cargo.toml` and the names of its files, where the
    /// policies are those of a folder.
    pub(crate) folder: Option<(String, Vec<String>)>,
}

/// What is known of a fleet with errors.
#[derive(Default)]
pub(crate) struct Stub {
    pub(crate) outline: Outline,
    /// Whether a page would show the name of the platform.
    pub(crate) shows_name: bool,
}

/// A finding that is told and prevents nothing.
pub(crate) struct Warning {
    /// The name of the lint.
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// Compiles the policies that a call names.
pub(crate) fn read(policies: &Policies, want: Want) -> Compiled {
    let Some(manifest) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        return failed(
            "`CARGO_MANIFEST_DIR` is not set: paths are relative to the folder of the crate's \
             `Cargo.toml`, so build with Cargo or set it"
                .to_owned(),
        );
    };
    let current = std::env::current_dir().ok();
    let manifest = PathBuf::from(manifest);
    match Place::find(&policies.path, want, &manifest, current.as_deref()) {
        Ok(place) => read_place(policies, &place),
        Err(error) => failed(error),
    }
}

fn read_place(policies: &Policies, place: &Place) -> Compiled {
    let request = Request {
        folder: place.shown.clone(),
        entry: place.entry.clone(),
        formats: policies.formats.clone(),
        languages: policies.languages.clone(),
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
    let files = reader.files.iter();
    let files = files.map(|file| place.path_of(file)).collect();
    let folder = match &place.entry {
        Entry::Folder(names) => Some((place.written.clone(), names.clone())),
        Entry::Site(_) | Entry::File(_) => None,
    };
    let Compilation {
        sources,
        diagnostics,
        files: _, // the reader knows which of them there are
        fleet,
    } = match compilation {
        Ok(compilation) => compilation,
        Err(panic) => {
            let why = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("it gave no reason");
            return Compiled {
                files,
                folder,
                ..failed(format!(
                    "charte failed on these policies; this is a bug in charte, please report it \
                     with them: {why}"
                ))
            };
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
    Compiled {
        fleet: fleet.map_err(|outline| Stub {
            outline,
            shows_name,
        }),
        errors,
        warnings,
        files,
        folder,
    }
}

fn failed(error: String) -> Compiled {
    Compiled {
        fleet: Err(Stub::default()),
        errors: vec![error],
        warnings: Vec::new(),
        files: Vec::new(),
        folder: None,
    }
}

/// Whether a policy seems to show the name of the platform: enough for the fields of a stub.
fn names_the_platform(policy: &[u8]) -> bool {
    let has = |placeholder: &[u8]| {
        policy
            .windows(placeholder.len())
            .any(|window| window == placeholder)
    };
    has(b"{platform.name}") || has(b"{platform.link}")
}
