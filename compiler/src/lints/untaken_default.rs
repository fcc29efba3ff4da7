//! `untaken-default`

use crate::lint::source::POLICY_FORMAT;
use crate::lint::{Findings, lint};
use crate::model::Charter;

lint! {
    /// A provider or a category states a fact for its cookies, but no cookie takes it.
    ///
    /// # What it does
    ///
    /// Reports each of the keys `party`, `third_party_access`, `recipients`, `data_retention`,
    /// `personal_data`, `objection` and `legal_basis` of a `[provider.<id>]` or a `[category.<id>]`
    /// that no cookie takes, because each of its cookies has a nearer value, or because it has no
    /// cookie. The tables of a template are not reported, because other platforms may use them.
    /// Neither are a provider that nothing names (`unused-provider`) and a category without content
    /// (`empty-category`).
    ///
    /// # Why it matters
    ///
    /// The line has no effect: neither the page nor a rule ever sees it. Either it is left over, or
    /// a cookie that should take it names another provider or another category.
    pub static UNTAKEN_DEFAULT = "untaken-default" {
        group: Tidiness,
        level: Warn,
        why: "a default that no cookie takes is on no page: either it is left over, or a cookie names \
              another provider or category",
        sources: &[POLICY_FORMAT.section("\"Defaults\"")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for default in &charter.untaken_defaults {
        let (table, id, key) = (default.table, &default.id, default.key);
        let is_used = if table == "provider" {
            let mut providers = charter.providers.iter();
            let position = providers.position(|provider| provider.id.value == *id);
            position.is_some_and(|position| charter.names_provider(position))
        } else {
            let mut categories = charter.categories.iter();
            let position = categories.position(|category| category.id.value == *id);
            position.is_some_and(|position| charter.is_used(position))
        };
        if default.span.file != charter.home.file || !is_used {
            continue;
        }
        let title = format!("no cookie takes the default `{key}` of `[{table}.{id}]`");
        let finding = findings.at(default.span, title, "").among(
            id,
            format!("no cookie takes the default `{key}` of {{}} of the tables `[{table}.<id>]`"),
        );
        let finding = match default.instead {
            Some(instead) => finding.label(instead, "this value counts instead"),
            None => finding,
        };
        let help = match default.instead {
            Some(_) => "remove it, or remove the nearer values of the cookies that should take it",
            None => "remove it, or name this table in the cookies that should take it",
        };
        findings.push(finding.help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::UNTAKEN_DEFAULT;
    use crate::lints::case::titles_in;

    #[test]
    fn defaults_of_a_template_are_not_reported() {
        let template = "language = \"en\"\ntitle = \"Cookies\"\n\
                        [category.c]\nconsent = \"exempt\"\nheading = \"C\"\nparty = \"first\"\n\
                        [provider.a]\nname = \"A\"\nparty = \"third\"\n";
        let policy = "extends = \"template.toml\"\n\
                      [platform]\nurl = \"https://shop.example.org\"\n\
                      [provider.b]\nname = \"B\"\nparty = \"third\"\n\
                      [[cookie]]\nname = \"n\"\ncategory = \"c\"\nprovider = \"b\"\n\
                      purpose = \"Keeps a number.\"\nparty = \"first\"\n";
        let files = [("policy.toml", policy), ("template.toml", template)];
        let title = "no cookie takes the default `party` of `[provider.b]`";
        assert_eq!(titles_in(&UNTAKEN_DEFAULT, &files), [title]);
    }
}
