//! The test that a fleet carries: the folder still holds the files that were compiled.

use core::fmt;

/// Compares the files of a folder with those that were compiled. Both lists are sorted; `compiled`
/// has a slash between two names, which no file name holds.
///
/// # Panics
/// Where they differ.
#[track_caller]
pub fn check_folder<S: AsRef<str>>(found: &[S], compiled: &str, folder: &str, source: &str) {
    let found = found.iter().map(AsRef::as_ref);
    let compiled = compiled.split('/').filter(|name| !name.is_empty());
    if found.clone().eq(compiled.clone()) {
        return;
    }
    let added = Listed(
        found
            .clone()
            .filter(|name| !compiled.clone().any(|other| other == *name)),
    );
    let gone = Listed(
        compiled
            .clone()
            .filter(|name| !found.clone().any(|other| other == *name)),
    );
    panic!(
        "the folder `{folder}` is not the one that was compiled: new files: {added}; \
         files that are gone: {gone}. Cargo does not look for new files in a folder: save \
         `{source}` again (`touch` it), or give the crate a build.rs with the line \
         `fn main() {{ println!(\"cargo::rerun-if-changed={folder}\"); }}`"
    );
}

struct Listed<I>(I);

impl<'a, I: Iterator<Item = &'a str> + Clone> fmt::Display for Listed<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = self.0.clone().peekable();
        if names.peek().is_none() {
            return f.write_str("none");
        }
        names.enumerate().try_for_each(|(at, name)| {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}`{name}`")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::check_folder;

    #[test]
    fn the_same_files() {
        check_folder(&["a.toml", "b.toml"], "a.toml/b.toml", "p", "lib.rs");
        check_folder(&[""; 0], "", "p", "lib.rs");
    }

    #[test]
    #[should_panic(expected = "new files: `c.toml`; files that are gone: `a.toml`, `b.toml`.")]
    fn other_files() {
        check_folder(&["c.toml"], "a.toml/b.toml", "p", "lib.rs");
    }
}
