//! `exempt-until-withdrawn`

use charte_core::cookie::Storage;
use charte_core::duration::Duration;

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A cookie that needs no consent is declared to live until consent is withdrawn.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category with `consent = "exempt"` whose `duration` or
    /// `data_retention` is `until withdrawn`.
    ///
    /// # Why it matters
    ///
    /// Nobody consented to the cookie, so nobody can withdraw consent. Visitors read a false
    /// sentence and do not learn how long the cookie is kept. For data that stay until visitors
    /// delete them, as in `localStorage`, write `until deleted`.
    pub static EXEMPT_UNTIL_WITHDRAWN = "exempt-until-withdrawn" {
        group: Information,
        level: Warn,
        why: "if nobody consents, nobody can withdraw consent",
        sources: &[POLICY_FORMAT.section("`[[cookie]]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_cookies() {
        let consent = charter.category_of(cookie).consent.span;
        let facts = [
            ("lives", "live", cookie.duration),
            (
                "has data that are kept",
                "have data that are kept",
                cookie.data_retention,
            ),
        ];
        for (what, many, duration) in facts {
            let Some(duration) = duration.filter(|it| it.value == Duration::UntilWithdrawn) else {
                continue;
            };
            let title = format!(
                "the exempt cookie `{}` {what} until consent is withdrawn",
                cookie.name.text
            );
            let finding = findings
                .at(duration.span, title, "")
                .among(
                    &cookie.name.text,
                    format!("{{}} exempt cookies {many} until consent is withdrawn"),
                )
                .label(consent, "visitors are not asked for consent");
            let is_life = what == "lives";
            findings.push(match cookie.storage {
                Storage::LocalStorage | Storage::IndexedDb | Storage::Cache if is_life => finding
                    .patch(
                        "if only the visitor deletes it, write",
                        duration.span,
                        "\"until deleted\"",
                    ),
                _ => finding.help("write how long it is kept, as in `6 months`"),
            });
        }
    }
}
