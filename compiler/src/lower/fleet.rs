//! All policies and platforms of a compilation.

use super::charter::charter;
use super::choice_cookie;
use super::platform::{check_hosts, platform};
use super::stylesheet::stylesheets;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::Library;
use crate::model::{Charter, Fleet, Platform};
use crate::request::Entry;
use crate::resolve::{Files, PlatformEntry, Resolution};
use crate::source::{SourceMap, Span};

/// Lowers the resolved files: a charter for each policy, a platform for each entry. Also returns
/// the locales that have own words.
pub fn fleet(
    entry: &Entry,
    resolution: &Resolution,
    files: &Files,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> (Fleet, Library) {
    let is_site = matches!(entry, Entry::Site(_));
    if is_site && let [_, second, ..] = &resolution.platforms[..] {
        diagnostics.push(several_platforms(second));
    }
    let stylesheets = &stylesheets(files, diagnostics);
    let mut library = Library::default();
    // For each policy: whether a platform uses it, and whether all of its platforms have a URL.
    let mut users = vec![(false, true); resolution.policies.len()];
    for user in &resolution.platforms {
        let url = user.platform.as_ref().map(|platform| &platform.url);
        if let Some(policy) = user.policy {
            let (is_used, has_url) = &mut users[policy];
            *is_used = true;
            *has_url &= url.is_some_and(|url| !url.is_absent());
        }
    }
    for &policy in &resolution.tenants {
        users[policy].0 = true;
    }
    let charters = resolution
        .policies
        .iter()
        .zip(users)
        .map(|(policy, (is_used, has_url))| {
            if is_used {
                let library = &mut library;
                return Some(charter(
                    policy,
                    has_url,
                    stylesheets,
                    library,
                    sources,
                    diagnostics,
                ));
            }
            // A key that a template lacks is an error of the platform that does not add it.
            let mut own = Diagnostics::default();
            let charter = charter(policy, true, stylesheets, &mut library, sources, &mut own);
            (!own.has_errors()).then_some(charter)
        });
    let mut charters: Vec<Option<Charter>> = charters.collect();
    let platforms = resolution.platforms.iter().map(|entry| {
        let policy = entry.policy.map(|policy| &resolution.policies[policy]);
        platform(entry, policy, !is_site, sources, diagnostics)
    });
    let platforms: Vec<Option<Platform>> = platforms.collect();
    check_hosts(platforms.iter().flatten(), diagnostics);
    choice_cookie::check_fleet(&charters, &platforms, diagnostics);
    mark_out_of_reach(&mut charters, &platforms, &resolution.tenants);
    let fleet = Fleet {
        charters,
        platforms,
        tenants: resolution.tenants.clone(),
    };
    (fleet, library)
}

/// Marks the cookies that some platform cannot delete. If a charter has no platform, or others at run time, each
/// cookie with a host or domain is one of them.
fn mark_out_of_reach(
    charters: &mut [Option<Charter>],
    platforms: &[Option<Platform>],
    tenants: &[usize],
) {
    let mut users = vec![Vec::new(); charters.len()];
    for platform in platforms.iter().flatten() {
        if let Some(position) = platform.charter {
            users[position].push(platform);
        }
    }
    for (position, (charter, platforms)) in charters.iter_mut().zip(users).enumerate() {
        let Some(charter) = charter else { continue };
        let is_open = platforms.is_empty() || tenants.contains(&position);
        for cookie in charter
            .cookies
            .iter_mut()
            .filter(|it| it.lives_on().is_some())
        {
            let can_delete =
                |platform: &&Platform| platform.hosts().any(|host| cookie.is_set_on(host));
            cookie.is_out_of_reach = is_open || !platforms.iter().all(can_delete);
        }
    }
}

fn several_platforms(second: &PlatformEntry) -> Diagnostic {
    let span = second
        .platform
        .as_ref()
        .map_or(Span::new(second.file, 0, 0), |platform| platform.span);
    Diagnostic::error(
        "several-platforms",
        "the file has several platforms",
        span,
        "the second one",
    )
    .note("`charter!` makes the charter of one site")
    .help("use `charters!` for a fleet, or keep one `[platform]`")
}
