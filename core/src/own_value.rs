//! The rules for the values that a policy declares in `[values]`, in a policy and for a tenant.

use core::fmt;
use core::ops::Range;

use crate::address::{self, AddressError};
use crate::name::{self, NameError};
use crate::placeholder;

crate::words! {
    /// The kind of a value of `[values]`.
    pub enum OwnKind {
        /// One line of characters, by the rules for the name of a platform.
        Text = "text",
        /// An `https:`, `mailto:` or `tel:` address.
        Link = "link",
    }
}

/// The reason why a text is not a value of its kind.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum OwnValueError {
    /// It is not one line of text.
    Text(NameError),
    /// It is not an address that a page may link to.
    Link(AddressError),
}

impl fmt::Display for OwnValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(error) => error.fmt(f),
            Self::Link(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for OwnValueError {}

/// Checks a value.
///
/// # Errors
/// The first rule that the value breaks.
pub fn check(kind: OwnKind, text: &str) -> Result<(), OwnValueError> {
    match first_error(kind, text) {
        Some((error, _)) => Err(error),
        None => Ok(()),
    }
}

/// Returns the first rule that a value breaks, and where, in bytes.
pub fn first_error(kind: OwnKind, text: &str) -> Option<(OwnValueError, Range<usize>)> {
    match kind {
        OwnKind::Text => {
            let (error, range) = name::first_error(text)?;
            Some((OwnValueError::Text(error), range))
        }
        OwnKind::Link => {
            let whole = 0..text.len();
            if let Err(error) = address::check(text) {
                return Some((OwnValueError::Link(error), whole));
            }
            let mut words = placeholder::words(text);
            let is_example = words.any(|(_, word)| placeholder::example_hosts(word).count() > 0);
            is_example.then_some((OwnValueError::Link(AddressError::Example), whole))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AddressError, NameError, OwnKind, OwnValueError, check};

    #[test]
    fn each_kind_has_its_rules() {
        let text = |text| check(OwnKind::Text, text);
        assert_eq!(text("Town of A"), Ok(()));
        assert_eq!(text(""), Err(OwnValueError::Text(NameError::Empty)));
        assert_eq!(text("<b>"), Err(OwnValueError::Text(NameError::Markup)));
        let link = |text| check(OwnKind::Link, text);
        for right in ["https://a.de/b?c=d", "mailto:a@b.de", "tel:+33-1"] {
            assert_eq!(link(right), Ok(()));
        }
        for (wrong, error) in [
            ("a@b.de", AddressError::NoScheme),
            ("javascript:alert(1)", AddressError::Scheme),
            ("https://www.example.com/a", AddressError::Example),
            ("mailto:a@example.com", AddressError::Example),
            ("https://a.de/\"", AddressError::Character),
        ] {
            assert_eq!(link(wrong), Err(OwnValueError::Link(error)), "{wrong}");
        }
    }
}
