//! The test that the files of a folder are those that were compiled.

use proc_macro2::TokenStream;
use quote::quote;

/// A module with the test. `folder` is from the folder of the crate's `Cargo.toml`.
///
/// It works in a `no_std` crate and without a prelude: absolute paths and inherent methods only.
pub(crate) fn folder_test(runtime: &TokenStream, folder: &str, names: &[String]) -> TokenStream {
    let path = format!("/{folder}");
    let compiled = names.join("/");
    quote! {
        #[cfg(test)]
        mod folder_test {
            extern crate std;

            #[::core::prelude::v1::test]
            fn the_folder_is_the_one_that_was_compiled() {
                let folder = ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #path);
                let ::core::result::Result::Ok(entries) = self::std::fs::read_dir(folder) else {
                    return;
                };
                let mut found = self::std::vec::Vec::new();
                for entry in entries {
                    if let ::core::result::Result::Ok(entry) = entry {
                        if let ::core::result::Result::Ok(name) = entry.file_name().into_string() {
                            if name.ends_with(".toml") && !name.starts_with('.') {
                                found.push(name);
                            }
                        }
                    }
                }
                found.sort();
                #runtime::__private::check_folder(&found, #compiled, #folder, ::core::file!());
            }
        }
    }
}
