//! `overlapping-pattern`

use crate::lint::source::IAB_DISCLOSURE;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie};

lint! {
    /// A pattern also matches a cookie of another category.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose name, or whose whole pattern, matches the `pattern` of a cookie of
    /// another category in the same storage; or of another provider, if `granularity` of `[choice]` is
    /// `"provider"`. Two cookies with different domains or parties are not
    /// compared.
    ///
    /// # Why it matters
    ///
    /// A pattern must describe cookies of one purpose. A visitor who finds the name in the browser
    /// reads two explanations of it, perhaps that it needs consent and that it needs none.
    pub static OVERLAPPING_PATTERN = "overlapping-pattern" {
        group: Tidiness,
        level: Warn,
        why: "a pattern must not group cookies of different purposes",
        sources: &[IAB_DISCLOSURE],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let patterns: Vec<&Cookie> = charter
        .cookies
        .iter()
        .filter(|cookie| cookie.name.pattern)
        .collect();
    for cookie in &charter.cookies {
        let Some(pattern) = patterns.iter().find(|pattern| {
            charter.question_of(pattern) != charter.question_of(cookie)
                && pattern.storage == cookie.storage
                && pattern.name.covers(&cookie.name)
                && pattern.may_meet(cookie)
        }) else {
            continue;
        };
        let what = if pattern.category.value == cookie.category.value {
            "provider"
        } else {
            "category"
        };
        let question = |cookie| charter.question_id(charter.question_of(cookie));
        let title = format!(
            "the cookie `{}` matches the pattern `{}` of another {what}",
            cookie.name.text, pattern.name.text
        );
        let label = format!("in the category `{}`", question(cookie));
        let finding = findings
            .at(cookie.name.span, title, label)
            .label(
                pattern.name.span,
                format!("this pattern is in the category `{}`", question(pattern)),
            )
            .help("make the pattern so narrow that it matches no other cookie, or write a `[[cookie]]` for each name");
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::OVERLAPPING_PATTERN;
    use crate::lints::case::titles;

    #[test]
    fn different_storages_and_parties_do_not_overlap() {
        let reported = |one: &str, other: &str| {
            let tables = format!(
                "category.a = {{ consent = \"exempt\", heading = \"A\" }}\n\
                 category.b = {{ consent = \"required\", heading = \"B\" }}\n\
                 cookie = [\n\
                 {{ name = \"id_one\", category = \"a\", purpose = \"Keeps a choice\", {one} }},\n\
                 {{ pattern = \"id_*\", category = \"b\", purpose = \"Counts visits\", {other} }},\n\
                 ]"
            );
            titles(&OVERLAPPING_PATTERN, &tables, "").len()
        };
        let own = "domain = \"shop.example.org\"";
        assert_eq!(reported(own, own), 1);
        assert_eq!(reported(own, "domain = \"example.org\""), 1);
        assert_eq!(reported(own, "secure = true"), 1);
        assert_eq!(reported("secure = true", "storage = \"local-storage\""), 0);
        assert_eq!(reported("party = \"first\"", "party = \"third\""), 0);
    }
}
