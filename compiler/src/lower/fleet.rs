//! All policies and platforms of a compilation.

use super::charter::charter;
use super::platform::{check_hosts, platform};
use crate::Entry;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Fleet, Platform};
use crate::resolve::{Declaration, Files, Resolution};
use crate::source::{SourceMap, Span};

/// Lowers everything that was resolved: a charter for each policy, a platform for each declaration.
pub fn fleet(
    entry: &Entry,
    resolution: &Resolution,
    files: &Files,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Fleet {
    let is_site = matches!(entry, Entry::Site(_));
    if is_site && let [_, second, ..] = &resolution.platforms[..] {
        diagnostics.push(several_platforms(second));
    }
    let charters = resolution
        .policies
        .iter()
        .enumerate()
        .map(|(position, policy)| {
            let mut users = resolution
                .platforms
                .iter()
                .filter(|user| user.policy == Some(position))
                .peekable();
            let is_used = users.peek().is_some();
            let has_url = users.all(|user| {
                user.platform
                    .as_ref()
                    .is_some_and(|platform| !platform.url.is_absent())
            });
            if is_used {
                return Some(charter(
                    policy,
                    has_url,
                    files.stylesheets(),
                    sources,
                    diagnostics,
                ));
            }
            // What a template lacks is an error of the platform that does not add it.
            let mut own = Diagnostics::default();
            let charter = charter(policy, true, files.stylesheets(), sources, &mut own);
            (!own.has_errors()).then_some(charter)
        });
    let charters = charters.collect();
    let platforms = resolution.platforms.iter().map(|declaration| {
        let policy = declaration
            .policy
            .map(|policy| &resolution.policies[policy]);
        platform(declaration, policy, !is_site, sources, diagnostics)
    });
    let platforms: Vec<Option<Platform>> = platforms.collect();
    check_hosts(platforms.iter().flatten(), diagnostics);
    Fleet {
        charters,
        platforms,
    }
}

fn several_platforms(second: &Declaration) -> Diagnostic {
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
