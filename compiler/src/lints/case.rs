//! Small policies for unit tests of lints.

use crate::lint::Lint;
use crate::wire::Compression;
use crate::{Entry, ReadError, Request, compile};

/// The titles of the findings of a lint in a policy: some keys of the root, and the tables after
/// them.
///
/// # Panics
/// If the policy has an error.
pub(crate) fn titles(lint: &Lint, root: &str, tables: &str) -> Vec<String> {
    let title = if root.contains("title =") {
        ""
    } else {
        "title = \"Cookies\""
    };
    let platform = "[platform]\nurl = \"https://shop.example.org\"";
    let policy = format!("language = \"en\"\n{title}\n{root}\n{platform}\n{tables}\n");
    titles_in(lint, &[("policy.toml", &policy)])
}

/// The titles of the findings of a lint in the first of some files.
///
/// # Panics
/// If a file has an error.
pub(crate) fn titles_in(lint: &Lint, files: &[(&str, &str)]) -> Vec<String> {
    let request = Request {
        folder: String::new(),
        entry: Entry::Site(files[0].0.to_owned()),
        formats: Vec::new(),
        languages: None,
        keys: false,
        compression: Compression::default(),
    };
    let compilation = compile(&request, &mut |path| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| text.as_bytes().to_vec())
            .ok_or(ReadError::Missing)
    });
    for reported in &compilation.diagnostics {
        let is_lint = super::ALL.iter().any(|lint| lint.name == reported.name);
        assert!(is_lint, "{}: {}\n{files:?}", reported.name, reported.title);
    }
    let reported = compilation.diagnostics.into_iter();
    let reported = reported.filter(|reported| reported.name == lint.name);
    reported.map(|reported| reported.title.into()).collect()
}
