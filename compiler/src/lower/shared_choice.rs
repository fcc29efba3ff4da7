//! One choice for several platforms: `shared` in `[choice]`.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Charter, Platform};

/// Gives the cookie of the stored choice the domain of the platforms that share it. Reports a domain
/// that no cookie can have, and a cookie that states another one.
pub(super) fn share(charter: &mut Charter, diagnostics: &mut Diagnostics) {
    let Some(shared) = charter.choice.as_ref().and_then(|it| it.shared.clone()) else {
        return;
    };
    if shared.registrable().is_none() {
        let title = format!(
            "`{}` is a public suffix, which no platforms share",
            shared.ascii()
        );
        diagnostics.push(
            Diagnostic::error("shared-public-suffix", title, shared.span, "")
                .note("browsers ignore a cookie for a domain under which anybody can register a name (RFC 6265bis, section 5.7)")
                .help("write the domain that belongs to the owner of the platforms, as in `owner.fr`"),
        );
        return;
    }
    let name = charter.choice_cookie().map(|cookie| cookie.span);
    let Some(cookie) = charter
        .cookies
        .iter_mut()
        .find(|cookie| Some(cookie.span) == name)
    else {
        // The cookie that `[choice]` names may have an error of its own.
        if !diagnostics.has_errors() {
            diagnostics.push(
                Diagnostic::error(
                    "nothing-shared",
                    "`shared` has no cookie in which platforms share a choice",
                    shared.span,
                    "",
                )
                .note("the domain becomes the `Domain` attribute of the cookie that stores the choice")
                .help("declare that cookie, and name it in `cookie`; or remove `shared`"),
            );
        }
        return;
    };
    if let Some(domain) = &cookie.attributes.domain {
        let title = format!("the cookie `{}` has two domains", cookie.name.text);
        diagnostics.push(
            Diagnostic::error("two-domains", title, domain.span, "")
                .label(shared.span, "platforms share the choice under this domain")
                .note("`shared` is the `Domain` attribute of the cookie that stores the choice")
                .help("remove `domain` from the cookie"),
        );
        return;
    }
    cookie.attributes.domain = Some(shared);
}

/// Reports a platform that cannot store the choice that it shares: browsers ignore a cookie for a
/// domain that does not cover its host (RFC 6265bis, section 5.7).
pub(super) fn check_platform(
    platform: &Platform,
    charter: &Charter,
    diagnostics: &mut Diagnostics,
) {
    let shared = charter.choice.as_ref().and_then(|it| it.shared.as_ref());
    let (Some(shared), Some(url)) = (shared, &platform.url) else {
        return;
    };
    if shared.registrable().is_none() || platform.hosts().any(|host| shared.covers(host)) {
        return;
    }
    let title = format!(
        "the platform cannot share a choice under `{}`",
        shared.ascii()
    );
    diagnostics.push(
        Diagnostic::error("shared-elsewhere", title, shared.span, "")
            .label(url.span, "the platform has another domain")
            .note("browsers ignore a cookie whose domain does not cover the host that sets it (RFC 6265bis, section 5.7)")
            .help(format!(
                "share under `{}`, or leave `shared` to the policies of the platforms below `{}`",
                url.host.domain.site(),
                shared.ascii(),
            )),
    );
}
