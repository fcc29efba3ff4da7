//! `bare-url-link`

use crate::diagnostic::Diagnostic;
use crate::lint::line::and_more;
use crate::lint::source::{RGAA, WCAG};
use crate::lint::{Findings, lint};
use crate::model::{Charter, Inline, InlineKind, Passage, Placeholder, Target};
use crate::source::Span;

lint! {
    /// A link shows only its address.
    ///
    /// # What it does
    ///
    /// Reports addresses between angle brackets, such as `<https://example.org>` and
    /// `<{platform.url}>`, and links whose text is an address. Mail addresses are not reported,
    /// because readers look for them.
    ///
    /// # Why it matters
    ///
    /// Users of a screen reader often go through the links of a page one by one, without the text
    /// around them. The screen reader spells an address out, and the address hardly explains where
    /// the link leads.
    pub static BARE_URL_LINK = "bare-url-link" {
        group: Accessibility,
        level: Warn,
        why: "readers must understand a link from its text or its context; a screen reader spells \
              an address out",
        sources: &[
            RGAA.section("criterion 6.1"),
            WCAG.section("success criterion 2.4.4"),
        ],
        check: Charter(check),
    }
}

/// A link that shows only its address.
struct Bare<'a> {
    target: &'a Target,
    /// Whether it has a text of its own, which repeats the address.
    has_words: bool,
    span: Span,
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let passages = charter.passages();
    let is_one = |one: &Passage<'_>, next: &Passage<'_>| {
        one.text == next.text && one.language == next.language
    };
    let mut last = None;
    for text in passages.chunk_by(is_one) {
        // A text that is shared by several languages is reported once.
        if last.replace(text[0].text) == Some(text[0].text) {
            continue;
        }
        let bare: Vec<Bare<'_>> = text.iter().flat_map(bare_links).collect();
        let Some(first) = bare.first() else {
            continue;
        };
        let title = format!("{} has a link that shows only its address", text[0].subject);
        let finding = findings.at(first.span, title, "");
        let finding = mend(finding, first);
        findings.push(and_more(finding, bare.len()));
    }
}

fn bare_links<'p>(passage: &'p Passage<'_>) -> Vec<Bare<'p>> {
    let links = passage.links().into_iter();
    let bare = links.filter_map(|(target, words, span)| {
        // A mailbox and a telephone number are words of their own.
        let is_readable =
            |address: &str| address.starts_with("mailto:") || address.starts_with("tel:");
        let is_readable = matches!(target, Target::Address(address) if is_readable(address));
        let is_bare = !is_readable && words.is_none_or(|words| is_address(words, target));
        is_bare.then_some(Bare {
            target,
            has_words: words.is_some(),
            span,
        })
    });
    bare.collect()
}

/// Whether the text of a link is an address.
fn is_address(words: &[Inline], target: &Target) -> bool {
    match words {
        [
            Inline {
                kind: InlineKind::Text(text),
                ..
            },
        ] => {
            let text = text.trim();
            // A host alone is the name of a site: `example.org`.
            let is_target = |address: &str| {
                let bare = |text: &str| text.trim_end_matches('/').to_lowercase();
                address
                    .split_once("://")
                    .is_some_and(|(_, rest)| bare(rest) == bare(text))
            };
            let has_blank = text.contains(char::is_whitespace);
            let is_written = ["https://", "http://", "www."]
                .iter()
                .any(|start| text.to_lowercase().starts_with(start));
            (is_written && !has_blank)
                || matches!(target, Target::Address(address) if text.contains('/') && is_target(address))
        }
        [
            Inline {
                kind: InlineKind::Placeholder(placeholder),
                ..
            },
        ] => {
            matches!(
                placeholder,
                Placeholder::PlatformUrl | Placeholder::PlatformHost
            )
        }
        [
            Inline {
                kind: InlineKind::Emphasis(text) | InlineKind::Strong(text),
                ..
            },
        ] => is_address(text, target),
        _ => false,
    }
}

fn mend(finding: Diagnostic, bare: &Bare<'_>) -> Diagnostic {
    match bare.target {
        _ if bare.has_words => {
            finding.help("replace the text between the brackets: describe where the link leads")
        }
        Target::Platform(rest) if rest.is_empty() => finding
            .patch(
                "show the name of the platform instead",
                bare.span,
                "{platform.link}",
            )
            .help(
                "give the platform a `name`: without it, `{platform.link}` shows the address too",
            ),
        Target::Manage(_) => finding.patch(
            "show what visitors can do there instead",
            bare.span,
            "{choice.manage}",
        ),
        Target::Address(address) => finding.help(format!(
            "describe where it leads, as in `[words]({address})`"
        )),
        Target::Platform(rest) => finding.help(format!(
            "describe where it leads, as in `[words]({{platform.url}}{rest})`"
        )),
        Target::Value(value) => finding.help(format!(
            "describe where it leads, as in `[words]({{value.{}}})`",
            value.id
        )),
    }
}
