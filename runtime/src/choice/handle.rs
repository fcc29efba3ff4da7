//! From the form to an answer.

use super::codec;
use super::decoder::{Keeper, Stored};
use super::form::Form;
use super::origin;
use super::outcome::{Outcome, Refusal, VALUE};
use crate::buffer::Text;
use crate::charter::Charter;
use crate::headers::{Headers, Once};
use crate::request_header::RequestHeader;
use crate::visit::{Answered, Visit, signal};
use core::fmt::Write;

/// Answers the form of the page of preferences.
///
/// # Input
/// The charter of the platform, the method and the headers of the request (`Cookie`, `Origin`,
/// `Sec-Fetch-Site`, `Host`, `Content-Type`, `Sec-GPC`, `DNT`), its body, and the time in seconds
/// since 1970. The module [`choice`](crate::choice) tells the fields of the form.
///
/// # Returns
/// What to answer: a status, `Set-Cookie` headers, where to go. The choice counts from this answer
/// on: [`Outcome::visit`] lends its proofs.
///
/// - A charter that gates nothing has nothing to choose: the answer leads on and sets no cookie.
/// - What is refused is deleted in the same answer: [`Outcome::set_cookies`].
/// - A signal of the browser (`Sec-GPC`, `DNT`) that the policy heeds makes every choice a refusal.
///
/// # Examples
/// ```
/// # charte::charters! { mod shops = "../tests/outside/texts/choice.toml"; }
/// # let now = 1_764_000_000;
/// let headers = [
///     ("Host", "a.example"),
///     ("Origin", "https://a.example"),
///     ("Sec-Fetch-Site", "same-origin"),
/// ];
/// let charter = shops::FLEET.get("a.example");
/// let body = b"choice=choose&category=audience";
/// let outcome = charte::choice::handle(charter, "POST", &headers, body, now);
///
/// assert_eq!((outcome.status(), outcome.location()), (303, Some("/cookies?saved")));
/// let choice = outcome.set_cookies().next().expect("the choice");
/// assert_eq!(choice.name(), "cookies_preferences");
/// assert!(outcome.visit().granted::<shops::categories::Audience>().is_some());
/// assert!(outcome.visit().granted::<shops::categories::Video>().is_none());
/// ```
pub fn handle<'a>(
    charter: Charter<'a>,
    method: &str,
    headers: impl Into<Headers<'a>>,
    body: &[u8],
    now: u64,
) -> Outcome<'a> {
    answer(charter, method, headers.into(), body, now, Keeper::Plain)
}

/// The same with a choice that is signed, to be read by [`Visit::signed`](crate::Visit::signed).
#[cfg(feature = "signed")]
pub fn handle_signed<'a>(
    charter: Charter<'a>,
    method: &str,
    headers: impl Into<Headers<'a>>,
    body: &[u8],
    now: u64,
    key: &cookie::Key,
) -> Outcome<'a> {
    answer(
        charter,
        method,
        headers.into(),
        body,
        now,
        Keeper::Signed(key),
    )
}

fn answer<'a>(
    charter: Charter<'a>,
    method: &str,
    headers: Headers<'a>,
    body: &[u8],
    now: u64,
    keeper: Keeper<'_>,
) -> Outcome<'a> {
    let before = || Visit::kept_by(charter, headers, now, keeper);
    match read(charter, method, headers, body) {
        Err(refusal) => Outcome::refused(before(), refusal),
        Ok(_) if charter.gated_categories().is_empty() => Outcome::nothing(before()),
        Ok(_) if charter.template().choice.cookie.is_none() => {
            Outcome::refused(before(), Refusal::Undeclared)
        }
        Ok(form) => {
            let signal = signal(charter, headers);
            let granted = if signal.is_some() { 0 } else { form.granted };
            let stored = Stored { granted, when: now };
            let answered = signal.map_or(Answered::Choice(granted), Answered::BySignal);
            let visit = Visit::with_answer(charter, headers, answered);
            Outcome::recorded(visit, granted, keep(charter, stored, keeper))
        }
    }
}

/// What the form says, where the request may say it.
fn read(
    charter: Charter<'_>,
    method: &str,
    headers: Headers<'_>,
    body: &[u8],
) -> Result<Form, Refusal> {
    if method != "POST" {
        return Err(Refusal::Method);
    }
    if !origin::is_own(charter, headers) {
        return Err(Refusal::OtherSite);
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
        return Err(Refusal::MediaType);
    }
    Form::read(charter, body)
}

/// The text of the cookie that keeps a choice.
fn keep(charter: Charter<'_>, stored: Stored, keeper: Keeper<'_>) -> Text<VALUE> {
    #[cfg(feature = "signed")]
    if let Keeper::Signed(key) = keeper {
        return super::signed::encode(charter, stored, key);
    }
    let _ = keeper;
    let mut value = Text::EMPTY;
    // It fits: the room is that of the longest text.
    let _ = value.write_str(codec::encode(charter, stored).as_str());
    value
}
