//! With which requests from other sites a browser sends a cookie.

use core::fmt;

use charte_core::cookie::SameSite;

/// Whether a browser sends a cookie with requests from other sites (RFC 6265bis, section 5.6.7),
/// the weakest first.
///
/// The default is weaker than `Lax`: some browsers send such a cookie with every request, others
/// with a form that is posted within two minutes (section 5.6.7.2).
///
/// # Examples
/// ```
/// use charte::{SameSite, guard::Enforcement};
///
/// assert!(Enforcement::of(None) < Enforcement::of(Some(SameSite::Lax)));
/// ```
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Enforcement {
    /// `SameSite=None`.
    None,
    /// No `SameSite`, or one that is unknown.
    Default,
    /// `SameSite=Lax`.
    Lax,
    /// `SameSite=Strict`.
    Strict,
}

impl Enforcement {
    /// The enforcement that an attribute asks for; `None` for an absent one.
    pub const fn of(attribute: Option<SameSite>) -> Self {
        match attribute {
            None => Self::Default,
            Some(SameSite::None) => Self::None,
            Some(SameSite::Lax) => Self::Lax,
            Some(SameSite::Strict) => Self::Strict,
        }
    }
}

/// As the developer tools of a browser show it: `SameSite=Lax`, `no SameSite`.
impl fmt::Display for Enforcement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "SameSite=None",
            Self::Default => "no SameSite",
            Self::Lax => "SameSite=Lax",
            Self::Strict => "SameSite=Strict",
        })
    }
}
