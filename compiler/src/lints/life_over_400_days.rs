//! `life-over-400-days`

use charte_core::cookie::Storage;
use charte_core::duration::{Duration, Period, Unit};

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::Charter;

/// The longest lifetime that browsers should grant a cookie.
const LONGEST: Period = Period {
    count: 400,
    unit: Unit::Day,
};
const MAX: u64 = LONGEST.seconds();

lint! {
    /// The declared lifetime of a cookie is longer than browsers should keep it.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose `duration` may be over 400 days (34,560,000 seconds) or is `until
    /// deleted`. Other kinds of storage have no such limit. If a third party or only a script sets the
    /// cookie, the finding is at most a warning: the policy describes what others do.
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
            life if life.seconds().is_none_or(|seconds| seconds <= MAX) => continue,
            life @ Duration::UpTo(_) => life.to_string(),
            life => format!("for {life}"),
        };
        let meant = match duration.value {
            Duration::UpTo(_) => Duration::UpTo(LONGEST),
            Duration::Between(from, _) if from.seconds() < MAX => Duration::Between(from, LONGEST),
            Duration::Inactivity(_) => Duration::Inactivity(LONGEST),
            _ => Duration::Lasting(LONGEST),
        };
        let title = format!(
            "the cookie `{}` is declared to live {life}, longer than browsers should keep it",
            cookie.name.text
        );
        let finding = findings.at(duration.span, title, "").among(
            &cookie.name.text,
            "{} cookies are declared to live longer than browsers should keep them",
        );
        let is_scripted = cookie.script_only.is_some_and(|only| only.value);
        let is_ours = !cookie.is_set_by_another() && !is_scripted;
        let help = if is_ours {
            "declare 400 days, and set the cookie for at most 400 days"
        } else {
            "declare 400 days: browsers shorten the lifetime to it"
        };
        let finding = finding.patch(help, duration.span, format!("\"{meant}\""));
        if is_ours {
            findings.push(finding);
        } else {
            findings.advise(finding);
        }
    }
}
