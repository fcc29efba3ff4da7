//! Policies for the borders of lints that no case of `tests/lints/` can show.

use crate::lint::Lint;
use crate::{Compilation, Entry, Request, compile};

/// The titles of what a lint finds in a policy: some keys of the root, and the tables after them.
///
/// # Panics
/// On an error of the policy.
pub(super) fn titles(lint: &Lint, root: &str, tables: &str) -> Vec<String> {
    let policy = format!(
        "language = \"en\"\ntitle = {{ en = \"Cookies\", fr = \"Cookies\" }}\n{root}\n[platform]\nurl = \"https://shop.example.org\"\n{tables}\n"
    );
    let request = Request {
        folder: String::new(),
        entry: Entry::Site("policy.toml".to_owned()),
        formats: Vec::new(),
        languages: None,
    };
    let Compilation { diagnostics, .. } = compile(&request, &mut |_| Ok(policy.clone().into()));
    for told in &diagnostics {
        let is_lint = crate::lints::find(told.name).is_some();
        assert!(is_lint, "{}: {}\n{policy}", told.name, told.title);
    }
    let told = diagnostics
        .into_iter()
        .filter(|told| told.name == lint.name);
    told.map(|told| told.title).collect()
}
