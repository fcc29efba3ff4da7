//! What the preferences page shows of a visitor's choice.
//!
//! The page is static. The few characters that depend on the visitor are parts with a
//! [`Condition`]. A [`FormState`] defines which conditions are true.

/// The query of the address to which visitors are redirected after their choice.
pub const SAVED: &str = "saved";

/// The maximum number of categories in one form: each needs a bit of a [`FormState`].
pub const MAX_CATEGORIES: usize = SAVED_BIT as usize;

/// The state of the form on the preferences page: which boxes are checked, and which message about
/// the latest choice is shown.
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
pub struct FormState(u64);

impl FormState {
    /// No checked box and no message: for a visitor who has not chosen.
    pub const NEW: Self = Self(0);

    /// Checks the box of the category at this position. Does nothing for a position that no form
    /// has.
    #[must_use]
    pub const fn check(self, position: usize) -> Self {
        if position < MAX_CATEGORIES {
            Self(self.0 | 1 << position)
        } else {
            self
        }
    }

    /// Adds the message that the choice is saved. Use it in the response to a visitor who has just
    /// chosen, because the page may be otherwise unchanged.
    #[must_use]
    pub const fn saved(self) -> Self {
        Self(self.0 & !(1 << NOT_KEPT_BIT) | 1 << SAVED_BIT)
    }

    /// Adds the message that the browser does not store cookies. Use it in the response to a
    /// visitor who has just chosen if the request contains no choice.
    #[must_use]
    pub const fn not_kept(self) -> Self {
        Self(self.0 & !(1 << SAVED_BIT) | 1 << NOT_KEPT_BIT)
    }

    /// Returns whether the box of the category at this position is checked.
    pub const fn is_checked(self, position: usize) -> bool {
        position < MAX_CATEGORIES && self.0 >> position & 1 == 1
    }

    /// Returns whether the page shows that the choice is saved.
    pub const fn is_saved(self) -> bool {
        self.0 >> SAVED_BIT & 1 == 1
    }

    /// Returns whether the page shows that the browser does not store cookies.
    pub const fn is_not_kept(self) -> bool {
        self.0 >> NOT_KEPT_BIT & 1 == 1
    }
}

/// The condition under which a part of the page is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Condition {
    /// The box of the category at this position is checked.
    Checked(u8),
    /// The choice has just been saved.
    Saved,
    /// The visitor has just chosen, but the browser did not store the choice.
    NotKept,
}

impl Condition {
    /// Returns whether the condition is true in a state.
    pub const fn holds_in(self, state: FormState) -> bool {
        match self {
            Self::Checked(position) => state.is_checked(position as usize),
            Self::Saved => state.is_saved(),
            Self::NotKept => state.is_not_kept(),
        }
    }

    /// Returns the number of the condition, below 64.
    pub const fn to_u8(self) -> u8 {
        match self {
            Self::Checked(position) => position,
            Self::Saved => SAVED_BIT,
            Self::NotKept => NOT_KEPT_BIT,
        }
    }

    /// Returns the condition with this number.
    pub const fn from_u8(number: u8) -> Self {
        match number {
            SAVED_BIT => Self::Saved,
            NOT_KEPT_BIT => Self::NotKept,
            position => Self::Checked(position),
        }
    }
}

/// The bits after those of the categories.
const SAVED_BIT: u8 = 31;
const NOT_KEPT_BIT: u8 = 32;

#[cfg(test)]
mod tests {
    use super::{Condition, FormState, MAX_CATEGORIES};

    #[test]
    fn each_box_has_its_bit() {
        let state = FormState::NEW.check(0).check(30);
        for position in 0..40 {
            let expected = matches!(position, 0 | 30);
            assert_eq!(state.is_checked(position), expected, "{position}");
        }
        assert!(!state.is_saved());
        assert_eq!(state.check(MAX_CATEGORIES).check(usize::MAX), state);
        let saved = FormState::NEW.saved();
        assert!(saved.is_saved() && !saved.is_checked(MAX_CATEGORIES));
        assert_eq!(saved.saved(), saved);
        assert_eq!(state.check(30), state);
    }

    #[test]
    fn a_number_is_read_back() {
        for condition in [
            Condition::Checked(0),
            Condition::Checked(30),
            Condition::Saved,
            Condition::NotKept,
        ] {
            assert_eq!(Condition::from_u8(condition.to_u8()), condition);
            assert!(condition.to_u8() < 64);
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
}
