//! `unused-provider`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A provider that no cookie names.
    ///
    /// # What it does
    ///
    /// Finds each provider that the policy itself declares and that no cookie has as `provider` or
    /// in `recipients`. The providers of a template are left alone: they are for other platforms.
    ///
    /// # Why it matters
    ///
    /// Visitors are told of those who set cookies or receive data. A provider that no cookie names is
    /// left over from a service that is gone, or its cookie is not declared yet.
    pub static UNUSED_PROVIDER = "unused-provider" {
        group: Tidiness,
        level: Warn,
        why: "it is left over, or the cookies that it sets are not declared",
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
        let title = format!("no cookie names the provider `{id}`");
        let finding = findings.at(provider.id.span, title, "").help(format!(
            "leave the provider out, or name it where it sets a cookie (`provider = \"{id}\"`) or receives data (`recipients`)"
        ));
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::UNUSED_PROVIDER;
    use crate::lint::case::titles_in;

    #[test]
    fn those_of_a_template_are_for_others() {
        let template = "language = \"en\"\ntitle = \"Cookies\"\nprovider.a.name = \"A\"\n";
        let policy = "extends = \"template.toml\"\nprovider.b.name = \"B\"\n\
                      [platform]\nurl = \"https://shop.example.org\"\n";
        let files = [("policy.toml", policy), ("template.toml", template)];
        let title = "no cookie names the provider `b`";
        assert_eq!(titles_in(&UNUSED_PROVIDER, &files), [title]);
    }
}
