//! `missing-transfer`

use crate::lint::{Findings, lint};
use crate::model::{Charter, Provider, ProviderRef};
use crate::source::Span;

lint! {
    /// A provider is outside the European Economic Area, and nothing says what protects data there.
    ///
    /// # What it does
    ///
    /// Finds each provider with a `country` outside the European Economic Area and without
    /// `transfer`, if a cookie names it as `provider` or in `recipients`.
    ///
    /// # Why it matters
    ///
    /// Where data leave the European Economic Area, visitors are told so, and what protects the data
    /// there: a decision of the Commission that the country protects them well enough, or safeguards
    /// such as standard clauses. Where data stay, `transfer` can say that.
    pub static MISSING_TRANSFER = "missing-transfer" {
        group: Information,
        level: Allow,
        why: "where personal data go to a third country, visitors must be told so, and of the adequacy decision or the safeguards",
        sources: &[],
        check: Charter(check),
    }
}

/// The European Economic Area by the codes of ISO 3166-1: the 27 members of the European Union
/// (<https://european-union.europa.eu/principles-countries-history/eu-countries_en>) and, by the
/// Agreement on the European Economic Area, Iceland, Liechtenstein and Norway.
///
/// Greece is also written `EL`, as the institutions of the Union do; `EU` is a reserved code.
const AREA: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "EU", "FI", "FR", "GR", "HR", "HU",
    "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Parts of these countries with codes of their own, in which the law of the Union applies
/// (articles 349 and 355 of the Treaty on its Functioning): Åland, Guadeloupe, French Guiana,
/// Martinique, Mayotte, Réunion, Saint Martin; and, by reserved codes, the Canaries, and Ceuta and
/// Melilla. The Azores and Madeira have the code of Portugal. The other overseas countries and
/// territories are outside; of `SJ`, Jan Mayen is inside and Svalbard is not, so nothing is said.
const PARTS: &[&str] = &["AX", "EA", "GF", "GP", "IC", "MF", "MQ", "RE", "SJ", "YT"];

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for (position, provider) in charter.providers.iter().enumerate() {
        let Provider {
            country: Some(country),
            transfer: None,
            ..
        } = provider
        else {
            continue;
        };
        let code = country.value.to_string();
        if AREA.iter().chain(PARTS).any(|&known| known == code) {
            continue;
        }
        let Some(using) = use_of(charter, ProviderRef::Provider(position)) else {
            continue;
        };
        let title = format!(
            "nothing says what protects data at the provider `{}`",
            provider.id
        );
        let finding = findings
            .at(
                country.span,
                title,
                "outside the European Economic Area, and no `transfer`",
            )
            .label(using, "a cookie names it here")
            .help("add a `transfer` that says what protects the data there, such as an adequacy decision or standard contractual clauses; or that they do not leave the Area");
        findings.push(finding);
    }
}

/// Where a cookie first names a provider.
fn use_of(charter: &Charter, provider: ProviderRef) -> Option<Span> {
    let named = charter
        .cookies
        .iter()
        .flat_map(|cookie| cookie.provider.iter().chain(&cookie.recipients));
    let mut named = named.filter(|named| named.value == provider);
    named.next().map(|named| named.span)
}

#[cfg(test)]
mod tests {
    use super::{AREA, MISSING_TRANSFER, PARTS};
    use crate::lint::case::titles;

    #[test]
    fn countries_and_their_parts() {
        let told = |country: &str| {
            let rules = "rules = [\"eu-gdpr-2026-01\"]";
            let tables = format!(
                "provider.p = {{ name = \"P\", country = \"{country}\" }}\n\
                 category.c = {{ consent = \"exempt\", heading = \"C\" }}\n\
                 cookie = [{{ name = \"a\", category = \"c\", purpose = \"Keeps a choice\", provider = \"p\" }}]"
            );
            titles(&MISSING_TRANSFER, &format!("{rules}\n{tables}"), "").len()
        };
        // The members of the Union, the three others, and two other codes.
        assert_eq!(AREA.len(), 27 + 3 + 2);
        for country in AREA.iter().chain(PARTS) {
            assert_eq!(told(country), 0, "{country}");
        }
        for country in ["GB", "CH", "US", "NC", "PF", "BL", "GL", "FO", "GI", "MC"] {
            assert_eq!(told(country), 1, "{country}");
        }
    }
}
