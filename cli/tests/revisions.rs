//! `charte diff` with revisions of git.

use std::fs;
use std::path::Path;
use std::process::Command;

const BASE: &str = "language = \"en\"\ntitle = \"Cookies\"\n\n[category.necessary]\nconsent = \"exempt\"\n\
    heading = \"Necessary\"\n";

fn site(name: &str, duration: &str) -> String {
    format!(
        "extends = \"base.toml\"\n\n[platform]\nurl = \"https://{name}.test\"\n\n[[cookie]]\n\
         name = \"session\"\nprovider = \"us\"\ncategory = \"necessary\"\nexemption = \"choice\"\n\
         purpose = \"Your choices.\"\nduration = \"{duration}\"\n"
    )
}

/// Returns what the command writes, and its exit code.
fn diff(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_charte"))
        .arg("diff")
        .args(arguments)
        .current_dir(folder)
        .output();
    let output = output.expect("the command runs");
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).expect("UTF-8");
    (text, output.status.code().expect("a code"))
}

fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .args([
            "-c",
            "user.name=a",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(folder)
        .output();
    let output = status.expect("git runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// A repository with two commits and a change that is not committed.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    git(path, &["init", "--quiet", "--initial-branch", "main"]);
    write(path, "texts/base.toml", BASE);
    write(path, "texts/a.toml", &site("a", "1 month"));
    write(path, "texts/.hidden.toml.txt", "no policy");
    write(path, "charte.toml", "policies = [\"texts\"]\n");
    git(path, &["add", "."]);
    git(path, &["commit", "--quiet", "-m", "one"]);
    write(path, "texts/a.toml", &site("a", "2 months"));
    write(path, "texts/b.toml", &site("b", "1 month"));
    git(path, &["add", "."]);
    git(path, &["commit", "--quiet", "-m", "two"]);
    write(
        path,
        "texts/base.toml",
        &BASE.replace("Cookies", "Our cookies"),
    );
    folder
}

const ONE_TO_TWO: &str = "a.test\n  visitors are asked for nothing, before and after\n\n  the cookie `session`\n    \
    duration: 1 month -> 2 months\n\nb.test\n  new\n";
const TITLE: &str = "  visitors are asked for nothing, before and after\n\n  the policy\n    \
    title (en): [-Cookies-]{+Our cookies+}\n";

#[test]
fn revisions_are_compared_with_each_other_and_with_the_files() {
    let repository = repository();
    let path = repository.path();
    let title = format!("a.test, b.test\n{TITLE}");
    for (folder, arguments, expected) in [
        // The policies of the project, with the template that they extend.
        ("", &["HEAD~1", "HEAD"][..], ONE_TO_TWO),
        ("texts", &["main~1", "main"], ONE_TO_TWO),
        ("", &["HEAD"], &title),
        // A path of the other side, or of the revision.
        ("", &["HEAD", "texts"], &title),
        ("texts", &["HEAD", "."], &title),
        ("", &["HEAD:texts", "texts"], &title),
        ("texts", &["HEAD", "a.toml"], &format!("a.test\n{TITLE}")),
    ] {
        let expected = (expected.to_owned(), 1);
        assert_eq!(
            diff(&path.join(folder), arguments),
            expected,
            "{arguments:?}"
        );
    }
    let same = diff(path, &["HEAD", "HEAD"]);
    assert_eq!(same, ("the editions are the same\n".to_owned(), 0));
}

#[test]
fn what_a_revision_does_not_have_is_new_or_a_failure() {
    let repository = repository();
    let path = repository.path();
    let new = diff(path, &["HEAD~1", "texts/b.toml"]);
    assert_eq!(new, ("b.test\n  new\n".to_owned(), 1));
    let (text, code) = diff(path, &["HEAD:texts/none", "texts"]);
    assert_eq!(
        text,
        "error: there is no `texts/none` in the revision `HEAD`\n"
    );
    assert_eq!(code, 2);
    // An option of git is no revision, and a link that leads out of the repository is no file.
    for name in ["nothing", "--output=x:y", "HEAD\nHEAD"] {
        let (text, code) = diff(path, &["--", name, "texts"]);
        assert!(text.contains("nor a revision of git"), "{name}: {text}");
        assert_eq!(code, 2);
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_repository_alone() {
    let repository = repository();
    let path = repository.path();
    for (link, target) in [("inside.toml", "a.toml"), ("outside.toml", "/etc/hostname")] {
        std::os::unix::fs::symlink(target, path.join("texts").join(link)).expect("a link");
    }
    git(path, &["add", "."]);
    git(path, &["commit", "--quiet", "-m", "links"]);
    let (text, code) = diff(path, &["HEAD:texts/outside.toml", "texts"]);
    assert_eq!(
        text,
        "error: there is no `texts/outside.toml` in the revision `HEAD`\n"
    );
    assert_eq!(code, 2);
    let (text, _) = diff(path, &["HEAD:texts/a.toml", "HEAD:texts/inside.toml"]);
    assert_eq!(text, "the editions are the same\n");
}

/// An old edition that does not compile is a failure that names its file.
#[test]
fn an_edition_with_errors_is_named() {
    let repository = repository();
    let path = repository.path();
    write(path, "texts/base.toml", "title = 3\n");
    git(path, &["commit", "--quiet", "-am", "broken"]);
    write(path, "texts/base.toml", BASE);
    let (text, code) = diff(path, &["HEAD"]);
    assert!(text.contains("--> HEAD:texts/base.toml:1:9"), "{text}");
    assert!(text.ends_with("name an edition without errors\n"), "{text}");
    assert_eq!(code, 2);
}
