//! Keys: what a program names a cookie by.

use core::fmt;
use core::marker::PhantomData;

use sealed::{Sealed, SealedKey, SealedWith};

/// A category of cookies, as a type.
///
/// [`charters!`](crate::charters!) makes one type without values for each category of a fleet, in
/// the module `categories`. A proof of consent, [`Granted`](crate::Granted), is for one of them.
///
/// A type of your own may stand for a category too: it is the id that counts, and what it may set
/// is decided by the charter and by what the visitor chose.
pub trait Category {
    /// The id of the category in the policy.
    const ID: &'static str;
}

/// Marks the [`Key`] of a cookie that is exempt from consent.
#[derive(Clone, Copy, Debug)]
pub enum Free {}

/// Marks the [`Key`] of a cookie that is set only with the visitor's consent.
#[derive(Clone, Copy, Debug)]
pub enum Gated {}

/// The name of a declared cookie, or a pattern of names.
///
/// [`charters!`](crate::charters!) makes a constant for each, in the module `cookies`; there is no
/// other way to a key. `C` is the [`Category`], `A` is [`Free`] or [`Gated`]. A [`Visit`] sets a
/// cookie whose key is free; a [`Granted`](crate::Granted) sets those of its category whose keys
/// are gated.
///
/// The key alone exempts nothing: the charter of the visit is asked again whether it declares the
/// cookie, in this category, and without consent.
///
/// [`Visit`]: crate::Visit
pub struct Key<C, A> {
    name: &'static str,
    pattern: bool,
    // Invariant: a key of one category is none of another that is a subtype of it.
    kind: PhantomData<Invariant<C, A>>,
}

/// A type that stands for a category and an access, and for no subtype of them.
type Invariant<C, A> = fn(C, A) -> (C, A);

impl<C, A> Key<C, A> {
    pub(crate) const fn new(name: &'static str, pattern: bool) -> Self {
        Self {
            name,
            pattern,
            kind: PhantomData,
        }
    }

    /// The name, or the pattern where [`is_pattern`](Self::is_pattern).
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether the key stands for all names that match a pattern.
    pub const fn is_pattern(&self) -> bool {
        self.pattern
    }

    /// One of the cookies of a pattern, by its whole name: `cookies::_PK_.named("_pk_id.1")`.
    ///
    /// Whether the name matches is checked where the cookie is set or read.
    pub const fn named(self, name: &str) -> NamedKey<'_, C, A> {
        NamedKey { key: self, name }
    }
}

impl<C, A> Clone for Key<C, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C, A> Copy for Key<C, A> {}

impl<C, A> fmt::Debug for Key<C, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Key").field(&self.name).finish()
    }
}

/// One of the cookies of a pattern: see [`Key::named`].
pub struct NamedKey<'n, C, A> {
    key: Key<C, A>,
    name: &'n str,
}

impl<C, A> Clone for NamedKey<'_, C, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C, A> Copy for NamedKey<'_, C, A> {}

impl<C, A> fmt::Debug for NamedKey<'_, C, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NamedKey")
            .field(&self.key.name)
            .field(&self.name)
            .finish()
    }
}

/// A [`Key`] or a [`NamedKey`]: what names a cookie of a visit.
///
/// Nothing else is one. `'n` is how long the name lives.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the key of a declared cookie",
    label = "a constant of the module `cookies` is wanted here",
    note = "a cookie that no policy declares is not set: declare it, and `charters!` makes its key"
)]
pub trait CookieKey<'n>: Copy + SealedKey<'n> {
    /// The category of the cookie.
    type Category: Category;
    /// [`Free`] or [`Gated`].
    type Access;
}

impl<C: Category, A> CookieKey<'_> for Key<C, A> {
    type Category = C;
    type Access = A;
}

impl<'n, C: Category, A> CookieKey<'n> for NamedKey<'n, C, A> {
    type Category = C;
    type Access = A;
}

/// What a cookie must be to be set without asking the visitor: [`Free`], and nothing else.
#[diagnostic::on_unimplemented(
    message = "this cookie needs the visitor's consent",
    label = "its key is `{Self}`: a visit alone does not set it",
    note = "ask the visit for a proof of consent to the category, and set the cookie with that: \
            `if let Some(granted) = visit.granted::<categories::Name>() {{ granted.set_header(KEY, value)?; }}`",
    note = "without consent there is no proof; visitors give it on the page of preferences \
            (`charte::choice::handle`)"
)]
pub trait NeedsNoConsent: Sealed {}

impl NeedsNoConsent for Free {}

/// What a cookie must be to be set with a proof: [`Gated`], and nothing else.
#[diagnostic::on_unimplemented(
    message = "this cookie needs no consent",
    label = "its key is `{Self}`: set it with the visit itself",
    note = "`visit.set_header(KEY, value)`"
)]
pub trait NeedsConsent: Sealed {}

impl NeedsConsent for Gated {}

/// The category that a proof is for: that of the cookie, and no other.
#[diagnostic::on_unimplemented(
    message = "the visitor consented to another category: `{C}`, not `{Self}`",
    label = "a cookie of `{Self}`",
    note = "ask the visit for a proof of consent to the category of the cookie"
)]
pub trait ConsentedAs<C>: SealedWith<C> {}

impl<C: Category> ConsentedAs<C> for C {}

/// What no other crate can name, and so no other crate can implement.
#[allow(unnameable_types, reason = "that is what seals the traits")]
mod sealed {
    use super::{Free, Gated, Key, NamedKey};

    pub trait Sealed {}

    impl Sealed for Free {}
    impl Sealed for Gated {}

    pub trait SealedWith<C> {}

    impl<C> SealedWith<C> for C {}

    pub trait SealedKey<'n> {
        /// The name or pattern of the key, and whether it is a pattern.
        fn key(&self) -> (&'static str, bool);

        /// The whole name of the cookie; `None` for a pattern alone.
        fn whole_name(&self) -> Option<&'n str>;
    }

    impl<'n, C, A> SealedKey<'n> for Key<C, A> {
        fn key(&self) -> (&'static str, bool) {
            (self.name, self.pattern)
        }

        fn whole_name(&self) -> Option<&'n str> {
            (!self.pattern).then_some(self.name)
        }
    }

    impl<'n, C, A> SealedKey<'n> for NamedKey<'n, C, A> {
        fn key(&self) -> (&'static str, bool) {
            (self.key.name, self.key.pattern)
        }

        fn whole_name(&self) -> Option<&'n str> {
            Some(self.name)
        }
    }
}
