//! Addresses: https, mailto or tel, in their normal form.

use charte_core::host::{self, HostError};

use super::uri::{self, UriError};
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
    let wrong = |why: &str, help| Err((why.to_owned(), help));
    let Some((scheme, rest)) = text.split_once(':') else {
        let help = match text {
            text if text.starts_with("//") => "begin it with `https:`",
            text if text.contains('@') => "begin it with `mailto:`",
            text if is_number(text) => {
                "begin it with `tel:` and the country code, as in `tel:+33-1-23-45-67-89`"
            }
            text if text.contains('.') => "begin it with `https://`",
            _ => "begin it with `https://`, `mailto:` or `tel:`",
        };
        return wrong("it has no scheme", help);
    };
    if scheme == "http" {
        return wrong("`http` is not encrypted", "begin it with `https://`");
    }
    if !matches!(scheme, "https" | "mailto" | "tel") {
        let help = match scheme.to_ascii_lowercase().as_str() {
            "https" | "mailto" | "tel" => "write the scheme in lower case",
            _ => "begin it with `https://`, `mailto:` or `tel:`",
        };
        return Err((format!("the scheme is `{scheme}`"), help));
    }
    if scheme == "https" {
        authority(rest)?;
    } else if scheme == "tel" {
        return telephone(rest);
    } else if !rest.contains('@') || rest.starts_with('@') {
        return wrong(
            "it names no mailbox",
            "write it as in `mailto:name@example.org`",
        );
    }
    match uri::check(rest) {
        Err(UriError::Character) => wrong(
            "it has a character that an address cannot have (RFC 3986)",
            "percent-encode it: a space is `%20`",
        ),
        Err(UriError::Form) => wrong(
            "a browser would write it in another form (RFC 3986, section 6.2.2)",
            "copy the address from the address bar of a browser",
        ),
        Ok(()) => Ok(()),
    }
}

/// Checks a telephone number: a global number, with `-` and `.` between its digits or brackets
/// around some, and an extension (RFC 3966, section 3).
fn telephone(text: &str) -> Result<(), Wrong> {
    let wrong = |why: &str, help| Err((why.to_owned(), help));
    let (number, parameter) = match text.split_once(';') {
        Some((number, parameter)) => (number, Some(parameter)),
        None => (text, None),
    };
    let Some(digits) = number.strip_prefix('+') else {
        return wrong(
            "the number has no country code (RFC 3966, section 5.1.5)",
            "write it with `+` and the country code, as in `tel:+33-1-23-45-67-89`",
        );
    };
    if !is_number(digits) || digits.contains(' ') {
        return wrong(
            "it has a character that a telephone number cannot have (RFC 3966, section 3)",
            "write digits with `-` or `.` between them, as in `tel:+33-1-23-45-67-89`",
        );
    }
    let extension = parameter.map(|parameter| parameter.strip_prefix("ext="));
    match extension {
        None => Ok(()),
        Some(Some(extension)) if is_number(extension) && !extension.contains(' ') => Ok(()),
        Some(_) => wrong(
            "it has a parameter other than an extension (RFC 3966, section 5.3)",
            "write the extension as in `tel:+33-1-23-45-67-89;ext=12`, or remove the text after the `;`",
        ),
    }
}

/// Returns whether a text has digits, and otherwise only what separates digits.
fn is_number(text: &str) -> bool {
    let is_separator = |character: char| "-.() ".contains(character);
    text.contains(|character: char| character.is_ascii_digit())
        && text
            .chars()
            .all(|character| character.is_ascii_digit() || is_separator(character))
}

/// Checks the part of an `https:` address before the path.
fn authority(rest: &str) -> Result<(), Wrong> {
    let wrong = |why: &str, help| Err((why.to_owned(), help));
    let Some(rest) = rest.strip_prefix("//") else {
        return wrong("it has no host", "begin it with `https://`");
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return wrong(
            "it has a user name or password, which can make a reader believe in another host",
            "remove the text before the `@`",
        );
    }
    if authority.contains('\\') {
        return wrong(
            "it has a backslash, which browsers read as `/`",
            "write `/`",
        );
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    if port == "443" || (authority.contains(':') && port.is_empty()) {
        return wrong("it has the default port of https", "remove the port");
    }
    if port.starts_with('0') || (!port.is_empty() && port.parse::<u16>().is_err()) {
        return wrong(
            "the port is not a number from 1 to 65535",
            "correct the port, or remove it",
        );
    }
    host::check(host).map_err(|error| {
        let help = match error {
            HostError::Capital => "write the host in lower case",
            HostError::Unicode => "write the host in its ASCII form (`xn--...`)",
            _ => "correct the host",
        };
        (error.to_string(), help)
    })
}

#[cfg(test)]
mod tests {
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
}
