//! Plural categories: the grammatical number that a language uses with a count.

use charte_core::words;

words! {
    /// A plural category of CLDR (Unicode TR 35, part 3, "Language Plural Rules").
    pub enum Category {
        /// None.
        Zero = "zero",
        /// One.
        One = "one",
        /// Two.
        Two = "two",
        /// A few.
        Few = "few",
        /// Many.
        Many = "many",
        /// All others.
        Other = "other",
    }
}

/// The plural rule of a language: from a count to its category.
pub(super) type Plural = fn(u32) -> Category;

/// The last count whose category needs a form. From there on, the categories repeat, or take the form
/// of another one.
pub(super) const MOST: u32 = 1_000;

/// Returns the categories for which a language must have a form, in their order: those of the counts
/// from `least` on.
pub(super) fn categories(plural: Plural, least: u32) -> Vec<Category> {
    let mut used: Vec<Category> = Vec::new();
    for count in least..=MOST {
        let category = plural(count);
        if !used.contains(&category) {
            used.push(category);
        }
    }
    used.sort();
    used
}

#[cfg(test)]
mod tests {
    use super::super::cldr::plural;
    use super::{Category, categories};

    #[test]
    fn counts_have_the_category_of_their_language() {
        use Category::{Few, Many, One, Other, Two, Zero};
        for (language, counts) in [
            ("en", &[(1, One), (2, Other), (21, Other)][..]),
            ("fr", &[(1, One), (2, Other), (1_000_000, Many)]),
            (
                "pl",
                &[(1, One), (3, Few), (12, Many), (22, Few), (21, Many)],
            ),
            (
                "lt",
                &[(1, One), (21, One), (11, Other), (2, Few), (10, Other)],
            ),
            (
                "sl",
                &[(1, One), (101, One), (2, Two), (4, Few), (5, Other)],
            ),
            (
                "ar",
                &[(1, One), (2, Two), (7, Few), (11, Many), (100, Other)],
            ),
            ("lv", &[(10, Zero), (21, One), (2, Other)]),
            ("ja", &[(1, Other)]),
            ("xx", &[(1, Other)]),
        ] {
            for &(count, category) in counts {
                assert_eq!(plural(language)(count), category, "{language} {count}");
            }
        }
    }

    #[test]
    fn a_language_needs_the_forms_of_its_counts_alone() {
        use Category::{Few, Many, One, Other};
        assert_eq!(categories(plural("pl"), 1), [One, Few, Many]);
        assert_eq!(categories(plural("pl"), 2), [Few, Many]);
        assert_eq!(categories(plural("fr"), 2), [Other]);
        assert_eq!(categories(plural("hr"), 2), [One, Few, Other]);
    }
}
