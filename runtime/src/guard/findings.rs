//! The rules by which a cookie is judged, in order.

use core::cmp::Ordering;
use core::iter::FusedIterator;

use charte_core::cookie::{Consent, Cookie};

use super::attribute::{self, Attribute};
use super::duration;
use super::finding::{Finding, FindingKind};
use super::ignored::IgnoreReason;
use super::lifetime::Lifetime;
use super::occasion::Occasion;
use super::received::ReceivedCookie;
use super::seen::Seen;
use crate::charter::Charter;
use crate::declaration::declaration;

/// Compares the value of one `Set-Cookie` header with a charter: the guard as a function, for any
/// framework.
///
/// `granted` returns whether the visitor has consented to a question, by its id: a category, or with
/// `granularity = "provider"` a provider in it (`audience.matomo`). It runs only for a
/// cookie that requires consent. A header that deletes a cookie has no finding.
///
/// ```
/// use charte::guard::{FindingKind, Occasion, check};
///
/// # fn judge(charter: &charte::Charter<'_>) {
/// let occasion = Occasion { host: "data.issy.com", path: "/", now: 1_767_225_600 };
/// for finding in check(charter, "_ga=GA1.1; Path=/", &occasion, |_category| false) {
///     assert_eq!(finding.kind, FindingKind::Undeclared);
///     println!("{finding}");
/// }
/// # }
/// ```
pub fn check<'a>(
    charter: &Charter<'_>,
    header: &'a (impl AsRef<[u8]> + ?Sized),
    occasion: &Occasion<'a>,
    granted: impl FnOnce(&str) -> bool,
) -> Findings<'a> {
    match ReceivedCookie::parse(header) {
        Ok(cookie) => Findings {
            ignored: cookie.ignored_because(occasion),
            is_header: true,
            ..check_seen(charter, cookie.seen(occasion), granted)
        },
        Err(reason) => unreadable(reason),
    }
}

/// Compares a cookie that was seen with a charter, for instance one that a browser holds.
///
/// `granted` is as in [`check`]. Unknown parts of the cookie are not judged.
///
/// # Examples
/// ```
/// use charte::guard::{Seen, check_seen};
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let mut findings = check_seen(&charter, Seen::named(b"_ga"), |_category| true);
/// assert!(findings.next().is_some());
/// ```
pub fn check_seen<'a>(
    charter: &Charter<'_>,
    seen: Seen<'a>,
    granted: impl FnOnce(&str) -> bool,
) -> Findings<'a> {
    let declared = declaration(charter.cookies(), &seen.sought());
    let asks = declared.filter(|cookie| cookie.consent == Consent::Required);
    let consented = asks.is_none_or(|cookie| granted(cookie.question));
    judge(seen, declared, consented)
}

/// The findings on one cookie, the gravest first.
///
/// # Examples
/// ```
/// use charte::guard::{Occasion, check};
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// # let occasion = Occasion { host: "data.issy.com", path: "/", now: 1_767_225_600 };
/// let findings = check(&charter, "sid=; Max-Age=0", &occasion, |_category| false);
/// assert_eq!(findings.count(), 0, "the header deletes a cookie");
/// ```
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    seen: Seen<'a>,
    declared: Option<&'static Cookie>,
    ignored: Option<IgnoreReason>,
    /// Whether a response sets it.
    is_header: bool,
    has_charter: bool,
    consented: bool,
    /// The rules that are left to check.
    rules: &'static [Rule],
}

/// The finding on a header that no browser accepts.
fn unreadable(reason: IgnoreReason) -> Findings<'static> {
    Findings {
        seen: Seen::named(b""),
        declared: None,
        ignored: Some(reason),
        is_header: true,
        has_charter: true,
        consented: true,
        rules: &[ignored],
    }
}

/// Judges a header for a host without a charter, where nothing is declared.
#[cfg(feature = "tower")]
pub(crate) fn check_without_charter<'a>(header: &'a [u8], occasion: &Occasion<'a>) -> Findings<'a> {
    match ReceivedCookie::parse(header) {
        Ok(cookie) => Findings {
            has_charter: false,
            ignored: cookie.ignored_because(occasion),
            ..judge(cookie.seen(occasion), None, true)
        },
        Err(reason) => unreadable(reason),
    }
}

fn judge<'a>(seen: Seen<'a>, declared: Option<&'static Cookie>, consented: bool) -> Findings<'a> {
    Findings {
        seen,
        declared,
        ignored: None,
        is_header: false,
        has_charter: true,
        consented,
        rules: match seen.lifetime {
            Some(Lifetime::Deleted) => &[],
            _ => RULES,
        },
    }
}

impl<'a> Iterator for Findings<'a> {
    type Item = Finding<'a>;

    fn next(&mut self) -> Option<Finding<'a>> {
        while let Some((rule, rest)) = self.rules.split_first() {
            self.rules = rest;
            if let Some(kind) = rule(self) {
                return Some(Finding {
                    seen: self.seen,
                    declared: self.declared,
                    kind,
                });
            }
        }
        None
    }
}

impl FusedIterator for Findings<'_> {}

type Rule = fn(&Findings<'_>) -> Option<FindingKind>;

/// The rules, in the order of the findings.
const RULES: &[Rule] = &[
    undeclared,
    without_consent,
    set_by_response,
    longer,
    too_long,
    |findings| weaker(findings, Attribute::Domain),
    |findings| weaker(findings, Attribute::Path),
    |findings| weaker(findings, Attribute::Secure),
    |findings| weaker(findings, Attribute::HttpOnly),
    |findings| weaker(findings, Attribute::SameSite),
    |findings| weaker(findings, Attribute::Partitioned),
    ignored,
];

fn undeclared(findings: &Findings<'_>) -> Option<FindingKind> {
    match (findings.has_charter, findings.declared) {
        (false, _) => Some(FindingKind::NoCharter),
        (true, None) => Some(FindingKind::Undeclared),
        (true, Some(_)) => None,
    }
}

fn without_consent(findings: &Findings<'_>) -> Option<FindingKind> {
    (!findings.consented).then_some(FindingKind::WithoutConsent)
}

fn set_by_response(findings: &Findings<'_>) -> Option<FindingKind> {
    let is_wrong = findings.is_header && findings.declared?.script_only;
    is_wrong.then_some(FindingKind::SetByResponse)
}

fn longer(findings: &Findings<'_>) -> Option<FindingKind> {
    let order = duration::compare(findings.declared?, &findings.seen)?;
    (order == Ordering::Less).then_some(FindingKind::Longer)
}

fn too_long(findings: &Findings<'_>) -> Option<FindingKind> {
    let most = usize::try_from(findings.declared?.max_value_length?).ok()?;
    (findings.seen.value_length? > most).then_some(FindingKind::TooLong)
}

fn weaker(findings: &Findings<'_>, attribute: Attribute) -> Option<FindingKind> {
    let order = attribute::compare(attribute, findings.declared?, &findings.seen)?;
    (order == Ordering::Less).then_some(FindingKind::Weaker(attribute))
}

fn ignored(findings: &Findings<'_>) -> Option<FindingKind> {
    findings.ignored.map(FindingKind::Ignored)
}
