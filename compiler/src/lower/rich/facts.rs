//! The values of placeholders.

use std::collections::{BTreeMap, BTreeSet};

use charte_core::duration::Duration;
use charte_core::own_value::OwnKind;

use super::Reader;
use crate::diagnostic::{Diagnostic, similar};
use crate::model::{Manage, OwnRef, Placeholder, Target};
use crate::source::Span;

/// A fact of a policy.
#[derive(Clone, Debug, Default)]
pub(in crate::lower) enum Fact<T> {
    /// The policy does not give it.
    #[default]
    Absent,
    /// The policy gives it, and an error of it was reported.
    Broken,
    /// The value that the policy gives.
    Known(T),
}

impl<T> Fact<T> {
    /// Returns the value that the policy gives.
    pub(in crate::lower) fn known(self) -> Option<T> {
        match self {
            Self::Known(fact) => Some(fact),
            Self::Absent | Self::Broken => None,
        }
    }
}

/// The facts of a policy that placeholders can refer to.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(in crate::lower) struct Facts {
    /// Whether every platform has a URL.
    pub(in crate::lower) has_url: bool,
    /// Whether `[controller]` has a name.
    pub(in crate::lower) has_controller: bool,
    /// The name of the controller, in each language in which it is given.
    pub(in crate::lower) controller: Vec<String>,
    /// Whether there is a version.
    pub(in crate::lower) has_version: bool,
    /// Whether there is a date.
    pub(in crate::lower) has_updated: bool,
    /// `choice.manage`
    pub(in crate::lower) manage: Fact<Manage>,
    /// Whether there is a `choice.manage_text`.
    pub(in crate::lower) has_manage_text: bool,
    /// Whether some cookie has an unknown name.
    pub(in crate::lower) has_nameless_cookie: bool,
    /// The values that the platforms give.
    pub(in crate::lower) values: BTreeMap<String, Fact<OwnRef>>,
    /// Whether `[values]` is broken as a whole.
    pub(in crate::lower) has_broken_values: bool,
    /// The duration of each cookie.
    pub(in crate::lower) durations: BTreeMap<String, Fact<Duration>>,
    /// The names under which several cookies are declared, with different durations.
    pub(in crate::lower) ambiguous: BTreeSet<String>,
}

const KNOWN: &[&str] = &[
    "platform.url",
    "platform.host",
    "platform.name",
    "platform.link",
    "controller.name",
    "version",
    "updated",
    "choice.manage",
];
const DURATION: &str = "duration:";
const VALUE: &str = "value.";

impl Reader<'_> {
    /// Returns the meaning of `{name}`; `None` if it was reported as an error.
    pub(super) fn placeholder(&mut self, name: &str, span: Span) -> Option<Placeholder> {
        if let Some(cookie) = name.strip_prefix(DURATION) {
            return self.duration(cookie, span);
        }
        if let Some(id) = name.strip_prefix(VALUE) {
            return self.value(id, span).map(Placeholder::Value);
        }
        let is_itself = match name {
            "controller.name" => self.key.owner == "`[controller]`" && self.key.name == "name",
            "choice.manage" => self.key.name == "manage_text",
            _ => false,
        };
        let (placeholder, has_fact, missing) = match name {
            "platform.url" => (
                Placeholder::PlatformUrl,
                self.facts.has_url,
                "`platform.url`",
            ),
            "platform.host" => (
                Placeholder::PlatformHost,
                self.facts.has_url,
                "`platform.url`",
            ),
            "platform.name" => (
                Placeholder::PlatformName,
                self.facts.has_url,
                "`platform.url`",
            ),
            "platform.link" => (
                Placeholder::PlatformLink,
                self.facts.has_url,
                "`platform.url`",
            ),
            "controller.name" => {
                let has_fact = self.facts.has_controller && self.key.owner != "`[controller]`";
                (Placeholder::ControllerName, has_fact, "`controller.name`")
            }
            "version" => (Placeholder::Version, self.facts.has_version, "`version`"),
            "updated" => (Placeholder::Updated, self.facts.has_updated, "`updated`"),
            "choice.manage" => {
                let has_fact =
                    self.facts.has_manage_text || !matches!(self.facts.manage, Fact::Absent);
                (
                    Placeholder::ChoiceManage,
                    has_fact && !is_itself,
                    "`choice.manage`",
                )
            }
            unknown => {
                self.unknown_placeholder(unknown, span);
                return None;
            }
        };
        if !has_fact {
            let title = format!("`{{{name}}}` has no value here");
            let (label, help) = if is_itself {
                (
                    "the text would contain itself".to_owned(),
                    "write the words".to_owned(),
                )
            } else {
                (
                    format!("the policy has no {missing} to show here"),
                    format!("add {missing}, or write the text itself"),
                )
            };
            self.diagnostics
                .push(Diagnostic::error("empty-placeholder", title, span, label).help(help));
        }
        has_fact.then_some(placeholder)
    }

    /// Returns the target of a link that begins with a placeholder and continues with `rest`.
    pub(super) fn placeholder_target(
        &mut self,
        name: &str,
        rest: &str,
        span: Span,
    ) -> Option<Target> {
        match self.placeholder(name, span)? {
            Placeholder::PlatformUrl if rest.is_empty() => Some(Target::Platform(String::new())),
            Placeholder::PlatformUrl => self.path(rest, span).map(Target::Platform),
            Placeholder::ChoiceManage if rest.is_empty() => match self.facts.manage.clone() {
                Fact::Known(manage) => Some(Target::Manage(manage.as_str().to_owned())),
                Fact::Broken => None,
                Fact::Absent => {
                    let title = "`{choice.manage}` is not an address here".to_owned();
                    let label = "the policy has no `choice.manage`, only `choice.manage_text`";
                    self.diagnostics.push(
                        Diagnostic::error("bad-link", title, span, label).help(
                            "write `{choice.manage}` without a link around it: the page shows its words",
                        ),
                    );
                    None
                }
            },
            Placeholder::Value(value) if rest.is_empty() && value.kind == OwnKind::Link => {
                Some(Target::Value(value))
            }
            Placeholder::Value(value) if rest.is_empty() => {
                let title = format!("`{{{name}}}` is not an address");
                let label = "the value is a text";
                let help = format!("declare it as `{} = \"link\"` in `[values]`", value.id);
                self.diagnostics
                    .push(Diagnostic::error("bad-link", title, span, label).help(help));
                None
            }
            _ => {
                let title = format!("`{{{name}}}{rest}` is not an address");
                self.diagnostics
                    .push(Diagnostic::error("bad-link", title, span, "").help(
                        "a link leads to `{platform.url}`, a path below it, or `{choice.manage}`",
                    ));
                None
            }
        }
    }

    fn value(&mut self, id: &str, span: Span) -> Option<OwnRef> {
        match self.facts.values.get(id) {
            Some(fact) => fact.clone().known(),
            None if self.facts.has_broken_values => None,
            None => {
                let title = format!("the policy declares no value `{id}`");
                let diagnostic = Diagnostic::error("unknown-value", title, span, "");
                let near = similar(id, self.facts.values.keys().map(String::as_str));
                self.diagnostics.push(match near {
                    Some(near) => diagnostic.help(format!("there is a value `{{value.{near}}}`")),
                    None => diagnostic.help(format!(
                        "add `[values]` with `{id} = \"text\"`, or write the text itself"
                    )),
                });
                None
            }
        }
    }

    fn duration(&mut self, cookie: &str, span: Span) -> Option<Placeholder> {
        let names = self.facts.durations.keys().map(String::as_str);
        match self.facts.durations.get(cookie) {
            Some(Fact::Known(duration)) => Some(Placeholder::Duration(*duration)),
            Some(Fact::Broken) if self.facts.ambiguous.contains(cookie) => {
                let title =
                    format!("several cookies have the name `{cookie}`, with different durations");
                self.diagnostics.push(
                    Diagnostic::error("ambiguous-placeholder", title, span, "")
                        .help("write the duration that you mean"),
                );
                None
            }
            Some(Fact::Broken) => None,
            Some(Fact::Absent) => {
                let title = format!("the cookie `{cookie}` has no duration");
                self.diagnostics.push(
                    Diagnostic::error("empty-placeholder", title, span, "")
                        .help("give the cookie a `duration`, or write the text itself"),
                );
                None
            }
            None if self.facts.has_nameless_cookie => None,
            None => {
                let title = format!("there is no cookie `{cookie}`");
                let diagnostic = Diagnostic::error("unknown-reference", title, span, "");
                let diagnostic = match similar(cookie, names) {
                    Some(near) => diagnostic.help(format!("there is a cookie `{near}`")),
                    None => diagnostic.help("write the name of a declared cookie after the colon"),
                };
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    fn unknown_placeholder(&mut self, name: &str, span: Span) {
        let title = format!("unknown placeholder `{{{name}}}`");
        let diagnostic = Diagnostic::error("unknown-placeholder", title, span, "");
        let is_inside = self.sources.text(span).starts_with('{');
        let diagnostic = match similar(name, KNOWN.iter().copied()) {
            Some(near) if is_inside => diagnostic.patch(
                "there is a placeholder with a similar name",
                span,
                format!("{{{near}}}"),
            ),
            Some(near) => diagnostic.help(format!("there is a placeholder `{{{near}}}`")),
            None => diagnostic.help("write `{{` for a brace in the text"),
        };
        let known: Vec<_> = KNOWN.iter().map(|name| format!("`{{{name}}}`")).collect();
        let list = known.join(", ");
        self.diagnostics.push(diagnostic.note(format!(
            "the placeholders are {list}, `{{value.<id>}}` and `{{duration:<cookie>}}`"
        )));
    }
}
