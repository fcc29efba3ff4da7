//! `ambiguous-cookie`

use std::collections::BTreeMap;

use charte_core::word::Word;

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie, Fleet};

lint! {
    /// One cookie name has two meanings in a fleet.
    ///
    /// # What it does
    ///
    /// Compares cookies with the same name (or pattern), `storage`, and `domain` or `host`. Reports a cookie
    /// that one platform of a fleet exempts from consent and another platform does not exempt. Also
    /// reports a cookie that two platforms exempt for different reasons.
    ///
    /// # Why it matters
    ///
    /// A visitor of both platforms sees one name with two explanations. A program that serves both
    /// platforms cannot know whether it may set the cookie without consent.
    pub static AMBIGUOUS_COOKIE = "ambiguous-cookie" {
        group: Fleet,
        level: Warn,
        why: "a visitor or a program that uses two platforms cannot know which meaning applies",
        sources: &[POLICY_FORMAT.section("`[[cookie]]`")],
        check: Fleet(check),
        files: ["hall.toml", "library.toml"],
    }
}

fn check(fleet: &Fleet, findings: &mut Findings<'_>) {
    let mut first: BTreeMap<_, (&Charter, &Cookie)> = BTreeMap::new();
    for (position, charter) in fleet.used_charters() {
        findings.about(position);
        for cookie in &charter.cookies {
            let name = &cookie.name.value;
            let key = (&name.text, name.pattern, cookie.storage, cookie.scope());
            let &mut (other_charter, other) = first.entry(key).or_insert((charter, cookie));
            let (here, there) = (meaning(charter, cookie), meaning(other_charter, other));
            if here == there {
                continue;
            }
            let title = format!("the cookie `{}` has two meanings in the fleet", name.text);
            let finding = findings
                .at(cookie.name.span, title, format!("here {here}"))
                .label(other.name.span, format!("here {there}"))
                .help("declare it the same way in both, or give the two cookies different names");
            findings.push(finding);
        }
    }
}

/// The facts that must be the same on every platform of the fleet.
fn meaning(charter: &Charter, cookie: &Cookie) -> String {
    if charter.is_gated(cookie) {
        return "it needs consent".to_owned();
    }
    match cookie.exemption {
        Some(exemption) => format!("it is exempt as `{}`", exemption.word()),
        None => "it is exempt".to_owned(),
    }
}
