//! The values that a policy declares in `[values]`, and that each of its platforms gives.

use charte_core::own_value::OwnKind;

use crate::source::Spanned;

/// A value of `[values]`.
#[derive(Clone, Debug)]
pub struct OwnValue {
    /// Its id.
    pub id: Spanned<String>,
    /// Its kind.
    pub kind: OwnKind,
}

/// A reference to a value of `[values]`: `{value.<id>}`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OwnRef {
    /// The position of the value in [`Charter::values`](super::Charter::values).
    pub position: u8,
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: OwnKind,
}
