//! Lists of names in a sentence.

/// The number of names that are written out. A message that repeats more of them for each mistake
/// would be longer than the policy.
const MAX: usize = 20;

/// Returns names between backticks, separated by commas: at most 20, then the number of the others.
pub fn listed(names: &[&str]) -> String {
    let shown = names.iter().take(MAX).map(|name| format!("`{name}`"));
    let list = shown.collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MAX) {
        0 => list,
        others => format!("{list} and {others} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn many_names_are_cut() {
        assert_eq!(listed(&["a", "b"]), "`a`, `b`");
        let long = listed(&["a"; 23]);
        assert!(long.ends_with("`a`, `a` and 3 more"), "{long}");
    }
}
