//! The program that the user called.

/// The program that the user called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Caller {
    /// A shell: `charte check`.
    Shell,
    /// Cargo: `cargo charte check`.
    Cargo,
}
