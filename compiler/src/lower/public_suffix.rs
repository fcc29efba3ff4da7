//! Registrable domains, by the Public Suffix List (<https://publicsuffix.org>).
//!
//! The list is a sorted text, in which bisection finds a rule. The crate `psl` contains the same
//! list as code, which every program would have to compile: half of the compile time of this crate.
//! It is now the source of the list and the reference of the tests: `BLESS=1 cargo test -p
//! charte-compiler public_suffix` writes the list again, after `cargo update -p psl`.

use std::sync::LazyLock;

/// One rule per line, in ASCII (A-labels), in byte order. A `*` is one label; an exception to such
/// a rule begins with `!`.
const LIST: &str = include_str!("public_suffixes.txt");

/// The rules, in order.
static RULES: LazyLock<Vec<&str>> = LazyLock::new(|| LIST.lines().collect());

/// Returns the public suffix and the label before it, at the end of a host in lower-case ASCII;
/// `None` if the host itself is a public suffix.
///
/// The longest rule wins, but an exception wins over any other rule. An unknown top-level domain is
/// a public suffix (<https://github.com/publicsuffix/list/wiki/Format#algorithm>).
pub(super) fn registrable(host: &str) -> Option<&str> {
    let mut before = None;
    let mut rest = host;
    // `rest` begins at each label in turn, up to the top-level domain, known or not.
    while let Some((_, parent)) = rest.split_once('.') {
        if has(&format!("*.{parent}")) {
            return if has(&format!("!{rest}")) {
                Some(rest)
            } else {
                before
            };
        }
        if has(rest) {
            return before;
        }
        before = Some(rest);
        rest = parent;
    }
    before
}

fn has(rule: &str) -> bool {
    RULES.binary_search(&rule).is_ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::process::Command;

    use super::{LIST, RULES, has, registrable};
    use crate::lower::punycode;

    #[test]
    fn the_list_is_that_of_psl() {
        let list: BTreeSet<String> = rules().lines().map(in_ascii).collect();
        let list = list.into_iter().collect::<Vec<_>>().join("\n") + "\n";
        if std::env::var_os("BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lower/public_suffixes.txt");
            std::fs::write(path, list).expect("the list can be written");
            return;
        }
        assert!(LIST == list, "run this test with BLESS=1");
    }

    #[test]
    fn domains_are_those_of_psl() {
        let mut compared = 0;
        for rule in RULES.iter() {
            let suffix = rule.trim_start_matches('!').replace('*', "any");
            for host in ["", "a.", "b.a.", "c.b.a."].map(|labels| format!("{labels}{suffix}")) {
                assert_eq!(registrable(&host), psl::domain_str(&host), "{host}");
                compared += 1;
            }
            let Some((_, parent)) = suffix.split_once('.') else {
                continue;
            };
            // If a name has rules of its own below it, `psl` ignores the rule of the `*`.
            let above = parent.split_once('.');
            let is_forgotten = above.is_some_and(|(_, above)| has(&format!("*.{above}")));
            let expected = psl::domain_str(parent).filter(|_| !is_forgotten);
            assert_eq!(registrable(parent), expected, "{parent}");
        }
        assert!(compared > 40_000, "{compared} hosts");
        for host in [
            "localhost",
            "example.unlisted",
            "a.example.unlisted",
            "unlisted",
            "x.y.ck",
        ] {
            assert_eq!(registrable(host), psl::domain_str(host), "{host}");
        }
    }

    /// Returns the rules as the crate `psl` contains them.
    fn rules() -> String {
        let version = Command::new("rustc").arg("-vV").output();
        let version = String::from_utf8(version.expect("rustc runs").stdout).expect("a text");
        let host = version.lines().find_map(|line| line.strip_prefix("host: "));
        let metadata = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version=1", "--locked"])
            // The packages of other platforms may not have been downloaded.
            .args(["--filter-platform", host.expect("rustc has a host")])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo runs");
        let metadata = String::from_utf8(metadata.stdout).expect("JSON");
        let manifests = metadata.split("\"manifest_path\":\"").skip(1);
        let mut manifests = manifests.filter_map(|rest| rest.split('"').next());
        let is_psl = |path: &&str| {
            let folder = Path::new(path).parent().and_then(Path::file_name);
            let name = folder.and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("psl-2"))
        };
        let manifest = manifests.find(is_psl).expect("psl is a dependency");
        let rules = Path::new(manifest).with_file_name("data").join("rules.txt");
        std::fs::read_to_string(rules).expect("psl has its rules as a text")
    }

    fn in_ascii(rule: &str) -> String {
        let labels = rule.trim().split('.').map(|label| {
            if label.is_ascii() {
                label.to_owned()
            } else {
                format!("xn--{}", punycode::encode(label).expect("a short label"))
            }
        });
        labels.collect::<Vec<_>>().join(".")
    }
}
