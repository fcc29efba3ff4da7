//! What the preferences page shows of a visitor's choice.
//!
//! The page is static. The few characters in it that depend on the visitor are parts that stand
//! only under a [`Condition`], and a [`FormState`] says which conditions hold.

/// The query of the address to which visitors are led who have just chosen.
pub const SAVED: &str = "saved";

/// The most categories that one form asks for: one bit of a [`FormState`] each.
pub const MAX_CATEGORIES: usize = SAVED_BIT as usize;

/// The state in which the form of the preferences page is read: which boxes are checked, and what
/// the page says about a choice that was just made.
///
/// It decides what a page *shows* and nothing else: a checked box is no consent, and nothing that
/// needs consent takes a state for it.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct FormState(u64);

impl FormState {
    /// No box is checked, and nothing was saved: for a visitor who has not chosen.
    pub const NEW: Self = Self(0);

    /// With the box of the category at this position checked; a position that no form has
    /// changes nothing.
    #[must_use]
    pub const fn check(self, position: usize) -> Self {
        if position < MAX_CATEGORIES {
            Self(self.0 | 1 << position)
        } else {
            self
        }
    }

    /// With the sentence that the choice is saved: for the answer to a visitor who has just
    /// chosen, whose page may look as before.
    #[must_use]
    pub const fn saved(self) -> Self {
        Self(self.0 & !(1 << NOT_KEPT_BIT) | 1 << SAVED_BIT)
    }

    /// With the sentence that the browser keeps no cookies: for the answer to a visitor who has just
    /// chosen, and whose request carries no choice.
    #[must_use]
    pub const fn not_kept(self) -> Self {
        Self(self.0 & !(1 << SAVED_BIT) | 1 << NOT_KEPT_BIT)
    }

    /// Whether the box of the category at this position is checked.
    pub const fn is_checked(self, position: usize) -> bool {
        position < MAX_CATEGORIES && self.0 >> position & 1 == 1
    }

    /// Whether the page says that the choice is saved.
    pub const fn is_saved(self) -> bool {
        self.0 >> SAVED_BIT & 1 == 1
    }

    /// Whether the page says that the browser keeps no cookies.
    pub const fn is_not_kept(self) -> bool {
        self.0 >> NOT_KEPT_BIT & 1 == 1
    }

    /// Whether a condition holds.
    pub const fn holds(self, condition: Condition) -> bool {
        match condition {
            Condition::Checked(position) => self.is_checked(position as usize),
            Condition::Saved => self.is_saved(),
            Condition::NotKept => self.is_not_kept(),
        }
    }
}

/// When a part of the page stands there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Condition {
    /// Where the box of the category at this position is checked.
    Checked(u8),
    /// Where the choice was just saved.
    Saved,
    /// Where the visitor has just chosen, and the browser did not keep it.
    NotKept,
}

impl Condition {
    /// The number of the condition, below 64.
    pub const fn to_u8(self) -> u8 {
        match self {
            Self::Checked(position) => position,
            Self::Saved => SAVED_BIT,
            Self::NotKept => NOT_KEPT_BIT,
        }
    }

    /// The condition with this number.
    pub const fn from_u8(number: u8) -> Self {
        match number {
            SAVED_BIT => Self::Saved,
            NOT_KEPT_BIT => Self::NotKept,
            position => Self::Checked(position),
        }
    }
}

/// The bits behind those of the categories.
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
            assert!(!FormState::NEW.holds(condition));
        }
        assert!(FormState::NEW.saved().holds(Condition::Saved));
        assert!(FormState::NEW.check(3).holds(Condition::Checked(3)));
    }

    #[test]
    fn a_choice_is_saved_or_not_kept() {
        let (saved, lost) = (FormState::NEW.saved(), FormState::NEW.not_kept());
        assert!(lost.holds(Condition::NotKept) && !lost.holds(Condition::Saved));
        assert_eq!((saved.not_kept(), lost.saved()), (lost, saved));
        assert!(!lost.check(30).is_saved() && lost.check(30).is_not_kept());
        assert_eq!((saved.saved(), lost.not_kept()), (saved, lost));
        assert!(!saved.is_not_kept() && !lost.is_saved());
        assert!(saved.check(1).not_kept().is_checked(1));
        assert!(lost.check(1).saved().is_checked(1));
    }
}
