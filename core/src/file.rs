//! The files of a folder that are policies, and the maximum size of a file.

/// The maximum size of a file, in bytes.
pub const MAX_FILE: usize = 1 << 20;

/// Returns whether a file with this name in the folder of a fleet is a policy: `*.toml`, unless it
/// is hidden.
pub fn is_policy(name: &str) -> bool {
    let stem = name.strip_suffix(".toml");
    stem.is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::is_policy;

    #[test]
    fn hidden_files_and_other_extensions_are_not_policies() {
        assert!(is_policy("a.toml") && is_policy("a.example.toml"));
        for name in ["", "a", ".toml", ".#a.toml", "a.toml.orig", "a.TOML"] {
            assert!(!is_policy(name), "{name}");
        }
    }
}
