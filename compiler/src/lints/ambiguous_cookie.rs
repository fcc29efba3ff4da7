//! `ambiguous-cookie`

use std::collections::BTreeMap;

use charte_core::word::Word;

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie, Fleet};

lint! {
    /// One cookie name means two things in a fleet.
    ///
    /// # What it does
    ///
    /// Finds a name (or pattern) with the same `storage` and `domain` that one platform of a fleet
    /// exempts from consent and another does not, or that two platforms exempt for different reasons.
    ///
    /// # Why it matters
    ///
    /// A visitor of two platforms sees one name and is told two things about it; and code that
    /// serves both cannot tell whether it may set the cookie.
    pub static AMBIGUOUS_COOKIE = "ambiguous-cookie" {
        group: Fleet,
        level: Warn,
        why: "code and visitors of two platforms cannot tell which of the two is meant",
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
            let domain = cookie.attributes.domain.as_ref();
            let domain = domain.map(|domain| domain.ascii.as_str());
            let key = (&name.text, name.pattern, cookie.storage, domain);
            let &mut (other_charter, other) = first.entry(key).or_insert((charter, cookie));
            let (here, there) = (meaning(charter, cookie), meaning(other_charter, other));
            if here == there {
                continue;
            }
            let title = format!("the cookie `{}` means two things in the fleet", name.text);
            let finding = findings
                .at(cookie.name.span, title, format!("here {here}"))
                .label(other.name.span, format!("here {there}"))
                .help("declare it the same way in both, or give the two cookies different names");
            findings.push(finding);
        }
    }
}

/// What the fleet must agree on.
fn meaning(charter: &Charter, cookie: &Cookie) -> String {
    if charter.is_gated(cookie) {
        return "it needs consent".to_owned();
    }
    match cookie.exemption {
        Some(exemption) => format!("it is exempt as `{}`", exemption.word()),
        None => "it is exempt".to_owned(),
    }
}
