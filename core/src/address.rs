//! The rules for the address of a link, in a policy and in the values of a tenant: `https:`,
//! `mailto:` or `tel:`, in the form that a browser writes (RFC 3986).

use core::fmt;

use crate::host::{self, HostError};

/// The reason why a text is not an address that a page may link to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum AddressError {
    /// It has no scheme.
    NoScheme,
    /// The scheme is `http`.
    Unencrypted,
    /// The scheme is none of `https`, `mailto` and `tel`.
    Scheme,
    /// It has no host.
    NoHost,
    /// It has a user name or a password.
    Userinfo,
    /// It has a backslash before the path.
    Backslash,
    /// The port is 443, or is empty.
    DefaultPort,
    /// The port is not a number from 1 to 65535 without leading zeros.
    Port,
    /// The host breaks a rule.
    Host(HostError),
    /// A `mailto:` address names no mailbox.
    NoMailbox,
    /// A telephone number has no country code (RFC 3966, section 5.1.5).
    NoCountryCode,
    /// A telephone number has another character (RFC 3966, section 3).
    Number,
    /// A telephone number has a parameter other than an extension (RFC 3966, section 5.3).
    Parameter,
    /// It has a character that an address cannot have, or a `%` without two digits.
    Character,
    /// It is not in its normal form (RFC 3986, section 6.2.2).
    Form,
    /// Its host is `example.com` or below it, which is reserved for documentation (RFC 2606).
    Example,
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoScheme => "it has no scheme",
            Self::Unencrypted => "`http` is not encrypted",
            Self::Scheme => "its scheme is none of `https`, `mailto` and `tel`",
            Self::NoHost => "it has no host",
            Self::Userinfo => {
                "it has a user name or password, which can make a reader believe in another host"
            }
            Self::Backslash => "it has a backslash, which browsers read as `/`",
            Self::DefaultPort => "it has the default port of https",
            Self::Port => "the port is not a number from 1 to 65535",
            Self::Host(error) => return error.fmt(f),
            Self::NoMailbox => "it names no mailbox",
            Self::NoCountryCode => "the number has no country code (RFC 3966, section 5.1.5)",
            Self::Number => {
                "it has a character that a telephone number cannot have (RFC 3966, section 3)"
            }
            Self::Parameter => "it has a parameter other than an extension (RFC 3966, section 5.3)",
            Self::Character => "it has a character that an address cannot have (RFC 3986)",
            Self::Form => "a browser would write it in another form (RFC 3986, section 6.2.2)",
            Self::Example => "the host `example.com` is a placeholder: write the host itself",
        })
    }
}

impl core::error::Error for AddressError {}

/// Checks an address. It does not look for placeholders.
///
/// # Errors
/// The first rule that the text breaks.
pub fn check(text: &str) -> Result<(), AddressError> {
    let (scheme, rest) = text.split_once(':').ok_or(AddressError::NoScheme)?;
    match scheme {
        "https" => authority(rest)?,
        "mailto" if !rest.contains('@') || rest.starts_with('@') => {
            return Err(AddressError::NoMailbox);
        }
        "mailto" => {}
        "tel" => return telephone(rest),
        "http" => return Err(AddressError::Unencrypted),
        _ => return Err(AddressError::Scheme),
    }
    form(rest)
}

/// Returns an address as a page shows it: without `mailto:` or `tel:`, in constants too.
pub const fn shown(address: &str) -> &str {
    match address.as_bytes() {
        [b'm', b'a', b'i', b'l', b't', b'o', b':', ..] => address.split_at(7).1,
        [b't', b'e', b'l', b':', ..] => address.split_at(4).1,
        _ => address,
    }
}

/// Checks the part of an `https:` address before the path.
fn authority(rest: &str) -> Result<(), AddressError> {
    let rest = rest.strip_prefix("//").ok_or(AddressError::NoHost)?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(AddressError::Userinfo);
    }
    if authority.contains('\\') {
        return Err(AddressError::Backslash);
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    if port == "443" || (authority.contains(':') && port.is_empty()) {
        return Err(AddressError::DefaultPort);
    }
    if port.starts_with('0') || (!port.is_empty() && port.parse::<u16>().is_err()) {
        return Err(AddressError::Port);
    }
    host::check(host).map_err(AddressError::Host)
}

/// Checks a telephone number: a global number, with `-` and `.` between its digits or brackets
/// around some, and an extension (RFC 3966, section 3).
fn telephone(text: &str) -> Result<(), AddressError> {
    let (number, parameter) = match text.split_once(';') {
        Some((number, parameter)) => (number, Some(parameter)),
        None => (text, None),
    };
    let digits = number
        .strip_prefix('+')
        .ok_or(AddressError::NoCountryCode)?;
    let is_number = |text: &str| is_number(text) && !text.contains(' ');
    if !is_number(digits) {
        return Err(AddressError::Number);
    }
    match parameter.map(|parameter| parameter.strip_prefix("ext=")) {
        None => Ok(()),
        Some(Some(extension)) if is_number(extension) => Ok(()),
        Some(_) => Err(AddressError::Parameter),
    }
}

/// Returns whether a text has digits, and otherwise only what separates digits.
pub fn is_number(text: &str) -> bool {
    let is_separator = |character: char| "-.() ".contains(character);
    text.contains(|character: char| character.is_ascii_digit())
        && text
            .chars()
            .all(|character| character.is_ascii_digit() || is_separator(character))
}

/// Checks the part of an address after the scheme: its characters and its normal form. Its host, if
/// it has one, is checked elsewhere.
///
/// Sources: RFC 3986, sections 2 and 3.3 to 3.5 for the characters, 6.2.2 for the normal form.
///
/// # Errors
/// [`AddressError::Character`] or [`AddressError::Form`].
pub fn form(text: &str) -> Result<(), AddressError> {
    let mut rest = text.as_bytes();
    let (mut is_normal, mut has_fragment) = (true, false);
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            b'%' => {
                let (digits, behind) = rest.split_at_checked(2).ok_or(AddressError::Character)?;
                let number = str::from_utf8(digits).ok();
                let number = number.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                let number = number
                    .filter(|_| digits[0] != b'+')
                    .ok_or(AddressError::Character)?;
                let is_capital = !digits.iter().any(u8::is_ascii_lowercase);
                is_normal &= is_capital && !is_unreserved(number);
                rest = behind;
            }
            b'#' if !has_fragment => has_fragment = true,
            byte if is_unreserved(*byte) || b":@/?!$&'()*+,;=".contains(byte) => {}
            _ => return Err(AddressError::Character),
        }
    }
    let path = text.split(['?', '#']).next().unwrap_or_default();
    is_normal &= !path.split('/').any(|segment| matches!(segment, "." | ".."));
    if is_normal {
        Ok(())
    } else {
        Err(AddressError::Form)
    }
}

/// Returns whether a byte is written unchanged in every part of an address (RFC 3986, section 2.3).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}
