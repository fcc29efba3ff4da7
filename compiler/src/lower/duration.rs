//! Durations, and the errors for texts that are none.

use charte_core::cookie::Storage;
use charte_core::duration::{Duration, DurationError};

use super::context::Context;
use super::key::Key;
use crate::diagnostic::Diagnostic;
use crate::meant::{self, Meant};
use crate::source::Spanned;
use crate::syntax::Field;

/// What a duration is the length of.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Lasts {
    /// Something in this storage.
    Stored(Storage),
    /// Data that are kept.
    Data,
    /// A stored choice.
    Choice,
    /// The time between two events.
    Interval,
}

impl Lasts {
    /// Returns why this cannot have a duration; `None` if it can.
    fn refuses(self, duration: Duration) -> Option<&'static str> {
        match (self, duration) {
            (Self::Interval, Duration::Lasting(_)) => None,
            (Self::Interval, _) => Some("it has no fixed end"),
            (Self::Choice, Duration::Inactivity(_)) => Some("a visit does not renew a choice"),
            (Self::Choice | Self::Stored(_) | Self::Data, _) => None,
        }
    }
}

impl Context<'_> {
    /// Returns the duration of something; reports any other text.
    pub(super) fn duration(
        &mut self,
        key: Key<'_>,
        field: &Field<String>,
        lasts: Lasts,
    ) -> Option<Spanned<Duration>> {
        let text = field.get()?;
        let diagnostic = match Duration::parse(text) {
            Ok(duration) => match lasts.refuses(duration) {
                None => return Some(Spanned::new(duration, text.span)),
                Some(why) => unfit(key, text, duration, lasts, why),
            },
            Err(error) => bad_duration(key, text, error, lasts),
        };
        self.diagnostics.push(diagnostic);
        None
    }
}

/// The error for a duration that the key cannot have.
fn unfit(
    key: Key<'_>,
    text: &Spanned<String>,
    duration: Duration,
    lasts: Lasts,
    why: &str,
) -> Diagnostic {
    let what = match lasts {
        Lasts::Interval => "an interval",
        _ => "the lifetime of a choice",
    };
    let title = format!("{key} is not {what}: `{duration}`");
    let diagnostic = Diagnostic::error("bad-duration", title, text.span, why);
    match duration.longest() {
        Some(period) => {
            diagnostic.patch("write the period alone", text.span, format!("\"{period}\""))
        }
        None => diagnostic.help("write a number and a unit, as in `6 months`"),
    }
}

fn bad_duration(
    key: Key<'_>,
    text: &Spanned<String>,
    error: DurationError,
    lasts: Lasts,
) -> Diagnostic {
    let title = format!("{key} is not a duration: `{text}`");
    let label = match error {
        DurationError::Form => {
            "expected a number and a unit, `session`, `until deleted` or `until withdrawn`"
        }
        DurationError::Zero => "a duration of zero keeps nothing",
        DurationError::TooLarge => "the number is too large",
        DurationError::Unit => "unknown unit",
        DurationError::Range => "the second length is not longer than the first",
    };
    let reported =
        |label: &str| Diagnostic::error("bad-duration", title.as_str(), text.span, label);
    let is_cookie = lasts == Lasts::Stored(Storage::Cookie);
    let meant = match meant::duration(text) {
        // Browsers delete a cookie after a time.
        Meant::Duration(Duration::UntilDeleted) if is_cookie => Meant::Endless,
        Meant::Duration(duration) if lasts.refuses(duration).is_some() => Meant::Unknown,
        meant => meant,
    };
    match (meant, lasts) {
        (Meant::Duration(duration), _) => reported(label).rewrite(
            format!("write `{duration}`"),
            text.span,
            format!("\"{duration}\""),
        ),
        (Meant::Endless, _) if is_cookie => reported("it has no end")
            .note("browsers keep a cookie for at most 400 days (RFC 6265bis, section 5.5)")
            .help("write its lifetime, as in `13 months`"),
        (Meant::Endless, Lasts::Stored(_)) => reported("it has no end").patch(
            "if only the visitor deletes it, write",
            text.span,
            "\"until deleted\"",
        ),
        (Meant::Endless, _) => {
            reported("it has no end").help("write how long it is kept, as in `13 months`")
        }
        (Meant::Several, _) => reported("expected one number and one unit")
            .help("write one number and one unit, as in `13 months` or `392 days`"),
        (Meant::Fraction, _) => reported("the number is not whole")
            .help("write a whole number of a smaller unit, as in `45 days`"),
        (Meant::Unknown, Lasts::Interval) => reported(label)
            .note(UNITS)
            .help("write it as in `6 months`"),
        (Meant::Unknown, Lasts::Choice) => reported(label)
            .note(UNITS)
            .help("write it as in `6 months` or `up to 6 months`"),
        (Meant::Unknown, Lasts::Stored(_)) => reported(label).note(UNITS).help(format!(
            "write it as in {FORMS}; `duration_note` takes any other words"
        )),
        (Meant::Unknown, Lasts::Data) => reported(label)
            .note(UNITS)
            .help(format!("write it as in {FORMS}")),
    }
}

const FORMS: &str =
    "`13 months`, `up to 13 months`, `1 day to 13 months` or `30 minutes of inactivity`";
const UNITS: &str =
    "the units are `seconds`, `minutes`, `hours`, `days`, `weeks`, `months`, `years`";
