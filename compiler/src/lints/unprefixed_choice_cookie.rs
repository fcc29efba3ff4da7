//! `unprefixed-choice-cookie`

use crate::lint::requirement::has_prefix;
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// Another host of the domain can set the cookie that keeps the visitor's choice.
    ///
    /// # What it does
    ///
    /// Reports the cookie that keeps the choice if it has no `domain` and its name does not begin
    /// with `__Host-`. If no category needs consent, or if visitors choose on another site, nothing
    /// is reported.
    ///
    /// # Why it matters
    ///
    /// Any host below the same domain, and a page that was loaded without encryption, can set a
    /// cookie with the same name for the whole domain. The request then contains two choices, and a
    /// program does not know which one the visitor made. Browsers refuse a cookie with the prefix
    /// `__Host-` unless exactly this host sets it over an encrypted connection.
    pub static UNPREFIXED_CHOICE_COOKIE = "unprefixed-choice-cookie" {
        group: Consent,
        level: Warn,
        why: "another host of the same domain can set a second choice, unless the name begins \
              with `__Host-`",
        sources: &[RFC_6265BIS.section("sections 4.1.3.2 and 8.6")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(cookie) = charter.choice_cookie() else {
        return;
    };
    let is_shared = cookie.attributes.domain.is_some();
    let is_gated = charter.gated_categories().next().is_some();
    if is_shared || !is_gated || charter.chooses_elsewhere() || has_prefix(cookie, "__Host-") {
        return;
    }
    let name = &cookie.name.text;
    let title = format!("another host can set the cookie `{name}`, which keeps the choice");
    let finding = findings.at(cookie.name.span, title, "").help(format!(
        "name it `__Host-{name}` here and in `[choice]`, with `secure = true` and `path = \"/\"`; \
         visitors who have chosen before are asked again"
    ));
    findings.push(finding);
}
