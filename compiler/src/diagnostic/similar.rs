//! "Did you mean": the known word that is nearest to an unknown one.

/// How many candidates are looked at: more would only slow the telling down.
const MAX: usize = 1_000;

/// The shortest beginning that tells a word.
const MIN_PART: usize = 3;

/// The candidate that differs least from `word`, where it differs by at most a third; else the
/// first that begins with it, or that it begins with (`lang` for `language`).
///
/// Counts insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
/// Of equally near candidates, the first is taken. `-` and `_` count as equal.
pub fn similar<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |text: &str| -> Vec<char> {
        text.chars()
            .take(64)
            .map(|c| {
                if c == '-' {
                    '_'
                } else {
                    c.to_ascii_lowercase()
                }
            })
            .collect()
    };
    let word = fold(word);
    let candidates: Vec<(Vec<char>, &str)> = candidates
        .into_iter()
        .take(MAX)
        .map(|known| (fold(known), known))
        .collect();
    let near = candidates
        .iter()
        .filter(|(known, _)| known.len().abs_diff(word.len()) * 3 <= word.len().max(known.len()))
        .map(|(known, candidate)| (distance(&word, known), known.len(), *candidate))
        .filter(|(distance, length, _)| distance * 3 <= word.len().max(*length))
        .min_by_key(|(distance, _, _)| *distance)
        .map(|(_, _, candidate)| candidate);
    let is_part = |known: &[char]| {
        known.len().min(word.len()) >= MIN_PART
            && (known.starts_with(&word) || word.starts_with(known))
    };
    near.or_else(|| {
        candidates
            .iter()
            .find(|(known, _)| is_part(known))
            .map(|(_, known)| *known)
    })
}

fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let same = one[i - 1] == other[j - 1];
            let mut best = (last[j] + 1)
                .min(row[j - 1] + 1)
                .min(last[j - 1] + usize::from(!same));
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn nearest() {
        let keys = ["name", "purpose", "http_only"];
        assert_eq!(similar("nmae", keys), Some("name"));
        assert_eq!(similar("http-only", keys), Some("http_only"));
        assert_eq!(similar("Purpose", keys), Some("purpose"));
        assert_eq!(similar("colour", keys), None);
        assert_eq!(similar("", keys), None);
        assert_eq!(similar("http", keys), Some("http_only"));
        assert_eq!(similar("purposes_of_it", keys), Some("purpose"));
    }
}
