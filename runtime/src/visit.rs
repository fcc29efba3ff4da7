//! A visit: a request seen through a charter.

use core::fmt;

use charte_core::cookie::Consent;
use charte_core::form::{FormState, SAVED};
use charte_core::hash::ContentHash;

use crate::by_key::{Leave, declared, delete, set};
use crate::charter::Charter;
use crate::choice::{Keeper, Stored};
use crate::granted::Granted;
use crate::headers::Headers;
use crate::key::{Category, CookieKey, NeedsNoConsent};
use crate::reach::Reach;
use crate::request_header::RequestHeader;
use crate::set_cookie::{SetCookie, SetError};

/// A request seen through a charter: whose platform it is for, which cookies it brings, and what
/// the visitor chose.
///
/// It sets the cookies that need no consent, and lends proofs of consent, [`Granted`], which set
/// the others. The stored choice is read once, when the visit is made: one that cannot be read, is
/// of another platform or another consent revision, too old or from the future, is none. If the
/// request carries several that count, a category is granted only where each of them grants it:
/// a neighbour under the same domain can add a cookie, and must not add consent.
///
/// A visit is no `Clone`: [`choice::handle`](crate::choice::handle) takes it, and its proofs end.
///
/// # What it protects against
///
/// A cookie that no policy declares has no key. A gated cookie without a proof, with a proof for
/// another category, or with one that outlives its visit, does not compile. What a key may do is
/// checked against the charter of the visit as well, so a key of another fleet sets nothing that
/// this charter does not declare.
///
/// It does not protect against a program that means to deceive: one that goes round this crate (any
/// code can write a `Set-Cookie` header: `docs/typed-cookies.md` has a lint for that), that invents
/// the `Cookie` header from which the visit is made or the form in which a visitor would consent, or
/// that uses the features `testing` and `decoder`, which are named so that a reviewer finds them in
/// its `Cargo.toml`. Nor does it know
/// what scripts set in the browser.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// use portals::cookies::SESSIONID;
///
/// let charter = portals::DATA_ISSY_COM;
/// let visit = charte::Visit::new(charter, "sessionid=k3X; theme=dark", 1_764_000_000);
///
/// assert_eq!(visit.get(SESSIONID), Some("k3X"));
/// let header = visit.set_header(SESSIONID, "p9Q")?.to_string();
/// assert!(header.starts_with("sessionid=p9Q"));
/// assert!(visit.set_header(SESSIONID, "a\r\nb").is_err());
/// # Ok::<(), charte::SetError>(())
/// ```
pub struct Visit<'a> {
    charter: Charter<'a>,
    headers: Headers<'a>,
    keeper: Keeper<'a>,
    now: u64,
    answered: Answered,
    /// Whether the request carries a choice that counts.
    is_stored: bool,
}

/// What the visitor answered to the categories that need consent.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Answered {
    /// Nothing yet.
    Nothing,
    /// No to all, by a signal of the browser.
    BySignal(Signal),
    /// Yes to these, by their positions among the gated categories of the charter; no to others.
    Choice(u64),
}

/// What a visitor answered to one category.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// Nothing yet, or so long ago or to such different facts that it no longer counts.
    NotAsked,
    /// No.
    Refused,
    /// Yes.
    Granted,
}

/// A signal of the browser that a policy counts as a refusal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Signal {
    /// `Sec-GPC: 1` (Global Privacy Control).
    Gpc,
    /// `DNT: 1` (Do Not Track).
    Dnt,
}

impl<'a> Visit<'a> {
    /// The visit of a request to the platform of `charter`.
    ///
    /// `now` is the time in seconds since 1970-01-01 00:00:00 UTC: this crate reads no clock.
    ///
    /// Signals of the browser (`Sec-GPC`, `DNT`) count where the policy's `[choice]` names them in
    /// `signals`: as a refusal of everything, whatever the cookie says.
    pub fn new(charter: Charter<'a>, headers: impl Into<Headers<'a>>, now: u64) -> Self {
        Self::kept_by(charter, headers.into(), now, Keeper::Plain)
    }

    /// The visit of a request whose choice is signed with `key`, as
    /// [`choice::handle`](crate::choice::handle) stores it for such a visit.
    ///
    /// A choice that is not signed, or not with this key, is none.
    #[cfg(feature = "signed")]
    pub fn signed(
        charter: Charter<'a>,
        headers: impl Into<Headers<'a>>,
        now: u64,
        key: &'a cookie::Key,
    ) -> Self {
        Self::kept_by(charter, headers.into(), now, Keeper::Signed(key))
    }

    /// The visit of a request whose choice another consent manager keeps: `decoder` reads it.
    ///
    /// The decoder gets each cookie with the name that the policy's `[choice]` gives. That manager
    /// also answers the form: [`choice::handle`](crate::choice::handle) refuses to.
    #[cfg(feature = "decoder")]
    pub fn decoded(
        charter: Charter<'a>,
        headers: impl Into<Headers<'a>>,
        now: u64,
        decoder: &dyn crate::choice::Decoder,
    ) -> Self {
        use crate::choice::{decoded, read};

        let headers = headers.into();
        let stored = read(charter, headers, now, |value| {
            decoded(decoder, charter, value, now)
        });
        Self::with_choice(charter, headers, now, Keeper::Elsewhere, stored)
    }

    fn kept_by(charter: Charter<'a>, headers: Headers<'a>, now: u64, keeper: Keeper<'a>) -> Self {
        let stored = keeper.read(charter, headers, now);
        Self::with_choice(charter, headers, now, keeper, stored)
    }

    /// The visit of a request that carries this choice.
    pub(crate) fn with_choice(
        charter: Charter<'a>,
        headers: Headers<'a>,
        now: u64,
        keeper: Keeper<'a>,
        stored: Option<Stored>,
    ) -> Self {
        Self {
            charter,
            headers,
            keeper,
            now,
            answered: answered(charter, headers, stored),
            is_stored: stored.is_some(),
        }
    }

    /// The same visit after another choice. A signal of the browser still refuses everything.
    pub(crate) fn choosing(self, stored: Stored) -> Self {
        Self {
            answered: answered(self.charter, self.headers, Some(stored)),
            ..self
        }
    }

    /// The charter of the platform.
    pub fn charter(&self) -> Charter<'a> {
        self.charter
    }

    /// Whether the visitor must still be asked: the charter has a category that needs consent, and
    /// neither the visitor nor a signal of the browser has answered. Then show the banner.
    pub fn needs_answer(&self) -> bool {
        !self.charter.gated_categories().is_empty() && self.answered == Answered::Nothing
    }

    /// The signal of the browser that refused for the visitor.
    pub fn signal(&self) -> Option<Signal> {
        match self.answered {
            Answered::BySignal(signal) => Some(signal),
            Answered::Nothing | Answered::Choice(_) => None,
        }
    }

    /// What the visitor answered to the category with this id; `None` where the charter has no such
    /// category that needs consent.
    pub fn answer(&self, category: &str) -> Option<Answer> {
        let bit = self.charter.bit(category)?;
        Some(match self.answered {
            Answered::Nothing => Answer::NotAsked,
            Answered::Choice(granted) if granted & bit != 0 => Answer::Granted,
            Answered::BySignal(_) | Answered::Choice(_) => Answer::Refused,
        })
    }

    /// The state of the form on the page of preferences for this visitor: the boxes of the
    /// categories that are granted are checked.
    ///
    /// `query` is what the request has behind `?`. After a choice,
    /// [`Outcome::location`](crate::choice::Outcome::location) leads to the page with the query
    /// [`SAVED`](crate::choice::SAVED). Then the page says that the choice is saved if the request
    /// carries one; otherwise it says that the browser keeps no cookies.
    pub fn form_state(&self, query: Option<&str>) -> FormState {
        let ids = self.charter.gated_categories().iter().copied();
        let granted = ids.filter(|id| self.is_granted(id));
        let state = self.charter.form_state(granted);
        let mut fields = query.unwrap_or_default().split('&');
        if !fields.any(|field| field == SAVED) {
            state
        } else if self.is_stored {
            state.saved()
        } else {
            state.not_kept()
        }
    }

    /// Whether the visitor consented to the category with this id: for code that knows categories
    /// only by name, such as the [`guard`](crate::guard). To set a cookie, ask for a proof:
    /// [`granted`](Self::granted).
    pub fn is_granted(&self, category: &str) -> bool {
        self.answer(category) == Some(Answer::Granted)
    }

    /// The same as a closure that outlives the visit: what the guard's layer asks for.
    ///
    /// # Examples
    #[cfg_attr(feature = "tower", doc = "```")]
    #[cfg_attr(not(feature = "tower"), doc = "```ignore")]
    /// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
    /// # fn now() -> u64 { 1_764_000_000 }
    /// use charte::{Charter, Visit, tower::GuardLayer};
    ///
    /// const SHOP: Charter<'static> = shops::FLEET.get("a.example");
    ///
    /// let guard = GuardLayer::site(SHOP)
    ///     .consent(|parts| Visit::new(SHOP, &parts.headers, now()).consents());
    /// # let _ = guard;
    /// ```
    pub fn consents(&self) -> impl Fn(&str) -> bool + Clone + use<> {
        let granted = match self.answered {
            Answered::Choice(granted) => granted,
            Answered::Nothing | Answered::BySignal(_) => 0,
        };
        let template = self.charter.template();
        move |category| {
            let bit = template.bit(category);
            bit.is_some_and(|bit| granted & bit != 0)
        }
    }

    /// A proof that the visitor consented to a category, with which its cookies are set.
    ///
    /// `None` without consent. A category that this platform's charter exempts needs none: there is
    /// a proof, so that code for a fleet is the same where platforms differ.
    pub fn granted<C: Category>(&self) -> Option<Granted<'_, C>> {
        let may = match self.answer(C::ID) {
            Some(answer) => answer == Answer::Granted,
            None => self.exempts(C::ID),
        };
        may.then(|| Granted::new(self))
    }

    /// The value of a cookie of the request; of a pattern alone, that of the first cookie that
    /// matches it.
    ///
    /// `None` where there is none, where this platform does not declare it, or where the value is
    /// not UTF-8 or has a control character. Where a name comes twice, the first counts: browsers
    /// send those with the longer path first (RFC 6265bis, section 5.8.3). Quotes are part of the
    /// value.
    pub fn get<'n, K: CookieKey<'n>>(&self, key: K) -> Option<&'a str> {
        let (declared, name) = declared(self.charter, key, Leave::NoneNeeded).ok()?;
        let charter = self.charter;
        let mut cookies = self.headers.cookies();
        let (_, value) = cookies.find(|(found, _)| match name {
            Some(name) => *found == name.as_bytes(),
            None => core::str::from_utf8(found)
                .is_ok_and(|found| charter.http_cookie(found) == Some(declared)),
        })?;
        let value = core::str::from_utf8(value).ok()?;
        (!value.contains(char::is_control)).then_some(value)
    }

    /// The `Set-Cookie` header that sets a cookie which needs no consent: with exactly the
    /// attributes and the life that the charter of this platform declares.
    ///
    /// # Errors
    /// If this platform does not declare the cookie as the key says, if the key is a pattern and not
    /// one of its names, if the value has a character that no cookie can have or is longer than
    /// declared, and if browsers would ignore the header, as [`guard::check`](crate::guard::check)
    /// would report.
    pub fn set_header<'n, K>(&self, key: K, value: &'n str) -> Result<SetCookie<'n>, SetError>
    where
        K: CookieKey<'n>,
        K::Access: NeedsNoConsent,
    {
        set(self, key, value, Leave::Exemption)
    }

    /// The `Set-Cookie` header that deletes a cookie, gated or not: browsers find it by its name
    /// and the domain and path that the charter declares.
    ///
    /// # Errors
    /// As for [`set_header`](Self::set_header), but for the value.
    pub fn delete_header<'n, K: CookieKey<'n>>(&self, key: K) -> Result<SetCookie<'n>, SetError> {
        delete(self, key)
    }

    pub(crate) fn headers(&self) -> Headers<'a> {
        self.headers
    }

    pub(crate) fn keeper(&self) -> Keeper<'a> {
        self.keeper
    }

    pub(crate) fn now(&self) -> u64 {
        self.now
    }

    /// The hosts for which the answer can set and delete cookies.
    pub(crate) fn reach(&self) -> Reach<'a> {
        Reach::of(self.charter, self.headers)
    }

    /// Whether the charter has the category and exempts its cookies.
    fn exempts(&self, category: &str) -> bool {
        let mut cookies = self.charter.cookies().iter();
        cookies.any(|cookie| cookie.category == category && cookie.consent == Consent::Exempt)
    }
}

impl fmt::Debug for Visit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visit")
            .field("url", &self.charter.url())
            .field("answered", &self.answered)
            .finish_non_exhaustive()
    }
}

impl Charter<'_> {
    /// The consent revision: a hash of the facts that visitors agree to. Where it changes, they are
    /// asked again.
    ///
    /// In it stand the categories and cookies that need consent, their providers, lives and
    /// recipients, and the policy's `consent_version`; no prose, no language, no version of charte.
    pub const fn consent_revision(&self) -> ContentHash {
        ContentHash::from_u128(self.template().revision)
    }

    /// The bit of a category in what is stored.
    pub(crate) fn bit(&self, category: &str) -> Option<u64> {
        self.template().bit(category)
    }
}

/// What a stored choice and the signals of the browser answer.
fn answered(charter: Charter<'_>, headers: Headers<'_>, stored: Option<Stored>) -> Answered {
    match (signal(charter, headers), stored) {
        (Some(signal), _) => Answered::BySignal(signal),
        (None, Some(Stored { granted, .. })) => Answered::Choice(granted),
        (None, None) => Answered::Nothing,
    }
}

/// The signal of the browser that the policy heeds.
fn signal(charter: Charter<'_>, headers: Headers<'_>) -> Option<Signal> {
    let choice = &charter.template().choice;
    let says = |name| headers.values(name).any(|value| value.trim_ascii() == b"1");
    if choice.gpc && says(RequestHeader::SecGpc) {
        return Some(Signal::Gpc);
    }
    (choice.dnt && says(RequestHeader::Dnt)).then_some(Signal::Dnt)
}
