//! The reason why a cookie needs no consent: a cell of the tables.

use super::Inline;
use super::line::raised;
use super::wording::{Wording, words};
use crate::model::{Audience, Cookie};

/// Returns the exemption, followed in brackets by the declared conditions of audience measurement
/// and, if `has_link`, the link to object. If the policy claims no exemption, the cell contains only
/// the conditions.
pub(super) fn exemption(
    wording: &Wording<'_>,
    cookie: &Cookie,
    has_link: bool,
) -> Option<Vec<Inline>> {
    let locale = wording.locale;
    let exemption = cookie
        .exemption
        .map(|exemption| raised(locale, words(locale.exemption.get(exemption.value))));
    let conditions = cookie
        .audience
        .as_ref()
        .and_then(|audience| conditions(wording, audience, has_link));
    match (exemption, conditions) {
        (Some(mut text), Some(conditions)) => {
            text.push(Inline::Text(" (".to_owned()));
            text.extend(conditions);
            text.push(Inline::Text(")".to_owned()));
            Some(text)
        }
        (None, Some(conditions)) => Some(raised(locale, conditions)),
        (exemption, None) => exemption,
    }
}

fn conditions(wording: &Wording<'_>, audience: &Audience, has_link: bool) -> Option<Vec<Inline>> {
    let locale = wording.locale;
    let mut parts: Vec<Vec<Inline>> = audience
        .conditions()
        .map(|(condition, holds)| {
            let phrases = if holds {
                &locale.audience.met
            } else {
                &locale.audience.unmet
            };
            words(phrases.get(condition))
        })
        .collect();
    if let Some(address) = audience.opt_out.as_ref().filter(|_| has_link) {
        parts.push(vec![
            wording.link(address.as_str(), words(&locale.audience.opt_out)),
        ]);
    }
    // Conditions and a link are of different kinds, so a comma precedes the last one too.
    parts.into_iter().reduce(|mut list, part| {
        list.push(wording.comma());
        list.extend(part);
        list
    })
}

#[cfg(test)]
mod tests {
    use crate::locale::Library;
    use charte_core::cookie::Exemption;

    use super::exemption;
    use crate::document::Wording;
    use crate::document::fixture::{at, charter, cookie, span, text};
    use crate::document::outline::line;
    use crate::model::{Audience, Column, Cookie, LinkOrPath};

    fn cell(exempt: Option<Exemption>, audience: Audience) -> Option<String> {
        let charter = charter(&["en"], &["T"]);
        let cookie = Cookie {
            exemption: exempt.map(at),
            audience: Some(audience),
            ..cookie("a", 0, text(&["P"]))
        };
        let cell = exemption(
            &Wording::new(&charter, &Library::default(), 0),
            &cookie,
            true,
        );
        assert_eq!(cookie.has(Column::Exemption), cell.is_some());
        cell.map(|cell| line(&cell))
    }

    #[test]
    fn a_cell_contains_only_declared_facts() {
        let silent = Audience {
            span: span(),
            sole_publisher: None,
            anonymous: None,
            no_cross_site: None,
            no_sharing: None,
            ip_masked: None,
            opt_out: None,
        };
        let opposed = Audience {
            opt_out: Some(at(LinkOrPath::Path("/out".to_owned()))),
            ..silent.clone()
        };
        let tracked = Audience {
            no_cross_site: Some(at(false)),
            ..opposed.clone()
        };
        let audience = Some(Exemption::Audience);
        assert_eq!(cell(None, silent.clone()), None);
        assert_eq!(
            cell(audience, silent).as_deref(),
            Some("Audience measurement")
        );
        assert_eq!(
            cell(None, opposed).as_deref(),
            Some("[How to object]({Origin}/out)")
        );
        assert_eq!(
            cell(audience, tracked).as_deref(),
            Some("Audience measurement (tracking across sites, [how to object]({Origin}/out))")
        );
    }
}
