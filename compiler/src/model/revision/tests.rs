//! Tests of the consent revision.

use charte_core::cookie::Consent;
use charte_core::duration::Duration;

use crate::document::fixture::{at, category, cookie, shop, text};
use crate::model::{Charter, Language};

fn after(change: fn(&mut Charter)) -> String {
    let mut charter = shop();
    change(&mut charter);
    charter.consent_revision().to_string()
}

#[test]
fn changes_of_prose_keep_the_revision() {
    let before = after(|_| {});
    let changes: [fn(&mut Charter); 13] = [
        |charter| charter.title = text(&["typo", "typo"]),
        |charter| charter.cookies[1].purpose = text(&["typo", "typo"]),
        |charter| charter.providers[0].name = text(&["Stats SAS", "Stats Ltd"]),
        |charter| {
            let german = Language::parse("de").expect("well-formed");
            charter.languages.push(at(german));
        },
        |charter| charter.categories[1].description = None,
        |charter| charter.cookies.swap(0, 1),
        |charter| charter.cookies[1].recipients.reverse(),
        |charter| charter.version = None,
        |charter| charter.page.heading_base = 3,
        |charter| charter.rules.clear(),
        // What needs no consent is not part of the consent.
        |charter| charter.cookies[0].duration = None,
        |charter| charter.cookies.push(cookie("more", 0, text(&["a", "b"]))),
        // A category without a cookie is not in the form.
        |charter| {
            let heading = text(&["a", "b"]);
            let more = category("more", Consent::Required, heading);
            charter.categories.push(more);
        },
    ];
    for (at, change) in changes.into_iter().enumerate() {
        assert_eq!(after(change), before, "change {at}");
    }
    let same_life = |charter: &mut Charter| {
        charter.cookies[1].duration = Duration::parse("1 year").ok().map(at);
    };
    let in_months = |charter: &mut Charter| {
        charter.cookies[1].duration = Duration::parse("12 months").ok().map(at);
    };
    assert_eq!(after(same_life), after(in_months));
}

#[test]
fn the_same_facts_have_the_same_revision_in_every_version() {
    assert_eq!(after(|_| {}), "3567e814ac0e30876464ed2b31683429");
}
