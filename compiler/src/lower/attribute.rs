//! The attributes of a cookie, and what contradicts them.

use charte_core::host;

use super::context::{Context, value};
use crate::diagnostic::Diagnostic;
use crate::meant;
use crate::model::Domain;
use crate::source::Spanned;
use crate::syntax::Field;

impl Context<'_> {
    /// Returns a `Domain` attribute: a host. A leading dot has no meaning (RFC 6265bis, 5.6.3).
    pub(super) fn domain(&mut self, field: &Field<String>) -> Option<Spanned<Domain>> {
        let text = field.get()?;
        if let Err(error) = host::check(text) {
            let title = format!("`{text}` is not the domain of a cookie");
            let diagnostic = Diagnostic::error("bad-host", title, text.span, error.to_string())
                .note("`Domain` is a host in its ASCII form (RFC 6265bis, section 4.1.1)");
            let trimmed = text.trim_start_matches('.');
            let written = |host: &str| format!("\"{host}\"");
            self.diagnostics.push(if host::check(trimmed).is_ok() {
                let help = "remove the dot: browsers ignore it";
                diagnostic.rewrite(help, text.span, written(trimmed))
            } else if let Some(host) = meant::host(trimmed) {
                diagnostic.patch("write the host alone", text.span, written(&host))
            } else {
                diagnostic.help("write it as in `example.org`")
            });
            return None;
        }
        Some(text.as_ref().map(|text| super::host::domain(text)))
    }

    /// Returns whether only scripts set a cookie; reports one that scripts cannot set.
    pub(super) fn script_only(
        &mut self,
        field: &Field<bool>,
        http_only: &Field<bool>,
    ) -> Option<Spanned<bool>> {
        let is_script_only = value(field)?;
        if let Some(hidden) = value(http_only)
            && is_script_only.value
            && hidden.value
        {
            self.diagnostics.push(
                Diagnostic::error(
                    "script-only-and-http-only",
                    "the cookie is both `script_only` and `http_only`",
                    is_script_only.span,
                    "only scripts set it",
                )
                .label(hidden.span, "scripts cannot set it")
                .note("browsers ignore a cookie with `HttpOnly` that a script sets (RFC 6265bis, section 5.7)")
                .help("keep `http_only` if a response sets the cookie, otherwise `script_only`"),
            );
            return None;
        }
        Some(is_script_only)
    }

    /// Returns the host of a cookie without a `Domain`; reports a cookie that has both.
    pub(super) fn host(
        &mut self,
        field: &Field<String>,
        domain: &Field<String>,
    ) -> Option<Spanned<Domain>> {
        let text = field.get()?;
        if let Some(domain) = domain.get() {
            self.diagnostics.push(
                Diagnostic::error(
                    "host-and-domain",
                    "the cookie has both a `host` and a `domain`",
                    text.span,
                    "only this host receives it",
                )
                .label(domain.span, "the hosts below this domain receive it too")
                .note("a cookie without the `Domain` attribute is sent to the host that set it, and to no other (RFC 6265bis, section 5.8.3)")
                .help("keep `domain` if the cookie has this attribute, otherwise `host`"),
            );
            return None;
        }
        let host = super::host::host(text, self.diagnostics)?;
        Some(host.map(|host| host.domain))
    }

    /// Returns the `Path` attribute: from `/`, without characters that would end it (RFC 6265bis,
    /// 4.1.1).
    pub(super) fn cookie_path(&mut self, field: &Field<String>) -> Option<Spanned<String>> {
        let text = field.get()?;
        let odd = text.chars().find(|&character| {
            !character.is_ascii() || character.is_ascii_control() || character == ';'
        });
        let why = match odd {
            Some(odd) => format!("it has the character `{odd}`"),
            None if !text.starts_with('/') => "it does not begin with `/`".to_owned(),
            None => return Some(text.clone()),
        };
        let title = format!("`{text}` is not the path of a cookie");
        self.diagnostics.push(
            Diagnostic::error("bad-cookie-path", title, text.span, why)
                .note("`Path` begins with `/` and has no `;` or control character (RFC 6265bis, section 4.1.1)")
                .help("write it as in `path = \"/\"`"),
        );
        None
    }
}
