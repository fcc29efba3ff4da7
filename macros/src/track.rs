//! Telling Cargo which files the program is made from.

use std::path::{Path, PathBuf, absolute};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The folder of the crate's `Cargo.toml`, from which a call names its policies.
pub(crate) struct Root {
    /// The folder on this machine.
    pub(crate) folder: PathBuf,
    /// The folder as generated code has to write it; `None` where the environment has it.
    written: Option<String>,
}

impl Root {
    /// The folder that `CARGO_MANIFEST_DIR` names.
    ///
    /// Bazel and Buck set it to a path from the folder in which rustc runs. `include_bytes!` takes
    /// such a path from the source file, so generated code has the absolute one then.
    pub(crate) fn find(manifest: Option<&Path>) -> Result<Self, String> {
        let Some(manifest) = manifest.filter(|manifest| !manifest.as_os_str().is_empty()) else {
            return Err(
                "`CARGO_MANIFEST_DIR` is not set: paths are relative to the folder of the crate's \
                 `Cargo.toml`, so build with Cargo or set it"
                    .to_owned(),
            );
        };
        if manifest.is_absolute() {
            return Ok(Self {
                folder: manifest.to_owned(),
                written: None,
            });
        }
        let wrong = |why: &str| {
            let manifest = manifest.display();
            format!("`CARGO_MANIFEST_DIR` is `{manifest}`, which has no absolute path: {why}")
        };
        let folder = absolute(manifest).map_err(|error| wrong(&error.to_string()))?;
        let written = folder.to_str().ok_or_else(|| wrong("it is not UTF-8"))?;
        Ok(Self {
            written: Some(written.to_owned()),
            folder,
        })
    }
}

/// An expression: the folder as a text.
impl ToTokens for Root {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let environment = || quote!(::core::env!("CARGO_MANIFEST_DIR"));
        let written = self.written.as_ref();
        tokens.extend(written.map_or_else(environment, |written| quote!(#written)));
    }
}

/// Items that make Cargo compile the crate again when one of the files changes. `files` are from
/// the root.
///
/// The files are unnamed constants, so that they are not in the program. They are those of a fleet
/// without an error: rustc reads no file that charte refused. After an error, Cargo compiles the
/// program again whatever has changed.
pub(crate) fn track(root: &Root, files: &[String]) -> TokenStream {
    let paths = files.iter().map(|file| format!("/{file}"));
    quote! {
        #(
            const _: &[::core::primitive::u8] =
                ::core::include_bytes!(::core::concat!(#root, #paths));
        )*
    }
}
