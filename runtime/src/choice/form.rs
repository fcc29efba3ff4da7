//! The fields of the form (WHATWG URL, "application/x-www-form-urlencoded parsing").

use core::fmt::Write;

use charte_core::form::{ADD, LANGUAGE};
#[cfg(feature = "receipts")]
use charte_core::hash::ContentHash;
use charte_core::way_back::{BACK, WayBack};

use super::form_error::FormError;
use crate::buffer::Text;
use crate::charter::Charter;
#[cfg(feature = "receipts")]
use crate::receipt::hexadecimal;

/// The maximum length of the body, in bytes.
pub(crate) const MAX_BODY: usize = 16 * 1024;

/// The content of the form.
pub(super) struct Form {
    /// The granted questions: one bit each.
    pub(super) granted: u64,
    /// Whether they are added to the stored choice. Otherwise the others are refused.
    pub(super) is_addition: bool,
    /// The position of the language of the page, if the form names one of the charter's.
    pub(super) language: Option<usize>,
    /// The way back; empty if the form names none on the platform.
    pub(super) back: Text<{ WayBack::MAX }>,
    /// The hash of the page that the form names.
    #[cfg(feature = "receipts")]
    pub(super) shown: Option<ContentHash>,
}

impl Form {
    /// Reads the form.
    ///
    /// # Errors
    /// The reason why it is not accepted. The language of a form with another consent revision is
    /// known, so that its page can be shown again: [`language`].
    pub(super) fn read(charter: Charter<'_>, body: &[u8]) -> Result<Self, FormError> {
        if body.len() > MAX_BODY {
            return Err(FormError::TooLarge);
        }
        let choice = only(body, b"choice")?.ok_or(FormError::Malformed)?;
        if let Some(revision) = only(body, b"revision")? {
            let mut expected = Text::<32>::EMPTY;
            let _ = write!(expected, "{}", charter.consent_revision());
            if !is(revision, expected.as_str().as_bytes()) {
                return Err(FormError::Outdated);
            }
        }
        let is_addition = is(choice, ADD.as_bytes());
        let granted = if is(choice, b"accept") {
            charter.all_bits()
        } else if is(choice, b"refuse") {
            0
        } else if is(choice, b"choose") || is_addition {
            chosen(charter, body)?
        } else {
            return Err(FormError::Malformed);
        };
        if is_addition && granted == 0 {
            return Err(FormError::Malformed);
        }
        Ok(Self {
            granted,
            is_addition,
            language: language(charter, body),
            back: way_back(body),
            #[cfg(feature = "receipts")]
            shown: shown(body),
        })
    }
}

/// Returns the position of the language that the form names; `None` if it names none of the
/// charter's.
pub(super) fn language(charter: Charter<'_>, body: &[u8]) -> Option<usize> {
    let named = only(body, LANGUAGE.as_bytes()).ok()??;
    let mut languages = charter.languages().iter();
    languages.position(|tag| is(named, tag.as_bytes()))
}

/// Returns the way back that the form names; empty if it names none, several, or one that does not lead
/// to the platform.
fn way_back(body: &[u8]) -> Text<{ WayBack::MAX }> {
    let named = only(body, BACK.as_bytes()).ok().flatten();
    let mut back = Text::EMPTY;
    let is_whole = named.is_some_and(|named| {
        // A byte that is not ASCII becomes a character that is not either.
        decoded(named).all(|byte| back.write_char(char::from(byte)).is_ok())
    });
    if is_whole && WayBack::new(back.as_str()).is_some() {
        back
    } else {
        Text::EMPTY
    }
}

/// Returns the hash of the page that the form names; `None` if it names none or several.
#[cfg(feature = "receipts")]
fn shown(body: &[u8]) -> Option<ContentHash> {
    let named = only(body, charte_core::form::SHOWN.as_bytes()).ok()??;
    let mut digits = Text::<32>::EMPTY;
    for byte in decoded(named) {
        digits.write_char(char::from(byte)).ok()?;
    }
    hexadecimal::read(digits.as_str())
}

/// Returns the bits of the chosen questions. A category is the choice of all its questions.
fn chosen(charter: Charter<'_>, body: &[u8]) -> Result<u64, FormError> {
    values(body, b"category").try_fold(0, |granted, chosen| {
        let mut ids = charter.questions().iter().chain(charter.gated_categories());
        let id = ids.find(|id| is(chosen, id.as_bytes()));
        let bits = id.and_then(|id| charter.bits(id));
        Ok(granted | bits.ok_or(FormError::Malformed)?)
    })
}

/// Returns the encoded values of a field.
fn values<'a>(body: &'a [u8], field: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let pairs = body.split(|byte| *byte == b'&');
    pairs.filter_map(move |pair| {
        let end = pair.iter().position(|byte| *byte == b'=');
        let (name, value) = pair.split_at(end.unwrap_or(pair.len()));
        is(name, field).then(|| value.strip_prefix(b"=").unwrap_or(value))
    })
}

/// Returns the encoded value of a field that may occur only once.
fn only<'a>(body: &'a [u8], field: &'a [u8]) -> Result<Option<&'a [u8]>, FormError> {
    let mut values = values(body, field);
    match (values.next(), values.next()) {
        (value, None) => Ok(value),
        (_, Some(_)) => Err(FormError::Malformed),
    }
}

/// Returns whether an encoded text decodes to `text`.
fn is(encoded: &[u8], text: &[u8]) -> bool {
    decoded(encoded).eq(text.iter().copied())
}

/// Returns the bytes of an encoded text.
fn decoded(encoded: &[u8]) -> impl Iterator<Item = u8> {
    let mut rest = encoded;
    core::iter::from_fn(move || {
        let (&first, behind) = rest.split_first()?;
        rest = behind;
        if first == b'+' {
            return Some(b' ');
        }
        if let (b'%', [high, low, behind @ ..]) = (first, behind)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            rest = behind;
            return Some(high << 4 | low);
        }
        Some(first)
    })
}

fn digit(digit: u8) -> Option<u8> {
    let digit = char::from(digit).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::decoded;
    use std::vec::Vec;

    #[test]
    fn form_encoding_is_decoded() {
        let decoded: Vec<u8> = decoded(b"a+%2f%2F%zz%4").collect();
        assert_eq!(decoded, b"a //%zz%4");
    }
}
