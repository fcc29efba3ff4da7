//! Who reads a stored choice, and what of it counts.

use crate::charter::Charter;
use crate::headers::Headers;

use super::codec;

/// How far ahead of the clock a choice may be, in seconds: servers differ.
const TOLERANCE: u64 = 300;

/// How long a choice counts where the policy does not say, in seconds: as long as browsers keep a
/// cookie, 400 days (RFC 6265bis, section 5.5).
const LONGEST: u64 = 400 * 86_400;

/// A choice as it is stored.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Stored {
    /// A bit for each category that visitors are asked about: `Charter::bit`.
    pub(crate) granted: u64,
    /// When it was made, in seconds since 1970.
    pub(crate) when: u64,
}

/// Who keeps the choice.
#[derive(Clone, Copy)]
pub(crate) enum Keeper<'k> {
    /// charte, as it is.
    Plain,
    /// charte, signed.
    #[cfg(feature = "signed")]
    Signed(&'k cookie::Key),
    /// Another consent manager.
    #[cfg(feature = "decoder")]
    Elsewhere,
    /// Only without the feature `signed`.
    #[cfg(not(feature = "signed"))]
    #[allow(
        dead_code,
        reason = "it uses the lifetime, and there is no value of it"
    )]
    Nobody(core::convert::Infallible, core::marker::PhantomData<&'k ()>),
}

impl Keeper<'_> {
    /// The choice of a request; `None` if it has none that counts.
    pub(crate) fn read(
        self,
        charter: Charter<'_>,
        headers: Headers<'_>,
        now: u64,
    ) -> Option<Stored> {
        read(charter, headers, now, |value| match self {
            Self::Plain => codec::decode(charter, value),
            #[cfg(feature = "signed")]
            Self::Signed(key) => super::signed::decode(charter, value, key),
            #[cfg(feature = "decoder")]
            Self::Elsewhere => None,
            #[cfg(not(feature = "signed"))]
            Self::Nobody(never, _) => match never {},
        })
    }
}

/// The choice of a request, as `decode` reads it in a value; `None` if it has none that counts.
///
/// Of several that count, only what each of them grants is granted: a neighbour under the same
/// domain can add a cookie, and must not add consent. The choice is as old as the oldest of them.
pub(crate) fn read(
    charter: Charter<'_>,
    headers: Headers<'_>,
    now: u64,
    decode: impl Fn(&str) -> Option<Stored>,
) -> Option<Stored> {
    if charter.gated_categories().is_empty() {
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
    })
}

/// What a decoder finds in the value of the cookie.
#[cfg(feature = "decoder")]
pub(crate) fn decoded(
    decoder: &dyn Decoder,
    charter: Charter<'_>,
    value: &str,
    now: u64,
) -> Option<Stored> {
    let Decision { granted, when } = decoder.decode(value, &Question { charter, now })?;
    Some(Stored { granted, when })
}

/// Whether a choice is of no other category than those of the charter, and of the right age.
fn counts(charter: Charter<'_>, stored: Stored, now: u64) -> bool {
    let Stored { granted, when } = stored;
    let unknown = match u32::try_from(charter.gated_categories().len()) {
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
/// It fails closed: what it does not understand is `None`, no consent. What it says is checked as
/// charte's own choices are: the age, and that only categories of the charter are granted.
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
    /// The choice in the value of the cookie; `None` where it is not understood.
    ///
    /// `value` is as the browser sent it, at most a few thousand characters, and anybody's: the
    /// visitor can write what they like there.
    fn decode(&self, value: &str, question: &Question<'_>) -> Option<Decision>;
}

/// What a [`Decoder`] is asked for.
#[cfg(feature = "decoder")]
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    charter: Charter<'a>,
    now: u64,
}

#[cfg(feature = "decoder")]
impl<'a> Question<'a> {
    /// The charter of the visit: its platform, its revision, the categories that need consent.
    pub fn charter(&self) -> Charter<'a> {
        self.charter
    }

    /// The time of the visit in seconds since 1970.
    pub fn now(&self) -> u64 {
        self.now
    }
}

/// What a [`Decoder`] found: which categories are granted, and since when. All others are refused.
#[cfg(feature = "decoder")]
#[derive(Clone, Copy, Debug)]
pub struct Decision {
    granted: u64,
    when: u64,
}

#[cfg(feature = "decoder")]
impl Decision {
    /// A refusal of everything, made at a time in seconds since 1970.
    pub fn refusal(when: u64) -> Self {
        Self { granted: 0, when }
    }

    /// The same with consent to a category; `None` where the charter has no such category that
    /// needs consent.
    #[must_use]
    pub fn with(self, question: &Question<'_>, category: &str) -> Option<Self> {
        let bit = question.charter.bit(category)?;
        Some(Self {
            granted: self.granted | bit,
            ..self
        })
    }
}
