//! The attributes that a charter declares, and the rules for what is weaker than declared.

use core::cmp::Ordering;

use charte_core::cookie::Cookie;

use super::enforcement::Enforcement;
use super::scope::{self, Scope};
use super::seen::Seen;

/// An attribute of `Set-Cookie` that a charter may declare. Each variant describes what is weaker
/// than declared.
///
/// # Examples
/// ```
/// use charte::guard::Attribute;
///
/// assert_eq!(Attribute::HttpOnly.as_str(), "HttpOnly");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Attribute {
    /// `Domain`: the cookie is sent to a host that is neither the declared domain nor below it. A
    /// cookie for its own host alone, below the declared domain, is not weaker.
    Domain,
    /// `Path`: the cookie is sent to a path that is neither the declared one nor below it.
    Path,
    /// `Secure` is declared and absent.
    Secure,
    /// `HttpOnly` is declared and absent.
    HttpOnly,
    /// `SameSite` is below the declared one, in the order of [`Enforcement`].
    SameSite,
    /// `Partitioned` is declared and absent: the cookie follows a visitor from site to site.
    Partitioned,
}

impl Attribute {
    /// Every attribute, in the order of the findings.
    pub const ALL: [Self; 6] = [
        Self::Domain,
        Self::Path,
        Self::Secure,
        Self::HttpOnly,
        Self::SameSite,
        Self::Partitioned,
    ];

    /// The name as `Set-Cookie` writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Domain => "Domain",
            Self::Path => "Path",
            Self::Secure => "Secure",
            Self::HttpOnly => "HttpOnly",
            Self::SameSite => "SameSite",
            Self::Partitioned => "Partitioned",
        }
    }
}

/// Compares an attribute that was seen with the declared one: `Less` is weaker or elsewhere,
/// `Greater` is stricter. `None` if the charter does not declare it, or it was not seen.
pub(crate) fn compare(
    attribute: Attribute,
    declared: &Cookie,
    seen: &Seen<'_>,
) -> Option<Ordering> {
    match attribute {
        Attribute::Domain => match (declared.host, declared.domain) {
            (Some(host), _) => Some(compare_host(host.as_bytes(), seen.scope?)),
            (None, domain) => Some(compare_scope(domain?.as_bytes(), seen.scope?)),
        },
        Attribute::Path => Some(compare_path(declared.path?.as_bytes(), seen.path?)),
        Attribute::Secure => Some(seen.secure?.cmp(&declared.secure?)),
        Attribute::HttpOnly => Some(seen.http_only?.cmp(&declared.http_only?)),
        Attribute::SameSite => {
            let declared = Enforcement::of(Some(declared.same_site?));
            Some(seen.same_site?.cmp(&declared))
        }
        Attribute::Partitioned => Some(seen.partitioned?.cmp(&declared.partitioned?)),
    }
}

fn compare_scope(declared: &[u8], seen: Scope<'_>) -> Ordering {
    match seen {
        Scope::Domain(domain) if domain.eq_ignore_ascii_case(declared) => Ordering::Equal,
        Scope::Domain(name) | Scope::Host(name) if scope::domain_matches(name, declared) => {
            Ordering::Greater
        }
        Scope::Domain(_) | Scope::Host(_) => Ordering::Less,
    }
}

/// A cookie of one host is as narrow as cookies are.
fn compare_host(declared: &[u8], seen: Scope<'_>) -> Ordering {
    match seen {
        Scope::Host(host) if host.eq_ignore_ascii_case(declared) => Ordering::Equal,
        Scope::Host(_) | Scope::Domain(_) => Ordering::Less,
    }
}

fn compare_path(declared: &[u8], seen: &[u8]) -> Ordering {
    if seen == declared {
        Ordering::Equal
    } else if scope::path_matches(seen, declared) {
        Ordering::Greater
    } else {
        Ordering::Less
    }
}
