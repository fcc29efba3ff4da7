//! Handles the submitted form.

use core::fmt::Write;

use super::codec::{self, Stored};
use super::decoder::{Keeper, VALUE};
use super::form::{self, Form};
use super::form_error::FormError;
use super::origin;
use super::outcome::Outcome;
#[cfg(feature = "receipts")]
use super::receipt::OfReceipt;
use crate::buffer::Text;
use crate::charter::Charter;
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;
use crate::visit::Visit;

/// Handles the form of the preferences page.
///
/// # Input
/// The visit of the request, its method and its body. The visit is moved, so that proofs borrowed
/// from it end here; take new ones from [`Outcome::visit`]. The visit must contain all headers
/// (`Cookie`, `Origin`, `Sec-Fetch-Site`, `Host`, `Content-Type`, `Sec-GPC`, `DNT`). The module
/// [`choice`](crate::choice) documents the fields of the form.
///
/// # Returns
/// The response: a status, `Set-Cookie` headers, a location. The choice counts from this response
/// on.
///
/// - The choice is stored as the visit reads it: signed for `Visit::signed`. A visit of
///   `Visit::decoded` is refused, because its consent manager has its own form.
/// - If a charter gates nothing, there is nothing to choose: the response redirects and sets no
///   cookie.
/// - The same response deletes the cookies of refused categories: [`Outcome::set_cookies`].
/// - A signal of the browser (`Sec-GPC`, `DNT`) that the policy respects makes every choice a
///   refusal, unless the policy lets a choice overrule it (`overrule` in `[choice]`).
/// - A form with another consent revision is answered with the current page, in the language of the
///   form: [`Outcome::page`].
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/crates/texts/choice.toml"; }
/// # let now = 1_764_000_000;
/// let headers = [
///     ("Host", "a.example"),
///     ("Origin", "https://a.example"),
///     ("Sec-Fetch-Site", "same-origin"),
/// ];
/// let visit = charte::Visit::new(shops::FLEET.get("a.example"), &headers, now);
/// let outcome = charte::choice::handle(visit, "POST", b"choice=choose&category=audience");
///
/// assert_eq!((outcome.status(), outcome.location()), (303, Some("/cookies?saved")));
/// let choice = outcome.set_cookies().next().expect("the choice");
/// assert_eq!(choice.name(), "cookies_preferences");
/// assert!(outcome.visit().granted::<shops::categories::Audience>().is_some());
/// assert!(outcome.visit().granted::<shops::categories::Video>().is_none());
/// ```
pub fn handle<'a>(visit: Visit<'a>, method: &str, body: &[u8]) -> Outcome<'a> {
    let form = read(visit.charter(), method, visit.headers(), body);
    let choice = &visit.charter().template().choice;
    match form {
        Err(FormError::Outdated) => {
            let language = form::language(visit.charter(), body);
            Outcome::outdated(visit, language)
        }
        Err(refusal) => Outcome::refused(visit, refusal),
        #[cfg(feature = "decoder")]
        Ok(_) if matches!(visit.keeper(), Keeper::Elsewhere) => {
            Outcome::refused(visit, FormError::KeptElsewhere)
        }
        Ok(form) if visit.charter().questions().is_empty() => Outcome::nothing(visit, form),
        Ok(_) if choice.cookie.is_none() => Outcome::refused(visit, FormError::Undeclared),
        Ok(form) if form.is_addition => match visit.with_consent(form.granted) {
            Some(stored) => record(visit, form, stored),
            // The signal refuses already, and the stored choice counts again without it.
            None => Outcome::nothing(visit, form),
        },
        Ok(form) => {
            let despite_signal = visit.sent_signal().is_some();
            let granted = if despite_signal && !choice.overrule {
                0
            } else {
                form.granted
            };
            let stored = Stored {
                granted,
                when: visit.now(),
                despite_signal,
                is_partial: false,
            };
            record(visit, form, stored)
        }
    }
}

fn record(visit: Visit<'_>, form: Form, stored: Stored) -> Outcome<'_> {
    let value = keep(visit.charter(), stored, visit.keeper());
    #[cfg(feature = "receipts")]
    let receipt = OfReceipt::new(&visit, &form);
    Outcome {
        #[cfg(feature = "receipts")]
        receipt,
        ..Outcome::recorded(visit.choosing(stored), form, stored, value)
    }
}

/// Reads the form, if the request may submit it.
fn read(
    charter: Charter<'_>,
    method: &str,
    headers: Headers<'_>,
    body: &[u8],
) -> Result<Form, FormError> {
    if method != "POST" {
        return Err(FormError::Method);
    }
    if !origin::is_own(charter, headers) {
        return Err(FormError::OtherSite);
    }
    let is_form = match headers.once(RequestHeader::ContentType) {
        Once::Absent => true,
        Once::Repeated => false,
        Once::Value(media_type) => {
            let essence = media_type.split(|byte| *byte == b';').next();
            let essence = essence.unwrap_or_default().trim_ascii();
            essence.eq_ignore_ascii_case(b"application/x-www-form-urlencoded")
        }
    };
    if !is_form {
        return Err(FormError::MediaType);
    }
    Form::read(charter, body)
}

/// Returns the value of the cookie that stores a choice.
pub(super) fn keep(charter: Charter<'_>, stored: Stored, keeper: Keeper<'_>) -> Text<VALUE> {
    #[cfg(feature = "signed")]
    if let Keeper::Signed(key) = keeper {
        return super::signed::encode(charter, stored, key);
    }
    let _ = keeper;
    let mut value = Text::EMPTY;
    // It always fits: the buffer has the length of the longest text.
    let _ = value.write_str(codec::encode(charter, stored).as_str());
    value
}
