//! A finding: what is wrong with a cookie.

use core::fmt;

use charte_core::cookie::Cookie;

use super::attribute::Attribute;
use super::enforcement::Enforcement;
use super::ignored::IgnoreReason;
use super::lifetime::Lifetime;
use super::scope::Scope;
use super::seen::Seen;

/// A difference between a cookie and its charter.
///
/// `Display` writes a sentence for a log, in lower case and without a full stop. It contains the
/// cookie's name, never its value:
///
/// ```text
/// the cookie `_pk_id.1` of the category `audience` is set without the visitor's consent
/// ```
///
/// # Examples
/// ```
/// use charte::guard::{Finding, FindingKind};
///
/// /// Counts only what a visitor would mind.
/// fn is_grave(finding: &Finding<'_>) -> bool {
///     matches!(finding.kind, FindingKind::Undeclared | FindingKind::WithoutConsent)
/// }
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// The cookie as it was seen. Its name is empty if the header could not be read.
    pub seen: Seen<'a>,
    /// The declaration that it was judged by.
    pub declared: Option<&'static Cookie>,
    /// What is wrong.
    pub kind: FindingKind,
}

/// What is wrong with a cookie.
///
/// # Examples
/// ```
/// use charte::guard::{FindingKind, Occasion, check};
///
/// # let charter: charte::Charter = charte::charter!("../policies/data.issy.com.toml");
/// let occasion = Occasion { host: "data.issy.com", path: "/", now: 1_767_225_600 };
/// let mut findings = check(&charter, "_ga=GA1.1; Path=/", &occasion, |_category| false);
/// assert_eq!(findings.next().unwrap().kind, FindingKind::Undeclared);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum FindingKind {
    /// Browsers ignore it, so the program that sets it has a mistake.
    Ignored(IgnoreReason),
    /// It is set for a host that has no charter.
    NoCharter,
    /// The charter does not declare it.
    Undeclared,
    /// Its category requires consent, and the visitor has not given it.
    WithoutConsent,
    /// An attribute is weaker than the declared one, or different.
    Weaker(Attribute),
    /// It lives longer than declared.
    Longer,
    /// Its value has more bytes than the declared `max_value_length`.
    TooLong,
    /// A response sets it, and the charter declares that only scripts do (`script_only`).
    SetByResponse,
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cookie = Named(self.seen.name);
        match (self.kind, self.declared) {
            (FindingKind::Ignored(why), _) if why.is_of_header() => {
                write!(f, "browsers ignore a `Set-Cookie` header: {why}")
            }
            (FindingKind::Ignored(why), _) => write!(f, "browsers ignore {cookie}: {why}"),
            (FindingKind::NoCharter, _) => {
                write!(f, "{cookie} is set for a host that has no charter")
            }
            (FindingKind::WithoutConsent, Some(declared)) => write!(
                f,
                "{cookie} of the category `{}` is set without the visitor's consent",
                declared.question
            ),
            (FindingKind::Weaker(attribute), Some(declared)) => {
                weaker(f, attribute, declared, &self.seen)
            }
            (FindingKind::Longer, Some(declared)) => longer(f, declared, &self.seen),
            (FindingKind::SetByResponse, Some(_)) => write!(
                f,
                "a response sets {cookie}; its charter declares that only scripts do (`script_only`)"
            ),
            (FindingKind::TooLong, Some(declared)) => too_long(f, declared, &self.seen),
            (FindingKind::Undeclared, _) | (_, None) => {
                write!(f, "the charter does not declare {cookie}")
            }
        }
    }
}

fn weaker(
    f: &mut fmt::Formatter<'_>,
    attribute: Attribute,
    declared: &Cookie,
    seen: &Seen<'_>,
) -> fmt::Result {
    let cookie = Named(seen.name);
    match attribute {
        Attribute::Domain => {
            match seen.scope {
                Some(Scope::Domain(set)) => write!(f, "{cookie} has `Domain={}`", Shown(set))?,
                Some(Scope::Host(host)) => write!(f, "{cookie} is for `{}`", Shown(host))?,
                None => write!(f, "{cookie} has another scope")?,
            }
            match (declared.host, declared.domain) {
                (Some(host), _) => write!(f, "; its charter declares the host `{host}` alone"),
                (None, domain) => {
                    let domain = domain.unwrap_or_default();
                    write!(f, "; its charter declares `Domain={domain}`")
                }
            }
        }
        Attribute::Path => {
            let path = Shown(seen.path.unwrap_or_default());
            let declared = declared.path.unwrap_or_default();
            write!(
                f,
                "{cookie} is for the path `{path}`; its charter declares `Path={declared}`"
            )
        }
        Attribute::SameSite => {
            let set = seen.same_site.unwrap_or(Enforcement::Default);
            let declared = Enforcement::of(declared.same_site);
            write!(f, "{cookie} has ")?;
            match set {
                Enforcement::Default => f.write_str("no `SameSite`")?,
                set => write!(f, "`{set}`")?,
            }
            write!(f, "; its charter declares `{declared}`")
        }
        Attribute::Secure | Attribute::HttpOnly | Attribute::Partitioned => write!(
            f,
            "{cookie} is not `{}`; its charter declares that it is",
            attribute.as_str()
        ),
    }
}

fn longer(f: &mut fmt::Formatter<'_>, declared: &Cookie, seen: &Seen<'_>) -> fmt::Result {
    write!(f, "{} lives for ", Named(seen.name))?;
    match seen.lifetime {
        Some(Lifetime::Seconds(seconds)) => lasting(f, seconds)?,
        _ => f.write_str("longer than declared")?,
    }
    match declared.duration {
        Some(duration) => write!(f, "; its charter declares `{duration}`"),
        None => Ok(()),
    }
}

fn too_long(f: &mut fmt::Formatter<'_>, declared: &Cookie, seen: &Seen<'_>) -> fmt::Result {
    write!(
        f,
        "{} has a value of {} bytes; its charter declares at most {} (`max_value_length`)",
        Named(seen.name),
        seen.value_length.unwrap_or_default(),
        declared.max_value_length.unwrap_or_default()
    )
}

/// Writes a time in seconds, and from two days on in days.
fn lasting(f: &mut fmt::Formatter<'_>, seconds: i64) -> fmt::Result {
    const DAY: i64 = 86_400;

    match (seconds, seconds % DAY * 10 / DAY) {
        (1, _) => f.write_str("1 second"),
        (..172_800, _) => write!(f, "{seconds} seconds"),
        (_, 0) => write!(f, "{} days", seconds / DAY),
        (_, tenths) => write!(f, "{}.{tenths} days", seconds / DAY),
    }
}

/// A cookie by its name, as part of a sentence.
struct Named<'a>(&'a [u8]);

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            b"" => f.write_str("a cookie without a name"),
            name => write!(f, "the cookie `{}`", Shown(name)),
        }
    }
}

/// Bytes that may come from an attacker: shows printable ASCII only, up to a limit.
struct Shown<'a>(&'a [u8]);

impl Shown<'_> {
    /// The limit, in bytes.
    const MOST: usize = 100;
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.get(..Self::MOST) {
            Some(start) if self.0.len() > Self::MOST => write!(f, "{}...", start.escape_ascii()),
            _ => write!(f, "{}", self.0.escape_ascii()),
        }
    }
}
