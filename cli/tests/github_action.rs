//! The steps of `action.yml` and the hooks of `.pre-commit-hooks.yaml`, run as scripts in a repository.
//!
//! `gh` is a script that keeps the comments of a pull request in a folder.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A step of the action.
struct Step {
    name: String,
    script: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the steps with a script.
fn steps() -> Vec<Step> {
    let text = fs::read_to_string(root().join("action.yml")).expect("the action");
    let mut steps = Vec::new();
    for step in text.split("\n    - name: ").skip(1) {
        let (name, rest) = step.split_once('\n').expect("a step");
        let (_, script) = rest.split_once("      run: |\n").expect("a script");
        let lines = script
            .lines()
            .map(|line| line.strip_prefix("        ").unwrap_or(line));
        steps.push(Step {
            name: name.to_owned(),
            script: lines.collect::<Vec<_>>().join("\n"),
        });
    }
    steps
}

const SITE: &str = "language = \"en\"\ntitle = \"Cookies\"\n\n[platform]\nurl = \"https://a.test\"\n\n\
    [category.necessary]\nconsent = \"exempt\"\nheading = \"Necessary\"\n\n[[cookie]]\nname = \"session\"\n\
    provider = \"us\"\ncategory = \"necessary\"\nexemption = \"choice\"\npurpose = \"Your choices.\"\n\
    duration = \"1 month\"\n";

/// Answers like `gh api` for the comments of one pull request: a file for each.
const GH: &str = r#"#!/usr/bin/env bash
set -eu
[[ -z ${GH_FAILS-} ]] || { echo "HTTP 403: Resource not accessible" >&2; exit 1; }
folder=$(dirname "$0")/comments
mkdir -p "$folder"
method=GET body=
while (($#)); do
  case $1 in
    --method) method=$2; shift ;;
    --field) body=${2#body=@}; shift ;;
    repos/*) path=$1 ;;
  esac
  shift
done
case $method in
  GET) for file in "$folder"/*; do
         if [[ -f $file ]] && head -n 1 "$file" | grep -q '^<!-- charte diff -->'; then basename "$file"; fi
       done ;;
  POST) cp "$body" "$folder/$(($(ls "$folder" | wc -l) + 1))" ;;
  PATCH) cp "$body" "$folder/$(basename "$path")" ;;
esac
"#;

/// A repository with a pull request, whose runner has the programs `charte` and `gh`.
struct Runner {
    folder: tempfile::TempDir,
    base: String,
}

impl Runner {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let runner = Self {
            base: String::new(),
            folder,
        };
        for name in ["bin", "temp", "repo/policies"] {
            fs::create_dir_all(runner.path(name)).expect("a folder");
        }
        let gh = runner.path("bin/gh");
        fs::write(&gh, GH).expect("a program");
        fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).expect("a program");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_charte"), runner.path("bin/charte"))
            .expect("a program");
        runner.write(SITE);
        fs::write(
            runner.path("repo/charte.toml"),
            "policies = [\"policies\"]\n",
        )
        .expect("a file");
        runner.git(&["init", "--quiet"]);
        let base = runner.commit();
        Self { base, ..runner }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, policy: &str) {
        fs::write(self.path("repo/policies/a.toml"), policy).expect("a policy");
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args([
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(self.path("repo"))
            .output()
            .expect("git runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout)
            .expect("UTF-8")
            .trim()
            .to_owned()
    }

    fn commit(&self) -> String {
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "-m", "policies"]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// Runs a script as GitHub does.
    fn bash(&self, script: &str, variables: &[(&str, &str)]) -> Output {
        let path = std::env::var("PATH").unwrap_or_default();
        Command::new("bash")
            .args([
                "--noprofile",
                "--norc",
                "-e",
                "-o",
                "pipefail",
                "-c",
                script,
            ])
            .current_dir(self.path("repo"))
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("RUNNER_TEMP", self.path("temp"))
            .env("GITHUB_PATH", self.path("path"))
            .env("GITHUB_STEP_SUMMARY", self.path("summary"))
            .env("GITHUB_REPOSITORY", "owner/name")
            .env("GITHUB_ACTION_PATH", root())
            .env("NUMBER", "7")
            .env("POLICIES", "")
            .env("DENY", "")
            .env("BASE", &self.base)
            .envs(variables.iter().copied())
            .output()
            .expect("bash runs")
    }

    /// Runs all steps, and returns the exit code of each with what it writes.
    fn action(&self, variables: &[(&str, &str)]) -> Vec<(String, Option<i32>, String)> {
        let run = |step: Step| {
            let output = self.bash(&step.script, variables);
            let text = [output.stdout, output.stderr].concat();
            let text = String::from_utf8(text).expect("UTF-8");
            (step.name, output.status.code(), text)
        };
        steps().into_iter().map(run).collect()
    }

    fn comments(&self) -> Vec<String> {
        let folder = self.path("bin/comments");
        let entries = fs::read_dir(folder).into_iter().flatten();
        let files = entries.map(|entry| entry.expect("an entry").path());
        files
            .map(|file| fs::read_to_string(file).expect("a comment"))
            .collect()
    }
}

fn codes(steps: &[(String, Option<i32>, String)]) -> Vec<Option<i32>> {
    steps.iter().map(|(_, code, _)| *code).collect()
}

#[test]
fn a_pull_request_has_one_comment_that_is_kept_up_to_date() {
    let runner = Runner::new();
    runner.write(&SITE.replace("1 month", "2 months"));
    let steps = runner.action(&[]);
    assert_eq!(codes(&steps), [Some(0); 4], "{steps:?}");
    let expected = "<!-- charte diff -->\n## Cookie charters\n\n### a.test\n\nVisitors are asked for nothing, before \
        and after.\n\n| entry | key | before | after | asks again |\n|---|---|---|---|---|\n| the cookie \
        <code>session</code> | <code>duration</code> | <code>1 month</code> | <code>2 months</code> |  |\n";
    assert_eq!(runner.comments(), [expected]);
    assert_eq!(
        fs::read_to_string(runner.path("summary")).expect("a summary"),
        expected
    );

    runner.write(SITE);
    runner.action(&[]);
    let comments = runner.comments();
    assert_eq!(comments.len(), 1);
    assert!(
        comments[0].ends_with("\nThe charters are the same.\n"),
        "{comments:?}"
    );
}

#[test]
fn a_broken_policy_fails_the_check_and_explains_the_comment() {
    let runner = Runner::new();
    runner.write("title = 3\n");
    let steps = runner.action(&[]);
    assert_eq!(
        codes(&steps),
        [Some(0), Some(1), Some(0), Some(0)],
        "{steps:?}"
    );
    let check = &steps[1].2;
    assert!(
        check.contains("::error file=policies/a.toml,line=1,"),
        "{check}"
    );
    let comment = &runner.comments()[0];
    assert!(
        comment.contains("cannot be compared: one of the editions has errors"),
        "{comment}"
    );
}

#[test]
fn inputs_are_arguments_and_never_code() {
    let runner = Runner::new();
    let named = "policies/a.toml\n\n  \n";
    let steps = runner.action(&[("POLICIES", named), ("DENY", "warn")]);
    assert_eq!(steps[1].1, Some(1), "a warning is denied: {steps:?}");
    for input in ["$(touch hit)", "`touch hit`", "a; touch hit", "--color"] {
        let steps = runner.action(&[("POLICIES", input), ("BASE", input)]);
        assert_eq!(steps[1].1, Some(2), "{input}: {steps:?}");
        assert!(!runner.path("repo/hit").exists(), "{input}");
    }
    // What GitHub inserts into a script would be code.
    for Step { name, script } in self::steps() {
        assert!(!script.contains("${{"), "{name}");
    }
}

#[test]
fn a_fork_may_not_comment() {
    let runner = Runner::new();
    let steps = runner.action(&[("GH_FAILS", "1")]);
    assert_eq!(codes(&steps), [Some(0); 4], "{steps:?}");
    let notice = &steps[3].2;
    assert!(
        notice.contains("::notice::the comment was not written"),
        "{notice}"
    );
    assert!(notice.contains("HTTP 403"), "{notice}");
}

#[test]
fn the_hooks_check_and_format_the_policies_of_the_project() {
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).expect("the hooks");
    let entries = hooks
        .lines()
        .filter_map(|line| line.strip_prefix("  entry: "));
    let entries: Vec<&str> = entries.collect();
    assert_eq!(entries, ["charte check", "charte fmt"]);
    let runner = Runner::new();
    let (version, title) = ("version = \"1\"\n", "title = \"Cookies\"\n");
    runner.write(&SITE.replace(title, &format!("{title}{version}")));
    for entry in &entries {
        assert!(runner.bash(entry, &[]).status.success(), "{entry}");
    }
    let formatted = fs::read_to_string(runner.path("repo/policies/a.toml")).expect("the policy");
    assert!(
        formatted.contains(&format!("{version}{title}")),
        "{formatted}"
    );
    runner.write("title = 3\n");
    assert_eq!(runner.bash(entries[0], &[]).status.code(), Some(1));
}
