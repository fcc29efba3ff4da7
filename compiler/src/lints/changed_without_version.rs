//! `changed-without-version`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Lock};

lint! {
    /// The content has changed since it was published, but the version has not.
    ///
    /// # What it does
    ///
    /// Compares the charter with the record in `[lock]`: the published version and the fingerprint
    /// of its content. The content is what visitors read, in every language, and the facts of each
    /// cookie. The version, the date and the look of the page are not part of it. A policy without
    /// `[lock]` is not checked.
    ///
    /// # Why it matters
    ///
    /// A visitor or an authority may ask which text was published on a certain day. A version
    /// answers this question only if it never refers to two texts.
    pub static CHANGED_WITHOUT_VERSION = "changed-without-version" {
        group: Tidiness,
        level: Deny,
        why: "a version that refers to two texts does not show which one was published",
        sources: &[POLICY_FORMAT.section("`[lock]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let Some(lock) = &charter.lock else {
        return;
    };
    let now = charter.fingerprint().to_string();
    let Some(content) = &lock.content else {
        let finding = findings.at(lock.span, "`[lock]` records no content", "");
        findings.push(finding.help(format!("add `content = \"{now}\"`")));
        return;
    };
    if is_raised(charter, lock) {
        let (Some(recorded), Some(version)) = (&lock.version, &charter.version) else {
            return;
        };
        let title = "the version in `[lock]` differs from the version of the charter";
        let finding = findings
            .at(recorded.span, title, "the published version")
            .label(version.span, "the version of the charter")
            .help(format!(
                "when you publish this version, record it: `version = \"{}\"` and `content = \"{now}\"`",
                version.value
            ));
        findings.push(finding);
    } else if content.value != now {
        let title = "the content has changed, but `version` has not";
        let finding = findings.at(
            content.span,
            title,
            "the fingerprint of the published content",
        );
        let finding = match &charter.version {
            Some(version) => finding.label(version.span, "still this version"),
            None => finding,
        };
        let text = "raise `version` (and `updated`), and record the new fingerprint";
        findings.push(finding.patch(text, content.span, format!("\"{now}\"")));
    }
}

/// Whether the charter has a version that differs from the published one.
fn is_raised(charter: &Charter, lock: &Lock) -> bool {
    match (&charter.version, &lock.version) {
        (Some(version), Some(recorded)) => version.value != recorded.value,
        _ => false,
    }
}
