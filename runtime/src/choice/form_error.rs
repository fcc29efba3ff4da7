//! The reasons why a form is not accepted.

use core::fmt;

/// The reason why a form is not accepted. `Display` writes a sentence for the visitor.
///
/// # Examples
/// ```
/// use charte::choice::FormError;
///
/// assert_eq!(FormError::TooLarge.status(), 413);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum FormError {
    /// The method is not `POST`: 405. The answer needs the header `Allow: POST`.
    Method,
    /// A page of another site sent it, or no header shows that a page of this site did: 403.
    OtherSite,
    /// The body is not a form: 415.
    MediaType,
    /// The body is larger than 16 KiB: 413.
    TooLarge,
    /// A field is missing, repeated, or has an unknown value: 400.
    Malformed,
    /// The page had another consent revision, so the visitor agreed to something else: 409. Answer
    /// with [`Outcome::page`](super::Outcome::page).
    Outdated,
    /// The policy gates cookies but declares no exempt cookie that stores the choice: 500.
    /// `[choice]` names that cookie.
    Undeclared,
    /// The visit was created with `Visit::decoded`: another consent manager stores the choice, and
    /// only its own form accepts one: 500.
    KeptElsewhere,
    /// The receipt of the answer could not be stored, and the program counts no consent without one
    /// (`Outcome::not_recorded`): 503. Answer with [`Outcome::page`](super::Outcome::page).
    NotRecorded,
}

impl FormError {
    /// The status of the answer.
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::OtherSite => 403,
            Self::Method => 405,
            Self::Outdated => 409,
            Self::TooLarge => 413,
            Self::MediaType => 415,
            Self::Undeclared | Self::KeptElsewhere => 500,
            Self::NotRecorded => 503,
        }
    }
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Method => "the form is sent with POST",
            Self::OtherSite => "the form must be sent from a page of this site",
            Self::MediaType => "the body must be application/x-www-form-urlencoded",
            Self::TooLarge => "the form is over 16 KiB",
            Self::Malformed => "the form is not understood",
            Self::Outdated => "the page of preferences has changed: please choose again",
            Self::Undeclared => "the policy declares no cookie that keeps the choice",
            Self::KeptElsewhere => "another consent manager keeps the choice: use its form",
            Self::NotRecorded => {
                "your consent could not be recorded, so it does not count: please try again later"
            }
        })
    }
}

impl core::error::Error for FormError {}
