//! Every diagnostic: folders of policies in `diagnostics/`, and their exact messages.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes the texts again; read the difference.

mod folder;

use std::collections::BTreeSet;

use charte_compiler::diagnostic::{Rendering, render};
use charte_compiler::wire::Compression;
use charte_compiler::{Compilation, Entry, ReadError, Request, compile};
use charte_core::file::MAX_FILE;

#[test]
fn every_case_gives_its_text() {
    let cases = folder::data("tests/diagnostics");
    let mut wrong = Vec::new();
    for case in folder::names(&cases) {
        let case = cases.join(case);
        let diagnostic = folder::reported(&folder::compiled(&case));
        wrong.extend(folder::compare(&case.join("expected.txt"), &diagnostic));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_diagnostic_has_a_case() {
    let sources = folder::sources();
    let calls = sources.split("Diagnostic::error(").skip(1);
    let literals = calls.filter_map(|call| call.trim_start().strip_prefix('"'));
    let names = literals.filter_map(|literal| literal.split('"').next());
    let declared: BTreeSet<String> = names.map(str::to_owned).collect();
    let cases = folder::data("tests/diagnostics");
    let mut shown = BTreeSet::new();
    for case in folder::names(&cases) {
        let text = std::fs::read_to_string(cases.join(case).join("expected.txt"));
        for line in text.unwrap_or_default().lines() {
            let name = line
                .strip_prefix("error[")
                .and_then(|line| line.split_once("]: "));
            shown.extend(name.map(|(name, _)| name.to_owned()));
        }
    }
    // These have tests of their own: a case of 1 MiB, or of many files, would be large for all.
    shown.extend(
        [
            "file-too-large",
            "long-chain",
            "many-errors",
            "too-many-cookies",
        ]
        .map(str::to_owned),
    );
    let missing: Vec<_> = declared.difference(&shown).collect();
    assert!(
        declared.len() > 40,
        "the names are found in the sources: {declared:?}"
    );
    assert!(
        missing.is_empty(),
        "no case in tests/diagnostics shows {missing:?}"
    );
    let unknown: Vec<_> = shown.difference(&declared).collect();
    assert!(unknown.is_empty(), "the sources have no {unknown:?}");
}

#[test]
fn a_file_has_a_largest_size() {
    assert_eq!(
        messages(&vec![b'#'; MAX_FILE + 1]),
        [
            "the file is larger than 1048576 bytes (1 MiB)\n --> site.toml:1:1\n  |\n1 |\n  | ^\n  |\n  \
          = help: split the policy into a template and files that extend it\n  \
          = help: split a list of platforms into several files: a folder may hold several with `[[platform]]` tables"
        ]
    );
}

/// The help for a file that is too large proposes this.
#[test]
fn a_folder_may_hold_several_lists_of_platforms() {
    let policy = |host: &str| {
        format!(
            "language = \"en\"\ntitle = \"T\"\n[[platform]]\nurl = \"https://{host}.example\"\n"
        )
    };
    let (a, b) = (policy("a"), policy("b"));
    let entry = Entry::Folder(vec!["a.toml".to_owned(), "b.toml".to_owned()]);
    let files = [("a.toml", a.as_str()), ("b.toml", b.as_str())];
    let compilation = compile_files(&entry, &mut |path| content(&files, path));
    let fleet = compilation.fleet.expect("no error");
    assert_eq!(fleet.platforms.len(), 2);
}

#[test]
fn a_charter_has_a_largest_number_of_cookies() {
    let cookies: Vec<String> = (0..10_001)
        .map(|number| format!("{{name='a{number}',category='c',purpose='P'}}"))
        .collect();
    let policy = format!(
        "language='fr'\ntitle='T'\ncookie=[{}]\n[category.c]\nconsent='exempt'\nheading='C'\n",
        cookies.join(",\n")
    );
    let messages = messages(policy.as_bytes());
    assert_eq!(messages.len(), 1, "{messages:?}");
    let start = "the policy declares more than 10000 cookies\n     --> site.toml:10003:1\n";
    assert!(messages[0].starts_with(start), "{}", messages[0]);
}

#[test]
fn a_list_of_names_counts_as_its_cookies() {
    let names: Vec<String> = (0..100_000).map(|number| format!("'a{number}'")).collect();
    let policy = format!(
        "language='fr'\ntitle='T'\n[category.c]\nconsent='exempt'\nheading='C'\n\
         [[cookie]]\ncategory='c'\npurpose='P'\nnames=[{}]\n",
        names.join(",")
    );
    let messages = messages(policy.as_bytes());
    assert_eq!(messages.len(), 1, "{messages:?}");
    let start = "the policy declares more than 10000 cookies\n";
    assert!(messages[0].starts_with(start), "{}", messages[0]);
}

#[test]
fn many_errors_are_cut() {
    let flood: Vec<String> = (0..10_000).map(|number| format!("k{number}=0")).collect();
    let flood = flood.join("\n");
    let messages = messages(flood.as_bytes());
    assert_eq!(messages.len(), 501);
    assert!(
        messages[500].starts_with("9502 more errors are not shown\n   --> site.toml:499:1\n"),
        "{}",
        messages[500]
    );
}

/// The three kinds of entry, and the report on each for a file that is missing or refused.
/// The end of a template that explains why no law is checked.
const UNRULED: &str = "language = \"en\"\n\
                       [lints]\nmissing-rules = { level = \"allow\", reason = \"a test\" }\n";

#[test]
fn an_unread_file_prevents_the_fleet() {
    let site = Entry::Site("a.toml".to_owned());
    let file = Entry::File("a.toml".to_owned());
    let folder = Entry::Folder(vec!["a.toml".to_owned(), "b.toml".to_owned()]);
    let errors = [
        ReadError::Missing,
        ReadError::NotAFile,
        ReadError::TooLarge,
        ReadError::Unreadable,
    ];
    // A policy that needs a template and a stylesheet; each of the three files fails alone.
    let policy = "extends = \"b.toml\"\ntitle = \"T\"\n[page]\nstyle = \"c.css\"\n\
                  [[platform]]\nurl = \"https://a.example\"\n";
    let files = [("a.toml", policy), ("b.toml", UNRULED), ("c.css", "")];
    for entry in [site, file, folder] {
        let whole = compile_files(&entry, &mut |path| content(&files, path));
        assert!(whole.diagnostics.is_empty(), "{:?}", whole.diagnostics);
        assert!(whole.fleet.is_ok());
        for (failing, _) in files {
            for error in errors {
                let compilation = compile_files(&entry, &mut |path| {
                    if path == failing {
                        return Err(error);
                    }
                    content(&files, path)
                });
                let reported = folder::reported(&compilation);
                let shown = format!("{entry:?}, {failing}, {error:?}:\n{reported}");
                assert!(compilation.fleet.is_err(), "{shown}");
                assert_eq!(compilation.diagnostics.len(), 1, "{shown}");
                assert!(reported.contains(failing), "{shown}");
            }
        }
        let nothing = compile_files(&entry, &mut |_| Err(ReadError::Unreadable));
        assert!(nothing.fleet.is_err(), "{entry:?}");
    }
}

fn content(files: &[(&str, &str)], path: &str) -> Result<Vec<u8>, ReadError> {
    let file = files.iter().find(|(name, _)| *name == path);
    let bytes = file.map(|(_, text)| text.as_bytes().to_vec());
    bytes.ok_or(ReadError::Missing)
}

/// No stack is deep enough to follow any number of files by recursion.
#[test]
fn a_chain_has_a_longest_length() {
    let chain = |files: usize| {
        messages_of(&mut |path| {
            let number = path.trim_end_matches(".toml").parse().unwrap_or(1);
            let text = format!("extends = \"{}.toml\"\ntitle = \"T\"\n", number + 1);
            let last = format!("title = \"T\"\n{UNRULED}");
            if number < files { text } else { last }.into_bytes()
        })
    };
    assert!(chain(16).is_empty());
    let long = "more than 16 files build on each other\n --> ";
    assert!(chain(17)[0].starts_with(long), "{:?}", chain(17));
    assert_eq!(chain(5_000).len(), 1);
}

/// A `read` callback may answer every path with a file that extends another one.
#[test]
fn an_endless_chain_is_an_error_at_its_last_extends() {
    let mut reads = 0;
    let messages = messages_of(&mut |_| {
        reads += 1;
        b"extends = \"../x.toml\"\n".to_vec()
    });
    assert_eq!(reads, 16);
    let last = format!(" --> {}x.toml:1:11\n", "../".repeat(15));
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(
        messages[0].starts_with("more than 16 files build on each other\n"),
        "{messages:?}"
    );
    assert!(messages[0].contains(&last), "{messages:?}");
}

/// A folder is read file by file, so the length of a chain is known only at the end.
#[test]
fn a_long_chain_of_a_folder_is_one_error() {
    let names: Vec<String> = (10..40).map(|number| format!("{number}.toml")).collect();
    let compilation = compile_files(&Entry::Folder(names), &mut |path| {
        let number: usize = path.trim_end_matches(".toml").parse().unwrap_or(0);
        let text = format!("extends = \"{}.toml\"\ntitle = \"T\"\n", number + 1);
        let last = "language = \"en\"\ntitle = \"T\"\n".to_owned();
        Ok(if number < 39 { text } else { last }.into_bytes())
    });
    let found = compilation.diagnostics.iter().map(|found| found.name);
    assert_eq!(found.collect::<Vec<_>>(), ["long-chain"]);
}

/// Returns the messages for a file.
fn messages(bytes: &[u8]) -> Vec<String> {
    messages_of(&mut |_| bytes.to_vec())
}

/// Returns the messages for a site and the files that it extends.
fn messages_of(read: &mut dyn FnMut(&str) -> Vec<u8>) -> Vec<String> {
    let site = Entry::Site("site.toml".to_owned());
    let compilation = compile_files(&site, &mut |path| Ok(read(path)));
    let diagnostic = compilation.diagnostics.iter();
    diagnostic
        .map(|diagnostic| render(diagnostic, &compilation.sources, Rendering::Message))
        .collect()
}

fn compile_files(
    entry: &Entry,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
) -> Compilation {
    let request = Request {
        folder: String::new(),
        entry: entry.clone(),
        formats: Vec::new(),
        languages: None,
        keys: true,
        compression: Compression::default(),
    };
    compile(&request, read)
}

#[test]
fn messages_keep_the_house_style() {
    let cases = folder::data("tests/diagnostics");
    let mut wrong = Vec::new();
    for case in folder::names(&cases) {
        for diagnostic in folder::compiled(&cases.join(&case)).diagnostics {
            let style = folder::style(&diagnostic).into_iter();
            wrong.extend(style.map(|wrong| format!("{case}: {wrong}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_place_is_inside_its_file() {
    let cases = folder::data("tests/diagnostics");
    for case in folder::names(&cases) {
        let compilation = folder::compiled(&cases.join(&case));
        for diagnostic in &compilation.diagnostics {
            for label in &diagnostic.labels {
                let text = &compilation.sources.file(label.span.file).text;
                let range = label.span.range();
                assert!(range.end <= text.len(), "{case}: {diagnostic:?}");
                assert!(text.is_char_boundary(range.start), "{case}: {diagnostic:?}");
            }
        }
    }
}
