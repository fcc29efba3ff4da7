//! `unused-provider`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// No cookie, embed or script names a provider.
    ///
    /// # What it does
    ///
    /// Reports each provider that the policy itself declares and that no cookie, embed or script has
    /// as `provider`, and no cookie in `recipients`. The providers of a template are not reported:
    /// other platforms may use them.
    ///
    /// # Why it matters
    ///
    /// Visitors read who sets cookies or receives data. If nothing names a provider, either the
    /// provider is no longer used, or what it sets or loads is not declared.
    pub static UNUSED_PROVIDER = "unused-provider" {
        group: Tidiness,
        level: Warn,
        why: "either the provider is no longer used, or what it sets or loads is not declared",
        sources: &[POLICY_FORMAT.section("`[provider.<id>]`")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for (position, provider) in charter.providers.iter().enumerate() {
        let is_own = provider.id.span.file == charter.home.file;
        if !is_own || charter.names_provider(position) {
            continue;
        }
        let id = &provider.id;
        let title = format!("no cookie, embed or script names the provider `{id}`");
        let finding = findings
            .at(provider.id.span, title, "")
            .among(
                id.as_str(),
                "no cookie, embed or script names {} of the providers",
            )
            .help(
                "remove the provider, or name it in what it sets or loads (`provider`), or in a cookie \
                 whose data it receives (`recipients`)",
            );
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::UNUSED_PROVIDER;
    use crate::lints::case::titles_in;

    #[test]
    fn providers_of_a_template_are_not_reported() {
        let template = "language = \"en\"\ntitle = \"Cookies\"\nprovider.a.name = \"A\"\n";
        let policy = "extends = \"template.toml\"\nprovider.b.name = \"B\"\n\
                      [platform]\nurl = \"https://shop.example.org\"\n";
        let files = [("policy.toml", policy), ("template.toml", template)];
        let title = "no cookie, embed or script names the provider `b`";
        assert_eq!(titles_in(&UNUSED_PROVIDER, &files), [title]);
    }
}
