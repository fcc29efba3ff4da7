//! The tracking of the files of a program, for Cargo.

use std::path::{Path, PathBuf, absolute};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The folder of the crate's `Cargo.toml`, from which a call names its policies.
pub(crate) struct Root {
    /// The folder on this machine.
    pub(crate) folder: PathBuf,
    /// The folder in the form that generated code must use; `None` if the environment variable has
    /// it.
    written: Option<String>,
}

impl Root {
    /// Returns the folder that `CARGO_MANIFEST_DIR` names.
    ///
    /// Bazel and Buck set it to a path from the folder in which rustc runs. `include_bytes!`
    /// resolves such a path from the source file, so generated code then uses the absolute path.
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

/// Returns items that make Cargo compile the crate again when one of the files changes. `files` are
/// from the root.
///
/// The files are unnamed constants, so the program does not contain them. They are the files of a
/// fleet without an error, so rustc reads no file that charte refused. After an error, Cargo
/// compiles the program again in any case.
pub(crate) fn track(root: &Root, files: &[String]) -> TokenStream {
    let paths = files.iter().map(|file| format!("/{file}"));
    quote! {
        #(
            const _: &[::core::primitive::u8] =
                ::core::include_bytes!(::core::concat!(#root, #paths));
        )*
    }
}
