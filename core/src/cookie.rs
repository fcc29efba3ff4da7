//! The facts of a cookie that both the compiler and the runtime need.

use crate::duration::Duration;
use crate::words;

words! {
    /// Whether a category requires the visitor's consent.
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::cookie::Consent; }
    /// use charte::Consent;
    ///
    /// assert_eq!("exempt".parse(), Ok(Consent::Exempt));
    /// assert_eq!(Consent::Required.to_string(), "required");
    /// ```
    pub enum Consent {
        /// Exempt from consent (loi 78-17, article 82; directive 2002/58/EC, article 5(3)).
        Exempt = "exempt",
        /// Only after the visitor has agreed.
        Required = "required",
    }
}

words! {
    /// The reason why a cookie needs no consent (CNIL, délibération 2020-091, article 5; PECR,
    /// Schedule A1).
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::cookie::Exemption; }
    /// use charte::Exemption;
    ///
    /// assert_eq!("load-balancing".parse(), Ok(Exemption::LoadBalancing));
    /// ```
    #[non_exhaustive]
    pub enum Exemption {
        /// Stores the visitor's choice about cookies.
        Choice = "choice",
        /// Recognises a visitor who is signed in.
        Authentication = "authentication",
        /// Protects the sign-in, for instance against forged requests.
        AuthenticationSecurity = "authentication-security",
        /// Remembers a basket, or bills what was bought.
        Basket = "basket",
        /// Stores how the visitor prefers the interface, for instance its language.
        Interface = "interface",
        /// Distributes visitors over servers.
        LoadBalancing = "load-balancing",
        /// Counts the free views of a paid service.
        MeteredAccess = "metered-access",
        /// Measures the audience, under conditions.
        Audience = "audience",
        /// Only transmits a communication.
        Transmission = "transmission",
        /// Only provides a service that the visitor expressly requests (loi 78-17, article 82;
        /// directive 2002/58/EC, article 5(3)).
        RequestedService = "requested-service",
        /// Locates a person who asks for help in an emergency (PECR, Schedule A1).
        EmergencyAssistance = "emergency-assistance",
    }
}

words! {
    /// How something is stored on the visitor's device, or how the device is recognised.
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::cookie::Storage; }
    /// use charte::Storage;
    ///
    /// assert_eq!(Storage::LocalStorage.as_str(), "local-storage");
    /// ```
    #[non_exhaustive]
    pub enum Storage {
        /// An HTTP cookie (RFC 6265).
        Cookie = "cookie",
        /// `localStorage`.
        LocalStorage = "local-storage",
        /// `sessionStorage`.
        SessionStorage = "session-storage",
        /// IndexedDB.
        IndexedDb = "indexed-db",
        /// The HTTP cache or the Cache API.
        Cache = "cache",
        /// A tracking pixel.
        Pixel = "pixel",
        /// A fingerprint of the browser.
        Fingerprint = "fingerprint",
        /// An identifier of the device.
        DeviceId = "device-id",
    }
}

words! {
    /// The `SameSite` attribute (draft-ietf-httpbis-rfc6265bis).
    ///
    /// # Examples
    /// ```
    /// # mod charte { pub use charte_core::cookie::SameSite; }
    /// use charte::SameSite;
    ///
    /// assert_eq!("lax".parse(), Ok(SameSite::Lax));
    /// ```
    pub enum SameSite {
        /// Sent with requests from the same site only.
        Strict = "strict",
        /// Sent also when the visitor follows a link to the site.
        Lax = "lax",
        /// Sent with every request.
        None = "none",
    }
}

/// Returns the first character of a name that is not allowed in a token, so that no server may send
/// the name (RFC 6265bis, section 4.1.1; RFC 9110, section 5.6.2). `None` for a token.
pub fn odd_in_token(name: &str) -> Option<char> {
    name.chars().find(|character| {
        !(character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(*character))
    })
}

/// Returns the first character of a name that makes browsers ignore the cookie: a control
/// character, `=` or `;` (RFC 6265bis, sections 5.6 and 5.7). `None` if browsers store it.
pub fn unstorable_in_name(name: &str) -> Option<char> {
    name.chars()
        .find(|character| character.is_control() || matches!(character, '=' | ';'))
}

/// The number of cookies that a charter may have: far more than any site sets, and few enough that a
/// file of 1 MiB with a mistake in each is reported in seconds.
pub const MAX_COOKIES: usize = 10_000;

/// A cookie as its charter declares it. `None` means that the charter does not declare it.
///
/// A program reads a cookie and does not create one, because any release may add fields.
///
/// # Examples
/// ```
/// # mod charte { pub use charte_core::cookie::{Consent, Cookie}; }
/// use charte::{Consent, Cookie};
///
/// /// The names of the cookies that need consent, from `charter.cookies()`.
/// fn gated(cookies: &[Cookie]) -> impl Iterator<Item = &str> {
///     let gated = cookies.iter().filter(|cookie| cookie.consent == Consent::Required);
///     gated.map(|cookie| cookie.name)
/// }
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Cookie {
    /// The name, or a pattern if [`pattern`](Self::pattern) is true.
    pub name: &'static str,
    /// Whether `name` is a pattern, in which each `*` matches any characters.
    pub pattern: bool,
    /// How it is stored.
    pub storage: Storage,
    /// The id of its category.
    pub category: &'static str,
    /// The id of the question to the visitor that decides about it: that of its category, or
    /// `category.provider` if the policy asks for each provider.
    pub question: &'static str,
    /// Whether that category is exempt from consent.
    pub consent: Consent,
    /// The reason why it needs no consent.
    pub exemption: Option<Exemption>,
    /// Its lifetime.
    pub duration: Option<Duration>,
    /// The `Domain` attribute.
    pub domain: Option<&'static str>,
    /// The only host that it is sent to, where it has no `Domain`.
    pub host: Option<&'static str>,
    /// The `Path` attribute.
    pub path: Option<&'static str>,
    /// The `Secure` attribute.
    pub secure: Option<bool>,
    /// The `HttpOnly` attribute.
    pub http_only: Option<bool>,
    /// The `SameSite` attribute.
    pub same_site: Option<SameSite>,
    /// The `Partitioned` attribute.
    pub partitioned: Option<bool>,
    /// The maximum length of its value, in bytes.
    pub max_value_length: Option<u32>,
    /// Whether only scripts set it, and no response.
    pub script_only: bool,
    /// Whether it belongs to a third party (`party = "third"`).
    pub third_party: bool,
}

/// Returns a cookie with the facts that every cookie has. Generated code sets the other fields.
pub const fn cookie(
    name: &'static str,
    storage: Storage,
    category: &'static str,
    consent: Consent,
) -> Cookie {
    Cookie {
        name,
        pattern: false,
        storage,
        category,
        question: category,
        consent,
        exemption: None,
        duration: None,
        domain: None,
        host: None,
        path: None,
        secure: None,
        http_only: None,
        same_site: None,
        partitioned: None,
        max_value_length: None,
        script_only: false,
        third_party: false,
    }
}

#[cfg(test)]
mod tests {
    use super::{odd_in_token, unstorable_in_name};

    /// Each character of ASCII, and one beyond.
    #[test]
    fn characters_of_names() {
        for byte in 0..=0x80_u8 {
            let mut buffer = [0; 4];
            let character = char::from(byte);
            let text = character.encode_utf8(&mut buffer);
            // RFC 9110, section 5.6.2, `tchar`.
            let is_token = matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')
                || b"!#$%&'*+-.^_`|~".contains(&byte);
            assert_eq!(odd_in_token(text), (!is_token).then_some(character));
            let is_stored = !matches!(byte, 0..=0x1f | 0x7f..=0x80 | b'=' | b';');
            assert_eq!(unstorable_in_name(text), (!is_stored).then_some(character));
        }
        assert_eq!(odd_in_token("a[0]="), Some('['));
        assert_eq!(unstorable_in_name("a[0]="), Some('='));
        assert_eq!((odd_in_token(""), unstorable_in_name("")), (None, None));
    }
}
