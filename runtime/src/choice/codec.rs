//! A stored choice, and its text for a charter.

use core::fmt::Write;

use charte_core::choice::{KeptChoice, MAX_CHOICE, platform};

use crate::buffer::Text;
use crate::charter::Charter;

/// The maximum length of the text, in bytes.
pub(super) const MAX: usize = MAX_CHOICE;

/// A stored choice.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Stored {
    /// The granted questions: one bit each, see `Charter::bits`.
    pub(crate) granted: u64,
    /// The time of the choice, in seconds since 1970.
    pub(crate) when: u64,
    /// Whether the choice was made despite a signal of the browser.
    pub(crate) despite_signal: bool,
    /// Whether only the granted questions are answered.
    pub(crate) is_partial: bool,
}

/// Returns the text of a choice.
pub(super) fn encode(charter: Charter<'_>, stored: Stored) -> Text<MAX> {
    let Stored {
        granted,
        when,
        despite_signal,
        is_partial,
    } = stored;
    let kept = KeptChoice {
        revision: charter.consent_revision(),
        platform: platform(scope(charter)),
        when,
        granted,
        despite_signal,
        is_partial,
    };
    let mut text = Text::EMPTY;
    // It always fits, see `MAX`. A cut text would not count as a choice.
    let _ = write!(text, "{kept}");
    text
}

/// Reads a choice from a text; `None` unless it is for this platform and this consent revision.
pub(super) fn decode(charter: Charter<'_>, text: &str) -> Option<Stored> {
    let KeptChoice {
        revision,
        platform: host,
        when,
        granted,
        despite_signal,
        is_partial,
    } = KeptChoice::read(text)?;
    let is_own = revision == charter.consent_revision() && host == platform(scope(charter));
    is_own.then_some(Stored {
        granted,
        when,
        despite_signal,
        is_partial,
    })
}

/// Returns where the choice counts: the host of the platform, or the domain of those that share one choice.
fn scope(charter: Charter<'_>) -> &str {
    let shared = charter.template().choice.shared;
    shared.unwrap_or_else(|| charter.ascii_host())
}
