//! The errors of rustc for wrong calls of the macros and wrong uses of keys and proofs.
//!
//! `TRYBUILD=overwrite cargo test -p charte-tests --test compile_fail` blesses the messages.

use std::path::Path;

use charte_tests::copy_folder;

#[test]
fn each_error_equals_its_file() {
    // Paths in a macro call are relative to the folder of its crate: here, the one that trybuild creates.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.expect("the temporary folder is in the target folder");
    let package = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy_folder(
        &here.join("compile_fail/policies"),
        &package.join("policies"),
    );
    copy_folder(&here.join("tenants/own"), &package.join("policies/own"));
    let providers = package.join("policies/providers");
    copy_folder(&here.join("crates/texts/providers"), &providers);
    for policy in ["choice.toml", "scripts.toml"] {
        let text = std::fs::read(here.join("crates/texts").join(policy));
        let text = text.expect("the file can be read");
        std::fs::write(package.join("policies").join(policy), text).expect("the folder is there");
    }

    trybuild::TestCases::new().compile_fail("compile_fail/*.rs");
}
