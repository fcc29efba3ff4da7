//! The characters of an address, and its normal form (RFC 3986).

/// The reason why a text is not an address in the form that a browser writes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum UriError {
    /// It has a character that an address cannot have, or a `%` without two digits.
    Character,
    /// It is not in its normal form.
    Form,
}

/// Checks the part of an address after the scheme. Its host, if it has one, is checked elsewhere.
///
/// Sources: RFC 3986, sections 2 and 3.3 to 3.5 for the characters, 6.2.2 for the normal form.
pub(super) fn check(text: &str) -> Result<(), UriError> {
    let mut rest = text.as_bytes();
    let (mut is_normal, mut has_fragment) = (true, false);
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            b'%' => {
                let (digits, behind) = rest.split_at_checked(2).ok_or(UriError::Character)?;
                let number = str::from_utf8(digits).ok();
                let number = number.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                let number = number
                    .filter(|_| digits[0] != b'+')
                    .ok_or(UriError::Character)?;
                let is_capital = !digits.iter().any(u8::is_ascii_lowercase);
                is_normal &= is_capital && !is_unreserved(number);
                rest = behind;
            }
            b'#' if !has_fragment => has_fragment = true,
            byte if is_unreserved(*byte) || b":@/?!$&'()*+,;=".contains(byte) => {}
            _ => return Err(UriError::Character),
        }
    }
    let path = text.split(['?', '#']).next().unwrap_or_default();
    is_normal &= !path.split('/').any(|segment| matches!(segment, "." | ".."));
    if is_normal {
        Ok(())
    } else {
        Err(UriError::Form)
    }
}

/// Returns whether a byte is written unchanged in every part of an address (RFC 3986, section 2.3).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use iri_string::types::UriStr;

    use super::{UriError, check};

    /// A library of the field checks all texts of three of these pieces.
    #[test]
    fn as_iri_string_sees_it() {
        const PIECES: [&str; 24] = [
            "",
            "/",
            "a",
            ".",
            "..",
            "%2F",
            "%2f",
            "%7E",
            "%7e",
            "%C3%A9",
            "%4",
            "%zz",
            "%+1",
            "?",
            "#",
            "[",
            "|",
            "\\",
            " ",
            "\"",
            "\u{e9}",
            ":",
            "@",
            "~!$&'()*+,;=-_",
        ];
        for start in ["//a.example", "//a.example:8443/", "a@a.example"] {
            for first in PIECES {
                for second in PIECES {
                    for third in PIECES {
                        // At this place, another character would be part of the host.
                        let is_path = start != "//a.example" || first.starts_with(['/', '?', '#']);
                        let text = format!("{start}{first}{second}{third}");
                        let expected = match UriStr::new(&format!("s:{text}")) {
                            Err(_) => Err(UriError::Character),
                            Ok(uri) if !uri.is_normalized() => Err(UriError::Form),
                            Ok(_) => Ok(()),
                        };
                        assert!(!is_path || check(&text) == expected, "{text}: {expected:?}");
                    }
                }
            }
        }
    }
}
