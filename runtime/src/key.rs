//! Keys: the typed names of cookies.

use core::fmt;
use core::marker::PhantomData;

use sealed::{Sealed, SealedKey, SealedWith};

/// A category of cookies, as a type.
///
/// [`charter!`](crate::charter!) and [`charters!`](crate::charters!) generate one type without
/// values for each category, in the module `categories`. A proof of consent, [`Granted`](crate::Granted), belongs to one of
/// them.
///
/// A program may implement it for a type of its own. Only the id counts. The charter and the
/// visitor's choice decide which cookies may be set.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// use charte::Category;
///
/// assert_eq!(shops::categories::Audience::ID, "audience");
/// ```
pub trait Category {
    /// The id of the category in the policy.
    const ID: &'static str;
}

/// Marks the [`Key`] of a cookie that is exempt from consent.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// use charte::{Free, Key};
///
/// let key: Key<portals::categories::Necessary, Free> = portals::cookies::SESSIONID;
/// # let _ = key;
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Free {}

/// Marks the [`Key`] of a cookie that needs the visitor's consent.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// use charte::{Gated, Key};
///
/// let key: Key<shops::categories::Audience, Gated> = shops::cookies::VISITS;
/// # let _ = key;
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Gated {}

/// Marks the [`Key`] of a cookie that only scripts set (`script_only` in the policy). A visit reads and
/// deletes it.
///
/// # Examples
/// ```
/// # charte::charter! { mod site = "../tests/crates/texts/scripts.toml"; }
/// use charte::{Key, ScriptOnly};
///
/// let key: Key<site::categories::Audience, ScriptOnly> = site::cookies::_GA;
/// let visit = charte::Visit::new(site::CHARTER, "_ga=GA1.1", 1_764_000_000);
/// assert_eq!(visit.get(key).expect("sent"), "GA1.1");
/// assert!(visit.delete_header(key).is_ok());
/// ```
///
/// A response cannot set it ("only scripts set this cookie"):
///
/// ```compile_fail
/// # charte::charter! { mod site = "../tests/crates/texts/scripts.toml"; }
/// let visit = charte::Visit::new(site::CHARTER, "", 1_764_000_000);
/// let header = visit.set_header(site::cookies::_GA, "1");
/// ```
#[derive(Clone, Copy, Debug)]
pub enum ScriptOnly {}

/// The name of a declared cookie, or a pattern of names.
///
/// [`charter!`](crate::charter!) and [`charters!`](crate::charters!) generate one constant for
/// each, in the module `cookies`; a program cannot create others. `C` is the [`Category`], `A` is [`Free`], [`Gated`] or [`ScriptOnly`]. A [`Visit`]
/// sets a cookie whose key is free. A [`Granted`](crate::Granted) sets the cookies of its category
/// whose keys are gated.
///
/// The key alone exempts nothing: the charter of the visit must also declare the cookie, in this
/// category and without consent.
///
/// # Examples
/// ```
/// # charte::charters! { mod town = "../policies/town/town.toml"; }
/// use town::cookies::{__HOST_SESSION, _PK_};
///
/// assert_eq!(__HOST_SESSION.name(), "__Host-session");
/// // A pattern needs the whole name of the cookie.
/// assert!(_PK_.is_pattern());
/// let key = _PK_.named("_pk_id.1");
/// # let _ = key;
/// ```
///
/// [`Visit`]: crate::Visit
pub struct Key<C, A> {
    name: &'static str,
    pattern: bool,
    // The parameters are invariant: a key of a category is not a key of its subtypes.
    kind: PhantomData<Invariant<C, A>>,
}

/// A type that is invariant in a category and an access.
type Invariant<C, A> = fn(C, A) -> (C, A);

impl<C, A> Key<C, A> {
    pub(crate) const fn new(name: &'static str, pattern: bool) -> Self {
        Self {
            name,
            pattern,
            kind: PhantomData,
        }
    }

    /// Returns the name, or the pattern if [`is_pattern`](Self::is_pattern).
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns whether the key means all names that match a pattern.
    pub const fn is_pattern(&self) -> bool {
        self.pattern
    }

    /// Returns the key of one cookie of a pattern, by its whole name:
    /// `cookies::_PK_.named("_pk_id.1")`.
    ///
    /// The name is compared with the pattern when the cookie is set or read.
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

/// The key of one cookie of a pattern: see [`Key::named`].
///
/// # Examples
/// ```
/// # charte::charters! { mod town = "../policies/town/town.toml"; }
/// let key = town::cookies::_PK_.named("_pk_id.1");
/// let charter = town::FLEET.charters().next().expect("a platform");
/// let visit = charte::Visit::new(charter, "_pk_id.1=a7", 1_764_000_000);
/// assert_eq!(visit.get(key).expect("sent"), "a7");
/// ```
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

/// The name of a cookie for a visit: a [`Key`] or a [`NamedKey`].
///
/// No other type can implement it. `'n` is the lifetime of the name.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the key of a declared cookie",
    label = "a constant of the module `cookies` is wanted here",
    note = "a cookie that no policy declares is not set: declare it, and the macro makes its key"
)]
pub trait CookieKey<'n>: Copy + SealedKey<'n> {
    /// The category of the cookie.
    type Category: Category;
    /// [`Free`], [`Gated`] or [`ScriptOnly`].
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

/// The access of cookies that responses set: [`Free`] and [`Gated`] implement it.
#[diagnostic::on_unimplemented(
    message = "only scripts set this cookie",
    label = "its key is `{Self}`: a response does not set it",
    note = "the policy declares it with `script_only = true`: a visit reads and deletes it",
    note = "if responses set it too, remove `script_only` from the policy"
)]
pub trait SetByResponses: Sealed {}

impl SetByResponses for Free {}
impl SetByResponses for Gated {}

/// The access of cookies that need no consent. Only [`Free`] implements it, of those that responses set.
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
// So that rustc reports `SetByResponses` alone.
#[diagnostic::do_not_recommend]
impl NeedsNoConsent for ScriptOnly {}

/// The access of cookies that need a proof. Only [`Gated`] implements it, of those that responses set.
#[diagnostic::on_unimplemented(
    message = "this cookie needs no consent",
    label = "its key is `{Self}`: set it with the visit itself",
    note = "`visit.set_header(KEY, value)`"
)]
pub trait NeedsConsent: Sealed {}

impl NeedsConsent for Gated {}
#[diagnostic::do_not_recommend]
impl NeedsConsent for ScriptOnly {}

/// Requires that a proof is for the category of the cookie.
#[diagnostic::on_unimplemented(
    message = "the visitor consented to another category: `{C}`, not `{Self}`",
    label = "a cookie of `{Self}`",
    note = "ask the visit for a proof of consent to the category of the cookie"
)]
pub trait ConsentedAs<C>: SealedWith<C> {}

impl<C: Category> ConsentedAs<C> for C {}

/// Other crates cannot name this trait, so they cannot implement the traits that require it.
#[allow(unnameable_types, reason = "that is what seals the traits")]
mod sealed {
    use super::{Free, Gated, Key, NamedKey, ScriptOnly};

    pub trait Sealed {}

    impl Sealed for Free {}
    impl Sealed for Gated {}
    impl Sealed for ScriptOnly {}

    pub trait SealedWith<C> {}

    impl<C> SealedWith<C> for C {}

    pub trait SealedKey<'n> {
        /// Returns the name or pattern of the key, and whether it is a pattern.
        fn key(&self) -> (&'static str, bool);

        /// Returns the whole name of the cookie; `None` for a pattern alone.
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
