//! The cookie of the stored choice: whether a program can store a choice in it.

use std::collections::BTreeMap;

use charte_core::cookie::Storage;
use charte_core::hash::ContentHash;

use super::section::is_gated;
use super::shared_choice;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Charter, Cookie, Domain, Platform};
use crate::source::{Span, Spanned};

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

/// A platform that stores choices, and its cookie.
#[derive(Clone, Copy)]
struct Keeper<'a> {
    platform: &'a Platform,
    cookie: &'a Cookie,
    /// The domain and the consent revision of a choice that it shares.
    shared: Option<(&'a str, ContentHash)>,
}

impl Keeper<'_> {
    /// Returns whether a choice on one platform counts on the other.
    fn shares_with(&self, other: &Keeper<'_>) -> bool {
        self.platform.span == other.platform.span
            || self.shared.is_some() && self.shared == other.shared
    }
}

/// For each cookie name and domain, the first two platforms that receive such a cookie and do not
/// share a choice.
type Reached<'a> = BTreeMap<(&'a str, &'a str), Vec<Keeper<'a>>>;

/// Reports a cookie that stores the choice of one platform with a `domain` for which another
/// platform of the fleet stores another choice under the same name. Each would overwrite the other.
pub(super) fn check_fleet(
    charters: &[Option<Charter>],
    platforms: &[Option<Platform>],
    diagnostics: &mut Diagnostics,
) {
    let mut keepers: Vec<Keeper<'_>> = Vec::new();
    for platform in platforms.iter().flatten() {
        let charter = platform.charter.and_then(|at| charters[at].as_ref());
        let Some(charter) = charter else { continue };
        shared_choice::check_platform(platform, charter, diagnostics);
        keepers.extend(keeper(platform, charter));
    }
    let mut reached = Reached::new();
    for keeper in &keepers {
        for host in keeper.platform.hosts() {
            let mut domain = host.ascii();
            loop {
                let key = (keeper.cookie.name.text.as_str(), domain);
                let known = reached.entry(key).or_default();
                if known.len() < 2 && known.iter().all(|other| !other.shares_with(keeper)) {
                    known.push(*keeper);
                }
                match domain.split_once('.') {
                    Some((_, above)) => domain = above,
                    None => break,
                }
            }
        }
    }
    let mut reported: Vec<Span> = Vec::new();
    for keeper in &keepers {
        let Some(domain) = &keeper.cookie.attributes.domain else {
            continue;
        };
        let key = (keeper.cookie.name.text.as_str(), domain.ascii());
        let mut others = reached.get(&key).into_iter().flatten();
        let Some(other) = others.find(|other| !other.shares_with(keeper)) else {
            continue;
        };
        // A cookie that many platforms inherit is one mistake.
        if reported.last() == Some(&domain.span) || reported.contains(&domain.span) {
            continue;
        }
        reported.push(domain.span);
        diagnostics.push(overlap(keeper, other, domain));
    }
}

/// Two platforms that overwrite each other's choice.
fn overlap(keeper: &Keeper<'_>, other: &Keeper<'_>, domain: &Spanned<Domain>) -> Diagnostic {
    let name = &keeper.cookie.name.text;
    let labelled = |diagnostic: Diagnostic, platform: &Platform, text: &str| match &platform.url {
        Some(url) => diagnostic.label(url.span, text),
        None => diagnostic,
    };
    let one_domain = |(domain, _)| domain;
    if keeper.shared.is_some() && keeper.shared.map(one_domain) == other.shared.map(one_domain) {
        let title = "platforms share one choice, and ask different questions";
        let diagnostic = Diagnostic::error("unequal-shared-choice", title, domain.span, "");
        let diagnostic = labelled(
            diagnostic,
            keeper.platform,
            "this platform asks for one thing",
        );
        return labelled(diagnostic, other.platform, "this platform asks for another")
            .note("a choice counts only for the facts that the visitor saw: the categories, cookies and providers that need consent, and `consent_version`")
            .help("declare the same gated cookies for both, in a policy that both extend; or remove `shared`, and keep a choice on each platform");
    }
    let title = format!(
        "the cookie `{name}` keeps the choice of several platforms, which overwrite each other"
    );
    let label = "other platforms receive it too";
    let diagnostic = Diagnostic::error("overlapping-choice", title, domain.span, label);
    let text = "this platform keeps its choice in it";
    let diagnostic = labelled(diagnostic, keeper.platform, text);
    labelled(diagnostic, other.platform, "this platform does too")
        .note("a choice is valid for one platform, not for another one with a cookie of the same name")
        .help(format!(
            "remove `domain`, and rename the cookie to `__Host-...`; or give the platforms cookies with different names; or, if one choice is to count on all of them, remove `domain` and add `shared = \"{}\"` to `[choice]`",
            domain.ascii(),
        ))
}

/// Returns the cookie in which a platform that asks for consent stores the choice.
fn keeper<'a>(platform: &'a Platform, charter: &'a Charter) -> Option<Keeper<'a>> {
    charter.gated_categories().next()?;
    let shared = charter.choice.as_ref().and_then(|it| it.shared.as_ref());
    Some(Keeper {
        platform,
        cookie: charter.choice_cookie()?,
        shared: shared.map(|domain| (domain.ascii(), charter.consent_revision())),
    })
}
