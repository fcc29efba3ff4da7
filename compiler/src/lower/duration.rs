//! Durations, and what to say of a text that is none.

use charte_core::duration::{Duration, DurationError, Unit};
use charte_core::word::Word;

use super::context::{Context, Key};
use crate::diagnostic::{Diagnostic, similar};
use crate::source::Spanned;
use crate::syntax::Field;

impl Context<'_> {
    /// A duration; what is none is told.
    pub(super) fn duration(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
    ) -> Option<Spanned<Duration>> {
        let text = field.get()?;
        match Duration::parse(text) {
            Ok(duration) => Some(Spanned::new(duration, text.span)),
            Err(error) => {
                self.diagnostics.push(bad_duration(key, text, error));
                None
            }
        }
    }

    /// A duration with a fixed end, after which something comes again; what is none is told.
    pub(super) fn interval(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
    ) -> Option<Spanned<Duration>> {
        let duration = self.duration(key, field)?;
        if duration.seconds().is_some() {
            return Some(duration);
        }
        let title = format!("{key} is not an interval: `{}`", duration.value);
        self.diagnostics.push(
            Diagnostic::error("bad-duration", title, duration.span, "it has no fixed end")
                .help("write a number and a unit, as in `6 months`"),
        );
        None
    }
}

fn bad_duration(key: Key<'_>, text: &Spanned<String>, error: DurationError) -> Diagnostic {
    let title = format!("{key} is not a duration: `{}`", text.escape_debug());
    let label = match error {
        DurationError::Form => "expected `session`, `until withdrawn`, or a number and a unit",
        DurationError::Zero => "nothing is kept for no time at all",
        DurationError::TooLarge => "the number is too large",
        DurationError::Unit => "unknown unit",
    };
    let diagnostic = Diagnostic::error("bad-duration", title, text.span, label);
    let (count, unit) = text.split_once(' ').unwrap_or((text.as_str(), ""));
    let units = Unit::ALL
        .iter()
        .flat_map(|unit| [unit.as_str(), unit.singular()]);
    let french = FRENCH
        .iter()
        .find(|(name, _)| *name == unit)
        .map(|(_, unit)| *unit);
    match french.or_else(|| similar(unit, units)) {
        Some(near) if error == DurationError::Unit => diagnostic.patch(
            format!("write `{near}`"),
            text.span,
            format!("\"{count} {near}\""),
        ),
        _ => diagnostic
            .note("the units are `seconds`, `minutes`, `hours`, `days`, `weeks`, `months`, `years`")
            .help("write it as in `13 months`"),
    }
}

/// Units in French, in which many policies are written.
const FRENCH: &[(&str, &str)] = &[
    ("secondes", "seconds"),
    ("heures", "hours"),
    ("jour", "day"),
    ("jours", "days"),
    ("semaine", "week"),
    ("semaines", "weeks"),
    ("mois", "months"),
    ("an", "year"),
    ("ans", "years"),
    ("ann\u{e9}es", "years"),
];
