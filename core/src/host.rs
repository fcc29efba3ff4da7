//! The rules for hosts.
//!
//! A host is a DNS name in its ASCII form (A-labels): letters, digits and hyphens (RFC 952, RFC
//! 1123 section 2.1). A label has at most 63 characters and a name at most 253 (RFC 1035 section
//! 2.3.4). A platform cannot have an IP address as its host.

use core::cmp::Ordering;
use core::fmt;

/// The reason why a text is not a host.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::host::HostError; }
/// use charte::HostError;
///
/// # let error = charte_core::host::check("Data.example").unwrap_err();
/// assert_eq!(error, HostError::Capital);
/// assert_eq!(error.to_string(), "the host has a capital letter");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum HostError {
    /// The text or one of its labels is empty.
    Empty,
    /// A label is longer than 63 characters, or the name longer than 253.
    TooLong,
    /// It contains a capital letter.
    Capital,
    /// It contains a character outside ASCII.
    Unicode,
    /// It contains a character that is not allowed in a host.
    Character(char),
    /// A label begins or ends with a hyphen.
    Hyphen,
    /// The last label is a number, as in an IP address.
    Address,
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the host has an empty label"),
            Self::TooLong => f.write_str("the host is too long: 63 characters a label, 253 in all"),
            Self::Capital => f.write_str("the host has a capital letter"),
            Self::Unicode => f.write_str("the host has a character outside ASCII"),
            Self::Character(character) => {
                write!(
                    f,
                    "the host has the character `{}`",
                    character.escape_debug()
                )
            }
            Self::Hyphen => f.write_str("a label of the host begins or ends with a hyphen"),
            Self::Address => f.write_str("the host is an IP address"),
        }
    }
}

impl core::error::Error for HostError {}

/// Checks that `host` is a DNS name in lower-case ASCII.
///
/// # Errors
/// The first rule that the text breaks.
pub fn check(host: &str) -> Result<(), HostError> {
    if let Some(odd) = host
        .chars()
        .find(|character| !matches!(character, 'a'..='z' | '0'..='9' | '-' | '.'))
    {
        return Err(match odd {
            'A'..='Z' => HostError::Capital,
            odd if odd.is_ascii() => HostError::Character(odd),
            _ => HostError::Unicode,
        });
    }
    if host.len() > 253 || host.split('.').any(|label| label.len() > 63) {
        return Err(HostError::TooLong);
    }
    if host.split('.').any(str::is_empty) {
        return Err(HostError::Empty);
    }
    if host
        .split('.')
        .any(|label| label.starts_with('-') || label.ends_with('-'))
    {
        return Err(HostError::Hyphen);
    }
    // WHATWG URL, "ends in a number": such a host is parsed as an IPv4 address.
    let last = host.rsplit('.').next().unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x");
    if last.bytes().all(|byte| byte.is_ascii_digit())
        || hexadecimal.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
    {
        return Err(HostError::Address);
    }
    Ok(())
}

/// Returns the host of a `Host` header, without its port and its trailing dot.
pub const fn of_header(header: &str) -> &str {
    let bytes = header.as_bytes();
    let mut end = bytes.len();
    let mut at = end;
    while at > 0 && bytes[at - 1].is_ascii_digit() {
        at -= 1;
    }
    if at > 0 && bytes[at - 1] == b':' {
        end = at - 1;
    }
    if end > 0 && bytes[end - 1] == b'.' {
        end -= 1;
    }
    header.split_at(end).0
}

/// Returns whether a host is a domain or one below it. Both are in lower case (RFC 6265bis, section
/// 5.1.3).
pub fn is_below(host: &str, domain: &str) -> bool {
    let before = host.strip_suffix(domain);
    before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Compares a host in lower case with one in any case.
pub const fn compare(known: &str, other: &str) -> Ordering {
    let (known, other) = (known.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < known.len() && at < other.len() {
        let lower = other[at].to_ascii_lowercase();
        if known[at] < lower {
            return Ordering::Less;
        }
        if known[at] > lower {
            return Ordering::Greater;
        }
        at += 1;
    }
    if known.len() < other.len() {
        Ordering::Less
    } else if known.len() > other.len() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::string::ToString as _;

    use core::cmp::Ordering;

    use super::{HostError, check, compare, is_below, of_header};

    #[test]
    fn a_host_follows_the_rules() {
        for host in [
            "data.issy.com",
            "localhost",
            "a-b.example",
            "xn--mnchen-3ya.de",
            "1und1.de",
        ] {
            assert_eq!(check(host), Ok(()), "{host}");
        }
        for (host, error) in [
            ("", HostError::Empty),
            ("a..b", HostError::Empty),
            ("a.b.", HostError::Empty),
            ("Data.issy.com", HostError::Capital),
            ("m\u{fc}nchen.de", HostError::Unicode),
            ("a_b.de", HostError::Character('_')),
            ("user@a.de", HostError::Character('@')),
            ("-a.de", HostError::Hyphen),
            ("a-.de", HostError::Hyphen),
            ("1.1", HostError::Address),
            ("127.0.0.1", HostError::Address),
            ("a.0x1f", HostError::Address),
        ] {
            assert_eq!(check(host), Err(error), "{host}");
        }
        let label = "a".repeat(63);
        let name = std::format!("{label}.{label}.{label}.{}", &label[..61]);
        assert_eq!((name.len(), check(&name)), (253, Ok(())));
        for long in [name + "a", label + "a.de"] {
            assert_eq!(check(&long), Err(HostError::TooLong), "{long}");
        }
        for (hosts, error) in [
            ("a.0x", HostError::Address),
            ("0x1g.0", HostError::Address),
            ("A@b", HostError::Capital),
        ] {
            assert_eq!(check(hosts), Err(error), "{hosts}");
        }
        assert_eq!(check("a.0x1g"), Ok(()));
    }

    #[test]
    fn the_host_of_a_header_has_no_port_or_trailing_dot() {
        for (header, host) in [
            ("data.issy.com", "data.issy.com"),
            ("data.issy.com.", "data.issy.com"),
            ("data.issy.com:3000", "data.issy.com"),
            ("data.issy.com.:443", "data.issy.com"),
            ("data.issy.com:", "data.issy.com"),
            ("[::1]:3000", "[::1]"),
            ("", ""),
            (":80", ""),
            ("3000", "3000"),
            (".", ""),
            ("a:b", "a:b"),
        ] {
            assert_eq!(of_header(header), host, "{header}");
        }
    }

    #[test]
    fn a_host_is_below_its_domain() {
        for (host, domain, expected) in [
            ("shop.owner.fr", "owner.fr", true),
            ("owner.fr", "owner.fr", true),
            ("downer.fr", "owner.fr", false),
            ("fr", "owner.fr", false),
        ] {
            assert_eq!(is_below(host, domain), expected, "{host} {domain}");
        }
    }

    #[test]
    fn the_order_ignores_the_case_of_the_other_host() {
        assert_eq!(compare("data.issy.com", "DATA.issy.COM"), Ordering::Equal);
        assert_eq!(compare("a", "AB"), Ordering::Less);
        assert_eq!(compare("b", "AB"), Ordering::Greater);
        assert_eq!(compare("ab", "A"), Ordering::Greater);
        assert_eq!(compare("ab", "AA"), Ordering::Greater);
        assert_eq!(compare("", ""), Ordering::Equal);
    }

    #[test]
    fn each_error_has_a_message() {
        for (error, sentence) in [
            (HostError::Empty, "the host has an empty label"),
            (
                HostError::TooLong,
                "the host is too long: 63 characters a label, 253 in all",
            ),
            (HostError::Capital, "the host has a capital letter"),
            (HostError::Unicode, "the host has a character outside ASCII"),
            (
                HostError::Character('\n'),
                "the host has the character `\\n`",
            ),
            (
                HostError::Hyphen,
                "a label of the host begins or ends with a hyphen",
            ),
            (HostError::Address, "the host is an IP address"),
        ] {
            assert_eq!(error.to_string(), sentence);
        }
    }
}
