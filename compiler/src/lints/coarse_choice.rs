//! `coarse-choice`

use crate::lint::{Findings, lint};
use crate::model::{Charter, ProviderRef};

lint! {
    /// Visitors cannot choose between the providers of a category.
    ///
    /// # What it does
    ///
    /// Reports each category with `consent = "required"` in which several providers set cookies or
    /// are loaded, if visitors are asked for the category as a whole. With `granularity =
    /// "provider"` in `[choice]` they are asked for each provider. A charter whose visitors choose
    /// elsewhere is not reported, because its form is not part of the policy.
    ///
    /// # Why it matters
    ///
    /// Consent is specific. A visitor may trust one provider and not another. Some authorities expect
    /// that visitors can choose by function, by third party and by cookie.
    pub static COARSE_CHOICE = "coarse-choice" {
        group: Consent,
        level: Allow,
        why: "a visitor may trust one provider and not another",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.asks_by_provider() || charter.chooses_elsewhere() {
        return;
    }
    for position in charter.gated_categories() {
        let of_cookies = charter.cookies_in(position).map(|cookie| cookie.provider);
        let of_resources = charter.resources_in(position).map(|it| it.provider);
        let mut providers: Vec<ProviderRef> = Vec::new();
        for provider in of_cookies.chain(of_resources).flatten() {
            if !providers.contains(&provider.value) {
                providers.push(provider.value);
            }
        }
        if providers.len() < 2 {
            continue;
        }
        let category = &charter.categories[position];
        let ids = providers.iter().map(|it| charter.provider_id(*it));
        let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
        let title = format!(
            "visitors cannot choose between the providers of the category `{}`",
            category.id
        );
        let finding = findings
            .at(category.id.span, title, format!("its providers: {}", ids.join(", ")))
            .help("add `granularity = \"provider\"` to `[choice]`: the form then has a box for each provider")
            .help("or divide the category, so that each has one provider");
        findings.push(finding);
    }
}
