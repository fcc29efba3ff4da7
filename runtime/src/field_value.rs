//! The value of a header field that is a constant of the program.

/// A text that is the value of a header field, checked when the program is compiled.
///
/// With `http` 1 it is already such a value, so no request checks it again.
#[derive(Debug)]
#[cfg_attr(
    not(feature = "web"),
    expect(
        dead_code,
        reason = "nothing is sent, and the compiler writes empty ones"
    )
)]
pub struct FieldValue {
    text: &'static str,
    #[cfg(feature = "web")]
    value: http::HeaderValue,
}

impl FieldValue {
    /// Creates the value with this text.
    ///
    /// # Panics
    /// If it contains a character that is not visible ASCII.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            #[cfg(feature = "web")]
            value: http::HeaderValue::from_static(text),
        }
    }
}

#[cfg(feature = "web")]
impl FieldValue {
    /// Returns the text.
    pub(crate) const fn as_str(&self) -> &'static str {
        self.text
    }

    /// Returns the value.
    pub(crate) fn to_value(&self) -> http::HeaderValue {
        self.value.clone()
    }
}
