//! `undeclared-choice-cookie`

use charte_core::cookie::Exemption;

use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie};

lint! {
    /// Something needs consent, but the charter does not name the cookie that keeps the visitor's
    /// choice.
    ///
    /// # What it does
    ///
    /// Reports a charter with something that needs consent and whose `[choice]` names no `cookie`.
    ///
    /// # Why it matters
    ///
    /// The choice is kept on the visitor's device as well. The cookie that keeps it needs no
    /// consent, but it belongs on the page and is often forgotten.
    pub static UNDECLARED_CHOICE_COOKIE = "undeclared-choice-cookie" {
        group: Consent,
        level: Allow,
        why: "the cookie that keeps the visitor's choice is a tracker too, although an exempt \
              one",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let choice = charter.choice.as_ref();
    let Some(gated) = charter.first_gated() else {
        return;
    };
    if choice.is_some_and(|choice| choice.cookie.is_some()) {
        return;
    }
    let (place, label) = match choice {
        Some(choice) => (choice.span, "no `cookie`"),
        None => (charter.root, "no `[choice]`"),
    };
    let finding = findings
        .at(place, "`[choice]` names no `cookie`", label)
        .label(gated.consent.span, "this category needs consent");
    let mut cookies = charter.cookies.iter();
    let declared = cookies.find(|cookie| {
        let exemption = cookie.exemption.as_ref();
        exemption.is_some_and(|exemption| exemption.value == Exemption::Choice)
    });
    let declared = declared.or_else(|| charter.exempt_cookies().find(|cookie| sounds_so(cookie)));
    let finding = match declared {
        Some(cookie) => finding
            .label(cookie.name.span, "perhaps this one")
            .help(format!(
                "name it in `[choice]`, as in `cookie = \"{}\"`",
                cookie.name.text
            )),
        None => finding.help(
            "declare it as a `[[cookie]]` with `exemption = \"choice\"`, and name it in `[choice]`, \
             as in `cookie = \"choice\"`",
        ),
    };
    findings.push(finding.help(
        "if the choice is kept in the visitor's account and not on the device, set this lint to `allow` with that reason",
    ));
}

/// Whether the name of a cookie suggests that it keeps a choice about cookies.
fn sounds_so(cookie: &Cookie) -> bool {
    let name = cookie.name.text.to_lowercase();
    ["consent", "cookie"].iter().any(|part| name.contains(part))
}
