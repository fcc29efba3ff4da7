//! A visit: a request, seen through a charter.

use core::fmt;

use charte_core::form::{FormState, SAVED};

use crate::charter::Charter;
use crate::choice::{Keeper, Stored};
use crate::headers::Headers;
use crate::held::Held;
#[cfg(feature = "web")]
use crate::pending::{Pending, SharedPending};
use crate::reach::Reach;
use crate::signal::Signal;

mod answered;

use answered::{Answered, answered};

/// A request, seen through a charter: its platform, its cookies and the visitor's choice.
///
/// It sets the cookies that need no consent. It lends proofs of consent, [`Granted`](crate::Granted), which set the
/// others. The stored choice is read once, when the visit is created. A choice does not count if it
/// cannot be read, if it is for another platform or another consent revision, if it is too old, or
/// if its time is in the future. If the request contains several choices that count, a question is
/// granted only if each of them grants it: a neighbour under the same domain can add a cookie, but
/// must not add consent.
///
/// A visit is not `Clone`: [`choice::handle`](crate::choice::handle) takes it by value, which ends
/// its proofs.
///
/// # What it protects against
///
/// A cookie that no policy declares has no key. A gated cookie does not compile without a proof,
/// with a proof for another category, or with a proof that outlives its visit. The charter of the
/// visit is checked as well, so a key of another fleet cannot set what this charter does not
/// declare.
///
/// It does not protect against a program that intends to deceive. Such a program can write a
/// `Set-Cookie` header without this crate (`docs/typed-cookies.md` has a lint against that). It can
/// invent the `Cookie` header of the visit or the submitted form. It can enable the features
/// `testing` and `decoder`, which a reviewer finds in its `Cargo.toml`. A visit also does not know
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
/// assert!(visit.get(SESSIONID).is_some_and(|session| session == "k3X"));
/// let header = visit.set_header(SESSIONID, "p9Q")?.to_string();
/// assert!(header.starts_with("sessionid=p9Q"));
/// assert!(visit.set_header(SESSIONID, "a\r\nb").is_err());
/// # Ok::<(), charte::SetError>(())
/// ```
pub struct Visit<'a> {
    held: Held<'a>,
    now: u64,
    answered: Answered,
    /// The signal of the browser that the policy respects.
    signal: Option<Signal>,
    /// The choice in the request, if one counts.
    stored: Option<Stored>,
    /// The position of the language of the page.
    language: usize,
    /// Where the visit sets cookies.
    #[cfg(feature = "web")]
    pending: Option<SharedPending>,
}

/// The visitor's answer to one question.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// use charte::Answer;
///
/// let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 1_764_000_000);
/// assert_eq!(visit.answer("audience"), Some(Answer::NotAsked));
/// assert_eq!(visit.answer("unknown"), None);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
    /// No answer, or one that no longer counts because it is too old or the facts have changed.
    NotAsked,
    /// The visitor refused.
    Refused,
    /// The visitor consented.
    Granted,
}

impl<'a> Visit<'a> {
    /// Creates the visit of a request to the platform of `charter`.
    ///
    /// `now` is the time in seconds since 1970-01-01 00:00:00 UTC, because this crate reads no
    /// clock.
    ///
    /// A signal of the browser (`Sec-GPC`, `DNT`) counts if `signals` in the policy's `[choice]`
    /// names it. It refuses everything, whatever the stored choice is.
    pub fn new(charter: Charter<'a>, headers: impl Into<Headers<'a>>, now: u64) -> Self {
        Self::kept_by(charter, headers.into(), now, Keeper::Plain)
    }

    /// Creates the visit of a request whose stored choice is signed with `key`. For such a visit,
    /// [`choice::handle`](crate::choice::handle) signs the choice.
    ///
    /// A choice without a signature, or with that of another key, does not count.
    #[cfg(feature = "signed")]
    pub fn signed(
        charter: Charter<'a>,
        headers: impl Into<Headers<'a>>,
        now: u64,
        key: &'a cookie::Key,
    ) -> Self {
        Self::kept_by(charter, headers.into(), now, Keeper::Signed(key))
    }

    /// Creates the visit of a request whose choice another consent manager stores. `decoder` reads
    /// it.
    ///
    /// The decoder receives each cookie with the name in the policy's `[choice]`. The form also
    /// belongs to that manager: [`choice::handle`](crate::choice::handle) rejects it.
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

    /// Creates the visit of a request with this choice.
    pub(crate) fn with_choice(
        charter: Charter<'a>,
        headers: Headers<'a>,
        now: u64,
        keeper: Keeper<'a>,
        stored: Option<Stored>,
    ) -> Self {
        let signal = Signal::of(charter, headers);
        Self {
            held: Held::Borrowed {
                charter,
                headers,
                keeper,
            },
            now,
            answered: answered(charter, signal, stored),
            signal,
            stored,
            language: 0,
            #[cfg(feature = "web")]
            pending: None,
        }
    }

    /// Returns the visit with another choice. A signal of the browser still refuses everything.
    pub(crate) fn choosing(self, stored: Stored) -> Self {
        Self {
            answered: answered(self.charter(), self.signal, Some(stored)),
            ..self
        }
    }

    /// Returns the visit without what it borrows: it keeps the charter, the choice, and clones of
    /// the headers that a visit and [`choice::handle`](crate::choice::handle) read. Values of
    /// `http` share their bytes, so nothing of them is copied.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
    /// use charte::{Charter, Visit};
    /// use http::HeaderMap;
    ///
    /// const SHOP: Charter<'static> = shops::FLEET.get("a.example");
    ///
    /// /// A visit for a task that outlives the request.
    /// fn visit(headers: &HeaderMap, now: u64) -> Visit<'static> {
    ///     Visit::new(SHOP, headers, now).into_owned()
    /// }
    /// # let _ = visit(&HeaderMap::new(), 1_764_000_000);
    /// ```
    #[cfg(feature = "web")]
    #[must_use]
    pub fn into_owned(self) -> Visit<'static> {
        let Self {
            held,
            now,
            answered,
            signal,
            stored,
            language,
            pending,
        } = self;
        Visit {
            held: held.into_owned(),
            now,
            answered,
            signal,
            stored,
            language,
            pending,
        }
    }

    /// Returns the visit of a page in this language, for its embeds: [`embed`](Self::embed). A BCP 47 tag
    /// in any case; a language that the policy does not publish counts as the language of the policy.
    #[must_use]
    pub fn in_language(self, language: &str) -> Self {
        let language = self.charter().template().language(language).unwrap_or(0);
        Self { language, ..self }
    }

    /// Returns the position of the language of the page.
    pub(crate) fn language(&self) -> usize {
        self.language
    }

    /// Returns the charter of the platform.
    pub fn charter(&self) -> Charter<'_> {
        self.held.charter()
    }

    /// Returns whether the visitor must still answer: the charter asks a question, and neither
    /// the visitor nor a signal of the browser has answered. If so, show the banner.
    pub fn needs_answer(&self) -> bool {
        let is_open = match self.answered {
            Answered::Nothing => true,
            Answered::BySignal(_) => false,
            Answered::Choice { is_partial, .. } => is_partial,
        };
        is_open && !self.charter().questions().is_empty()
    }

    /// Returns the signal of the browser that refused for the visitor.
    pub fn signal(&self) -> Option<Signal> {
        match self.answered {
            Answered::BySignal(signal) => Some(signal),
            Answered::Nothing | Answered::Choice { .. } => None,
        }
    }

    /// Returns the visitor's answer to the question with this id, or to all questions of the category
    /// with this id: consent to a category is consent to each of them. `None` if the charter has
    /// neither.
    pub fn answer(&self, id: &str) -> Option<Answer> {
        let bits = self.charter().bits(id)?;
        Some(match self.answered {
            Answered::Nothing => Answer::NotAsked,
            Answered::Choice { granted, .. } if granted & bits == bits => Answer::Granted,
            Answered::Choice { is_partial, .. } if is_partial => Answer::NotAsked,
            Answered::BySignal(_) | Answered::Choice { .. } => Answer::Refused,
        })
    }

    /// Returns the state of the form on the preferences page for this visitor: the boxes of the
    /// granted questions are checked.
    ///
    /// `query` is the part of the address after `?`. After a choice,
    /// [`Outcome::location`](crate::choice::Outcome::location) redirects to the page with the query
    /// [`SAVED`](crate::choice::SAVED). The page then shows that the choice is saved if the request
    /// contains one; otherwise it shows that the browser stores no cookies. If a
    /// signal of the browser counts as a refusal, the page shows that, whatever was chosen.
    pub fn form_state(&self, query: Option<&str>) -> FormState {
        let ids = self.charter().questions().iter().copied();
        let granted = ids.filter(|id| self.is_granted(id));
        let state = self.charter().form_state(granted);
        let state = match self.signal {
            Some(Signal::Gpc) => state.gpc(),
            Some(Signal::Dnt) => state.dnt(),
            None => state,
        };
        let mut fields = query.unwrap_or_default().split('&');
        if !fields.any(|field| field == SAVED) {
            state
        } else if self.stored.is_none() && !self.is_overruled() {
            state.not_kept()
        } else if self.signal().is_some() {
            state.overruled()
        } else {
            state.saved()
        }
    }

    /// Returns whether the visitor consented to the question or to the category with this id. Use it for
    /// code that knows only ids, such as the [`guard`](crate::guard). To set a cookie, use a
    /// proof: [`granted`](Self::granted).
    pub fn is_granted(&self, id: &str) -> bool {
        self.answer(id) == Some(Answer::Granted)
    }

    /// Returns [`is_granted`](Self::is_granted) as a closure that outlives the visit, for the
    /// guard's layer.
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
            Answered::Choice { granted, .. } => granted,
            Answered::Nothing | Answered::BySignal(_) => 0,
        };
        let template = self.charter().template();
        move |id| {
            let bits = template.bits(id);
            bits.is_some_and(|bits| granted & bits == bits)
        }
    }

    /// Returns the time of the choice in the request.
    pub(crate) fn stored_at(&self) -> Option<u64> {
        self.stored.map(|stored| stored.when)
    }

    /// Returns the time of the choice in the request, if the visitor's answer is that choice.
    pub(crate) fn answered_at(&self) -> Option<u64> {
        let stored = self.stored?;
        matches!(self.answered, Answered::Choice { .. }).then_some(stored.when)
    }

    /// Returns the signal that the browser sends and the policy respects, even if the visitor's
    /// choice overrules it.
    pub(crate) fn sent_signal(&self) -> Option<Signal> {
        self.signal
    }

    /// Returns the visit with a response in which it can set cookies.
    #[cfg(feature = "web")]
    pub(crate) fn setting(self, pending: SharedPending) -> Self {
        Self {
            pending: Some(pending),
            ..self
        }
    }

    #[cfg(feature = "web")]
    pub(crate) fn pending(&self) -> Option<&Pending> {
        self.pending.as_deref()
    }

    pub(crate) fn headers(&self) -> Headers<'_> {
        self.held.headers()
    }

    pub(crate) fn keeper(&self) -> Keeper<'_> {
        self.held.keeper()
    }

    pub(crate) fn now(&self) -> u64 {
        self.now
    }

    /// Returns the hosts for which the response can set and delete cookies.
    pub(crate) fn reach(&self) -> Reach<'_> {
        Reach::of(self.charter(), self.headers())
    }
}

impl fmt::Debug for Visit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visit")
            .field("url", &self.charter().url())
            .field("answered", &self.answered)
            .finish_non_exhaustive()
    }
}
