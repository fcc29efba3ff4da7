//! Policies for the borders of lints that no case of `tests/lints/` can show.

use crate::lint::Lint;
use crate::wire::Compression;
use crate::{Entry, ReadError, Request, compile};

/// The titles of what a lint finds in a policy: some keys of the root, and the tables after them.
///
/// # Panics
/// On an error of the policy.
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

/// The titles of what a lint finds in the first of some files.
///
/// # Panics
/// On an error of a file.
pub(crate) fn titles_in(lint: &Lint, files: &[(&str, &str)]) -> Vec<String> {
    let request = Request {
        folder: String::new(),
        entry: Entry::Site(files[0].0.to_owned()),
        formats: Vec::new(),
        languages: None,
        compression: Compression::default(),
    };
    let compilation = compile(&request, &mut |path| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| text.as_bytes().to_vec())
            .ok_or(ReadError::Missing)
    });
    for told in &compilation.diagnostics {
        let is_lint = crate::lints::find(told.name).is_some();
        assert!(is_lint, "{}: {}\n{files:?}", told.name, told.title);
    }
    let told = compilation.diagnostics.into_iter();
    let told = told.filter(|told| told.name == lint.name);
    told.map(|told| told.title).collect()
}
