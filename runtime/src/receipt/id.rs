//! The number of a receipt.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::hexadecimal;

/// The number of a receipt: 16 bytes that nobody can guess. `Display` writes 32 hexadecimal digits.
///
/// Whoever knows the number can ask for the receipt, so it must be random.
///
/// # Examples
/// ```
/// use charte::receipt::ReceiptId;
///
/// let id = ReceiptId::random()?;
/// assert_ne!(id, ReceiptId::random()?);
/// assert_eq!(id.to_string().parse::<ReceiptId>()?, id);
/// assert_eq!(ReceiptId::new([0xab; 16]).to_string(), "ab".repeat(16));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ReceiptId([u8; 16]);

impl ReceiptId {
    /// Returns the id with these bytes, which must be random.
    pub const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Returns a new id, from the random numbers of the operating system.
    ///
    /// # Errors
    /// If the system has none.
    pub fn random() -> Result<Self, NoRandomness> {
        let mut bytes = [0; 16];
        match getrandom::fill(&mut bytes) {
            Ok(()) => Ok(Self(bytes)),
            Err(_) => Err(NoRandomness),
        }
    }

    /// Returns the bytes.
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }
}

impl fmt::Display for ReceiptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// Reads 32 hexadecimal digits in lower case.
impl FromStr for ReceiptId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let number = hexadecimal::number(text).ok_or(NotAnId)?;
        Ok(Self(number.to_be_bytes()))
    }
}

impl Serialize for ReceiptId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReceiptId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = alloc::string::String::deserialize(from)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// The error of a text that is not the number of a receipt.
///
/// # Examples
/// ```
/// use charte::receipt::ReceiptId;
///
/// let error = "12".parse::<ReceiptId>().unwrap_err();
/// assert!(error.to_string().starts_with("the number of a receipt has 32"));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the number of a receipt has 32 digits of 0 to 9 and a to f")
    }
}

impl core::error::Error for NotAnId {}

/// The error of a system that has no random numbers.
///
/// # Examples
/// ```
/// use charte::receipt::NoRandomness;
///
/// assert!(NoRandomness.to_string().contains("random"));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the operating system gives no random numbers, so a receipt has no number")
    }
}

impl core::error::Error for NoRandomness {}
