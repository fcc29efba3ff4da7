//! What a visit holds of its request: borrowed, or copies of its own.

#[cfg(feature = "web")]
use alloc::boxed::Box;

use crate::charter::Charter;
use crate::choice::Keeper;
use crate::headers::Headers;
#[cfg(feature = "web")]
use crate::headers::OwnedHeaders;
#[cfg(feature = "web")]
use crate::owned_charter::OwnedCharter;

/// The charter, the headers and the keeper of the choice.
pub(crate) enum Held<'a> {
    Borrowed {
        charter: Charter<'a>,
        headers: Headers<'a>,
        keeper: Keeper<'a>,
    },
    #[cfg(feature = "web")]
    Owned(Box<Owned>),
}

/// What outlives the request.
#[cfg(feature = "web")]
pub(crate) struct Owned {
    charter: OwnedCharter,
    headers: OwnedHeaders,
    keeper: OwnedKeeper,
}

/// Who keeps the choice: see [`Keeper`].
#[cfg(feature = "web")]
enum OwnedKeeper {
    Plain,
    #[cfg(feature = "signed")]
    Signed(cookie::Key),
    #[cfg(feature = "decoder")]
    Elsewhere,
}

impl Held<'_> {
    pub(crate) fn charter(&self) -> Charter<'_> {
        match self {
            Self::Borrowed { charter, .. } => *charter,
            #[cfg(feature = "web")]
            Self::Owned(owned) => owned.charter.charter(),
        }
    }

    pub(crate) fn headers(&self) -> Headers<'_> {
        match self {
            Self::Borrowed { headers, .. } => *headers,
            #[cfg(feature = "web")]
            Self::Owned(owned) => owned.headers.headers(),
        }
    }

    pub(crate) fn keeper(&self) -> Keeper<'_> {
        match self {
            Self::Borrowed { keeper, .. } => *keeper,
            #[cfg(feature = "web")]
            Self::Owned(owned) => owned.keeper.keeper(),
        }
    }

    /// Returns copies of what is borrowed.
    #[cfg(feature = "web")]
    pub(crate) fn into_owned(self) -> Held<'static> {
        Held::Owned(match self {
            Self::Borrowed {
                charter,
                headers,
                keeper,
            } => Box::new(Owned {
                charter: charter.into(),
                headers: headers.into(),
                keeper: keeper.into(),
            }),
            Self::Owned(owned) => owned,
        })
    }
}

#[cfg(feature = "web")]
impl OwnedKeeper {
    fn keeper(&self) -> Keeper<'_> {
        match self {
            Self::Plain => Keeper::Plain,
            #[cfg(feature = "signed")]
            Self::Signed(key) => Keeper::Signed(key),
            #[cfg(feature = "decoder")]
            Self::Elsewhere => Keeper::Elsewhere,
        }
    }
}

#[cfg(feature = "web")]
impl From<Keeper<'_>> for OwnedKeeper {
    fn from(keeper: Keeper<'_>) -> Self {
        match keeper {
            Keeper::Plain => Self::Plain,
            #[cfg(feature = "signed")]
            Keeper::Signed(key) => Self::Signed(key.clone()),
            #[cfg(feature = "decoder")]
            Keeper::Elsewhere => Self::Elsewhere,
            #[cfg(not(feature = "signed"))]
            Keeper::Nobody(never, _) => match never {},
        }
    }
}
