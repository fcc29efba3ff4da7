//! The guard: whether the cookies that a program sets are those that its charter declares.
//!
//! | for | there is |
//! |---|---|
//! | every response of a tower service | `charte::tower::GuardLayer`, with the feature `tower` |
//! | one `Set-Cookie` header, in any framework | [`check`]: the [`Finding`]s on it |
//! | a cookie that was seen elsewhere | [`check_seen`] |
//! | a test suite | `charte::audit`, with the feature `audit` |
//! | what a browser reads in a header | [`SetCookie::parse`], [`SetCookie::refusal`] |
//!
//! Headers are read as RFC 6265bis (draft-ietf-httpbis-rfc6265bis of 2026-07-01), sections 5.6 and
//! 5.7, tells browsers to. Judged is what a header asks for, not the 400 days to which browsers
//! shorten it. Everything here works without allocation, clock or dependency, in time that grows
//! with the length of the header and no faster.
//!
//! A finding is one of: [undeclared](Kind::Undeclared), [without consent](Kind::WithoutConsent), a
//! life [longer](Kind::Longer) than declared (by more than a [`tolerance`]), an attribute that is
//! [weaker](Attribute) than declared, or [ignored](Kind::Ignored) by browsers. What a charter does
//! not state is not judged, and a deletion is never a finding.

mod attribute;
mod date;
mod finding;
mod findings;
mod life;
mod occasion;
mod refusal;
mod scope;
mod seen;
mod set_cookie;

pub use attribute::{Attribute, Enforcement};
pub use finding::{Finding, Kind};
#[cfg(feature = "tower")]
pub(crate) use findings::check_without_charter;
pub use findings::{Findings, check, check_seen};
pub use life::{Life, tolerance};
pub use occasion::Occasion;
pub use refusal::Refusal;
pub use scope::Scope;
pub(crate) use scope::{domain_matches, path_matches};
pub use seen::Seen;
pub use set_cookie::SetCookie;
#[cfg(feature = "audit")]
pub(crate) use {attribute::compare, life::compare as compare_life, set_cookie::same_site};
