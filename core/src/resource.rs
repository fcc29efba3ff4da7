//! What pages load from others: directives, the hosts of an embed or a script, the address of a frame.

use core::fmt;

use crate::host::{self, HostError};
use crate::words;

words! {
    /// A kind of content, named after the directive of Content Security Policy that allows it.
    pub enum Directive {
        /// Scripts: `script-src`.
        Script = "script",
        /// Frames: `frame-src`.
        Frame = "frame",
        /// Connections that scripts open: `connect-src`.
        Connect = "connect",
        /// Images: `img-src`.
        Img = "img",
    }
}

/// The maximum length of a host, in bytes (RFC 1035, section 2.3.4).
const MAX_HOST: usize = 253;

/// Returns whether a declared host allows a host. `*.example.org` allows the hosts below
/// `example.org`, and not `example.org` (CSP Level 3, section 6.7.2.10, "host-part matches"). Case
/// does not count.
///
/// # Examples
/// ```
/// use charte_core::resource::allows;
///
/// assert!(allows("*.example.org", "a.b.example.org"));
/// assert!(!allows("*.example.org", "example.org"));
/// ```
pub fn allows(declared: &str, host: &str) -> bool {
    let (declared, host) = (declared.as_bytes(), host.as_bytes());
    match declared {
        [b'*', below @ ..] => {
            let above = host.len().checked_sub(below.len());
            above.is_some_and(|above| above > 0 && host[above..].eq_ignore_ascii_case(below))
        }
        _ => host.eq_ignore_ascii_case(declared),
    }
}

/// The reason why an address is not one that a frame may load.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::resource::FrameAddressError; }
/// use charte::FrameAddressError;
///
/// # let error = charte_core::resource::frame_host("http://a.example/").unwrap_err();
/// assert_eq!(error, FrameAddressError::NotHttps);
/// assert_eq!(error.to_string(), "the address does not begin with `https://`");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum FrameAddressError {
    /// It does not begin with `https://`.
    NotHttps,
    /// It contains a character that is not printable ASCII, or a backslash, which browsers read as a
    /// slash (WHATWG URL, special authority state). Percent-encode it; write a host with A-labels.
    Character(char),
    /// It contains a user name or a password.
    UserInfo,
    /// It contains another port than 443. A declared host allows the port of https alone.
    Port,
    /// Its host breaks the rules for hosts.
    Host(HostError),
}

impl fmt::Display for FrameAddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotHttps => f.write_str("the address does not begin with `https://`"),
            Self::Character(character) => {
                let character = character.escape_debug();
                write!(f, "the address contains the character `{character}`")
            }
            Self::UserInfo => f.write_str("the address contains a user name before its host"),
            Self::Port => f.write_str("the address contains a port that is not 443"),
            Self::Host(error) => write!(f, "{error}"),
        }
    }
}

impl core::error::Error for FrameAddressError {}

/// Returns the host of an address that a frame may load.
///
/// The rules are stricter than those of browsers, so that a browser cannot read another host in the
/// same text: https; printable ASCII without a backslash; no user name; the port 443 or none; a DNS
/// name.
///
/// # Errors
/// The first rule that the address breaks.
pub fn frame_host(address: &str) -> Result<&str, FrameAddressError> {
    let rest = address.strip_prefix("https://");
    let rest = rest.ok_or(FrameAddressError::NotHttps)?;
    let is_odd = |character: &char| !character.is_ascii_graphic() || *character == '\\';
    if let Some(odd) = rest.chars().find(is_odd) {
        return Err(FrameAddressError::Character(odd));
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, _) = rest.split_at(end);
    if authority.contains('@') {
        return Err(FrameAddressError::UserInfo);
    }
    let name = match authority.split_once(':') {
        None | Some((_, "443")) => authority.strip_suffix(":443").unwrap_or(authority),
        Some(_) => return Err(FrameAddressError::Port),
    };
    let mut buffer = [0; MAX_HOST];
    let lower = buffer.get_mut(..name.len());
    let lower = lower.ok_or(FrameAddressError::Host(HostError::TooLong))?;
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    let lower = core::str::from_utf8(lower).unwrap_or_default();
    host::check(lower).map_err(FrameAddressError::Host)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;
    use std::string::ToString as _;

    use super::{FrameAddressError, allows, frame_host};
    use crate::host::HostError;

    #[test]
    fn a_declared_host_allows_itself_and_one_below_a_star() {
        for (declared, host, expected) in [
            ("a.example", "a.example", true),
            ("a.example", "A.Example", true),
            ("a.example", "b.a.example", false),
            ("a.example", "a.example.", false),
            ("a.example", "xa.example", false),
            ("a.example", "a.example.evil", false),
            ("a.example", "", false),
            ("*.a.example", "b.a.example", true),
            ("*.a.example", "c.B.a.EXAMPLE", true),
            ("*.a.example", "a.example", false),
            ("*.a.example", ".a.example", false),
            ("*.a.example", "ba.example", false),
            ("*.a.example", "b.a.example.evil", false),
            ("*.a.example", "*.a.example", true),
        ] {
            assert_eq!(allows(declared, host), expected, "{declared} {host}");
        }
    }

    #[test]
    fn the_host_of_an_address() {
        for (address, host) in [
            ("https://a.example", "a.example"),
            ("https://a.example/", "a.example"),
            ("https://A.Example/x?y=1#z", "A.Example"),
            ("https://a.example?x=https://b.example", "a.example"),
            ("https://a.example#@b.example", "a.example"),
            ("https://a.example/@b.example", "a.example"),
            ("https://a.example?@b.example:8080", "a.example"),
            ("https://a.example:443/x", "a.example"),
            ("https://xn--mnchen-3ya.de/", "xn--mnchen-3ya.de"),
            ("https://a.example/\"onload=\"x", "a.example"),
            ("https://a.example/'<>`{}|^", "a.example"),
            ("https://localhost/", "localhost"),
        ] {
            assert_eq!(frame_host(address), Ok(host), "{address}");
        }
    }

    /// What browsers read in another way than it looks, or do not load as https.
    #[test]
    fn hostile_addresses() {
        use FrameAddressError::{Character, Host, NotHttps, Port, UserInfo};

        let long = format!("https://{}.example/", "a".repeat(64));
        let longer = format!("https://{}example/", "a.".repeat(130));
        for (address, error) in [
            ("", NotHttps),
            ("a.example", NotHttps),
            ("//a.example/", NotHttps),
            ("/a.example", NotHttps),
            ("http://a.example/", NotHttps),
            ("HTTPS://a.example/", NotHttps),
            (" https://a.example/", NotHttps),
            ("\thttps://a.example/", NotHttps),
            ("\0https://a.example/", NotHttps),
            ("https:a.example", NotHttps),
            ("https:/a.example", NotHttps),
            ("https:\\\\a.example", NotHttps),
            ("javascript:alert(1)", NotHttps),
            ("data:text/html,https://a.example/", NotHttps),
            ("blob:https://a.example/1", NotHttps),
            ("view-source:https://a.example/", NotHttps),
            ("wss://a.example/", NotHttps),
            ("https://a.example\\@b.example/", Character('\\')),
            ("https://a.example/\\b.example", Character('\\')),
            ("https://b.example\\.a.example/", Character('\\')),
            ("https://a.ex\tample/", Character('\t')),
            ("https://a.ex\nample/", Character('\n')),
            ("https://a.example/\r\nSet-Cookie: a=1", Character('\r')),
            ("https://a.example /", Character(' ')),
            ("https://a.example/\0", Character('\0')),
            ("https://a.example/\u{7f}", Character('\u{7f}')),
            ("https://m\u{fc}nchen.de/", Character('\u{fc}')),
            ("https://a\u{3002}example/", Character('\u{3002}')),
            ("https://a.example\u{ff0f}", Character('\u{ff0f}')),
            ("https://\u{212a}.example/", Character('\u{212a}')),
            ("https://a\u{ad}.example/", Character('\u{ad}')),
            ("https://\u{430}.example/", Character('\u{430}')),
            ("https://a.example/caf\u{e9}", Character('\u{e9}')),
            ("https://a.example@b.example/", UserInfo),
            ("https://a.example:443@b.example/", UserInfo),
            ("https://@a.example/", UserInfo),
            ("https://user:pass@a.example/", UserInfo),
            ("https://a.example:8443/", Port),
            ("https://a.example:80/", Port),
            ("https://a.example:/", Port),
            ("https://a.example:0443/", Port),
            ("https://a.example:443:443/", Port),
            ("https://[::1]/", Port),
            ("https://", Host(HostError::Empty)),
            ("https:///a.example/", Host(HostError::Empty)),
            ("https://:443/", Host(HostError::Empty)),
            ("https://a.example./", Host(HostError::Empty)),
            ("https://.a.example/", Host(HostError::Empty)),
            ("https://a..example/", Host(HostError::Empty)),
            ("https://127.0.0.1/", Host(HostError::Address)),
            ("https://2130706433/", Host(HostError::Address)),
            ("https://0x7f.1/", Host(HostError::Address)),
            ("https://a.0x1f/", Host(HostError::Address)),
            ("https://%61.example/", Host(HostError::Character('%'))),
            ("https://a.example%2f/", Host(HostError::Character('%'))),
            ("https://*.a.example/", Host(HostError::Character('*'))),
            ("https://a_b.example/", Host(HostError::Character('_'))),
            ("https://a.example;b/", Host(HostError::Character(';'))),
            ("https://a.example,b/", Host(HostError::Character(','))),
            ("https://-a.example/", Host(HostError::Hyphen)),
            (&long, Host(HostError::TooLong)),
            (&longer, Host(HostError::TooLong)),
        ] {
            assert_eq!(frame_host(address), Err(error), "{address:?}");
            assert!(!error.to_string().contains(char::is_control));
        }
    }
}
