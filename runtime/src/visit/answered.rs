//! The answer of a visitor: what a stored choice and a signal of the browser make of it.

use super::Visit;
use crate::charter::Charter;
use crate::choice::Stored;
use crate::signal::Signal;

/// The visitor's answer to the questions.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Answered {
    /// No answer yet.
    Nothing,
    /// A refusal of everything, by a signal of the browser.
    BySignal(Signal),
    /// A choice.
    Choice {
        /// The granted questions: one bit each, see `Charter::bits`.
        granted: u64,
        /// Whether the others are still to be asked. Otherwise they are refused.
        is_partial: bool,
    },
}

/// Returns the answer of a stored choice and of a signal of the browser. A choice overrules a signal only if the
/// policy allows that, and if the browser sent the signal with the choice.
pub(super) fn answered(
    charter: Charter<'_>,
    signal: Option<Signal>,
    stored: Option<Stored>,
) -> Answered {
    let overrules = charter.template().choice.overrule
        && stored.is_some_and(|stored| stored.despite_signal && stored.granted != 0);
    match (signal.filter(|_| !overrules), stored) {
        (Some(signal), _) => Answered::BySignal(signal),
        (None, Some(stored)) => Answered::Choice {
            granted: stored.granted,
            // The signal refuses what the choice leaves open.
            is_partial: stored.is_partial && signal.is_none(),
        },
        (None, None) => Answered::Nothing,
    }
}

impl Visit<'_> {
    /// Returns the choice in the request, if it is the visitor's answer.
    #[cfg(feature = "receipts")]
    pub(crate) fn stored(&self) -> Option<Stored> {
        self.stored
            .filter(|_| matches!(self.answered, Answered::Choice { .. }))
    }

    /// Returns the visit with this choice, or with none.
    #[cfg(feature = "receipts")]
    pub(crate) fn with_stored(self, stored: Option<Stored>) -> Self {
        Self {
            answered: answered(self.charter(), self.signal, stored),
            ..self
        }
    }

    /// Returns the choice of this visitor with the consent to more questions. The others keep their
    /// answers, or stay open. `None` if a signal of the browser refuses whatever is chosen.
    ///
    /// Consent that was given before keeps its time, so that it does not last longer than the policy
    /// states; the new consent then ends with it. A refusal may last longer.
    pub(crate) fn with_consent(&self, added: u64) -> Option<Stored> {
        if self.is_overruled() {
            return None;
        }
        let known = match self.answered {
            Answered::Choice { granted, .. } => granted,
            Answered::Nothing | Answered::BySignal(_) => 0,
        };
        let granted = known | added;
        let was_partial = self.stored.is_none_or(|stored| stored.is_partial);
        let earlier = self.stored.filter(|_| known != 0);
        Some(Stored {
            granted,
            when: earlier.map_or(self.now, |stored| stored.when),
            despite_signal: self.signal.is_some(),
            is_partial: was_partial && granted != self.charter().all_bits(),
        })
    }
    /// Returns whether a signal of the browser refuses, whatever the visitor chooses.
    pub(super) fn is_overruled(&self) -> bool {
        self.signal.is_some() && !self.charter().template().choice.overrule
    }
}
