//! Durations, and what to say of a text that is none.

use charte_core::duration::{Duration, DurationError};

use super::context::{Context, Key};
use crate::diagnostic::Diagnostic;
use crate::meant::{self, Meant};
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
    let title = format!("{key} is not a duration: `{text}`");
    let label = match error {
        DurationError::Form => "expected `session`, `until withdrawn`, or a number and a unit",
        DurationError::Zero => "nothing is kept for no time at all",
        DurationError::TooLarge => "the number is too large",
        DurationError::Unit => "unknown unit",
    };
    let told = |label: &str| Diagnostic::error("bad-duration", title.as_str(), text.span, label);
    match meant::duration(text) {
        Meant::Duration(duration) => told(label).patch(
            format!("write `{duration}`"),
            text.span,
            format!("\"{duration}\""),
        ),
        Meant::Endless => told("it has no end")
            .note("browsers keep nothing for ever, and a visitor can withdraw consent")
            .help("write `until withdrawn`, or how long it is kept, as in `13 months`"),
        Meant::Several => told("expected one number and one unit")
            .help("write one number and one unit, as in `13 months` or `392 days`"),
        Meant::Fraction => told("the number is not whole")
            .help("write a whole number of a smaller unit, as in `45 days`"),
        Meant::Unknown => told(label)
            .note("the units are `seconds`, `minutes`, `hours`, `days`, `weeks`, `months`, `years`")
            .help("write it as in `13 months`"),
    }
}
