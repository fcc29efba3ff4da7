//! `missing-transfer`

use crate::lint::packs::{Area, Pack};
use crate::lint::{Findings, lint};
use crate::model::{Charter, Provider, ProviderRef, Statement};
use crate::source::Span;

lint! {
    /// A provider is outside the area of the law, and the charter does not state how data are
    /// protected there.
    ///
    /// # What it does
    ///
    /// Reports each provider without `transfer` whose `country` is outside the European Economic
    /// Area, or under `uk-ico` outside that area and the United Kingdom, if a cookie names it as
    /// `provider` or in `recipients`. A section with `states = ["transfers"]` fulfils the duty for all
    /// of them.
    ///
    /// # Why it matters
    ///
    /// If personal data leave the area, visitors must be informed of it and of the protection
    /// there: a decision that the country is adequate, or safeguards such as standard contractual
    /// clauses. If the data do not leave the area, `transfer` can state that.
    pub static MISSING_TRANSFER = "missing-transfer" {
        group: Information,
        level: Allow,
        why: "if personal data go to a third country, visitors must be informed of it and of the \
              adequacy decision or the safeguards",
        sources: &[],
        check: Charter(check),
    }
}

/// The European Economic Area by the codes of ISO 3166-1: the 27 members of the European Union
/// (<https://european-union.europa.eu/principles-countries-history/eu-countries_en>) and, by the
/// Agreement on the European Economic Area, Iceland, Liechtenstein and Norway.
///
/// The institutions of the Union also write `EL` for Greece. `EU` is a reserved code.
const AREA: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "EU", "FI", "FR", "GR", "HR", "HU",
    "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Parts of these countries with codes of their own, in which the law of the Union applies
/// (articles 349 and 355 of the Treaty on its Functioning): Åland, Guadeloupe, French Guiana,
/// Martinique, Mayotte, Réunion, Saint Martin; and, by reserved codes, the Canaries, and Ceuta and
/// Melilla. The Azores and Madeira have the code of Portugal. The other overseas countries and
/// territories are outside. `SJ` is not reported: Jan Mayen is inside, Svalbard is outside.
const PARTS: &[&str] = &["AX", "EA", "GF", "GP", "IC", "MF", "MQ", "RE", "SJ", "YT"];

/// The United Kingdom, and Gibraltar. Its law also allows transfers to the European Economic Area
/// (Data Protection Act 2018, Schedule 21): these are not reported.
const UNITED_KINGDOM: &[&str] = &["GB", "GI"];

/// Whether data may go to a country without a safeguard.
fn is_inside(area: Area, country: &str) -> bool {
    let is_one_of = |countries: &[&str]| countries.contains(&country);
    let is_kingdom = area == Area::UnitedKingdom && is_one_of(UNITED_KINGDOM);
    is_one_of(AREA) || is_one_of(PARTS) || is_kingdom
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    if charter.states(Statement::Transfers) {
        return;
    }
    let packs = MISSING_TRANSFER.packs(charter);
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
        let is_outside = |pack: &&Pack| !is_inside(pack.law.area, &code);
        let outside: Vec<_> = packs.iter().copied().filter(is_outside).collect();
        let Some(first) = outside.first() else {
            continue;
        };
        let Some(using) = use_of(charter, ProviderRef::Provider(position)) else {
            continue;
        };
        let title = format!(
            "the charter does not state how data are protected at the provider `{}`",
            provider.id
        );
        let finding = findings
            .at(
                country.span,
                title,
                format!("outside {}, without `transfer`", name(first.law.area)),
            )
            .among(
                provider.id.as_str(),
                "the charter does not state how data are protected at {} providers",
            )
            .label(using, "it is named here")
            .help("add a `transfer` that states how the data are protected there, such as by an adequacy decision or standard contractual clauses; or that the data do not leave the area");
        findings.push_under(outside, finding);
    }
}

fn name(area: Area) -> &'static str {
    match area {
        Area::EuropeanEconomicArea => "the European Economic Area",
        Area::UnitedKingdom => "the United Kingdom and the European Economic Area",
    }
}

/// The first place where a cookie, an embed or a script names a provider.
fn use_of(charter: &Charter, provider: ProviderRef) -> Option<Span> {
    let named = charter
        .cookies
        .iter()
        .flat_map(|cookie| cookie.provider.iter().chain(&cookie.recipients));
    let of_resources = charter
        .resources
        .iter()
        .filter_map(|it| it.provider.as_ref());
    let mut named = named
        .chain(of_resources)
        .filter(|named| named.value == provider);
    named.next().map(|named| named.span)
}

#[cfg(test)]
mod tests {
    use super::{AREA, MISSING_TRANSFER, PARTS};
    use crate::lints::case::titles;

    #[test]
    fn countries_of_the_area_and_their_parts_are_not_reported() {
        let reported = |pack: &str, country: &str| {
            let rules = format!("rules = [\"{pack}\"]");
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
            for pack in ["eu-gdpr-2026-01", "uk-ico-2026-04"] {
                assert_eq!(reported(pack, country), 0, "{country}");
            }
        }
        for country in ["GB", "CH", "US", "NC", "PF", "BL", "GL", "FO", "GI", "MC"] {
            assert_eq!(reported("eu-gdpr-2026-01", country), 1, "{country}");
        }
        for (country, count) in [("GB", 0), ("GI", 0), ("US", 1), ("CH", 1)] {
            assert_eq!(reported("uk-ico-2026-04", country), count, "{country}");
        }
    }
}
