//! The response to the form.

use core::fmt;

use charte_core::cookie::Cookie;
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;
use charte_core::way_back::WayBack;

use super::codec::Stored;
use super::decoder::VALUE;
use super::deletions::{Carried, MOST, as_declared, is_refused};
use super::form::Form;
use super::form_error::FormError;
#[cfg(feature = "receipts")]
use super::receipt::OfReceipt;
use crate::buffer::Text;
use crate::page::Page;
use crate::set_cookie::{Attributes, SetCookie};
use crate::visit::Visit;

/// The response to the form: see [`handle`](super::handle).
///
/// With the feature `axum-0.8`, `actix-web-4` or `rocket-0.5`, it is a response: return it from the handler. For
/// another framework, an answer is the [`status`](Self::status), a `Set-Cookie` header for each of
/// [`set_cookies`](Self::set_cookies), a `Location` header if there is a
/// [`location`](Self::location), `Cache-Control: no-store`, and the
/// [`page`](Self::page), or else the text of the [`error`](Self::error), if there is one.
pub struct Outcome<'a> {
    pub(super) visit: Visit<'a>,
    pub(super) result: Result<(), FormError>,
    /// The position of the language of the form, if it names one.
    pub(super) language: Option<usize>,
    /// The way back; empty if there is none.
    pub(super) back: Text<{ WayBack::MAX }>,
    /// The text of the choice, and the choice.
    pub(super) recorded: Option<(Text<VALUE>, Stored)>,
    #[cfg(feature = "receipts")]
    pub(super) receipt: OfReceipt,
}

impl<'a> Outcome<'a> {
    pub(super) fn refused(visit: Visit<'a>, error: FormError) -> Self {
        Self {
            visit,
            result: Err(error),
            language: None,
            back: Text::EMPTY,
            recorded: None,
            #[cfg(feature = "receipts")]
            receipt: OfReceipt::default(),
        }
    }

    pub(super) fn outdated(visit: Visit<'a>, language: Option<usize>) -> Self {
        Self {
            language,
            ..Self::refused(visit, FormError::Outdated)
        }
    }

    pub(super) fn nothing(visit: Visit<'a>, form: Form) -> Self {
        Self {
            visit,
            result: Ok(()),
            language: form.language,
            back: form.back,
            recorded: None,
            #[cfg(feature = "receipts")]
            receipt: OfReceipt::default(),
        }
    }

    pub(super) fn recorded(
        visit: Visit<'a>,
        form: Form,
        stored: Stored,
        value: Text<VALUE>,
    ) -> Self {
        Self {
            recorded: Some((value, stored)),
            ..Self::nothing(visit, form)
        }
    }

    /// The status of the answer: 303 (See Other), or that of the error.
    pub fn status(&self) -> u16 {
        match self.result {
            Ok(()) => 303,
            Err(error) => error.status(),
        }
    }

    /// Returns the target for the `Location` header: the way back that the form names, if it leads to
    /// this platform. Otherwise the preferences page with the query for which it shows that the choice
    /// is saved, in the language of the form, or `/` if the policy declares no path for it. `None` for a
    /// form that is not accepted.
    pub fn location(&self) -> Option<&str> {
        #[cfg(feature = "receipts")]
        if let Some(location) = self.receipt.location() {
            return Some(location);
        }
        let saved = self.visit.charter().template().choice.saved;
        // The first has no language; those of the languages follow.
        let named = self.language.and_then(|position| saved.get(position + 1));
        let preferences = named.or(saved.first()).copied().unwrap_or("/");
        let back = WayBack::new(self.back.as_str()).map(WayBack::as_str);
        self.result.is_ok().then(|| back.unwrap_or(preferences))
    }

    /// Returns the page to answer with, if the policy has it: for a form with another consent revision,
    /// the preferences page with the current questions and a sentence that they have changed; for an
    /// answer that could not be recorded, the same page with a sentence about that. `None` otherwise.
    pub fn page(&self) -> Option<Page<'_>> {
        let state = match self.result {
            // No box is checked: the visitor has not answered these questions.
            Err(FormError::Outdated) => FormState::NEW.outdated(),
            Err(FormError::NotRecorded) => self.visit.form_state(None).not_recorded(),
            _ => return None,
        };
        let charter = self.visit.charter();
        let language = self.language.unwrap_or(0);
        Page::new(
            charter,
            PageKind::Preferences,
            Format::Html,
            language,
            state,
        )
    }

    /// The reason why the form is not accepted.
    pub fn error(&self) -> Option<FormError> {
        self.result.err()
    }

    /// Returns the visit with the new choice; after a refusal, the unchanged visit.
    pub fn visit(&self) -> &Visit<'a> {
        &self.visit
    }

    /// Returns the cookies that the response sets and deletes, each for a separate `Set-Cookie`
    /// header.
    ///
    /// The first is the choice. At most 64 deletions follow, the most important first:
    ///
    /// 1. other cookies with the name of the choice, if the request contains it: without a `Domain`,
    ///    and for each domain above the host;
    /// 2. the cookies of refused categories that the request contains, as in [`Visit::deletions`]. Add
    ///    those to the next responses too, for the rest;
    /// 3. if the request contains an earlier choice, even one that no longer counts: the declared names
    ///    that the request does not contain, because they may have another path.
    ///
    /// No response can delete what a browser stores for other sites or in its storage. The
    /// preferences page lists it.
    pub fn set_cookies(&self) -> impl Iterator<Item = SetCookie<'_>> {
        let choice = self.choice();
        let deletions = choice.is_some().then(|| self.deletions());
        let deletions = deletions.into_iter().flatten();
        choice.into_iter().chain(deletions.take(MOST))
    }

    fn deletions(&self) -> impl Iterator<Item = SetCookie<'_>> {
        let (charter, headers) = (self.visit.charter(), self.visit.headers());
        let reach = self.visit.reach();
        let declared = self.declared();
        let choices = declared.map(|declared| Carried::named(headers, declared));
        let is_change = choices.is_some_and(|choices| !choices.is_empty());
        let others = choices.map(|choices| choices.elsewhere(reach));
        let others = others.into_iter().flatten();

        let carried = Carried::refused(&self.visit);
        let refused = carried.everywhere(reach);
        let cookies = charter.http_cookies().filter(move |_| is_change);
        let absent = cookies.filter_map(move |cookie| {
            let is_absent =
                !cookie.pattern && is_refused(&self.visit, cookie) && !carried.has(cookie.name);
            is_absent.then(|| as_declared(&reach, cookie)).flatten()
        });
        others.chain(refused).chain(absent)
    }

    /// Returns the cookie that stores the choice.
    fn choice(&self) -> Option<SetCookie<'_>> {
        let (value, _) = self.recorded.as_ref()?;
        let declared = self.declared()?;
        let attributes = Attributes::of(declared).or_whole_site();
        Some(SetCookie::new(
            declared.name,
            value.as_str(),
            attributes,
            self.lifetime(),
        ))
    }

    /// Returns the lifetime of the choice, in seconds; `None` for a session.
    pub(super) fn lifetime(&self) -> Option<u64> {
        let choice = &self.visit.charter().template().choice;
        let (_, stored) = self.recorded.as_ref()?;
        let kept = if stored.granted == 0 {
            choice.refusal_kept
        } else {
            choice.kept
        };
        // An addition keeps the time of the earlier consent.
        let age = self.visit.now().saturating_sub(stored.when);
        kept.map(|kept| kept.saturating_sub(age))
    }

    /// Returns the declaration of the cookie that stores the choice.
    fn declared(&self) -> Option<&'static Cookie> {
        let charter = self.visit.charter();
        charter.http_cookie(charter.template().choice.cookie?)
    }
}

impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("visit", &self.visit)
            .field("location", &self.location())
            .field("error", &self.error())
            .finish()
    }
}
