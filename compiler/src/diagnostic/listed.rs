//! Names one after the other.

/// How many names are written out: who has more looks into the policy anyway, and a message that
/// repeats all of them for each mistake would be longer than the policy.
const MAX: usize = 20;

/// Names between backticks with a comma between two: at most 20, and how many others there are.
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
