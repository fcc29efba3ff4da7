//! `unprefixed-choice-cookie`

use crate::lint::demand::has_prefix;
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Another host of the domain can set the cookie that keeps the visitor's choice.
    ///
    /// # What it does
    ///
    /// Finds the cookie that keeps the choice where it has no `domain` and its name does not begin
    /// with `__Host-`. Where visitors are asked about nothing, or choose on another site, nothing is
    /// found.
    ///
    /// # Why it matters
    ///
    /// Any host below the same domain, and a page that was loaded without encryption, can set a cookie
    /// with the same name for all of the domain. The request then has two choices, and a program cannot
    /// tell which is the visitor's. Browsers refuse a cookie with the prefix `__Host-` unless the very
    /// host sets it over an encrypted connection.
    pub static UNPREFIXED_CHOICE_COOKIE = "unprefixed-choice-cookie" {
        group: Consent,
        level: Warn,
        why: "a neighbour under the same domain can set a second choice, unless the name begins with \
              `__Host-`",
        sources: &[RFC_6265BIS.section("sections 4.1.3.2 and 8.6")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(cookie) = charter.choice_cookie() else {
        return;
    };
    let is_shared = cookie.attributes.domain.is_some();
    let is_asked = charter.asked_categories().next().is_some();
    if is_shared || !is_asked || charter.chooses_elsewhere() || has_prefix(cookie, "__Host-") {
        return;
    }
    let name = &cookie.name.text;
    let title = format!("another host can set the cookie `{name}`, which keeps the choice");
    let finding = findings.at(cookie.name.span, title, "").help(format!(
        "call it `__Host-{name}` here and in `[choice]`, with `secure = true` and `path = \"/\"`; \
         visitors who chose before are asked once more"
    ));
    findings.push(finding);
}
