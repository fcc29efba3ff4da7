//! Reading a stored choice: which decoder reads it, and which choices count.

use core::fmt::Write;

use super::codec::{self, Stored};
use crate::buffer::Text;
use crate::charter::Charter;
use crate::cookie_value::CookieValue;
use crate::headers::Headers;

/// How far a choice may be ahead of the clock, in seconds, because the clocks of servers differ.
const TOLERANCE: u64 = 300;

/// How long a choice counts if the policy does not define it, in seconds: 400 days, as long as
/// browsers store a cookie (RFC 6265bis, section 5.5).
const LONGEST: u64 = 400 * 86_400;

/// The buffer length for the text of a choice.
#[cfg(feature = "signed")]
pub(super) const VALUE: usize = super::signed::MAX;
#[cfg(not(feature = "signed"))]
pub(super) const VALUE: usize = codec::MAX;

/// How the choice is stored, and by which software.
#[derive(Clone, Copy)]
pub(crate) enum Keeper<'k> {
    /// By charte, in plain text.
    Plain,
    /// By charte, signed.
    #[cfg(feature = "signed")]
    Signed(&'k cookie::Key),
    /// By another consent manager.
    #[cfg(feature = "decoder")]
    Elsewhere,
    /// Uses the lifetime without the feature `signed`.
    #[cfg(not(feature = "signed"))]
    #[allow(
        dead_code,
        reason = "it uses the lifetime, and there is no value of it"
    )]
    Nobody(core::convert::Infallible, core::marker::PhantomData<&'k ()>),
}

impl Keeper<'_> {
    /// Returns the choice of a request; `None` if it contains no choice that counts.
    pub(crate) fn read(
        self,
        charter: Charter<'_>,
        headers: Headers<'_>,
        now: u64,
    ) -> Option<Stored> {
        read(charter, headers, now, |value| {
            let mut buffer = Text::EMPTY;
            let value = unencoded(value, &mut buffer);
            match self {
                Self::Plain => codec::decode(charter, value),
                #[cfg(feature = "signed")]
                Self::Signed(key) => super::signed::decode(charter, value, key),
                #[cfg(feature = "decoder")]
                Self::Elsewhere => None,
                #[cfg(not(feature = "signed"))]
                Self::Nobody(never, _) => match never {},
            }
        })
    }
}

/// Returns the text of a choice without the percent-encoding that jars add. A text that is no choice
/// of charte may come back cut.
fn unencoded<'t>(value: &'t str, buffer: &'t mut Text<VALUE>) -> &'t str {
    match CookieValue::new(value) {
        Some(decoded) if value.contains('%') => {
            let _ = write!(buffer, "{decoded}");
            buffer.as_str()
        }
        _ => value,
    }
}

/// Returns the choice of a request, with `decode` to read a value; `None` if the request contains
/// no choice that counts.
///
/// If several count, a question is granted only if each of them grants it: a neighbour under the
/// same domain can add a cookie, but must not add consent. The time is that of the oldest choice.
pub(crate) fn read(
    charter: Charter<'_>,
    headers: Headers<'_>,
    now: u64,
    decode: impl Fn(&str) -> Option<Stored>,
) -> Option<Stored> {
    if charter.questions().is_empty() {
        return None;
    }
    let name = charter.template().choice.cookie?.as_bytes();
    let choices = headers.cookies().filter_map(|(found, value)| {
        let value = (found == name).then(|| core::str::from_utf8(value).ok())??;
        decode(value).filter(|stored| counts(charter, *stored, now))
    });
    choices.reduce(|one, other| Stored {
        granted: one.granted & other.granted,
        when: one.when.min(other.when),
        despite_signal: one.despite_signal && other.despite_signal,
        is_partial: one.is_partial && other.is_partial,
    })
}

/// Returns what a decoder reads in the value of the cookie.
#[cfg(feature = "decoder")]
pub(crate) fn decoded(
    decoder: &dyn Decoder,
    charter: Charter<'_>,
    value: &str,
    now: u64,
) -> Option<Stored> {
    let Decision { granted, when } = decoder.decode(value, &Question { charter, now })?;
    Some(Stored {
        granted,
        when,
        // Another manager does not know what this policy lets a choice overrule.
        despite_signal: false,
        is_partial: false,
    })
}

/// Returns whether a choice grants only questions of the charter and is of an allowed age.
fn counts(charter: Charter<'_>, stored: Stored, now: u64) -> bool {
    let Stored {
        granted,
        when,
        despite_signal: _, // a matter of the visit
        is_partial,
    } = stored;
    if is_partial && granted == 0 {
        return false;
    }
    let unknown = match u32::try_from(charter.questions().len()) {
        Ok(count) => granted.checked_shr(count).unwrap_or(0),
        Err(_) => granted,
    };
    let choice = &charter.template().choice;
    let kept = if granted == 0 {
        choice.refusal_kept
    } else {
        choice.kept
    };
    let is_past = when <= now.saturating_add(TOLERANCE);
    unknown == 0 && is_past && now.saturating_sub(when) < kept.unwrap_or(LONGEST)
}

/// Reads the cookie of another consent manager.
///
/// It fails closed: return `None`, no consent, for any value that it does not understand. charte
/// then checks the decision like a choice of its own: its age, and that it grants only questions
/// of the charter.
///
/// # Examples
/// ```
/// use charte::choice::{Decision, Decoder, Question};
///
/// /// `accepted=audience,video@1764000000`
/// struct Theirs;
///
/// impl Decoder for Theirs {
///     fn decode(&self, value: &str, question: &Question<'_>) -> Option<Decision> {
///         let (accepted, when) = value.strip_prefix("accepted=")?.split_once('@')?;
///         let decision = Decision::refusal(when.parse().ok()?);
///         accepted
///             .split(',')
///             .try_fold(decision, |decision, id| decision.with(question, id))
///     }
/// }
/// ```
#[cfg(feature = "decoder")]
pub trait Decoder {
    /// Returns the choice in the value of the cookie; `None` if the value is not understood.
    ///
    /// `value` is the text that the browser sent, at most a few thousand characters. Do not trust
    /// it: the visitor can write anything there.
    fn decode(&self, value: &str, question: &Question<'_>) -> Option<Decision>;
}

/// The visit for which a [`Decoder`] reads a choice: see the example there.
#[cfg(feature = "decoder")]
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    charter: Charter<'a>,
    now: u64,
}

#[cfg(feature = "decoder")]
impl<'a> Question<'a> {
    /// Returns the charter of the visit: its platform, its consent revision, its questions.
    pub fn charter(&self) -> Charter<'a> {
        self.charter
    }

    /// Returns the time of the visit, in seconds since 1970.
    pub fn now(&self) -> u64 {
        self.now
    }
}

/// The result of a [`Decoder`]: the granted questions and the time of the choice. All other
/// questions are refused.
///
/// # Examples
/// ```
/// use charte::choice::{Decision, Question};
///
/// /// Reads `1764000000 audience`: the time, and the one category that was accepted.
/// fn decision(value: &str, question: &Question<'_>) -> Option<Decision> {
///     let (when, category) = value.split_once(' ')?;
///     Decision::refusal(when.parse().ok()?).with(question, category)
/// }
/// ```
#[cfg(feature = "decoder")]
#[derive(Clone, Copy, Debug)]
pub struct Decision {
    granted: u64,
    when: u64,
}

#[cfg(feature = "decoder")]
impl Decision {
    /// Creates a refusal of everything at a time in seconds since 1970.
    pub fn refusal(when: u64) -> Self {
        Self { granted: 0, when }
    }

    /// Adds consent to a question, or to all questions of a category. `None` if the charter has
    /// neither with this id.
    #[must_use]
    pub fn with(self, question: &Question<'_>, id: &str) -> Option<Self> {
        let bits = question.charter.bits(id)?;
        Some(Self {
            granted: self.granted | bits,
            ..self
        })
    }
}
