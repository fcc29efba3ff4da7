//! Finds the declaration of a key in a charter, and decides whether a program may set the cookie.

use charte_core::cookie::{Consent, Cookie, Storage};
use charte_core::question::category;

use crate::charter::Charter;
use crate::cookie_value::CookieValue;
use crate::declaration::{Name, Sought, declaration, fits};
use crate::guard::Scope;
use crate::key::{Category, CookieKey, NeedsNoConsent, SetByResponses};
use crate::set_cookie::{
    Attributes, SetCookie, SetError, declared_max_age, encoded_length, forbidden_in_name,
    forbidden_in_value,
};
use crate::visit::Visit;

impl Visit<'_> {
    /// Returns the value of a cookie of the request, as the program set it: percent-encoding, which
    /// jars add, is decoded. For a pattern alone, it is the value of the first cookie that matches
    /// it.
    ///
    /// `None` if the request does not contain the cookie, if this platform does not declare it, or
    /// if the value is not UTF-8 or has a control character. If a name occurs twice, the first
    /// counts, because browsers send the cookie with the longer path first (RFC 6265bis, section
    /// 5.8.3). Quotes are part of the value.
    pub fn get<'n, K: CookieKey<'n>>(&self, key: K) -> Option<CookieValue<'_>> {
        let (declared, name) = declared(self.charter(), key, Leave::NoneNeeded).ok()?;
        let charter = self.charter();
        let mut cookies = self.headers().cookies();
        let (_, value) = cookies.find(|(found, _)| match name {
            Some(name) => *found == name.as_bytes(),
            None => core::str::from_utf8(found)
                .is_ok_and(|found| charter.http_cookie(found) == Some(declared)),
        })?;
        CookieValue::new(core::str::from_utf8(value).ok()?)
    }

    /// Returns the `Set-Cookie` header that sets a cookie without consent, with exactly the
    /// attributes and the lifetime that the charter of this platform declares.
    ///
    /// # Errors
    /// - This platform does not declare the cookie as the key does, or declares that only scripts set it.
    /// - The key is a pattern and not one of its names.
    /// - The value has a character that no cookie may have, or is longer than declared.
    /// - Browsers would ignore the header, as [`guard::check`](crate::guard::check) would report.
    pub fn set_header<'n, K>(&self, key: K, value: &'n str) -> Result<SetCookie<'n>, SetError>
    where
        K: CookieKey<'n>,
        K::Access: SetByResponses + NeedsNoConsent,
    {
        set(self, key, value, Leave::Exemption)
    }

    /// Returns the `Set-Cookie` header that deletes a cookie, gated or not. Browsers identify the
    /// cookie by its name and the declared domain and path.
    ///
    /// # Errors
    /// As for [`set_header`](Self::set_header), except those of the value.
    pub fn delete_header<'n, K: CookieKey<'n>>(&self, key: K) -> Result<SetCookie<'n>, SetError> {
        delete(self, key)
    }
}

/// What permits the program to set a cookie.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Leave {
    /// The cookie is exempt from consent.
    Exemption,
    /// The visitor consented to the question of the key.
    Consent,
    /// The program only reads or deletes the cookie, so no permission is needed.
    NoneNeeded,
}

/// Returns the declaration of a key on this platform, and the whole name of the cookie; the name is
/// `None` for a pattern alone.
///
/// The type of the key contains what the fleet declares. The charter of this platform is read
/// again, so that no key sets a cookie that this charter does not declare.
pub(crate) fn declared<'n, K: CookieKey<'n>>(
    charter: Charter<'_>,
    key: K,
    leave: Leave,
) -> Result<(&'static Cookie, Option<&'n str>), SetError> {
    let (cookie, pattern) = key.key();
    let name = Name::Declared {
        text: cookie,
        pattern,
    };
    let declared = charter
        .http_declaration(name)
        .ok_or(SetError::NotDeclared { cookie })?;
    if !is_of(declared, K::Category::ID) {
        let category = declared.question;
        return Err(SetError::OtherCategory { cookie, category });
    }
    if leave != Leave::NoneNeeded && declared.script_only {
        return Err(SetError::OnlyScripts { cookie });
    }
    if leave == Leave::Exemption && declared.consent != Consent::Exempt {
        return Err(SetError::NeedsConsent { cookie });
    }
    let Some(name) = key.whole_name() else {
        return Ok((declared, None));
    };
    if !pattern {
        // The program called `named` on a key that is not a pattern.
        if name != cookie {
            return Err(SetError::OtherName { cookie });
        }
        return Ok((declared, Some(name)));
    }
    if !fits(declared, name.as_bytes()) {
        return Err(SetError::OtherName { cookie });
    }
    if let Some(character) = forbidden_in_name(name) {
        return Err(SetError::Name { cookie, character });
    }
    // If two patterns of different questions match a name, neither may set it.
    let other = charter
        .http_cookies()
        .find(|other| fits(other, name.as_bytes()) && other.question != declared.question);
    match other.map(|other| other.name) {
        Some(other) => Err(SetError::DeclaredOtherwise { cookie, other }),
        None => Ok((declared, Some(name))),
    }
}

/// Returns whether a key of this question or category may mean a declaration. A fleet has one key for
/// a cookie, of a provider if one of its charters asks for each; another charter may ask for the category.
fn is_of(declared: &Cookie, id: &str) -> bool {
    declared.question == id || declared.question == category(id)
}

/// Returns the header that sets the cookie of a key to a value.
pub(crate) fn set<'n, K: CookieKey<'n>>(
    visit: &Visit<'_>,
    key: K,
    value: &'n str,
    leave: Leave,
) -> Result<SetCookie<'n>, SetError> {
    let (declared, name) = declared(visit.charter(), key, leave)?;
    let cookie = declared.name;
    let name = name.ok_or(SetError::Pattern { cookie })?;
    if let Some((at, character)) = forbidden_in_value(value) {
        return Err(SetError::Value {
            cookie,
            character,
            at,
        });
    }
    check_length(declared, encoded_length(value))?;
    let (attributes, max_age) = (Attributes::of(declared), declared_max_age(declared));
    kept(
        visit,
        declared,
        SetCookie::new(name, value, attributes, max_age),
    )
}

/// Checks the length of a value, in bytes, against the declared one.
pub(crate) fn check_length(declared: &'static Cookie, length: usize) -> Result<(), SetError> {
    match declared.max_value_length {
        Some(most) if usize::try_from(most).is_ok_and(|most| length > most) => {
            let cookie = declared.name;
            Err(SetError::Long {
                cookie,
                length,
                most,
            })
        }
        _ => Ok(()),
    }
}

/// Returns the header that deletes the cookie of a key.
pub(crate) fn delete<'n, K: CookieKey<'n>>(
    visit: &Visit<'_>,
    key: K,
) -> Result<SetCookie<'n>, SetError> {
    let (declared, name) = declared(visit.charter(), key, Leave::NoneNeeded)?;
    let cookie = declared.name;
    let name = name.ok_or(SetError::Pattern { cookie })?;
    let attributes = Attributes::of(declared);
    let deletion = SetCookie::new(name, "", attributes, Some(0));
    kept(visit, declared, deletion)
}

/// Returns the header, if it reaches the declared cookie and browsers do not ignore it.
fn kept<'n>(
    visit: &Visit<'_>,
    declared: &'static Cookie,
    set: SetCookie<'n>,
) -> Result<SetCookie<'n>, SetError> {
    let cookie = declared.name;
    let reach = visit.reach();
    if let Some(host) = declared.host.filter(|_| reach.is_elsewhere(declared)) {
        return Err(SetError::Elsewhere { cookie, host });
    }
    match reach.ignored_because(&set) {
        Some(reason) => Err(SetError::Ignored { cookie, reason }),
        None => Ok(set),
    }
}

impl Charter<'_> {
    /// Returns the declared HTTP cookies, in the order of the policy.
    pub(crate) fn http_cookies(&self) -> impl Iterator<Item = &'static Cookie> + use<> {
        let cookies = self.cookies().iter();
        cookies.filter(|cookie| cookie.storage == Storage::Cookie)
    }

    /// Returns the declaration of the HTTP cookie with this name in a request for this platform.
    pub(crate) fn http_cookie(&self, name: &str) -> Option<&'static Cookie> {
        self.http_declaration(Name::Sent(name.as_bytes()))
    }

    /// Returns the declaration of an HTTP cookie that this platform sets or reads.
    fn http_declaration(&self, name: Name<'_>) -> Option<&'static Cookie> {
        let host = self.ascii_host();
        declaration(
            self.cookies(),
            &Sought {
                name,
                storage: Some(Storage::Cookie),
                scope: (!host.is_empty()).then_some(Scope::Host(host.as_bytes())),
                path: None,
            },
        )
    }
}
