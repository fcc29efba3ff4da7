//! `miscased-prefix`

use crate::lint::demand::has_prefix;
use crate::lint::source::{LAYERED_COOKIES, RFC_6265BIS};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The prefix of a cookie's name is written in another case.
    ///
    /// # What it does
    ///
    /// Finds each cookie whose name begins with `__Secure-`, `__Host-`, `__Http-` or `__Host-Http-`
    /// in another case, such as `__host-`.
    ///
    /// # Why it matters
    ///
    /// Servers promise something by a prefix in its exact case only. Browsers hold the cookie to it
    /// in any case: the name binds without telling anybody anything.
    pub static MISCASED_PREFIX = "miscased-prefix" {
        group: Protocol,
        level: Warn,
        why: "a prefix promises something to servers only in its exact case, while browsers \
              enforce it in any",
        sources: &[
            RFC_6265BIS.section("sections 4.1.3 and 5.4"),
            LAYERED_COOKIES.section("section 4.1.3"),
        ],
        check: Charter(check),
    }
}

/// The longer one of two first.
const PREFIXES: &[&str] = &["__Host-Http-", "__Host-", "__Http-", "__Secure-"];

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let name = &cookie.name.text;
        let mut prefixes = PREFIXES.iter();
        let Some(prefix) = prefixes.find(|prefix| has_prefix(cookie, prefix)) else {
            continue;
        };
        let Some((written, rest)) = name.split_at_checked(prefix.len()) else {
            continue;
        };
        if written == *prefix {
            continue;
        }
        let title = format!("the cookie `{name}` has the prefix `{prefix}` in another case");
        let finding = findings.at(cookie.name.span, title, "").patch(
            "write it so here and where the cookie is set",
            cookie.name.span,
            format!("\"{prefix}{rest}\""),
        );
        findings.push(finding);
    }
}
