//! Hashes as 32 hexadecimal digits.

use alloc::string::String;

use charte_core::hash::ContentHash;
use serde::{Deserialize, Deserializer, Serializer, de};

pub(super) fn serialize<S: Serializer>(hash: &ContentHash, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(hash)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<ContentHash, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).ok_or_else(|| de::Error::custom("a hash has 32 digits of 0 to 9 and a to f"))
}

/// Reads a hash; `None` if the text has another form.
pub(crate) fn read(text: &str) -> Option<ContentHash> {
    number(text).map(ContentHash::from_u128)
}

/// Reads 32 digits, in lower case.
pub(crate) fn number(text: &str) -> Option<u128> {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_whole = text.len() == 32 && text.bytes().all(is_digit);
    is_whole.then(|| u128::from_str_radix(text, 16).ok())?
}
