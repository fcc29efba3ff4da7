//! The host that a request names: the value of `Host`, or the authority of its target.

use core::net::{Ipv4Addr, Ipv6Addr};

/// A host and possibly a port: RFC 9110, section 7.2.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Authority<'a> {
    /// As written, with the brackets of an IP literal. It may be empty.
    pub(crate) host: &'a [u8],
    /// `None` if there is no port or nothing follows the colon.
    pub(crate) port: Option<u16>,
}

impl<'a> Authority<'a> {
    /// Reads `uri-host [ ":" port ]`: RFC 3986, sections 3.2.2 and 3.2.3.
    ///
    /// Returns `None` if the text is malformed: it has a character that no host has, userinfo, an
    /// invalid IP literal, or a port over 65535.
    pub(crate) fn read(text: &'a [u8]) -> Option<Self> {
        let end = match text {
            [b'[', rest @ ..] => end_of_literal(rest)? + 1,
            _ => end_of_name(text)?,
        };
        let (host, rest) = text.split_at_checked(end)?;
        let port = match rest {
            [] | [b':'] => None,
            [b':', digits @ ..] => Some(port(digits)?),
            _ => return None,
        };
        Some(Self { host, port })
    }

    /// Returns whether the spelling alone shows that the host is this machine: `localhost` and every
    /// name below it (RFC 6761, section 6.3), `127.0.0.0/8` (RFC 1122, section 3.2.1.3) or `[::1]` (RFC 4291, section
    /// 2.5.3).
    pub(crate) fn is_loopback(&self) -> bool {
        let Ok(host) = core::str::from_utf8(self.host) else {
            return false;
        };
        let literal = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        if let Some(address) = literal {
            let address = address.parse();
            return address.is_ok_and(|address: Ipv6Addr| address.is_loopback());
        }
        let top = host.rsplit('.').next().unwrap_or_default();
        let address = host.parse();
        top.eq_ignore_ascii_case("localhost")
            || address.is_ok_and(|address: Ipv4Addr| address.is_loopback())
    }
}

/// Returns where a name or an IPv4 address (`reg-name`) ends: at a colon or at the end of the text.
/// `None` if another character comes before.
fn end_of_name(text: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match text.get(at) {
            None | Some(b':') => return Some(at),
            Some(b'%') => {
                let digits = text.get(at + 1..at + 3)?;
                if !digits.iter().all(u8::is_ascii_hexdigit) {
                    return None;
                }
                at += 3;
            }
            Some(byte) if IN_NAME[usize::from(*byte)] => at += 1,
            Some(_) => return None,
        }
    }
}

/// Returns where an IP literal ends whose bracket is before `text`: after the closing bracket.
/// `None` if it is not an IP literal.
fn end_of_literal(text: &[u8]) -> Option<usize> {
    let end = text.iter().position(|byte| *byte == b']')?;
    let address = core::str::from_utf8(text.get(..end)?).ok()?;
    let is_literal = match address.strip_prefix(['v', 'V']) {
        // RFC 3986, section 3.2.2: `IPvFuture`.
        Some(future) => future.split_once('.').is_some_and(|(version, address)| {
            let is_of_address = |byte: u8| byte == b':' || IN_NAME[usize::from(byte)];
            !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                && !address.is_empty()
                && address.bytes().all(is_of_address)
        }),
        None => address.parse::<Ipv6Addr>().is_ok(),
    };
    is_literal.then_some(end + 1)
}

fn port(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0_u16, |port, digit| {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        port.checked_mul(10)?.checked_add(u16::from(digit))
    })
}

/// The characters of a name except `%`: `unreserved` and `sub-delims` (RFC 3986, section 2).
const IN_NAME: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"-._~!$&'()*+,;=";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = true;
        }
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::Authority;

    fn read(text: &str) -> Option<(&str, Option<u16>)> {
        let Authority { host, port } = Authority::read(text.as_bytes())?;
        Some((core::str::from_utf8(host).expect("ASCII"), port))
    }

    #[test]
    fn hosts_are_accepted() {
        for (text, host, port) in [
            ("data.issy.com", "data.issy.com", None),
            ("data.issy.com:3000", "data.issy.com", Some(3000)),
            ("data.issy.com:", "data.issy.com", None),
            ("a:0", "a", Some(0)),
            ("a:65535", "a", Some(65_535)),
            ("a:000000080", "a", Some(80)),
            ("127.0.0.1:1", "127.0.0.1", Some(1)),
            ("999.0.0.1", "999.0.0.1", None),
            ("[::1]", "[::1]", None),
            ("[::1]:3000", "[::1]", Some(3000)),
            ("[::1]:", "[::1]", None),
            (
                "[2001:DB8::ffff:192.0.2.1]:1",
                "[2001:DB8::ffff:192.0.2.1]",
                Some(1),
            ),
            ("[v1F.a:b]", "[v1F.a:b]", None),
            ("", "", None),
            (":80", "", Some(80)),
            ("A_b-c~!$&'()*+,;=.", "A_b-c~!$&'()*+,;=.", None),
            ("%c3%A9.fr", "%c3%A9.fr", None),
        ] {
            assert_eq!(read(text), Some((host, port)), "{text}");
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for text in [
            "a, b",
            "a b",
            "a@b",
            "a:b",
            "a:80:80",
            "a:65536",
            "a:99999999999999999999",
            "a:-1",
            "a:+1",
            "a: 80",
            "a:80 ",
            "a/",
            "a?",
            "a#",
            "a\\b",
            "http://a",
            "\"a\"",
            "a\tb",
            "a\0",
            "\u{e9}.fr",
            "a:\u{661}",
            "%",
            "%4",
            "%zz",
            "a%",
            "::1",
            "[::1",
            "[::1]x",
            "[::1]80",
            "[]",
            "[a]",
            "[127.0.0.1]",
            "[::1%25lo]",
            "[fe80::1%lo]",
            "[[::1]]",
            "]",
            "[v.a]",
            "[v1.]",
            "[v1]",
            "[vx.a]",
            "[v1.a b]",
            "[v1.\u{e9}]",
            "<a>",
            "{a}",
            "a|b",
            "a^b",
            "a`b",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        for byte in 0x80..=u8::MAX {
            assert_eq!(Authority::read(&[b'a', byte]), None, "{byte}");
        }
    }

    #[test]
    fn loopback() {
        for (host, expected) in [
            ("localhost", true),
            ("LocalHost:3000", true),
            ("127.0.0.1", true),
            ("127.255.0.9:80", true),
            ("[::1]:3000", true),
            ("[0:0:0:0:0:0:0:1]", true),
            ("[::2]", false),
            ("[::ffff:127.0.0.1]", false),
            ("128.0.0.1", false),
            ("12.7.0.1", false),
            ("127.0.0.1.example", false),
            ("127.example", false),
            ("town.localhost", true),
            ("a.town.LOCALHOST", true),
            ("localhost.example", false),
            ("town.notlocalhost", false),
            ("notlocalhost", false),
            ("", false),
        ] {
            let authority = Authority::read(host.as_bytes()).expect("a host");
            assert_eq!(authority.is_loopback(), expected, "{host}");
        }
    }
}
