//! `life-over-400-days`

use charte_core::cookie::Storage;
use charte_core::duration::Duration;

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

/// The longest lifetime that browsers should grant a cookie, in seconds.
const MAX: u64 = 400 * 86_400;

lint! {
    /// The declared lifetime of a cookie is longer than browsers should keep it.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose `duration` is over 400 days (34,560,000 seconds) or `until
    /// deleted`. Other kinds of storage have no such limit.
    ///
    /// # Why it matters
    ///
    /// Browsers should keep no cookie for more than 400 days, and shorten a longer lifetime. The
    /// charter would announce something that does not happen.
    pub static LIFE_OVER_400_DAYS = "life-over-400-days" {
        group: Protocol,
        level: Deny,
        why: "browsers should keep no cookie for more than 400 days, and shorten a longer \
              lifetime",
        sources: &[RFC_6265BIS.section("section 5.5")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in &charter.cookies {
        let Some(duration) = cookie
            .duration
            .filter(|_| cookie.storage == Storage::Cookie)
        else {
            continue;
        };
        let life = match duration.value {
            Duration::UntilDeleted => "until it is deleted".to_owned(),
            life if life.seconds().is_some_and(|seconds| seconds > MAX) => format!("for {life}"),
            _ => continue,
        };
        let title = format!(
            "the cookie `{}` is declared to live {life}, longer than browsers should keep it",
            cookie.name.text
        );
        let finding = findings
            .at(duration.span, title, "")
            .among(
                &cookie.name.text,
                "{} cookies are declared to live longer than browsers should keep them",
            )
            .patch(
                "declare 400 days, and set the cookie for 400 days",
                duration.span,
                "\"400 days\"",
            );
        findings.push(finding);
    }
}
