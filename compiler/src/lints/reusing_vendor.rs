//! `reusing-vendor`

use charte_core::cookie::Storage;

use crate::lint::{Findings, lint};
use crate::model::{Charter, CookieName};

lint! {
    /// A cookie of a vendor that reuses what it collects is declared exempt.
    ///
    /// # What it does
    ///
    /// Finds each cookie of a category without consent that has a name of Google Analytics (`_ga`,
    /// `_ga_*`, `_gid`, `_gat`, `_gat_*`, `__utma` to `__utmz`), Facebook (`_fbp`, `_fbc`: its
    /// advertising pixel) or Quantcast (`__qca`), whether declared as a name or as a pattern.
    ///
    /// # Why it matters
    ///
    /// Audience measurement is exempt where it serves the publisher alone. The CNIL's guide for
    /// developers names Google, Quantcast and Facebook as vendors that use the data for purposes of
    /// their own, and says that some can be configured, and bound by contract, not to.
    pub static REUSING_VENDOR = "reusing-vendor" {
        group: Consent,
        level: Allow,
        why: "the CNIL's guide names this vendor's measurement among those that reuse what they \
              collect, which takes them out of the exemption",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.exempt_cookies() {
        let vendor = vendor(&cookie.name).filter(|_| cookie.storage == Storage::Cookie);
        let Some(vendor) = vendor else {
            continue;
        };
        let title = format!(
            "the cookie `{}` of {vendor} is declared exempt",
            cookie.name.text
        );
        let consent = charter.category_of(cookie).consent.span;
        let finding = findings
            .at(cookie.name.span, title, "")
            .label(consent, "visitors are not asked")
            .help("move the cookie to a category with `consent = \"required\"`")
            .help("where the vendor has agreed by contract not to reuse the data, silence this with that reason");
        findings.push(finding);
    }
}

/// Whose cookie it is by its name, or by what all names of its pattern begin with.
fn vendor(name: &CookieName) -> Option<&'static str> {
    let stem = match name.text.split_once('*') {
        Some((stem, _)) if name.pattern => stem,
        _ => &name.text,
    };
    let utm = stem.strip_prefix("__utm").map(str::as_bytes);
    match (stem, utm) {
        ("_ga" | "_gid" | "_gat", _) | (_, Some([b'a'..=b'z'])) => Some("Google Analytics"),
        (_, Some([])) if name.pattern => Some("Google Analytics"),
        _ if stem.starts_with("_ga_") || stem.starts_with("_gat_") => Some("Google Analytics"),
        ("_fbp" | "_fbc", _) => Some("Facebook"),
        ("__qca", _) => Some("Quantcast"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::vendor;
    use crate::model::CookieName;

    #[test]
    fn names_and_patterns() {
        let vendor = |text: &str, pattern| {
            vendor(&CookieName {
                text: text.to_owned(),
                pattern,
            })
        };
        for name in [
            "_ga",
            "_ga_X1Y2",
            "_gid",
            "_gat_gtag_UA_1",
            "__utma",
            "__utmz",
        ] {
            assert_eq!(vendor(name, false), Some("Google Analytics"), "{name}");
        }
        for pattern in ["_ga*", "_ga_*", "_gat*", "__utm*", "__utma*"] {
            assert_eq!(vendor(pattern, true), Some("Google Analytics"), "{pattern}");
        }
        for name in [
            "_gallery",
            "_gate",
            "_gid_card",
            "__utm",
            "__utmost",
            "fbp",
            "_GA",
        ] {
            assert_eq!(vendor(name, false), None, "{name}");
        }
        for pattern in ["_g*", "*_ga", "_pk_*"] {
            assert_eq!(vendor(pattern, true), None, "{pattern}");
        }
        assert_eq!(vendor("_fbp", false), Some("Facebook"));
        assert_eq!(vendor("__qca", false), Some("Quantcast"));
    }
}
