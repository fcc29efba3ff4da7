//! The text in which charte keeps a choice of a charter.

use core::fmt::Write;

use charte_core::choice::{KeptChoice, MAX_CHOICE, platform};

use super::decoder::Stored;
use crate::buffer::Text;
use crate::charter::Charter;

/// The longest text, in bytes.
pub(super) const MAX: usize = MAX_CHOICE;

/// The text of a choice.
pub(super) fn encode(charter: Charter<'_>, stored: Stored) -> Text<MAX> {
    let Stored { granted, when } = stored;
    let kept = KeptChoice {
        revision: charter.consent_revision(),
        platform: platform(charter.ascii_host()),
        when,
        granted,
    };
    let mut text = Text::EMPTY;
    // It fits, see `MAX`; if it did not, the text would be cut and be no choice.
    let _ = write!(text, "{kept}");
    text
}

/// The choice that is kept in a text, where it is for this platform and this revision.
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
