//! The macros from outside: throw-away crates that depend on the checkout by path.

use charte_tests::throwaway::{Outcome, Throwaway};

fn copy(layers: &[&str], place: &str) -> Throwaway {
    Throwaway::copy(layers, env!("CARGO_TARGET_TMPDIR"), place)
}

#[test]
fn generated_code_bears_the_strictest_crate() {
    let strict = copy(&["texts", "strict"], "strict");
    let _ = strict.cargo(&["build"]).succeeds();
    // The crate is forbidden to warn, and so is the test that it carries.
    let test = strict.cargo(&["test", "--lib"]).succeeds();
    test.says("portals::folder_test::the_folder_is_the_one_that_was_compiled ... ok");
    strict.edit("Cargo.toml", "edition = \"2021\"", "edition = \"2024\"");
    let _ = strict.cargo(&["build"]).succeeds();
}

#[test]
fn every_way_to_a_page() {
    let shops = copy(&["texts", "shops"], "shops");
    let expected = include_str!("../outside/shops/expected.txt");
    assert_eq!(shops.run().succeeds().stdout(), expected);
}

#[test]
fn the_program_follows_its_files() {
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

    // A renamed platform is still the same one; Cargo sees that its file is gone.
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
    // Cargo builds again after a failure whatever has changed: this shows that the mended files
    // give a program, not that they were tracked.
    edits.edit("watched/a.toml", "base.toml", "../base.toml");
    edits.run().fails().says("watched/a.toml:1:11");
    edits.edit("watched/a.toml", "../base.toml", "base.toml");
    edits.rename("base.toml", "watched/base.toml");
    edits.touch("watched/a.toml");
    prints(&format!("a.example: Second title\n{quiet}\n"));
}

#[test]
fn a_new_file_is_caught_by_the_test_of_the_folder() {
    let edits = copy(&["edits"], "new-file");
    let test = || edits.cargo(&["test"]);
    let name = "watched::folder_test::the_folder_is_the_one_that_was_compiled";
    let outcome = test().succeeds();
    outcome.says(&format!("test {name} ... ok"));
    // The other fleet has turned its test off.
    outcome.says("1 passed");

    let policy = "extends = \"base.toml\"\n\n[platform]\nurl = \"https://new.example\"\n";
    edits.write("watched/new.toml", policy);
    let outcome = test().fails();
    outcome.says(&format!("test {name} ... FAILED"));
    outcome.says("new files: `new.toml`; files that are gone: none.");
    outcome.says("save `src/main.rs` again");
    edits.touch("src/main.rs");
    test().succeeds().says("1 passed");

    // Where the sources are not beside the program, there is nothing to compare.
    let program = edits.test_program();
    edits.rename("watched", "elsewhere");
    Outcome::of(&program).succeeds().says("1 passed");
}

#[test]
fn one_message_for_each_mistake() {
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

/// A warning leaves the program; a denial stops it; the policy and Rust can both silence a warning.
#[test]
fn lints_speak_as_those_of_rust_do() {
    let judged = copy(&["judged"], "judged");
    let says = "use of deprecated constant `CHARTER::_::LIFE_OVER_400_DAYS`: the cookie `session` is said \
                to live for 2 years, longer than browsers should keep it";
    let outcome = judged.run().succeeds();
    assert_eq!(outcome.stdout(), "Cookies\n");
    outcome.says(&format!("warning: {says}"));
    outcome.says("--> cookies.toml:23:12");

    // By the level of an ordinary Rust lint, from a crate that allows it to one that forbids all.
    judged.edit("src/main.rs", "static C", "#[allow(deprecated)]\nstatic C");
    let outcome = judged.run().succeeds();
    assert!(
        !outcome.stderr().contains("LIFE_OVER"),
        "{}",
        outcome.stderr()
    );
    judged.edit("src/main.rs", "#[allow(deprecated)]\n", "");
    judged.edit(
        "src/main.rs",
        "//! Prints",
        "#![forbid(warnings)]\n//! Prints",
    );
    judged.run().fails().says(&format!("error: {says}"));
    judged.edit("src/main.rs", "#![forbid(warnings)]\n", "");

    // By the policy.
    judged.edit("cookies.toml", "\"warn\"", "\"allow\"");
    let outcome = judged.run().succeeds();
    assert!(
        !outcome.stderr().contains("warning"),
        "{}",
        outcome.stderr()
    );
    judged.edit("cookies.toml", "\"allow\"", "\"deny\"");
    let outcome = judged.run().fails();
    let denied = "error: the cookie `session` is said to live for 2 years, longer than browsers \
                  should keep it";
    assert_eq!(outcome.errors(), [denied], "{}", outcome.stderr());
}

/// What goes round the keys is found by clippy, with the settings of `docs/typed-cookies.md`.
#[test]
fn cookies_that_no_charter_declares_are_found_by_clippy() {
    let recipe = copy(&["texts", "recipe"], "recipe");
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
    let settings = include_str!("../outside/recipe/clippy.toml");
    assert!(document.is_ok_and(|document| document.contains(settings)));
}

#[test]
fn a_program_is_the_same_in_every_checkout() {
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
    // Not `assert_eq!`: nobody reads a program.
    let here = build("checkout", false);
    assert!(
        here == build("another/checkout", false),
        "the place is in the program"
    );
    // That the comparison would see a path is not taken for granted.
    assert!(
        here != build("checkout", true),
        "programs are not told apart"
    );
}
