//! The part of the preferences page about the categories that need no consent.

use charte_core::cookie::Consent;

use super::choice::{headed, list};
use super::wording::{Wording, words};
use super::{Block, Inline};

/// Returns the categories that are not in the form, with the means to object if there are
/// any.
pub(super) fn exempt(wording: &Wording<'_>) -> Vec<Block> {
    let locale = wording.locale;
    let categories = wording.charter.categories.iter().enumerate();
    let mut lines = Vec::new();
    for (position, category) in categories {
        let cookies = wording.charter.cookies_in(position);
        let is_used = wording.charter.is_used(position);
        if category.consent.value == Consent::Required || !is_used {
            continue;
        }
        let mut line = wording.part(&category.heading);
        let audiences = cookies.filter_map(|cookie| cookie.audience.as_ref());
        let mut addresses: Vec<&str> = audiences
            .filter_map(|audience| Some(audience.opt_out.as_ref()?.as_str()))
            .collect();
        addresses.dedup();
        for address in addresses {
            line.push(Inline::Text(" (".to_owned()));
            line.push(wording.link(address, words(&locale.audience.opt_out)));
            line.push(Inline::Text(")".to_owned()));
        }
        let cookies = wording.charter.cookies_in(position);
        let mut objections: Vec<Vec<Inline>> = cookies
            .filter_map(|cookie| Some(wording.part(cookie.objection.as_ref()?)))
            .collect();
        objections.dedup();
        for objection in objections {
            line.push(Inline::Break);
            line.extend(objection);
        }
        lines.push(line);
    }
    let Some(list) = list(wording, lines) else {
        return Vec::new();
    };
    let sentence = Block::Paragraph(wording.line(words(&locale.preferences.exempt_list)));
    headed(wording, &locale.preferences.exempt, vec![sentence, list])
}
