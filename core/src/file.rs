//! Which files of a folder are policies, and how large one may be.

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 1 << 20;

/// Whether a file of this name in the folder of a fleet is one of its policies: `*.toml`, unless
/// it is hidden.
pub fn is_policy(name: &str) -> bool {
    let stem = name.strip_suffix(".toml");
    stem.is_some_and(|stem| !stem.is_empty() && !stem.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::is_policy;

    #[test]
    fn names() {
        assert!(is_policy("a.toml") && is_policy("a.example.toml"));
        for name in ["", "a", ".toml", ".#a.toml", "a.toml.orig", "a.TOML"] {
            assert!(!is_policy(name), "{name}");
        }
    }
}
