//! The name of a key in diagnostics.

use std::fmt;

/// A key, in the form in which diagnostics name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key<'k> {
    /// The key itself.
    pub(super) name: &'k str,
    /// The thing that has the key; empty for the root.
    pub(super) owner: &'k str,
}

impl<'k> Key<'k> {
    /// Returns a key of the root.
    pub(super) fn root(name: &'k str) -> Self {
        Self { name, owner: "" }
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.owner {
            "" => write!(f, "`{}`", self.name),
            owner => write!(f, "`{}` of {owner}", self.name),
        }
    }
}
