//! The words in which two texts differ.

use similar::{ChangeTag, TextDiff};

/// A stretch of a compared text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Stretch {
    /// Words of both texts.
    Same(String),
    /// Words between two differences that are too many to show.
    Omitted,
    /// Words of the old text, and those of the new text in their place.
    Different(String, String),
}

/// The number of words that are shown on each side of a difference.
const AROUND: usize = 6;

/// Compares two texts word by word. A line break is shown as a space.
pub(super) fn compare(before: &str, after: &str) -> Vec<Stretch> {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = (one_line(before), one_line(after));
    let diff = TextDiff::from_words(&before, &after);
    let mut stretches: Vec<Stretch> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match (change.tag(), stretches.last_mut()) {
            (ChangeTag::Equal, Some(Stretch::Same(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => stretches.push(Stretch::Same(word.to_owned())),
            (ChangeTag::Delete, Some(Stretch::Different(old, _))) => old.push_str(word),
            (ChangeTag::Insert, Some(Stretch::Different(_, new))) => new.push_str(word),
            (ChangeTag::Delete, _) => {
                stretches.push(Stretch::Different(word.to_owned(), String::new()));
            }
            (ChangeTag::Insert, _) => {
                stretches.push(Stretch::Different(String::new(), word.to_owned()));
            }
        }
    }
    shortened(joined(stretches))
}

/// Joins differences with only a space between them.
fn joined(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        if let (Stretch::Different(old, new), [.., Stretch::Different(..), Stretch::Same(space)]) =
            (&stretch, joined.as_slice())
            && space == " "
        {
            joined.pop();
            if let Some(Stretch::Different(before, after)) = joined.last_mut() {
                *before += &format!(" {old}");
                *after += &format!(" {new}");
            }
            continue;
        }
        joined.push(stretch);
    }
    joined
}

/// Omits the words that are far from a difference.
fn shortened(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let last = stretches.len().saturating_sub(1);
    let mut short = Vec::new();
    for (at, stretch) in stretches.into_iter().enumerate() {
        let Stretch::Same(text) = stretch else {
            short.push(stretch);
            continue;
        };
        let words: Vec<&str> = text.split_inclusive(' ').collect();
        let (before, after) = (
            if at == 0 { 0 } else { AROUND },
            if at == last { 0 } else { AROUND },
        );
        if words.len() <= before + after + 1 {
            short.push(Stretch::Same(text));
            continue;
        }
        let (head, tail) = (
            words[..before].concat(),
            words[words.len() - after..].concat(),
        );
        if !head.is_empty() {
            short.push(Stretch::Same(head));
        }
        short.push(Stretch::Omitted);
        if !tail.is_empty() {
            short.push(Stretch::Same(tail));
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{Stretch, compare};

    fn shown(before: &str, after: &str) -> String {
        let stretches = compare(before, after).into_iter().map(|it| match it {
            Stretch::Same(text) => text,
            Stretch::Omitted => "~".to_owned(),
            Stretch::Different(old, new) => format!("[{old}|{new}]"),
        });
        stretches.collect()
    }

    #[test]
    fn words_that_differ_are_shown_with_those_around_them() {
        assert_eq!(
            shown("the audence of it", "the audience of it"),
            "the [audence|audience] of it"
        );
        assert_eq!(shown("a b c d", "a x y d"), "a [b c|x y] d");
        assert_eq!(shown("", "all new"), "[|all new]");
        assert_eq!(
            shown("1 2 3 4 5 6 7 8 9 a", "1 2 3 4 5 6 7 8 9 b"),
            "~4 5 6 7 8 9 [a|b]"
        );
        assert_eq!(
            shown(
                "x 1 2 3 4 5 6 7 8 9 10 11 12 13 14 y",
                "z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 w"
            ),
            "[x|z] 1 2 3 4 5 ~9 10 11 12 13 14 [y|w]"
        );
    }
}
