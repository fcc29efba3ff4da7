//! `shared-address`

use charte_core::url;

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::{Charter, LinkOrPath, Platform, Signal};
use crate::source::{Span, Spanned};

lint! {
    /// Two pages of the policy have one address.
    ///
    /// # What it does
    ///
    /// Reports `address` of `[page]` and `manage` of `[choice]` if both have the same path, and if
    /// visitors choose on the preferences page there. Also reports either of them at
    /// `/.well-known/gpc.json`, if `signals` contains `gpc`.
    ///
    /// # Why it matters
    ///
    /// A program can answer an address with one page only. With `charte::web::Visits` that is the
    /// preferences page, and nobody can read the charter.
    pub static SHARED_ADDRESS = "shared-address" {
        group: Tidiness,
        level: Warn,
        why: "a program answers an address with one page",
        sources: &[POLICY_FORMAT.section("`[page]`")],
        check: Both(check, check_platform),
    }
}

/// The path of the GPC support resource (Global Privacy Control, section "GPC Support Resource").
const GPC: &str = "/.well-known/gpc.json";

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let choice = charter.choice.as_ref();
    let mut signals = choice.into_iter().flat_map(|choice| &choice.signals);
    let gpc = signals.find(|signal| signal.value == Signal::Gpc);
    let address = charter.page.address.as_ref();
    let address = address.and_then(|address| match &address.value {
        LinkOrPath::Path(path) => Some((path.as_str(), address.span)),
        LinkOrPath::Link(_) => None,
    });
    let manage = form(charter);
    if let (Some(address), Some(manage)) = (address, manage) {
        two_pages(address, manage, findings);
    }
    for (path, span) in address.into_iter().chain(manage) {
        let Some(signal) = gpc.filter(|_| url::without_query(path) == GPC) else {
            continue;
        };
        let title = format!("`{GPC}` is the address of the support of Global Privacy Control");
        let finding = findings
            .at(span, title, "")
            .label(signal.span, "the policy respects this signal")
            .help("choose another path for the page");
        findings.push(finding);
    }
}

/// Compares an address of the platform that is written as a whole.
fn check_platform(platform: &Platform, charter: &Charter, findings: &mut Findings<'_>) {
    let Some(Spanned {
        value: LinkOrPath::Link(link),
        span,
    }) = &charter.page.address
    else {
        return;
    };
    let (Some(url), Some(manage)) = (&platform.url, form(charter)) else {
        return;
    };
    let path = link.as_str().strip_prefix(url.ascii().as_str());
    if let Some(path) = path.filter(|path| path.starts_with('/')) {
        two_pages((path, *span), manage, findings);
    }
}

/// Returns the path of the preferences page, and its place.
fn form(charter: &Charter) -> Option<(&str, Span)> {
    let path = charter.form_path()?;
    let manage = charter.choice.as_ref()?.manage.as_ref()?;
    Some((path, manage.span))
}

fn two_pages(address: (&str, Span), manage: (&str, Span), findings: &mut Findings<'_>) {
    let path = url::without_query(manage.0);
    if url::without_query(address.0) != path {
        return;
    }
    let title = format!("the charter and the preferences page are both at `{path}`");
    let finding = findings
        .at(address.1, title, "the charter")
        .label(manage.1, "the preferences page")
        .help(format!(
            "give the charter a path of its own, as in `address = \"{}/charter\"`; the preferences page links to it",
            path.trim_end_matches('/'),
        ));
    findings.push(finding);
}
