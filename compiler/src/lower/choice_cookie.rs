//! The cookie of the stored choice: whether a program can store a choice in it.

use std::collections::BTreeMap;

use charte_core::cookie::Storage;

use super::section::is_gated;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Charter, Cookie, Platform};
use crate::source::Span;

/// Reports a cookie that `[choice]` names and in which no program can store a choice.
pub(super) fn check(charter: &Charter, diagnostics: &mut Diagnostics) {
    let named = charter.choice.as_ref().and_then(|choice| choice.cookie);
    let Some(named) = named else { return };
    let Some(cookie) = charter.cookies.get(named.value) else {
        return;
    };
    let name = &cookie.name.text;
    let reported = |title: String| {
        Diagnostic::error("unfit-choice-cookie", title, named.span, "")
            .label(cookie.name.span, "the cookie is declared here")
    };
    let category = charter.category_of(cookie);
    if is_gated(category) {
        let title = format!("the cookie `{name}` keeps the choice, and needs consent itself");
        diagnostics.push(
            reported(title)
                .label(category.consent.span, "visitors are asked for consent to it")
                .note("a refusal must be stored too, and then the visitor has not consented: the cookie of the stored choice is exempt (CNIL, délibération n° 2020-091, article 5)")
                .help("move it to a category with `consent = \"exempt\"`, with `exemption = \"choice\"`"),
        );
    } else if cookie.name.pattern {
        let title = format!("the pattern `{name}` cannot keep the choice");
        diagnostics.push(
            reported(title)
                .note("a choice is stored in one cookie, and a pattern matches many")
                .help("declare that cookie by its whole `name`, and write it here"),
        );
    } else if charter.chooses_elsewhere() {
        // A script that asks for consent stores the choice as it likes.
    } else if cookie.storage != Storage::Cookie {
        let title = format!("`{name}` keeps the choice, and is not an HTTP cookie");
        diagnostics.push(
            reported(title)
                .note("a program reads the choice from the `Cookie` header of each request, which contains no other storage")
                .help("declare a cookie for it, without `storage`; or remove `cookie` if a script asks for consent and stores the choice"),
        );
    } else if cookie.is_third_party() {
        let title = format!("the cookie `{name}` keeps the choice, and belongs to a third party");
        diagnostics.push(
            reported(title)
                .note("the program of the platform keeps the choice, and cannot set a cookie of another site")
                .help("remove `party = \"third\"`, or name a cookie of the platform"),
        );
    }
}

/// For each cookie name and domain, the first two platforms that receive such a cookie.
type Reached<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a Platform>>;

/// Reports a cookie that stores the choice of one platform with a `domain` for which another
/// platform of the fleet stores its own choice under the same name. Each would overwrite the other.
pub(super) fn check_fleet(
    charters: &[Option<Charter>],
    platforms: &[Option<Platform>],
    diagnostics: &mut Diagnostics,
) {
    let keepers = platforms.iter().flatten().filter_map(|platform| {
        let charter = charters[platform.charter?].as_ref()?;
        Some((platform, keeper(charter)?))
    });
    let keepers: Vec<(&Platform, &Cookie)> = keepers.collect();
    let mut reached = Reached::new();
    for (platform, cookie) in &keepers {
        for host in platform.hosts() {
            let mut domain = host.ascii.as_str();
            loop {
                let key = (cookie.name.text.as_str(), domain);
                let known = reached.entry(key).or_default();
                if known.len() < 2 && known.iter().all(|other| other.span != platform.span) {
                    known.push(platform);
                }
                match domain.split_once('.') {
                    Some((_, above)) => domain = above,
                    None => break,
                }
            }
        }
    }
    let mut diagnostic: Vec<Span> = Vec::new();
    for (platform, cookie) in &keepers {
        let Some(domain) = &cookie.attributes.domain else {
            continue;
        };
        let others = reached.get(&(cookie.name.text.as_str(), domain.ascii.as_str()));
        let mut others = others.into_iter().flatten();
        let other = others.find(|other| other.span != platform.span);
        let Some(other) = other.and_then(|other| other.url.as_ref()) else {
            continue;
        };
        // A cookie that many platforms inherit is one mistake.
        if diagnostic.last() == Some(&domain.span) || diagnostic.contains(&domain.span) {
            continue;
        }
        diagnostic.push(domain.span);
        let title = format!(
            "the cookie `{}` keeps the choice of several platforms, which overwrite each other",
            cookie.name.text
        );
        let finding = Diagnostic::error(
            "overlapping-choice",
            title,
            domain.span,
            "other platforms receive it too",
        );
        let own = platform.url.as_ref();
        let finding = match own {
            Some(own) => finding.label(own.span, "this platform keeps its choice in it"),
            None => finding,
        };
        diagnostics.push(
            finding
                .label(other.span, "this platform does too")
                .note("a choice is valid for one platform, not for another one with a cookie of the same name")
                .help("remove `domain`, and rename the cookie to `__Host-...`; or give the platforms cookies with different names"),
        );
    }
}

/// Returns the cookie in which a charter that asks for consent stores the choice.
fn keeper(charter: &Charter) -> Option<&Cookie> {
    charter.gated_categories().next()?;
    charter.choice_cookie()
}
