//! Where the visitor chooses: `choice.manage`.

use super::context::Context;
use super::link;
use super::rich::Fact;
use crate::diagnostic::{Diagnostic, Diagnostics, listed, similar};
use crate::model::{Charter, LinkOrPath, Manage};
use crate::source::Span;
use crate::syntax::{Field, Policy};

impl Context<'_> {
    /// Reads `choice.manage`, to which links in texts may lead.
    pub(super) fn read_manage(&mut self, policy: &Policy) {
        let Some(choice) = policy.choice.get() else {
            if policy.choice.is_broken() {
                self.facts.manage = Fact::Broken;
            }
            return;
        };
        self.facts.manage = match &choice.manage {
            Field::Absent => Fact::Absent,
            Field::Broken => Fact::Broken,
            Field::Given(text) => match manage(text, text.span) {
                Ok(manage) => Fact::Known(manage),
                Err(error) => {
                    self.diagnostics.push(error);
                    Fact::Broken
                }
            },
        };
    }
}

fn manage(text: &str, span: Span) -> Result<Manage, Diagnostic> {
    if text.starts_with('#') {
        return Ok(Manage::Fragment(text.to_owned()));
    }
    Ok(match link::link_or_path(text, span)? {
        LinkOrPath::Link(link) => Manage::Link(link),
        LinkOrPath::Path(path) => Manage::Path(path),
    })
}

/// Reports a fragment that the page does not have.
pub(super) fn check(charter: &Charter, diagnostics: &mut Diagnostics) {
    let manage = charter.choice.as_ref().and_then(|it| it.manage.as_ref());
    let Some(manage) = manage else {
        return;
    };
    let Manage::Fragment(fragment) = &manage.value else {
        return;
    };
    let id = &fragment[1..];
    if charter.heading(id).is_some() {
        return;
    }
    let title = format!("the page has no part `{fragment}`");
    let diagnostic = Diagnostic::error("unknown-fragment", title, manage.span, "");
    let mut sections = charter.sections.iter().filter_map(|it| it.id.as_ref());
    if let Some(section) = sections.find(|section| section.value == id) {
        diagnostics.push(
            diagnostic
                .label(
                    section.span,
                    "this section has no heading to which a link could lead",
                )
                .help("give the section a `heading`"),
        );
        return;
    }
    let known: Vec<&str> = charter.parts().map(|(id, _)| id).collect();
    let diagnostic = match similar(id, known.iter().copied()) {
        Some(near) => diagnostic.patch(
            "a part of the page has a similar id",
            manage.span,
            format!("\"#{near}\""),
        ),
        None if known.is_empty() => diagnostic.help("give an `id` to the section in which visitors choose"),
        None => diagnostic
            .note(format!("the page has the ids {}", listed(&known)))
            .help("write one of them after the `#`, or give that `id` to the section in which visitors choose"),
    };
    diagnostics.push(diagnostic);
}
