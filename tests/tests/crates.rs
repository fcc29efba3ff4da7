//! The macros in crates of their own, which depend on the checkout by path.

use charte_tests::throwaway::{Outcome, Throwaway};

fn copy(layers: &[&str], place: &str) -> Throwaway {
    Throwaway::copy(layers, env!("CARGO_TARGET_TMPDIR"), place)
}

#[test]
fn generated_code_compiles_with_all_lints_forbidden() {
    let strict = copy(&["texts", "strict"], "strict");
    let _ = strict.cargo(&["build"]).succeeds();
    // Neither the crate nor its generated test may have a warning.
    let test = strict.cargo(&["test", "--lib"]).succeeds();
    test.says("portals::folder_test::the_folder_is_the_one_that_was_compiled ... ok");
    strict.edit("Cargo.toml", "edition = \"2021\"", "edition = \"2024\"");
    let _ = strict.cargo(&["build"]).succeeds();
}

#[test]
fn every_api_that_returns_a_page() {
    let shops = copy(&["texts", "shops"], "shops");
    let expected = include_str!("../crates/shops/expected.txt");
    assert_eq!(shops.run().succeeds().stdout(), expected);
}

#[test]
fn a_changed_file_rebuilds_the_program() {
    let edits = copy(&["edits"], "edits");
    let prints = |expected: &str| {
        let outcome = edits.run().succeeds();
        assert_eq!(outcome.stdout(), expected);
    };
    let quiet = "Fleet { len: 1, .. }";
    prints(&format!(
        "a.example: First title\nb.example: First title\n{quiet}\n"
    ));

    edits.edit("watched/base.toml", "First", "Second");
    prints(&format!(
        "a.example: Second title\nb.example: Second title\n{quiet}\n"
    ));

    // A renamed file has the same platform; Cargo sees that the old file is missing.
    edits.rename("watched/b.toml", "watched/renamed.toml");
    edits.edit("watched/renamed.toml", "b.example", "renamed.example");
    prints(&format!(
        "a.example: Second title\nrenamed.example: Second title\n{quiet}\n"
    ));

    edits.remove("watched/renamed.toml");
    prints(&format!("a.example: Second title\n{quiet}\n"));

    edits.rename("watched/base.toml", "base.toml");
    let outcome = edits.run().fails();
    assert_eq!(outcome.errors().len(), 1, "{}", outcome.stderr());
    outcome.says(" --> watched/a.toml:1:11");
    // After a failure Cargo always builds again. This part shows that the corrected files compile; it does
    // not show that Cargo tracks them.
    edits.edit("watched/a.toml", "base.toml", "../base.toml");
    edits.run().fails().says("watched/a.toml:1:11");
    edits.edit("watched/a.toml", "../base.toml", "base.toml");
    edits.rename("base.toml", "watched/base.toml");
    edits.touch("watched/a.toml");
    prints(&format!("a.example: Second title\n{quiet}\n"));
}

#[test]
fn the_folder_test_finds_a_new_file() {
    let edits = copy(&["edits"], "new-file");
    let test = || edits.cargo(&["test"]);
    let name = "watched::folder_test::the_folder_is_the_one_that_was_compiled";
    let outcome = test().succeeds();
    outcome.says(&format!("test {name} ... ok"));
    // The other fleet has disabled its folder test.
    outcome.says("1 passed");

    let policy = "extends = \"base.toml\"\n\n[platform]\nurl = \"https://new.example\"\n";
    edits.write("watched/new.toml", policy);
    let outcome = test().fails();
    outcome.says(&format!("test {name} ... FAILED"));
    outcome.says("new files: `new.toml`; files that are gone: none.");
    outcome.says("save `src/main.rs` again");
    edits.touch("src/main.rs");
    test().succeeds().says("1 passed");

    // Without the sources beside the program, the test has nothing to compare.
    let program = edits.test_program();
    edits.rename("watched", "elsewhere");
    Outcome::of(&program).succeeds().says("1 passed");
}

/// A program may be older than a new file, because Cargo does not rebuild it. The folder test of the new
/// build reports that program too.
#[test]
fn the_folder_test_finds_an_older_program() {
    let edits = copy(&["edits"], "older program");
    let test = || edits.cargo(&["test"]);
    let add = |name: &str| {
        let policy =
            format!("extends = \"base.toml\"\n[platform]\nurl = \"https://{name}.example\"\n");
        edits.write(&format!("watched/{name}.toml"), &policy);
    };
    let has = |name: &str| edits.run().succeeds().stdout().contains(name);
    assert!(has("b.example"));
    add("new");
    let outcome = test().fails();
    outcome.says("is older than the folder `watched`: it was compiled without `new.toml`, and");
    outcome.says("save `src/main.rs` again");
    assert!(
        !has("new.example"),
        "Cargo rebuilds after a new file in a folder"
    );
    // From here on Cargo rebuilds the program.
    edits.touch("src/main.rs");
    test().succeeds().says("1 passed");
    assert!(has("new.example"));
    test().succeeds().says("1 passed");

    // Only the folder test finds a changed file with an old modification time.
    let policy = edits.path("watched/b.toml");
    let before = std::fs::metadata(&policy).and_then(|file| file.modified());
    edits.edit("watched/b.toml", "b.example", "c.example");
    let file = std::fs::File::options().write(true).open(&policy);
    let back = before.and_then(|time| file?.set_modified(time));
    back.expect("the time of a file can be set");
    test()
        .fails()
        .says("changed files: `b.toml`; new files: none; files that are gone: none.");
    edits.touch("watched/b.toml");
    test().succeeds().says("1 passed");

    // Two build scripts make Cargo watch the folder: one names the folder, one names no path.
    for (name, script) in [
        (
            "third",
            "fn main() { println!(\"cargo::rerun-if-changed=watched\"); }\n",
        ),
        ("fourth", "fn main() {}\n"),
    ] {
        edits.write("build.rs", script);
        assert!(!has(name));
        add(name);
        test().succeeds().says("1 passed");
        assert!(has(name));
    }
    // The third names another folder.
    edits.write(
        "build.rs",
        "fn main() { println!(\"cargo::rerun-if-changed=quiet\"); }\n",
    );
    assert!(!has("fifth"));
    add("fifth");
    test().fails().says("compiled without `fifth.toml`, and");
}

/// Bazel and Buck set `CARGO_MANIFEST_DIR` to a path relative to the working directory of rustc.
#[cfg(unix)]
#[test]
fn relative_manifest_dir() {
    use std::os::unix::fs::PermissionsExt;

    let edits = copy(&["edits"], "relative");
    edits.write("wrapper", "#!/bin/sh\nCARGO_MANIFEST_DIR=. exec \"$@\"\n");
    let wrapper = edits.path("wrapper");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&wrapper, mode).expect("the file can be made a program");
    let cargo = |arguments: &[&str]| {
        let variables = [("RUSTC_WORKSPACE_WRAPPER", wrapper.as_path())];
        edits.cargo_with(arguments, &variables)
    };
    let prints = |title: &str| cargo(&["run", "--quiet"]).succeeds().says(title);
    prints("a.example: First title");
    edits.edit("watched/base.toml", "First", "Second");
    prints("a.example: Second title");
    edits.write("watched/new.toml", "");
    cargo(&["test"])
        .fails()
        .says("the file has no `[platform]`");
    edits.remove("watched/new.toml");
    cargo(&["test"]).succeeds().says("1 passed");
    edits.write("watched/new.toml", "");
    cargo(&["test"]).fails().says("new files: `new.toml`");
}

/// Each file that is missing, is not a file, cannot be read or is too large has one error of charte, and no
/// second one of rustc. The messages of the operating system are those of Linux.
#[cfg(target_os = "linux")]
#[test]
fn unreadable_policy() {
    use std::os::unix::fs::symlink;

    let unread = copy(&["unread"], "unread");
    let link = |to: &str, from: &str| symlink(to, unread.path(from)).expect("a link");
    link("nowhere.toml", "policies/dangling.toml");
    link("loop.toml", "policies/loop.toml");
    link("loop", "loop");
    link("nowhere.toml", "fleet/dangling.toml");
    link("loop.toml", "fleet/loop.toml");
    link("loop.css", "fleet/loop.css");
    std::fs::create_dir(unread.path("fleet/folder.toml")).expect("a folder");
    let pipe = std::process::Command::new("mkfifo")
        .arg(unread.path("fleet/pipe.toml"))
        .status();
    assert!(pipe.is_ok_and(|status| status.success()), "a pipe");
    std::fs::write(unread.path("fleet/latin.toml"), b"title = \"\xe9\"\n").expect("a file");
    // A sparse file of 64 GiB: to read it whole would take visibly long.
    for large in ["policies/large.toml", "fleet/large.toml", "fleet/style.css"] {
        let file = std::fs::File::create(unread.path(large));
        file.and_then(|file| file.set_len(64 << 30))
            .expect("a sparse file");
    }
    let outcome = unread.cargo(&["build"]).fails();
    let errors = outcome.stderr().split_once("\nerror: ");
    let errors = errors.and_then(|(_, errors)| errors.split_once("\nerror: could not compile"));
    let (errors, _) = errors.expect("errors");
    assert_eq!(
        format!("error: {errors}"),
        include_str!("../crates/unread/expected.txt")
    );
}

#[test]
fn each_mistake_has_one_error() {
    let broken = copy(&["broken"], "broken");
    let outcome = broken.cargo(&["build"]).fails();
    let expected = [
        "error: unknown key `tilte` at the root of the file",
        "error: `http://b.example` is not the URL of a platform",
        "error: there is no provider `twon`",
        "error: `duration` of the cookie `sessionid` is not a duration: `13 mounths`",
        "error: `title` is empty",
    ];
    assert_eq!(outcome.errors(), expected, "{}", outcome.stderr());
}

/// A warning does not stop the build; `deny` does. The policy and Rust attributes can both silence a warning.
#[test]
fn lint_levels_work_as_in_rust() {
    let warned = copy(&["warned"], "warned");
    let says = "use of deprecated constant `CHARTER::_::LIFE_OVER_400_DAYS`: the cookie `session` is declared \
                to live for 2 years, longer than browsers should keep it";
    let outcome = warned.run().succeeds();
    assert_eq!(outcome.stdout(), "Cookies\n");
    outcome.says(&format!("warning: {says}"));
    outcome.says("--> cookies.toml:23:12");

    // Silenced by the level of a Rust lint: from a crate that allows it to one that forbids all.
    warned.edit("src/main.rs", "static C", "#[allow(deprecated)]\nstatic C");
    let outcome = warned.run().succeeds();
    assert!(
        !outcome.stderr().contains("LIFE_OVER"),
        "{}",
        outcome.stderr()
    );
    warned.edit("src/main.rs", "#[allow(deprecated)]\n", "");
    warned.edit(
        "src/main.rs",
        "//! Prints",
        "#![forbid(warnings)]\n//! Prints",
    );
    warned.run().fails().says(&format!("error: {says}"));
    warned.edit("src/main.rs", "#![forbid(warnings)]\n", "");

    // Silenced by the policy.
    warned.edit("cookies.toml", "\"warn\"", "\"allow\"");
    let outcome = warned.run().succeeds();
    assert!(
        !outcome.stderr().contains("warning"),
        "{}",
        outcome.stderr()
    );
    warned.edit("cookies.toml", "\"allow\"", "\"deny\"");
    let outcome = warned.run().fails();
    let denied = "error: the cookie `session` is declared to live for 2 years, longer than browsers \
                  should keep it";
    assert_eq!(outcome.errors(), [denied], "{}", outcome.stderr());
}

/// Clippy finds cookies that are set without a key, with the settings of `docs/typed-cookies.md`.
#[test]
fn clippy_finds_cookies_that_no_charter_declares() {
    let recipe = copy(&["texts", "clippy_recipe"], "clippy_recipe");
    let _ = recipe.run().succeeds();
    let outcome = recipe.cargo(&["clippy", "--quiet", "--", "-D", "warnings"]);
    let outcome = outcome.fails();
    let expected = ["new", "build", "parse", "make_permanent"]
        .map(|method| format!("error: use of a disallowed method `cookie::Cookie::{method}`"));
    assert_eq!(outcome.errors(), expected, "{}", outcome.stderr());
    outcome.says("= note: set declared cookies through a `charte::Visit`");
    recipe.edit("src/main.rs", "    round(&mut jar);\n", "");
    let text = std::fs::read_to_string(recipe.path("src/main.rs")).expect("the file");
    let start = text.find("fn round").expect("the function");
    let end = text.find("fn main").expect("the function");
    recipe.edit("src/main.rs", &text[start..end], "");
    recipe.edit(
        "src/main.rs",
        "use cookie::{Cookie, CookieJar}",
        "use cookie::CookieJar",
    );
    let _ = recipe
        .cargo(&["clippy", "--quiet", "--", "-D", "warnings"])
        .succeeds();

    let document = std::fs::read_to_string(charte_tests::workspace().join("docs/typed-cookies.md"));
    let settings = include_str!("../crates/clippy_recipe/clippy.toml");
    assert!(document.is_ok_and(|document| document.contains(settings)));
}

#[test]
fn a_program_does_not_contain_the_path_of_its_checkout() {
    let build = |place: &str, leak: bool| {
        let shops = copy(&["texts", "shops"], place);
        if leak {
            let folder = "fn main() { println!(env!(\"CARGO_MANIFEST_DIR\"));";
            shops.edit("src/main.rs", "fn main() {", folder);
        }
        let outcome = shops.cargo(&["build"]).succeeds();
        outcome.says("Compiling shops");
        shops.artefact("shops")
    };
    // Not `assert_eq!`, which would print two programs.
    let here = build("checkout", false);
    assert!(
        here == build("another/checkout", false),
        "the path of the checkout is in the program"
    );
    // The comparison must be able to fail: another policy gives another program.
    assert!(
        here != build("checkout", true),
        "the comparison does not see a difference"
    );
}
