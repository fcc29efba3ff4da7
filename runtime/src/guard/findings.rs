//! Judging a cookie.

use core::cmp::Ordering;
use core::iter::FusedIterator;

use charte_core::cookie::{Consent, Cookie};

use super::attribute::{self, Attribute};
use super::finding::{Finding, Kind};
use super::life::{self, Life};
use super::occasion::Occasion;
use super::refusal::Refusal;
use super::seen::Seen;
use super::set_cookie::SetCookie;
use crate::charter::Charter;
use crate::declaration::declaration;

/// Judges the value of one `Set-Cookie` header by a charter: the guard as a function, for any
/// framework.
///
/// `granted` says whether the visitor has consented to a category, by its id; it is asked only
/// about a cookie that needs consent. A header that deletes a cookie has no finding.
///
/// ```
/// use charte::guard::{Kind, Occasion, check};
///
/// # fn judge(charter: &charte::Charter<'_>) {
/// let occasion = Occasion { host: "data.issy.com", path: "/", now: 1_767_225_600 };
/// for finding in check(charter, "_ga=GA1.1; Path=/", &occasion, |_category| false) {
///     assert_eq!(finding.kind, Kind::Undeclared);
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
    match SetCookie::parse(header) {
        Ok(cookie) => Findings {
            refusal: cookie.refusal(occasion),
            ..check_seen(charter, cookie.seen(occasion), granted)
        },
        Err(refusal) => unreadable(refusal),
    }
}

/// Judges a cookie that was seen somewhere, in a browser's jar for instance, by a charter.
///
/// `granted` is as in [`check`]. What is not known of the cookie is not judged.
pub fn check_seen<'a>(
    charter: &Charter<'_>,
    seen: Seen<'a>,
    granted: impl FnOnce(&str) -> bool,
) -> Findings<'a> {
    let declared = declaration(charter.cookies(), &seen.sought());
    let asks = declared.filter(|cookie| cookie.consent == Consent::Required);
    let consented = asks.is_none_or(|cookie| granted(cookie.category));
    judge(seen, declared, consented)
}

/// What is wrong with one cookie, the gravest first. It may be several things.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    seen: Seen<'a>,
    declared: Option<&'static Cookie>,
    refusal: Option<Refusal>,
    has_charter: bool,
    consented: bool,
    /// The rules that have not been asked.
    rules: &'static [Rule],
}

/// The finding on a header that no browser reads.
fn unreadable(refusal: Refusal) -> Findings<'static> {
    Findings {
        seen: Seen::named(b""),
        declared: None,
        refusal: Some(refusal),
        has_charter: true,
        consented: true,
        rules: &[ignored],
    }
}

/// Judges a header for a host that has no charter: nothing is declared there.
#[cfg(feature = "tower")]
pub(crate) fn check_without_charter<'a>(header: &'a [u8], occasion: &Occasion<'a>) -> Findings<'a> {
    match SetCookie::parse(header) {
        Ok(cookie) => Findings {
            has_charter: false,
            refusal: cookie.refusal(occasion),
            ..judge(cookie.seen(occasion), None, true)
        },
        Err(refusal) => unreadable(refusal),
    }
}

fn judge<'a>(seen: Seen<'a>, declared: Option<&'static Cookie>, consented: bool) -> Findings<'a> {
    Findings {
        seen,
        declared,
        refusal: None,
        has_charter: true,
        consented,
        rules: match seen.life {
            Some(Life::Deleted) => &[],
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

type Rule = fn(&Findings<'_>) -> Option<Kind>;

/// The rules, in the order in which they are told.
const RULES: &[Rule] = &[
    undeclared,
    without_consent,
    longer,
    |findings| weaker(findings, Attribute::Domain),
    |findings| weaker(findings, Attribute::Path),
    |findings| weaker(findings, Attribute::Secure),
    |findings| weaker(findings, Attribute::HttpOnly),
    |findings| weaker(findings, Attribute::SameSite),
    |findings| weaker(findings, Attribute::Partitioned),
    ignored,
];

fn undeclared(findings: &Findings<'_>) -> Option<Kind> {
    match (findings.has_charter, findings.declared) {
        (false, _) => Some(Kind::NoCharter),
        (true, None) => Some(Kind::Undeclared),
        (true, Some(_)) => None,
    }
}

fn without_consent(findings: &Findings<'_>) -> Option<Kind> {
    (!findings.consented).then_some(Kind::WithoutConsent)
}

fn longer(findings: &Findings<'_>) -> Option<Kind> {
    let order = life::compare(findings.declared?, &findings.seen)?;
    (order == Ordering::Less).then_some(Kind::Longer)
}

fn weaker(findings: &Findings<'_>, attribute: Attribute) -> Option<Kind> {
    let order = attribute::compare(attribute, findings.declared?, &findings.seen)?;
    (order == Ordering::Less).then_some(Kind::Weaker(attribute))
}

fn ignored(findings: &Findings<'_>) -> Option<Kind> {
    findings.refusal.map(Kind::Ignored)
}
