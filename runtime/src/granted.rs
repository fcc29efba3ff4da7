//! A proof of consent.

use core::fmt;
use core::marker::PhantomData;

use charte_core::cookie::Consent;
use charte_core::question::category;

use crate::by_key::{Leave, declared, set};
use crate::key::{Category, ConsentedAs, CookieKey, NeedsConsent, SetByResponses};
use crate::set_cookie::{SetCookie, SetError};
use crate::visit::{Answer, Visit};

/// A proof that the visitor consented to the category `C`, or to a provider in a category. It borrows
/// the [`Visit`].
///
/// It sets the gated cookies of that question. It cannot outlive the visit, because the choice is
/// read anew with each request. [`Visit::granted`](Visit::granted) is the only way to get one.
///
/// # Examples
/// ```compile_fail
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
/// // No proof, no cookie: "this cookie needs the visitor's consent".
/// let header = visit.set_header(shops::cookies::VISITS, "1");
/// ```
pub struct Granted<'v, C> {
    visit: &'v Visit<'v>,
    // The parameter is invariant: a proof of a category is not a proof of its subtypes.
    category: PhantomData<fn(C) -> C>,
}

impl<'v, C: Category> Granted<'v, C> {
    pub(crate) fn new(visit: &'v Visit<'v>) -> Self {
        Self {
            visit,
            category: PhantomData,
        }
    }

    /// Returns the visit that lent the proof.
    #[cfg(any(feature = "cookie-0.18", feature = "web"))]
    pub(crate) fn visit(self) -> &'v Visit<'v> {
        self.visit
    }

    /// Returns the `Set-Cookie` header that sets a gated cookie of this category, with exactly the
    /// attributes and the lifetime that the charter of this platform declares.
    ///
    /// # Errors
    /// As for [`Visit::set_header`].
    pub fn set_header<'n, K>(&self, key: K, value: &'n str) -> Result<SetCookie<'n>, SetError>
    where
        K: CookieKey<'n>,
        K::Access: SetByResponses + NeedsConsent,
        K::Category: ConsentedAs<C>,
    {
        let charter = self.visit.charter();
        // The types already ensure this. The visit is checked again, so that a forged key cannot
        // set what the visitor did not consent to.
        let (declared, _) = declared(charter, key, Leave::Consent)?;
        if declared.consent == Consent::Required && !self.visit.is_granted(declared.question) {
            return Err(SetError::NeedsConsent {
                cookie: declared.name,
            });
        }
        set(self.visit, key, value, Leave::Consent)
    }
}

impl Visit<'_> {
    /// Returns a proof that the visitor consented to a category, or to a provider in it if the policy
    /// asks for each (`granularity = "provider"`). The proof sets the cookies of that question.
    ///
    /// `None` without consent. If the charter of this platform exempts the cookies of the category, the result is
    /// a proof without any consent, so that the code of a fleet is the same for all platforms. For the
    /// same reason, consent to a category is a proof for a provider in it if this platform asks for the
    /// category alone.
    pub fn granted<C: Category>(&self) -> Option<Granted<'_, C>> {
        let category = category(C::ID);
        let of_category = || {
            let is_asked = self.charter().questions().contains(&category);
            is_asked.then(|| self.answer(category))?
        };
        let may = match self.answer(C::ID).or_else(of_category) {
            Some(answer) => answer == Answer::Granted,
            None => self.exempts(category),
        };
        may.then(|| Granted::new(self))
    }

    /// Returns whether the charter has the category and exempts its cookies.
    fn exempts(&self, category: &str) -> bool {
        let mut cookies = self.charter().cookies().iter();
        cookies.any(|cookie| cookie.category == category && cookie.consent == Consent::Exempt)
    }
}

impl<C> Clone for Granted<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Granted<'_, C> {}

impl<C: Category> fmt::Debug for Granted<'_, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Granted").field(&C::ID).finish()
    }
}
