//! The text of a stored choice for a charter.

use core::fmt::Write;

use charte_core::choice::{KeptChoice, MAX_CHOICE, platform};

use super::decoder::Stored;
use crate::buffer::Text;
use crate::charter::Charter;

/// The maximum length of the text, in bytes.
pub(super) const MAX: usize = MAX_CHOICE;

/// Returns the text of a choice.
pub(super) fn encode(charter: Charter<'_>, stored: Stored) -> Text<MAX> {
    let Stored { granted, when } = stored;
    let kept = KeptChoice {
        revision: charter.consent_revision(),
        platform: platform(charter.ascii_host()),
        when,
        granted,
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
    } = KeptChoice::read(text)?;
    let is_own = revision == charter.consent_revision() && host == platform(charter.ascii_host());
    is_own.then_some(Stored { granted, when })
}
