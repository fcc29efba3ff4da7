//! `oversized-cookie`

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie may be larger than browsers accept.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose name and `max_value_length` together are over 4,096 bytes. For a
    /// pattern, the stars are not counted.
    ///
    /// # Why it matters
    ///
    /// Browsers ignore the whole cookie without a message. Its content is lost for some visitors
    /// but not for others.
    pub static OVERSIZED_COOKIE = "oversized-cookie" {
        group: Protocol,
        level: Deny,
        why: "browsers ignore a cookie whose name and value together are over 4096 bytes",
        sources: &[RFC_6265BIS.section("section 5.7")],
        check: Charter(check),
    }
}

/// The greatest length of name and value together that browsers accept, in bytes.
const MAX: usize = 4096;

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let Some(length) = &cookie.max_value_length else {
            continue;
        };
        let stars = cookie.name.text.matches('*').count();
        let stars = if cookie.name.pattern { stars } else { 0 };
        let name = cookie.name.text.len() - stars;
        let value = usize::try_from(length.value).unwrap_or(usize::MAX);
        let total = name.saturating_add(value);
        if total <= MAX {
            continue;
        }
        let title = format!(
            "the cookie `{}` may have {total} bytes, more than browsers accept",
            cookie.name.text
        );
        let finding = findings
            .at(length.span, title, "")
            .label(cookie.name.span, format!("its name has {name} bytes"))
            .help(format!(
                "limit its value to {} bytes and write it here, or keep longer values on the server",
                MAX.saturating_sub(name)
            ));
        findings.push(finding);
    }
}
