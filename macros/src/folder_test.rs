//! The test that the files of a folder are the files that were compiled.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::policies::Files;

/// Returns the module with the test; the runtime provides its code.
pub(crate) fn folder_test(runtime: &TokenStream, files: &Files) -> TokenStream {
    let Files {
        root,
        folder,
        is_folder: _, // otherwise there is no test
        tracked: _,   // the same files, from the root
        hashes,
    } = files;
    let names: Vec<_> = hashes.keys().map(String::as_str).collect();
    let names = names.join("\0");
    let hashes = hashes
        .values()
        .flat_map(|hash| hash.to_u128().to_le_bytes());
    let hashes = Literal::byte_string(&hashes.collect::<Vec<u8>>());
    quote! {
        #[cfg(test)]
        #runtime::__private::folder_test! {
            #root,
            #runtime::__private::CompiledFolder {
                folder: #folder,
                source: ::core::file!(),
                files: #names,
                hashes: #hashes,
            }
        }
    }
}
