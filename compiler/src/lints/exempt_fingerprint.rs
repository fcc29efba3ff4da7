//! `exempt-fingerprint`

use charte_core::cookie::{Exemption, Storage};

use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A fingerprint of the browser is used without consent.
    ///
    /// # What it does
    ///
    /// Reports each `storage = "fingerprint"` in a category without consent, except with
    /// `exemption = "authentication-security"`.
    ///
    /// # Why it matters
    ///
    /// A fingerprint reads the device as a cookie does, so the same rules apply. It recognises a
    /// visitor who cannot delete it. Apart from security, hardly any service that a visitor requests
    /// depends on it.
    pub static EXEMPT_FINGERPRINT = "exempt-fingerprint" {
        group: Consent,
        level: Allow,
        why: "reading the features of a device needs consent as a cookie does, unless a requested \
              service depends on it",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_cookies() {
        let exemption = cookie.exemption.map(|exemption| exemption.value);
        let protects = exemption == Some(Exemption::AuthenticationSecurity);
        if cookie.storage != Storage::Fingerprint || protects {
            continue;
        }
        let name = &cookie.name.text;
        let title = format!("the fingerprint `{name}` is taken without consent");
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "`storage = \"fingerprint\"`")
            .among(name, "{} fingerprints are taken without consent")
            .label(consent, "visitors are not asked for consent")
            .help("move it to a category with `consent = \"required\"`")
            .help(
                "if it only protects the sign-in, state `exemption = \"authentication-security\"`",
            );
        findings.push(finding);
    }
}
