//! What rustc shows where a call of a macro is wrong.
//!
//! `TRYBUILD=overwrite cargo test -p charte-tests --test compile_fail` writes the texts anew.

use std::path::Path;

use charte_tests::copy_folder;

#[test]
fn messages() {
    // Paths in a call begin at the folder of its crate: here, the one that trybuild makes.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.expect("the temporary folder is in the target folder");
    let package = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy_folder(
        &here.join("compile_fail/policies"),
        &package.join("policies"),
    );
    let choice = std::fs::read(here.join("crates/texts/choice.toml"));
    let choice = choice.expect("the file can be read");
    std::fs::write(package.join("policies/choice.toml"), choice).expect("the folder is there");

    trybuild::TestCases::new().compile_fail("compile_fail/*.rs");
}
