//! What is declared and was not seen.

use core::cmp::Ordering;
use core::fmt;
use std::vec::Vec;

use charte_core::cookie::{Cookie, Storage};

use super::Audit;
use super::excess;
use super::sighting::Sighting;
use crate::declaration::declaration;
use crate::guard::{Attribute, Lifetime, Seen, compare, compare_lifetime, domain_matches};

/// Something that the charter declares and that was not seen like this.
///
/// # Examples
/// ```
/// use charte::audit::{Audit, Gap};
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let nothing_seen = Audit::new(charter);
/// let gaps = nothing_seen.gaps();
/// assert!(gaps.iter().all(|gap| matches!(gap, Gap::NeverSeen(_))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Gap {
    /// It was never seen.
    NeverSeen(&'static Cookie),
    /// Its lifetime was shorter than declared each time.
    Shorter(&'static Cookie),
    /// An attribute was stricter than declared each time.
    Stricter(&'static Cookie, Attribute),
}

pub(super) fn all(audit: &Audit<'_>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for cookie in audit.charter.cookies() {
        if !audit.may_be_seen(cookie) || audit.responses_only && !is_of_responses(audit, cookie) {
            continue;
        }
        if cookie.storage == Storage::Cookie {
            gaps.extend(of_cookie(audit, cookie));
        } else if audit.looked.contains(&cookie.storage) {
            let seen = audit.sightings.iter().any(|sighting| match sighting {
                Sighting::Item { storage, key } => {
                    let declared = excess::declared(audit, *storage, key);
                    declared.is_some_and(|declared| core::ptr::eq(declared, cookie))
                }
                _ => false,
            });
            gaps.extend((!seen).then_some(Gap::NeverSeen(cookie)));
        }
    }
    gaps
}

/// Whether a response of the platform sets the cookie.
fn is_of_responses(audit: &Audit<'_>, cookie: &Cookie) -> bool {
    let host = audit.host.as_bytes();
    let is_of_platform = match (cookie.host, cookie.domain) {
        (Some(only), _) => only.as_bytes().eq_ignore_ascii_case(host),
        (None, Some(domain)) => domain_matches(host, domain.as_bytes()),
        (None, None) => !cookie.third_party,
    };
    cookie.storage == Storage::Cookie && !cookie.script_only && is_of_platform
}

fn of_cookie(audit: &Audit<'_>, cookie: &'static Cookie) -> Vec<Gap> {
    let kept = audit.sightings.iter().filter_map(Sighting::kept);
    let seen: Vec<_> = kept
        .filter(|seen| seen.lifetime != Some(Lifetime::Deleted))
        .filter(|seen| {
            let declared = declaration(audit.charter.cookies(), &seen.sought());
            declared.is_some_and(|declared| core::ptr::eq(declared, cookie))
        })
        .collect();
    if seen.is_empty() {
        return [Gap::NeverSeen(cookie)].into();
    }
    let mut gaps = Vec::new();
    if always_less(&seen, |seen| compare_lifetime(cookie, seen)) {
        gaps.push(Gap::Shorter(cookie));
    }
    for attribute in Attribute::ALL {
        if always_less(&seen, |seen| compare(attribute, cookie, seen)) {
            gaps.push(Gap::Stricter(cookie, attribute));
        }
    }
    gaps
}

/// Whether the value is known at least once, and stricter than declared each time it is known.
fn always_less(seen: &[Seen<'_>], compare: impl Fn(&Seen<'_>) -> Option<Ordering>) -> bool {
    let mut known = seen.iter().filter_map(compare).peekable();
    known.peek().is_some() && known.all(|order| order == Ordering::Greater)
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NeverSeen(cookie) => {
                let what = match (cookie.storage, cookie.pattern) {
                    (Storage::Cookie, false) => "the cookie",
                    (Storage::Cookie, true) => "a cookie of the pattern",
                    _ => "the item",
                };
                write!(f, "{what} `{}` was never seen", cookie.name)?;
                match cookie.storage {
                    Storage::Cookie => Ok(()),
                    storage => write!(f, " in {}", storage.as_str()),
                }
            }
            Self::Shorter(cookie) => {
                write!(f, "the cookie `{}` lives shorter than", cookie.name)?;
                match cookie.duration {
                    Some(duration) => write!(f, " the declared `{duration}`"),
                    None => f.write_str(" declared"),
                }
            }
            Self::Stricter(cookie, attribute) => write!(
                f,
                "the cookie `{}` has a stricter `{}` than declared",
                cookie.name,
                attribute.as_str()
            ),
        }
    }
}
