//! `reusing-vendor`

use charte_core::cookie::Storage;

use crate::lint::{Findings, lint};
use crate::model::{Charter, CookieName};

lint! {
    /// A cookie of a vendor that reuses the collected data is declared exempt.
    ///
    /// # What it does
    ///
    /// Reports each cookie of a category without consent that has a name used by Google Analytics
    /// (`_ga`, `_ga_*`, `_gid`, `_gat`, `_gat_*`, `__utma` to `__utmz`), Facebook (`_fbp`, `_fbc`:
    /// its advertising pixel) or Quantcast (`__qca`), declared as a name or as a pattern.
    ///
    /// # Why it matters
    ///
    /// The CNIL exempts audience measurement only if it serves the publisher alone. The CNIL's guide for
    /// developers names Google, Quantcast and Facebook as vendors that use the data for their own
    /// purposes. It adds that some tools can be configured, and their vendors bound by contract,
    /// not to do so.
    pub static REUSING_VENDOR = "reusing-vendor" {
        group: Consent,
        level: Allow,
        why: "the CNIL's guide names this vendor among those that reuse the collected data, and \
              such measurement is not exempt",
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
            .among(
                &cookie.name.text,
                format!("{{}} cookies of {vendor} are declared exempt"),
            )
            .label(consent, "visitors are not asked for consent")
            .help("move the cookie to a category with `consent = \"required\"`")
            .help("if the vendor has agreed by contract not to reuse the data, set this lint to `allow` with that reason");
        findings.push(finding);
    }
}

/// The vendor of a cookie, by its name or by the common start of the names of its pattern.
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
    fn finds_vendors_by_name_and_by_pattern() {
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
