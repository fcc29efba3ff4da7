//! `short-choice-cookie`

use charte_core::duration::Duration;

use crate::lint::length::is_shorter;
use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;
use crate::source::Spanned;

lint! {
    /// The cookie that keeps the choice lives for a shorter time than the page states for the choice.
    ///
    /// # What it does
    ///
    /// Reports a `duration` or `refusal_duration` of `[choice]` that is longer, by a day or more, than
    /// the `duration` of the cookie that keeps the choice.
    ///
    /// # Why it matters
    ///
    /// The page promises visitors that they are not asked again for 6 months, and the table above
    /// it that the browser forgets the choice after a day. One of the two is false.
    pub static SHORT_CHOICE_COOKIE = "short-choice-cookie" {
        group: Consent,
        level: Deny,
        why: "a choice is kept only as long as its cookie lives",
        sources: &[POLICY_FORMAT.section("`[choice]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let (Some(choice), Some(cookie)) = (&charter.choice, charter.choice_cookie()) else {
        return;
    };
    let Some(lives) = cookie.duration else {
        return;
    };
    let stated = [choice.duration, choice.refusal_duration];
    let longer = |kept: &Spanned<Duration>| is_shorter(lives.value, kept.value);
    let Some(kept) = stated.into_iter().flatten().find(longer) else {
        return;
    };
    let title = format!(
        "the cookie `{}` does not live as long as the choice that it keeps",
        cookie.name.text
    );
    let finding = findings
        .at(lives.span, title, "how long the cookie lives")
        .label(kept.span, "how long the choice is kept")
        .patch(
            "let the cookie live as long, and write it here",
            lives.span,
            format!("\"{}\"", kept.value),
        );
    findings.push(finding);
}
