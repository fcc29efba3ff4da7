//! What the preferences page shows of a visitor's choice.
//!
//! The page is static. The few characters that depend on the visitor are parts with a
//! [`Condition`]. A [`FormState`] defines which conditions are true.

/// The query of the address to which visitors are redirected after their choice.
pub const SAVED: &str = "saved";

/// The value of `choice` with which a form adds the consent to a category to the stored choice.
pub const ADD: &str = "add";

/// The name of the language of a page, in the query of its address and in the form.
pub const LANGUAGE: &str = "lang";

/// The name of the number of a receipt, in the query of the address after an answer.
pub const RECEIPT: &str = "charte-receipt";

/// The name of the hash of the page, in the form.
pub const SHOWN: &str = "shown";

/// The maximum number of questions in one form: each needs a bit of a [`FormState`] and of a stored
/// choice, whose text has at most 16 hexadecimal digits for them.
pub const MAX_QUESTIONS: usize = 64;

/// The state of the form on the preferences page: which boxes are checked, which message about the
/// latest choice is shown, and which signals of the browser.
///
/// It affects only what a page *shows*. A checked box is not consent, and nothing that needs
/// consent accepts a state as proof.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::form::FormState; }
/// use charte::FormState;
///
/// const STATE: FormState = FormState::NEW.check(0).saved();
/// assert!(STATE.is_checked(0) && !STATE.is_checked(1) && STATE.is_saved());
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct FormState {
    /// The checked boxes: one bit each.
    boxes: u64,
    /// The messages and notes: one bit each.
    notes: u8,
}

impl FormState {
    /// No checked box and no message: for a visitor who has not chosen.
    pub const NEW: Self = Self { boxes: 0, notes: 0 };

    /// Returns the boxes and the messages, each as bits.
    #[doc(hidden)]
    pub const fn into_bits(self) -> (u64, u8) {
        (self.boxes, self.notes)
    }

    /// Returns the state with these bits.
    #[doc(hidden)]
    pub const fn from_bits((boxes, notes): (u64, u8)) -> Self {
        Self { boxes, notes }
    }

    /// Checks the box of the question at this position. Does nothing for a position that no form
    /// has.
    #[must_use]
    pub const fn check(self, position: usize) -> Self {
        if position < MAX_QUESTIONS {
            Self {
                boxes: self.boxes | 1 << position,
                ..self
            }
        } else {
            self
        }
    }

    /// Adds the message that the choice is saved. Use it in the response to a visitor who has just
    /// chosen, because the page may be otherwise unchanged.
    #[must_use]
    pub const fn saved(self) -> Self {
        self.with_message(Condition::Saved)
    }

    /// Adds the message that the browser does not store cookies. Use it in the response to a
    /// visitor who has just chosen if the request contains no choice.
    #[must_use]
    pub const fn not_kept(self) -> Self {
        self.with_message(Condition::NotKept)
    }

    /// Adds the message that the questions have changed. Use it in the response to a form with
    /// another consent revision.
    #[must_use]
    pub const fn outdated(self) -> Self {
        self.with_message(Condition::Outdated)
    }

    /// Adds the message that a signal of the browser overrules the choice. Use it in the response
    /// to a visitor who has just chosen if the policy counts the signal as a refusal.
    #[must_use]
    pub const fn overruled(self) -> Self {
        self.with_message(Condition::Overruled)
    }

    /// Adds the message that the consent does not count because it could not be recorded. Use it in
    /// the response to a visitor who has just chosen.
    #[must_use]
    pub const fn not_recorded(self) -> Self {
        self.with_message(Condition::NotRecorded)
    }

    /// Adds the number of a receipt, which the page has if it is created for one.
    #[must_use]
    pub const fn with_receipt(self) -> Self {
        self.with_note(Condition::Receipt)
    }

    /// Adds the note that the browser sends Global Privacy Control.
    #[must_use]
    pub const fn gpc(self) -> Self {
        self.with_note(Condition::Gpc)
    }

    /// Adds the note that the browser sends Do Not Track.
    #[must_use]
    pub const fn dnt(self) -> Self {
        self.with_note(Condition::Dnt)
    }

    /// Returns whether the box of the question at this position is checked.
    pub const fn is_checked(self, position: usize) -> bool {
        position < MAX_QUESTIONS && self.boxes >> position & 1 == 1
    }

    /// Returns whether the page shows that the choice is saved.
    pub const fn is_saved(self) -> bool {
        Condition::Saved.holds_in(self)
    }

    /// Returns whether the page shows that the browser does not store cookies.
    pub const fn is_not_kept(self) -> bool {
        Condition::NotKept.holds_in(self)
    }

    /// Returns whether the page shows that the questions have changed.
    pub const fn is_outdated(self) -> bool {
        Condition::Outdated.holds_in(self)
    }

    /// Returns whether the page shows that a signal of the browser overrules the choice.
    pub const fn is_overruled(self) -> bool {
        Condition::Overruled.holds_in(self)
    }

    /// Replaces the message about the latest choice: there is at most one.
    const fn with_message(self, message: Condition) -> Self {
        let messages = bit(Condition::Saved)
            | bit(Condition::NotKept)
            | bit(Condition::Outdated)
            | bit(Condition::Overruled)
            | bit(Condition::NotRecorded);
        Self {
            notes: self.notes & !messages,
            ..self
        }
        .with_note(message)
    }

    const fn with_note(self, note: Condition) -> Self {
        Self {
            notes: self.notes | bit(note),
            ..self
        }
    }
}

/// Returns the bit of a condition that is not a checked box.
const fn bit(note: Condition) -> u8 {
    1 << (note.to_u8() - Condition::FIRST_NOTE)
}

/// The condition under which a part of the page is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Condition {
    /// The box of the question at this position is checked.
    Checked(u8),
    /// The choice has just been saved.
    Saved,
    /// The visitor has just chosen, but the browser did not store the choice.
    NotKept,
    /// The visitor has just sent a form with other questions, so nothing was saved.
    Outdated,
    /// The visitor has just chosen, but a signal of the browser counts as a refusal.
    Overruled,
    /// The browser sends Global Privacy Control, and the policy counts it as a refusal.
    Gpc,
    /// The browser sends Do Not Track, and the policy counts it as a refusal.
    Dnt,
    /// The page has the number of a receipt.
    Receipt,
    /// The visitor has just chosen, but the consent could not be recorded.
    NotRecorded,
}

impl Condition {
    /// Returns whether the condition is true in a state.
    pub const fn holds_in(self, state: FormState) -> bool {
        match self {
            Self::Checked(position) => state.is_checked(position as usize),
            note => state.notes & bit(note) != 0,
        }
    }

    /// The number after those of the boxes.
    const FIRST_NOTE: u8 = 64;

    /// Returns the number of the condition, below 127.
    pub const fn to_u8(self) -> u8 {
        match self {
            Self::Checked(position) => position,
            Self::Saved => Self::FIRST_NOTE,
            Self::NotKept => Self::FIRST_NOTE + 1,
            Self::Outdated => Self::FIRST_NOTE + 2,
            Self::Overruled => Self::FIRST_NOTE + 3,
            Self::Gpc => Self::FIRST_NOTE + 4,
            Self::Dnt => Self::FIRST_NOTE + 5,
            Self::Receipt => Self::FIRST_NOTE + 6,
            Self::NotRecorded => Self::FIRST_NOTE + 7,
        }
    }

    /// Returns the condition with this number.
    pub const fn from_u8(number: u8) -> Self {
        match number {
            Self::FIRST_NOTE => Self::Saved,
            65 => Self::NotKept,
            66 => Self::Outdated,
            67 => Self::Overruled,
            68 => Self::Gpc,
            69 => Self::Dnt,
            70 => Self::Receipt,
            71 => Self::NotRecorded,
            position => Self::Checked(position),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, FormState, MAX_QUESTIONS};

    #[test]
    fn each_box_has_its_bit() {
        for checked in 0..MAX_QUESTIONS {
            let state = FormState::NEW.check(checked);
            for position in 0..=MAX_QUESTIONS {
                assert_eq!(state.is_checked(position), position == checked);
            }
            for note in [64, 65, 66, 67, 68, 69] {
                assert!(
                    !Condition::from_u8(note).holds_in(state),
                    "{checked} {note}"
                );
            }
        }
        let state = FormState::NEW.check(0).check(30);
        for position in 0..40 {
            let expected = matches!(position, 0 | 30);
            assert_eq!(state.is_checked(position), expected, "{position}");
        }
        assert!(!state.is_saved());
        assert_eq!(state.check(MAX_QUESTIONS).check(usize::MAX), state);
        let last = FormState::NEW.check(MAX_QUESTIONS - 1);
        assert!(last.is_checked(63) && !last.is_checked(31) && !last.is_saved());
        assert!(Condition::Checked(63).holds_in(last) && last.saved().is_checked(63));
        let saved = FormState::NEW.saved();
        assert!(saved.is_saved() && !saved.is_checked(MAX_QUESTIONS));
        assert_eq!(saved.saved(), saved);
        let signal = FormState::NEW.gpc();
        assert_eq!(signal.gpc(), signal);
        assert_eq!(state.check(30), state);
    }

    #[test]
    fn a_number_is_read_back() {
        for condition in [
            Condition::Checked(0),
            Condition::Checked(30),
            Condition::Saved,
            Condition::NotKept,
            Condition::Outdated,
            Condition::Overruled,
            Condition::Gpc,
            Condition::Dnt,
            Condition::Receipt,
            Condition::NotRecorded,
        ] {
            assert_eq!(Condition::from_u8(condition.to_u8()), condition);
            assert!(condition.to_u8() < 127, "255 stands for no condition");
            assert!(!condition.holds_in(FormState::NEW));
        }
        assert!(Condition::Saved.holds_in(FormState::NEW.saved()));
        assert!(Condition::Checked(3).holds_in(FormState::NEW.check(3)));
    }

    #[test]
    fn a_choice_is_saved_or_not_kept() {
        let (saved, lost) = (FormState::NEW.saved(), FormState::NEW.not_kept());
        assert!(Condition::NotKept.holds_in(lost) && !Condition::Saved.holds_in(lost));
        assert_eq!((saved.not_kept(), lost.saved()), (lost, saved));
        assert!(!lost.check(30).is_saved() && lost.check(30).is_not_kept());
        assert_eq!((saved.saved(), lost.not_kept()), (saved, lost));
        assert!(!saved.is_not_kept() && !lost.is_saved());
        assert!(saved.check(1).not_kept().is_checked(1));
        assert!(lost.check(1).saved().is_checked(1));
    }

    #[test]
    fn a_page_has_one_message_and_any_notes() {
        let state = FormState::NEW.check(1).gpc();
        for (state, message) in [
            (state.saved(), Condition::Saved),
            (state.saved().not_kept(), Condition::NotKept),
            (state.not_kept().outdated(), Condition::Outdated),
            (state.outdated().overruled(), Condition::Overruled),
            (state.overruled().saved(), Condition::Saved),
        ] {
            for other in [
                Condition::Saved,
                Condition::NotKept,
                Condition::Outdated,
                Condition::Overruled,
            ] {
                assert_eq!(other.holds_in(state), other == message, "{other:?}");
            }
            assert!(state.is_checked(1) && Condition::Gpc.holds_in(state));
            assert!(!Condition::Dnt.holds_in(state) && Condition::Dnt.holds_in(state.dnt()));
            assert_eq!(state.is_outdated(), message == Condition::Outdated);
            assert_eq!(state.is_overruled(), message == Condition::Overruled);
        }
    }
}
