//! Addresses: https, mailto or tel, in their normal form.

use charte_core::address::{self, AddressError};
use charte_core::host::HostError;

use crate::diagnostic::Diagnostic;
use crate::model::{Link, LinkOrPath};
use crate::source::Span;

/// The reason why a text is not an address, and what to do.
type Wrong = (String, &'static str);

/// Checks an address.
///
/// # Errors
/// Returns the error to report.
pub(super) fn link(text: &str, span: Span) -> Result<Link, Diagnostic> {
    match check(text) {
        Ok(()) => Ok(Link::checked(text)),
        Err((why, help)) => {
            let title = format!("`{text}` is not an address that a page may link to");
            Err(Diagnostic::error("bad-link", title, span, why)
                .note("a link leads to an `https:`, `mailto:` or `tel:` address, written as a browser would write it")
                .help(help))
        }
    }
}

/// Checks an address, or a path on the platform.
///
/// # Errors
/// Returns the error to report.
pub(super) fn link_or_path(text: &str, span: Span) -> Result<LinkOrPath, Diagnostic> {
    if text.starts_with('/') && !text.starts_with("//") {
        return path(text, span).map(LinkOrPath::Path);
    }
    let meant = format!("/{}", text.trim_start_matches('#'));
    let is_word = !text.contains(['.', ':', '@', '/', ' ']) && meant.len() > 1;
    if is_word && path(&meant, span).is_ok() {
        let title = format!("`{text}` is neither an address nor a path");
        return Err(
            Diagnostic::error("bad-link", title, span, "a path begins with `/`")
                .note("it leads to an `https:` or `mailto:` address, or to a path on the platform")
                .patch("write the path", span, format!("\"{meant}\"")),
        );
    }
    link(text, span).map(LinkOrPath::Link)
}

/// Checks a path from `/`, with its query and fragment.
pub(super) fn path(text: &str, span: Span) -> Result<String, Diagnostic> {
    // The origin is only an example: it makes a whole address from the path.
    let wrong = if text.starts_with('/') {
        check(&format!("https://a.example{text}")).err()
    } else {
        Some(("a path begins with `/`".to_owned(), "write a `/` first"))
    };
    match wrong {
        None => Ok(text.to_owned()),
        Some((why, help)) => {
            let title = format!("`{text}` is not a path on the platform");
            Err(Diagnostic::error("bad-link", title, span, why).help(help))
        }
    }
}

fn check(text: &str) -> Result<(), Wrong> {
    address::check(text).map_err(|error| {
        let scheme = text.split(':').next().unwrap_or_default();
        let why = match error {
            AddressError::Scheme => format!("the scheme is `{scheme}`"),
            error => error.to_string(),
        };
        (why, help(error, text, scheme))
    })
}

/// Returns what to do about an address that breaks a rule.
pub(super) fn help(error: AddressError, text: &str, scheme: &str) -> &'static str {
    match error {
        AddressError::NoScheme if text.starts_with("//") => "begin it with `https:`",
        AddressError::NoScheme if text.contains('@') => "begin it with `mailto:`",
        AddressError::NoScheme if address::is_number(text) => {
            "begin it with `tel:` and the country code, as in `tel:+33-1-23-45-67-89`"
        }
        AddressError::Scheme
            if ["https", "mailto", "tel"].contains(&&*scheme.to_ascii_lowercase()) =>
        {
            "write the scheme in lower case"
        }
        AddressError::NoScheme if !text.contains('.') => {
            "begin it with `https://`, `mailto:` or `tel:`"
        }
        AddressError::Scheme => "begin it with `https://`, `mailto:` or `tel:`",
        AddressError::NoScheme | AddressError::NoHost | AddressError::Unencrypted => {
            "begin it with `https://`"
        }
        AddressError::Userinfo => "remove the text before the `@`",
        AddressError::Backslash => "write `/`",
        AddressError::DefaultPort => "remove the port",
        AddressError::Port => "correct the port, or remove it",
        AddressError::Host(HostError::Capital) => "write the host in lower case",
        AddressError::Host(HostError::Unicode) => "write the host in its ASCII form (`xn--...`)",
        AddressError::NoMailbox => "write it as in `mailto:name@example.org`",
        AddressError::NoCountryCode => {
            "write it with `+` and the country code, as in `tel:+33-1-23-45-67-89`"
        }
        AddressError::Number => {
            "write digits with `-` or `.` between them, as in `tel:+33-1-23-45-67-89`"
        }
        AddressError::Parameter => {
            "write the extension as in `tel:+33-1-23-45-67-89;ext=12`, or remove the text after the `;`"
        }
        AddressError::Character => "percent-encode it: a space is `%20`",
        AddressError::Form => "copy the address from the address bar of a browser",
        _ => "correct the host",
    }
}

#[cfg(test)]
mod tests {
    use charte_core::address::{AddressError, form};
    use iri_string::types::UriStr;

    use super::check;

    #[test]
    fn addresses() {
        for good in [
            "https://example.org",
            "https://example.org/",
            "https://example.org:8443/a/b?c=d#e",
            "https://xn--mnchen-3ya.de/caf%C3%A9",
            "mailto:dpo@example.org",
            "mailto:dpo@example.org?subject=Cookies",
            "tel:+33123456789",
            "tel:+33-1-23-45-67-89",
            "tel:+1.201.555.0123;ext=12",
            "tel:+44(0)20-7946-0000",
        ] {
            assert!(check(good).is_ok(), "{good}");
        }
        for bad in [
            "example.org",
            "//example.org",
            "http://example.org",
            "HTTPS://example.org",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " https://example.org",
            "data:text/html,x",
            "vbscript:x",
            "https:example.org",
            "https://",
            "https://user:pw@example.org",
            "https://example.org\\@evil.example",
            "https://Example.org",
            "https://example.org:443",
            "https://example.org:",
            "https://example.org:0",
            "https://1.1",
            "https://m\u{fc}nchen.de",
            "https://example.org/a b",
            "https://example.org/\"onmouseover=",
            "https://example.org/a/../b",
            "https://example.org/%7euser",
            "https://example.org/%zz",
            "https://example.org/caf\u{e9}",
            "mailto:",
            "mailto:@example.org",
            "mailto:nobody",
            "tel:",
            "tel:+",
            "tel:0123456789",
            "tel:+33 1 23 45 67 89",
            "tel:+33-1-23;phone-context=example.org",
            "tel:+33-1-23;ext=",
            "tel:+33a",
            "TEL:+33123456789",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }

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
                            Err(_) => Err(AddressError::Character),
                            Ok(uri) if !uri.is_normalized() => Err(AddressError::Form),
                            Ok(_) => Ok(()),
                        };
                        assert!(!is_path || form(&text) == expected, "{text}: {expected:?}");
                    }
                }
            }
        }
    }
}
