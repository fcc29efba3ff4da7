//! What rustc shows where a call of a macro is wrong.
//!
//! `TRYBUILD=overwrite cargo test -p charte-tests --test border` writes the texts anew.

use std::path::Path;

use charte_tests::copy_folder;

#[test]
fn messages() {
    // Paths in a call begin at the folder of its crate: here, the one that trybuild makes.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.expect("the temporary folder is in the target folder");
    let package = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("border/policies");
    copy_folder(&data, &package.join("policies"));

    trybuild::TestCases::new().compile_fail("border/*.rs");
}
