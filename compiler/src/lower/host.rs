//! Hosts and the URL of a platform.

use charte_core::host::{self, HostError};
use charte_core::url::{self, UrlError};
use unicode_normalization::UnicodeNormalization;

use super::{public_suffix, punycode};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::meant;
use crate::model::{Domain, Host, PlatformUrl};
use crate::source::Spanned;

/// Reads the URL of a platform; reports any other text.
pub(super) fn platform_url(
    text: &Spanned<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<PlatformUrl>> {
    let read = url::split(text).and_then(|origin| {
        let host = read_host(origin.host).map_err(UrlError::Host)?;
        Ok(PlatformUrl {
            host,
            port: origin
                .port
                .strip_prefix(':')
                .and_then(|port| port.parse().ok()),
        })
    });
    match read {
        Ok(url) => Some(Spanned::new(url, text.span)),
        Err(error) => {
            diagnostics.push(bad_url(text, error));
            None
        }
    }
}

/// Reads a host; reports any other text.
pub(super) fn host(text: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Spanned<Host>> {
    match read_host(text) {
        Ok(host) => Some(Spanned::new(host, text.span)),
        Err(error) => {
            let title = format!("`{text}` is not a host");
            let diagnostic = Diagnostic::error("bad-host", title, text.span, error.to_string());
            let help = "write the host alone, without `https://`, port or path";
            diagnostics.push(match (meant::host(text), error) {
                // It drops what follows the host.
                (Some(host), _) => diagnostic.patch(help, text.span, format!("\"{host}\"")),
                (None, HostError::Character('/' | ':')) => diagnostic.help(help),
                (None, error) => diagnostic.help(host_help(error)),
            });
            None
        }
    }
}

/// Reads a host in ASCII or in Unicode.
pub(super) fn read_host(text: &str) -> Result<Host, HostError> {
    match host::check(text) {
        Err(HostError::Unicode) => {
            let labels: Result<Vec<String>, HostError> = text.split('.').map(a_label).collect();
            let ascii = labels?.join(".");
            host::check(&ascii)?;
            Ok(Host {
                domain: domain(&ascii),
                unicode: Some(text.into()),
            })
        }
        checked => checked.map(|()| Host {
            domain: domain(text),
            unicode: None,
        }),
    }
}

/// Returns a host in ASCII, with its registrable part by the Public Suffix List.
pub(super) fn domain(ascii: &str) -> Domain {
    Domain::new(ascii, public_suffix::registrable(ascii))
}

/// Returns the A-label of a label (RFC 5890, 2.3.2.1).
///
/// Accepts only letters and digits that are their own lower case and their own normal form (NFKC),
/// so that the label is the one that a browser makes. For other characters, the author writes the
/// A-label.
fn a_label(label: &str) -> Result<String, HostError> {
    if label.is_ascii() {
        return Ok(label.to_owned());
    }
    let odd = label.chars().find(|&character| {
        !(character.is_alphanumeric() || character == '-')
            || character.to_lowercase().ne(std::iter::once(character))
            || std::iter::once(character)
                .nfkc()
                .ne(std::iter::once(character))
    });
    match odd {
        Some(odd) if odd.is_uppercase() => Err(HostError::Capital),
        Some(odd) => Err(HostError::Character(odd)),
        None => punycode::encode(label)
            .map(|encoded| format!("xn--{encoded}"))
            .ok_or(HostError::TooLong),
    }
}

fn bad_url(text: &Spanned<String>, error: UrlError) -> Diagnostic {
    let title = format!("`{text}` is not the URL of a platform");
    let diagnostic = Diagnostic::error("bad-url", title, text.span, error.to_string());
    let quoted = |url: String| format!("\"{url}\"");
    let is_good = |url: &str| url::split(url).is_ok_and(|origin| read_host(origin.host).is_ok());
    // The parts that do not belong to an origin are removed, and the rest is written as a browser
    // writes it.
    let rest = text
        .split_once("://")
        .map_or(text.as_str(), |(_, rest)| rest)
        .to_lowercase();
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let authority = rest[..end].strip_suffix(":443").unwrap_or(&rest[..end]);
    let mended = Some(format!("{}{authority}", url::SCHEME));
    let note = "the URL of a platform is an https origin: `https://` and a host, and nothing else";
    if let Some(url) = mended.filter(|url| url.contains('.') && is_good(url)) {
        diagnostic
            .note(note)
            .patch("write the origin", text.span, quoted(url))
    } else {
        let help = match error {
            UrlError::Host(error) => host_help(error),
            UrlError::Userinfo => "remove the text before the `@`",
            _ => "write it as in `https://data.example.org`",
        };
        diagnostic.note(note).help(help)
    }
}

fn host_help(error: HostError) -> &'static str {
    match error {
        HostError::Capital => "write it in lower case",
        HostError::Address => "write the name of the host: it cannot be an IP address",
        HostError::Character(character) if !character.is_ascii() => {
            "write this label in its ASCII form (`xn--...`)"
        }
        HostError::TooLong => "shorten it",
        _ => "write it as in `data.example.org`",
    }
}

#[cfg(test)]
mod tests {
    use super::{HostError, read_host};

    #[test]
    fn a_unicode_host_has_its_a_labels() {
        let host = read_host("donn\u{e9}es.m\u{fc}nchen.de").expect("a host");
        assert_eq!(host.domain.ascii(), "xn--donnes-eva.xn--mnchen-3ya.de");
        assert_eq!(host.written(), "donn\u{e9}es.m\u{fc}nchen.de");
    }

    #[test]
    fn a_host_that_browsers_rewrite_is_rejected() {
        assert_eq!(read_host("M\u{dc}NCHEN.de"), Err(HostError::Capital));
        // Not composed (NFD), and a zero-width joiner.
        assert_eq!(
            read_host("mu\u{308}nchen.de"),
            Err(HostError::Character('\u{308}'))
        );
        assert_eq!(
            read_host("m\u{fc}n\u{200d}chen.de"),
            Err(HostError::Character('\u{200d}'))
        );
        assert_eq!(
            read_host("\u{ff41}.de"),
            Err(HostError::Character('\u{ff41}'))
        );
    }
}
