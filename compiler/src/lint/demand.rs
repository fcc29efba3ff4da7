//! What browsers demand of the attributes of a cookie before they keep it.

use super::Findings;
use crate::model::{Cookie, Party};
use crate::source::{Span, Spanned};

/// What something in a cookie, such as a prefix of its name, demands of its attributes.
///
/// What the policy states to the contrary is found. What it does not state is advised: a cookie
/// that is set otherwise is refused. Only of a third party's cookie it need not be stated, which is not
/// set from here.
pub(crate) struct Demand<'c> {
    cookie: &'c Cookie,
    /// What demands it: where, and how it is called.
    by: Span,
    name: &'static str,
    /// The lines that are not there.
    missing: Vec<String>,
}

impl<'c> Demand<'c> {
    /// What `name`, at `by`, demands of a cookie.
    pub(crate) fn new(cookie: &'c Cookie, by: Span, name: &'static str) -> Self {
        Self {
            cookie,
            by,
            name,
            missing: Vec::new(),
        }
    }

    /// Demands that an attribute be set.
    pub(crate) fn set(
        mut self,
        key: &str,
        value: Option<&Spanned<bool>>,
        findings: &mut Findings<'_>,
    ) -> Self {
        match value {
            Some(value) if value.value => {}
            Some(value) => self.contradicted(findings, value.span, key, "false", "true"),
            None => self.missing.push(format!("{key} = true")),
        }
        self
    }

    /// Demands the path `/`.
    pub(crate) fn root_path(mut self, findings: &mut Findings<'_>) -> Self {
        match &self.cookie.attributes.path {
            Some(path) if path.value == "/" => {}
            Some(path) => {
                let written = format!("\"{path}\"");
                self.contradicted(findings, path.span, "path", &written, "\"/\"");
            }
            None => self.missing.push("path = \"/\"".to_owned()),
        }
        self
    }

    /// Demands that there be no domain.
    pub(crate) fn no_domain(self, findings: &mut Findings<'_>) -> Self {
        if let Some(domain) = &self.cookie.attributes.domain {
            let title = format!(
                "browsers refuse the cookie `{}` with a `domain`",
                self.cookie.name.text
            );
            let finding = findings
                .at(domain.span, title, "")
                .label(self.by, format!("{} demands that there be none", self.name))
                .help("leave out `domain`, and do not set it");
            findings.push(finding);
        }
        self
    }

    /// Advises to state what is not.
    pub(crate) fn advise_missing(self, findings: &mut Findings<'_>) {
        let party = self.cookie.party.as_ref();
        if self.missing.is_empty() || party.is_some_and(|party| party.value == Party::Third) {
            return;
        }
        let title = format!(
            "the cookie `{}` does not state `{}`, without which browsers refuse it",
            self.cookie.name.text,
            self.missing.join("` and `")
        );
        let label = format!("{} demands it", self.name);
        let finding = findings.at(self.by, title, label);
        let help = "state it, and set it so";
        let patched = findings.with_line(finding.clone(), self.by, help, &self.missing.join("\n"));
        let is_patch = patched.helps.iter().any(|help| help.patch.is_some());
        let finding = if is_patch {
            patched
        } else {
            finding.help(format!("{help}: `{}`", self.missing.join("` and `")))
        };
        findings.advise(finding);
    }

    fn contradicted(
        &self,
        findings: &mut Findings<'_>,
        span: Span,
        key: &str,
        written: &str,
        demanded: &str,
    ) {
        let title = format!(
            "browsers refuse the cookie `{}` with `{key} = {written}`",
            self.cookie.name.text
        );
        let finding = findings
            .at(span, title, "")
            .label(
                self.by,
                format!("{} demands `{key} = {demanded}`", self.name),
            )
            .patch("write what browsers demand, and set it so", span, demanded);
        findings.push(finding);
    }
}

/// Whether a name begins with a prefix, in any case: browsers do not tell one from another.
pub(crate) fn has_prefix(cookie: &Cookie, prefix: &str) -> bool {
    let start = cookie.name.text.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
