//! The values that a policy declares in `[values]`: a tenant with the values of a platform has its pages.

use charte::{Charter, FormState, Format, OwnedCharter, Text, ValueError};

charte::charters! {
    /// Two platforms and their template.
    mod towns = "tenants/own";
}

/// The values of `a.toml`.
const A: towns::Values<'static> = towns::Values {
    platform_url: "https://a.test",
    platform_name: "A",
    town: Text::each(&[
        ("EN", "- Town `of` A"),
        ("fr", "1. R&D \"Ville\" *d'A* | <_x_>"),
    ]),
    contact: "mailto:hall_a@a.test",
    privacy: "https://a.test/privacy_(a)?b=c&d='e'*f*~~",
};

/// The values of `b.toml`.
const B: towns::Values<'static> = towns::Values {
    platform_url: "https://b.test",
    platform_name: "B",
    town: Text::same("B"),
    contact: "tel:+33-1-23-45-67-89",
    privacy: "mailto:dpo@b.test?subject=Cookies",
};

fn tenant(values: towns::Values<'_>) -> Result<OwnedCharter, ValueError> {
    towns::templates::TEMPLATE.tenant(values)
}

/// Every page of a charter.
fn pages(charter: &Charter<'_>) -> Vec<String> {
    let mut pages = Vec::new();
    for language in charter.languages() {
        for &format in Format::ALL {
            let state = FormState::NEW.check(0);
            let both = [
                charter.page(format, language),
                charter.preferences(format, language, state),
            ];
            pages.extend(both.into_iter().flatten().map(|page| page.to_string()));
        }
    }
    pages
}

#[test]
fn a_tenant_has_the_pages_of_a_platform() {
    for (values, platform) in [(A, towns::A_TEST), (B, towns::B_TEST)] {
        let tenant = tenant(values).expect("right");
        assert_eq!(pages(&tenant.charter()), pages(&platform));
        let copy = OwnedCharter::from(tenant.charter());
        assert_eq!(pages(&copy.charter()), pages(&platform));
    }
}

#[test]
fn a_constant_page_has_the_values() {
    const LENGTH: usize = towns::B_TEST.html().len();
    assert_eq!(LENGTH, towns::B_TEST.html().to_string().len());
    assert!(towns::B_TEST.html().to_string().contains("Cookies de B, B"));
}

#[test]
fn a_page_with_other_values_has_another_hash() {
    let other = towns::Values {
        contact: "mailto:hall@b.test",
        ..B
    };
    let (b, other) = (tenant(B).expect("right"), tenant(other).expect("right"));
    let hash = |tenant: &OwnedCharter| tenant.charter().html().content_hash();
    assert_ne!(hash(&b), hash(&other));
    assert_eq!(hash(&b), towns::B_TEST.html().content_hash());
}

#[test]
fn a_text_has_every_language_of_the_template() {
    for (town, error) in [
        (Text::each(&[("fr", "A")]), "`town` has no text in `en`"),
        (
            Text::each(&[("fr", "A"), ("en", "A"), ("de", "A")]),
            "`town` has a text in a language that the template does not have",
        ),
        (
            Text::each(&[("fr", "A"), ("en", " A")]),
            "`town`: the name begins or ends with white space",
        ),
    ] {
        let values = towns::Values { town, ..B };
        let found = tenant(values).expect_err("wrong").to_string();
        assert_eq!(found, error);
    }
}
