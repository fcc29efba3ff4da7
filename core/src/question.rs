//! The ids of questions to visitors: `audience` asks for a category, `audience.matomo` for a provider
//! in it.

/// Separates the category from the provider. No id contains it.
pub const SEPARATOR: char = '.';

/// Returns the category of a question: the id up to the separator.
///
/// # Examples
/// ```
/// use charte_core::question::category;
///
/// assert_eq!(category("audience.matomo"), "audience");
/// assert_eq!(category("audience"), "audience");
/// ```
pub fn category(id: &str) -> &str {
    id.split_once(SEPARATOR)
        .map_or(id, |(category, _)| category)
}

/// Returns whether an id is this question or its category: consent to a category is consent to all
/// its questions.
pub fn covers(id: &str, question: &str) -> bool {
    id == question || id == category(question)
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn a_category_covers_its_questions() {
        for (id, question, expected) in [
            ("audience", "audience", true),
            ("audience", "audience.matomo", true),
            ("audience.matomo", "audience.matomo", true),
            ("audience.matomo", "audience", false),
            ("audience.matomo", "audience.us", false),
            ("audi", "audience.matomo", false),
            ("", "audience", false),
        ] {
            assert_eq!(covers(id, question), expected, "{id} {question}");
        }
    }
}
