//! `empty-category`

use crate::lint::source::GDPR;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A category has no cookie.
    ///
    /// # What it does
    ///
    /// Reports each category without a cookie, if the category is on the page or if the policy
    /// itself declares it. A category of a template that is not on the page is not reported: other
    /// platforms use it.
    ///
    /// # Why it matters
    ///
    /// Visitors read about a group of cookies, and perhaps that they must consent to it, although
    /// no cookie of that group is declared. Information must be concise and clear.
    pub static EMPTY_CATEGORY = "empty-category" {
        group: Tidiness,
        level: Warn,
        why: "information for visitors must be concise and clear, and no cookie of this category \
              is declared",
        sources: &[GDPR.section("article 12")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for (position, category) in charter.categories.iter().enumerate() {
        if charter.is_used(position) {
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
            "its heading is on the page, with nothing below it"
        } else {
            "not on the page either"
        };
        let help = if is_own {
            "declare its cookies, or remove the category"
        } else {
            "declare the category only in the policies that have such cookies, or remove it from the sections of this page"
        };
        findings.push(findings.at(category.id.span, title, label).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::EMPTY_CATEGORY;
    use crate::lints::case::{titles, titles_in};

    #[test]
    fn an_own_category_is_reported_on_the_page_and_off_it() {
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
    fn a_category_of_a_template_is_reported_only_on_the_page() {
        let template = "language = \"en\"\ntitle = \"Cookies\"\n\
                        category.a = { consent = \"exempt\", heading = \"A\" }\n\
                        category.b = { consent = \"exempt\", heading = \"B\" }\n";
        let reported = |section: &str| {
            let policy = format!(
                "extends = \"template.toml\"\n[platform]\nurl = \"https://shop.example.org\"\n{section}\n\
                 [[cookie]]\nname = \"a\"\ncategory = \"a\"\npurpose = \"Keeps a choice\"\n"
            );
            let files = [("policy.toml", &*policy), ("template.toml", template)];
            titles_in(&EMPTY_CATEGORY, &files)
        };
        assert_eq!(reported(""), ["the category `b` has no cookie"]);
        assert!(reported("[[section]]\ntables = \"a\"").is_empty());
    }
}
