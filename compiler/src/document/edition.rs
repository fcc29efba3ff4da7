//! The last line of a page: the edition of the charter.

use charte_core::duration::{Duration, Period};

use super::line::raised;
use super::wording::{Wording, filled};
use super::{Block, Inline};

/// Returns the version and the date, unless the page already shows them, and how often the charter
/// is reviewed.
pub(super) fn edition(wording: &Wording<'_>) -> Option<Block> {
    let locale = wording.locale;
    let version = wording.version().filter(|_| !wording.printed_version());
    let updated = wording
        .charter
        .updated
        .filter(|_| !wording.printed_updated());
    let parts = [
        version.map(|version| filled(&locale.edition.version, &[version])),
        updated.map(|updated| {
            let date = wording.date(updated.value);
            filled(locale.updated(updated.value), &[date])
        }),
        reviewed(wording).map(|reviewed| vec![reviewed]),
    ];
    let mut line = Vec::new();
    for part in parts.into_iter().flatten() {
        if !line.is_empty() {
            line.push(wording.comma());
        }
        line.extend(part);
    }
    (!line.is_empty()).then(|| Block::Paragraph(wording.line(raised(wording.locale, line))))
}

fn reviewed(wording: &Wording<'_>) -> Option<Inline> {
    match wording.charter.review_every.as_ref()?.value {
        Duration::Lasting(Period { count, unit }) => {
            Some(wording.quantity(wording.locale.reviewed(unit, count)))
        }
        // No policy has the others here, because they are not intervals.
        _ => None,
    }
}
