//! Durations, and the errors for texts that are none.

use charte_core::cookie::Storage;
use charte_core::duration::{Duration, DurationError};

use super::context::Context;
use super::key::Key;
use crate::diagnostic::Diagnostic;
use crate::meant::{self, Meant};
use crate::source::Spanned;
use crate::syntax::Field;

impl Context<'_> {
    /// Returns a duration; reports any other text.
    pub(super) fn duration(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
    ) -> Option<Spanned<Duration>> {
        self.duration_of(key, field, None)
    }

    /// Returns how long something is kept in a storage; reports a text that is not a duration.
    pub(super) fn life(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
        storage: Storage,
    ) -> Option<Spanned<Duration>> {
        self.duration_of(key, field, Some(storage))
    }

    fn duration_of(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
        storage: Option<Storage>,
    ) -> Option<Spanned<Duration>> {
        let text = field.get()?;
        match Duration::parse(text) {
            Ok(duration) => Some(Spanned::new(duration, text.span)),
            Err(error) => {
                let diagnostic = bad_duration(key, text, error, storage);
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// Returns an interval: a duration with a fixed end that repeats. Reports any other text.
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

fn bad_duration(
    key: Key<'_>,
    text: &Spanned<String>,
    error: DurationError,
    storage: Option<Storage>,
) -> Diagnostic {
    let title = format!("{key} is not a duration: `{text}`");
    let label = match error {
        DurationError::Form => {
            "expected a number and a unit, `session`, `until deleted` or `until withdrawn`"
        }
        DurationError::Zero => "a duration of zero keeps nothing",
        DurationError::TooLarge => "the number is too large",
        DurationError::Unit => "unknown unit",
    };
    let reported =
        |label: &str| Diagnostic::error("bad-duration", title.as_str(), text.span, label);
    let meant = match meant::duration(text) {
        // Browsers delete a cookie after a time.
        Meant::Duration(Duration::UntilDeleted) if storage == Some(Storage::Cookie) => {
            Meant::Endless
        }
        meant => meant,
    };
    match meant {
        Meant::Duration(duration) => reported(label).patch(
            format!("write `{duration}`"),
            text.span,
            format!("\"{duration}\""),
        ),
        Meant::Endless => match storage {
            Some(Storage::Cookie) => reported("it has no end")
                .note("browsers keep a cookie for at most 400 days (RFC 6265bis, section 5.5)")
                .help("write its lifetime, as in `13 months`"),
            Some(_) => reported("it has no end").patch(
                "if only the visitor deletes it, write",
                text.span,
                "\"until deleted\"",
            ),
            None => reported("it has no end").help("write how long it is kept, as in `13 months`"),
        },
        Meant::Several => reported("expected one number and one unit")
            .help("write one number and one unit, as in `13 months` or `392 days`"),
        Meant::Fraction => reported("the number is not whole")
            .help("write a whole number of a smaller unit, as in `45 days`"),
        Meant::Unknown => reported(label)
            .note("the units are `seconds`, `minutes`, `hours`, `days`, `weeks`, `months`, `years`")
            .help("write it as in `13 months`"),
    }
}
