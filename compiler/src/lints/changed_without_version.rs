//! `changed-without-version`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Lock};

lint! {
    /// The content has changed since it was published, and the version has not.
    ///
    /// # What it does
    ///
    /// Compares the charter with what `[lock]` records: the version that was published, and the
    /// fingerprint of its content. The content is what visitors are told, in every language, and the
    /// facts of each cookie; the version, the date and how the page looks are not part of it.
    /// A policy without `[lock]` is not compared.
    ///
    /// # Why it matters
    ///
    /// A visitor or an authority may ask what was published on some day. A version answers that only
    /// if it never stands for two texts.
    pub static CHANGED_WITHOUT_VERSION = "changed-without-version" {
        group: Tidiness,
        level: Deny,
        why: "a version that stands for two texts does not tell what was published",
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
        let title = "`[lock]` records another version than the charter has";
        let finding = findings
            .at(recorded.span, title, "the version that was published")
            .label(version.span, "the version of the charter")
            .help(format!(
                "when it is published, record it: `version = \"{}\"` and `content = \"{now}\"`",
                version.value
            ));
        findings.push(finding);
    } else if content.value != now {
        let title = "the content has changed, and `version` has not";
        let finding = findings.at(content.span, title, "the fingerprint of what was published");
        let finding = match &charter.version {
            Some(version) => finding.label(version.span, "still this version"),
            None => finding,
        };
        let text = "raise `version` (and `updated`), and record what it stands for";
        findings.push(finding.patch(text, content.span, format!("\"{now}\"")));
    }
}

/// Whether the charter has a version, and another one than was published.
fn is_raised(charter: &Charter, lock: &Lock) -> bool {
    match (&charter.version, &lock.version) {
        (Some(version), Some(recorded)) => version.value != recorded.value,
        _ => false,
    }
}
