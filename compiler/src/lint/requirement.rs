//! Attributes that browsers require of a cookie before they keep it.

use super::Findings;
use crate::model::Cookie;
use crate::source::{Span, Spanned};

/// The attributes that a part of a cookie, such as the prefix of its name, requires.
///
/// A contrary value in the policy is reported. A missing value is advice, because browsers refuse
/// the cookie without the attribute. For the cookie of a third party, a missing value is not
/// reported: the platform does not set it.
pub(crate) struct Requirement<'c> {
    cookie: &'c Cookie,
    /// The place and the name of the part that requires the attributes.
    by: Span,
    name: &'static str,
    /// The missing lines.
    missing: Vec<String>,
}

impl<'c> Requirement<'c> {
    /// The requirements of `name`, at `by`, for a cookie.
    pub(crate) fn new(cookie: &'c Cookie, by: Span, name: &'static str) -> Self {
        Self {
            cookie,
            by,
            name,
            missing: Vec::new(),
        }
    }

    /// Requires that an attribute is set.
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

    /// Requires the path `/`.
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

    /// Requires that the cookie has no domain.
    pub(crate) fn no_domain(self, findings: &mut Findings<'_>) -> Self {
        if let Some(domain) = &self.cookie.attributes.domain {
            let help = if self.cookie.is_set_by_another() {
                "write `host` in place of `domain` for the only host that receives the cookie"
            } else {
                "remove `domain` here and in the program that sets the cookie"
            };
            let title = format!(
                "browsers refuse the cookie `{}` with a `domain`",
                self.cookie.name.text
            );
            let finding = findings
                .at(domain.span, title, "")
                .among(
                    &self.cookie.name.text,
                    "browsers refuse {} cookies with a `domain`",
                )
                .label(self.by, format!("{} allows no `domain`", self.name))
                .help(help);
            findings.push(finding);
        }
        self
    }

    /// Reports the missing attributes as advice.
    pub(crate) fn advise_missing(self, findings: &mut Findings<'_>) {
        if self.missing.is_empty() || self.cookie.is_set_by_another() {
            return;
        }
        let title = format!(
            "the cookie `{}` does not state `{}`, which browsers require",
            self.cookie.name.text,
            self.missing.join("` and `")
        );
        let label = format!("{} requires it", self.name);
        let many = format!(
            "{{}} cookies do not state `{}`, which browsers require",
            self.missing.join("` and `")
        );
        let finding = findings
            .at(self.by, title, label)
            .among(&self.cookie.name.text, many);
        let help = "state it here, and set it in the program";
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
        required: &str,
    ) {
        let title = format!(
            "browsers refuse the cookie `{}` with `{key} = {written}`",
            self.cookie.name.text
        );
        let finding = findings
            .at(span, title, "")
            .among(
                &self.cookie.name.text,
                format!("browsers refuse {{}} cookies with `{key} = {written}`"),
            )
            .label(
                self.by,
                format!("{} requires `{key} = {required}`", self.name),
            )
            .patch(
                "write the required value here, and set it in the program",
                span,
                required,
            );
        findings.push(finding);
    }
}

/// Whether a name begins with a prefix, in upper or lower case: browsers do not distinguish them.
pub(crate) fn has_prefix(cookie: &Cookie, prefix: &str) -> bool {
    let start = cookie.name.text.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
