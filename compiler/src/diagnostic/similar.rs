//! "Did you mean": the known word that is nearest to an unknown one.

/// The number of candidates that are compared. More would only slow down the report.
const MAX: usize = 1_000;

/// The number of characters of a word that are compared.
const MAX_LENGTH: usize = 64;

/// The shortest beginning that identifies a word.
const MIN_PART: usize = 3;

/// Returns the candidate that differs least from `written`, if it differs by at most a third.
/// Otherwise returns the first that begins with it, or with which it begins (`lang` for
/// `language`).
///
/// Counts insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
/// The first of equally near candidates wins. `-` and `_` count as equal.
pub fn similar<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = &mut Folded::default();
    fold(written, word);
    let known = &mut Folded::default();
    let mut near: Option<(usize, &str)> = None;
    let mut part: Option<&str> = None;
    for candidate in candidates.into_iter().take(MAX) {
        fold(candidate, known);
        // A candidate must be nearer than the nearest one before it.
        let most = word.len().max(known.len()) / 3;
        let most = match near {
            Some((0, _)) => break,
            Some((nearest, _)) => most.min(nearest - 1),
            None => most,
        };
        if let Some(distance) = distance(word, known, most) {
            near = Some((distance, candidate));
        }
        if part.is_none() && is_part(word, known) {
            part = Some(candidate);
        }
    }
    near.map(|(_, candidate)| candidate).or(part)
}

/// A word in the form that is compared: its first characters, in lower case, with `_` for `-`.
type Folded = Vec<char>;

fn fold(text: &str, folded: &mut Folded) {
    let fold = |character: char| match character {
        '-' => '_',
        other => other.to_ascii_lowercase(),
    };
    folded.clear();
    folded.extend(text.chars().take(MAX_LENGTH).map(fold));
}

/// Returns whether one word begins with the other.
fn is_part(word: &[char], known: &[char]) -> bool {
    known.len().min(word.len()) >= MIN_PART && (known.starts_with(word) || word.starts_with(known))
}

/// Returns the distance of two words, if it is at most `most`.
fn distance(mut one: &[char], mut other: &[char], most: usize) -> Option<usize> {
    // A common beginning and end do not change the distance, and are most of many names.
    while let ([first, one_rest @ ..], [other_first, other_rest @ ..]) = (one, other)
        && first == other_first
    {
        (one, other) = (one_rest, other_rest);
    }
    while let ([one_rest @ .., last], [other_rest @ .., other_last]) = (one, other)
        && last == other_last
    {
        (one, other) = (one_rest, other_rest);
    }
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before = [0; MAX_LENGTH + 1];
    let mut last: [usize; MAX_LENGTH + 1] = std::array::from_fn(|at| at);
    let mut row = [0; MAX_LENGTH + 1];
    for i in 1..=one.len() {
        row[0] = i;
        for j in 1..=other.len() {
            let same = one[i - 1] == other[j - 1];
            let mut best = (last[j] + 1)
                .min(row[j - 1] + 1)
                .min(last[j - 1] + usize::from(!same));
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best;
        }
        // A swap reaches over one row. If two rows are too far away, all later rows are.
        let is_far = |row: &[usize]| row[..=other.len()].iter().all(|far| *far > most);
        if is_far(&row) && is_far(&last) {
            return None;
        }
        (before, last, row) = (last, row, before);
    }
    Some(last[other.len()]).filter(|distance| *distance <= most)
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
        assert_eq!(similar("eman", ["name", "mean", "nmea"]), Some("mean"));
        assert_eq!(
            similar("cookie-12", ["cookie-1", "cookie-21", "cookie-2"]),
            Some("cookie-1")
        );
    }

    /// Skipped rows would not change the result.
    #[test]
    fn far_words_are_given_up_early() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (one, other, far) in [
            ("", "abc", 3),
            ("abcd", "abdc", 1),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
            ("xabcdx", "xbadcx", 2),
        ] {
            let (one, other) = (chars(one), chars(other));
            for most in 0..10 {
                let expected = (far <= most).then_some(far);
                assert_eq!(
                    super::distance(&one, &other, most),
                    expected,
                    "{one:?} {other:?}"
                );
            }
        }
    }
}
