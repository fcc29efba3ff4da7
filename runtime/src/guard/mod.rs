//! The guard compares the cookies that a program sets with those that its charter declares.
//!
//! | for | there is |
//! |---|---|
//! | every response of a tower service | `charte::tower::GuardLayer`, with the feature `tower` |
//! | one `Set-Cookie` header, in any framework | [`check`]: the [`Finding`]s on it |
//! | a cookie that was seen elsewhere | [`check_seen`] |
//! | a test suite | `charte::audit`, with the feature `audit` |
//! | what a browser reads in a header | [`ReceivedCookie::parse`], [`ReceivedCookie::ignored_because`] |
//!
//! Headers are read as browsers read them: by RFC 6265bis (draft-ietf-httpbis-rfc6265bis-22
//! of 2025-12-01), sections 5.6 and 5.7, and as Chromium 156 does. If the two differ, the stricter
//! finding counts. The guard judges the lifetime that a header asks for, not the 400 days to which
//! browsers shorten it. Everything here works without allocation, clock or dependency, in time
//! linear in the length of the header.
//!
//! A finding is one of: [undeclared](FindingKind::Undeclared), [without
//! consent](FindingKind::WithoutConsent), a lifetime [longer](FindingKind::Longer) than declared
//! (by more than a [`tolerance`]), an attribute that is [weaker](Attribute) than declared, or
//! [ignored](FindingKind::Ignored) by browsers. What a charter does not declare is not judged, and
//! a deletion is never a finding.

mod attribute;
mod date;
mod duration;
mod enforcement;
mod entry;
mod expiry;
mod finding;
mod findings;
pub(crate) mod ignored;
mod lifetime;
mod occasion;
mod parse;
mod received;
mod scope;
mod seen;

pub use attribute::Attribute;
#[cfg(any(feature = "audit", feature = "receipts"))]
pub(crate) use date::days_since_1970;
pub use duration::tolerance;
pub use enforcement::Enforcement;
pub use entry::Entry;
pub use expiry::Expiry;
pub use finding::{Finding, FindingKind};
#[cfg(feature = "tower")]
pub(crate) use findings::check_without_charter;
pub use findings::{Findings, check, check_seen};
pub use ignored::IgnoreReason;
pub use lifetime::Lifetime;
pub use occasion::Occasion;
pub use received::ReceivedCookie;
pub use scope::Scope;
pub(crate) use scope::{domain_matches, path_matches};
pub use seen::Seen;
#[cfg(feature = "audit")]
pub(crate) use {attribute::compare, duration::compare as compare_lifetime, parse::same_site};
