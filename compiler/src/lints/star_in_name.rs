//! `star-in-name`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The name of a cookie contains a `*`, which has no special meaning there.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose `name` contains a `*`, alone or in `names`. A name may contain a star (RFC 6265bis,
    /// section 4.1.1), so charte reads it literally. In a `pattern`, a star matches any characters.
    ///
    /// # Why it matters
    ///
    /// Inventories write `_pk_id.*` for a family of names. As a `name`, it matches none of them,
    /// neither on the page nor in the rules that know such names.
    pub static STAR_IN_NAME = "star-in-name" {
        group: Tidiness,
        level: Warn,
        why: "in a `name` a star is an ordinary character and matches nothing else",
        sources: &[POLICY_FORMAT.section("`[[cookie]]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in &charter.cookies {
        let name = &cookie.name;
        if name.pattern || !name.text.contains('*') {
            continue;
        }
        let shown = &name.text;
        let title =
            format!("the name `{shown}` contains a `*`, which is an ordinary character there");
        let finding = findings
            .at(name.span, title, "")
            .among(
                shown,
                "{} names contain a `*`, which is an ordinary character there",
            )
            .help(
                "if the star means any characters, write `pattern` instead of `name`, and `patterns` instead \
                 of `names`",
            );
        findings.push(finding);
    }
}
