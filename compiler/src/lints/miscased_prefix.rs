//! `miscased-prefix`

use crate::lint::requirement::has_prefix;
use crate::lint::source::{LAYERED_COOKIES, RFC_6265BIS};
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// The prefix of a cookie's name has the wrong upper or lower case.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose name begins with `__Secure-`, `__Host-`, `__Http-` or
    /// `__Host-Http-` in another case, such as `__host-`.
    ///
    /// # Why it matters
    ///
    /// For servers, a prefix promises something only in its exact case. Browsers enforce its
    /// conditions in any case. The cookie must meet the conditions, but servers get no promise.
    pub static MISCASED_PREFIX = "miscased-prefix" {
        group: Protocol,
        level: Warn,
        why: "a prefix promises something to servers only in its exact case, but browsers \
              enforce it in any case",
        sources: &[
            RFC_6265BIS.section("sections 4.1.3 and 5.4"),
            LAYERED_COOKIES.section("section 4.1.3"),
        ],
        check: Charter(check),
    }
}

/// A longer prefix is before a shorter one that it begins with.
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
        let title = format!("the cookie `{name}` has the prefix `{prefix}` in the wrong case");
        let finding = findings
            .at(cookie.name.span, title, "")
            .among(
                name,
                format!("{{}} cookies have the prefix `{prefix}` in the wrong case"),
            )
            .patch(
                "write it this way here and in the program that sets the cookie",
                cookie.name.span,
                format!("\"{prefix}{rest}\""),
            );
        findings.push(finding);
    }
}
