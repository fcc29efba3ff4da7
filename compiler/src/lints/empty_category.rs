//! `empty-category`

use crate::lint::source::GDPR;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A category has no cookie.
    ///
    /// # What it does
    ///
    /// Finds each category to which no cookie belongs, where it is on the page or the policy itself
    /// declares it. A category of a template that is not on the page is left alone: it is for other
    /// platforms.
    ///
    /// # Why it matters
    ///
    /// Visitors read of a class of cookies, and perhaps that they must agree to it, and none is
    /// declared. What is to be understood at a glance says what is there, and nothing else.
    pub static EMPTY_CATEGORY = "empty-category" {
        group: Tidiness,
        level: Warn,
        why: "what visitors are told must be concise and clear, and no cookie of this category is declared",
        sources: &[GDPR.section("article 12")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for (position, category) in charter.categories.iter().enumerate() {
        let mut cookies = charter.cookies.iter();
        if cookies.any(|cookie| cookie.category.value == position) {
            continue;
        }
        // Without sections, the page is its categories.
        let mut sections = charter.sections.iter();
        let is_printed = charter.sections.is_empty()
            || sections.any(|section| section.tables.contains(&position));
        let is_own = category.id.span.file == charter.home.file;
        if !is_printed && !is_own {
            continue;
        }
        let title = format!("the category `{}` has no cookie", category.id);
        let label = if is_printed {
            "its heading is on the page, and nothing below"
        } else {
            "not on the page either"
        };
        let help = if is_own {
            "declare its cookies, or leave the category out"
        } else {
            "declare the category in the policies that have cookies of it, or leave it out of the sections of this page"
        };
        findings.push(findings.at(category.id.span, title, label).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::EMPTY_CATEGORY;
    use crate::lint::case::{titles, titles_in};

    #[test]
    fn on_the_page_or_not() {
        for section in [
            "",
            "[[section]]\nheading = \"Cookies\"",
            "[[section]]\ntables = \"all\"",
        ] {
            let category = "[category.ads]\nconsent = \"required\"\nheading = \"Advertising\"";
            let tables = format!("{category}\n{section}");
            let title = "the category `ads` has no cookie";
            assert_eq!(titles(&EMPTY_CATEGORY, "", &tables), [title], "{section}");
        }
    }

    #[test]
    fn of_a_template() {
        let template = "language = \"en\"\ntitle = \"Cookies\"\n\
                        category.a = { consent = \"exempt\", heading = \"A\" }\n\
                        category.b = { consent = \"exempt\", heading = \"B\" }\n";
        let told = |section: &str| {
            let policy = format!(
                "extends = \"template.toml\"\n[platform]\nurl = \"https://shop.example.org\"\n{section}\n\
                 [[cookie]]\nname = \"a\"\ncategory = \"a\"\npurpose = \"Keeps a choice\"\n"
            );
            let files = [("policy.toml", &*policy), ("template.toml", template)];
            titles_in(&EMPTY_CATEGORY, &files)
        };
        assert_eq!(told(""), ["the category `b` has no cookie"]);
        assert!(told("[[section]]\ntables = \"a\"").is_empty());
    }
}
