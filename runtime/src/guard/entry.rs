//! The entry of a policy for a cookie that was seen.

use core::fmt::{self, Write as _};

use charte_core::cookie::Storage;

use super::enforcement::Enforcement;
use super::lifetime::Lifetime;
use super::scope::{Scope, domain_matches};
use super::seen::Seen;

/// The `[[cookie]]` entry of a policy for something that was seen, as TOML.
///
/// It contains the name, where the cookie is sent, its attributes and its lifetime; never its value.
/// `category` and `purpose` are `"TODO"`: the policy does not compile until an author has written
/// them.
///
/// # Examples
/// ```
/// use charte::guard::{Entry, Occasion, ReceivedCookie};
///
/// let occasion = Occasion { host: "shop.example.org", path: "/", now: 1_764_000_000 };
/// let cookie = ReceivedCookie::parse("_ga=GA1.1; Path=/; Secure; Max-Age=86400")?;
/// let entry = Entry::of(&cookie.seen(&occasion), "shop.example.org").expect("it has a name");
/// assert_eq!(
///     entry.to_string(),
///     "[[cookie]]\nname = \"_ga\"\ncategory = \"TODO\"\npurpose = \"TODO\"\n\
///      duration = \"1 day\"\npath = \"/\"\nsecure = true\nhttp_only = false\n"
/// );
/// # Ok::<(), charte::guard::IgnoreReason>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    name: &'a str,
    storage: Storage,
    /// The rest of a cookie.
    seen: Option<Seen<'a>>,
    /// The host of the platform.
    host: &'a str,
}

impl<'a> Entry<'a> {
    /// The entry of a cookie that was seen on a platform with this host.
    ///
    /// `None` if the cookie has no name, or one that is not UTF-8: a policy cannot declare it.
    pub fn of(seen: &Seen<'a>, host: &'a str) -> Option<Self> {
        let name = core::str::from_utf8(seen.name).ok()?;
        (!name.is_empty()).then_some(Self {
            name,
            storage: Storage::Cookie,
            seen: Some(*seen),
            host,
        })
    }

    /// The entry of an item in another storage, by its key.
    #[cfg(feature = "audit")]
    pub(crate) fn of_item(storage: Storage, key: &'a str) -> Option<Self> {
        (!key.is_empty()).then_some(Self {
            name: key,
            storage,
            seen: None,
            host: "",
        })
    }

    /// What distinguishes it from other entries: the name, and where it is kept.
    #[cfg(any(feature = "audit", feature = "tower"))]
    pub(crate) fn identity(&self) -> impl fmt::Display {
        Identity(*self)
    }

    /// The key and the value of where a cookie is sent; `None` for the host of the platform alone.
    fn place(&self) -> Option<(&'static str, &'a str)> {
        match self.seen.as_ref()?.scope? {
            Scope::Domain(domain) => Some(("domain", readable(domain)?)),
            Scope::Host(only) if only.eq_ignore_ascii_case(self.host.as_bytes()) => None,
            Scope::Host(only) => Some(("host", readable(only)?)),
        }
    }
}

/// What distinguishes an entry from others, as text.
#[cfg(any(feature = "audit", feature = "tower"))]
struct Identity<'a>(Entry<'a>);

#[cfg(any(feature = "audit", feature = "tower"))]
impl fmt::Display for Identity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.0.seen.as_ref().and_then(|seen| seen.path);
        write!(f, "{:?} {:?} {path:?} ", self.0.name, self.0.storage)?;
        let (key, place) = self.0.place().unwrap_or_default();
        f.write_str(key)?;
        let mut letters = place.chars();
        letters.try_for_each(|letter| f.write_char(letter.to_ascii_lowercase()))
    }
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[[cookie]]\n")?;
        text(f, "name", self.name)?;
        if self.storage != Storage::Cookie {
            text(f, "storage", self.storage.as_str())?;
        }
        text(f, "category", "TODO")?;
        text(f, "purpose", "TODO")?;
        let Some(seen) = &self.seen else {
            return Ok(());
        };
        match seen.lifetime {
            Some(Lifetime::Session) => text(f, "duration", "session")?,
            Some(Lifetime::Seconds(seconds)) => duration(f, seconds, seen.imprecision)?,
            Some(Lifetime::Deleted) | None => {}
        }
        if let Some((key, place)) = self.place() {
            // Domains are lower-case in a policy.
            string(
                f,
                key,
                place.chars().map(|letter| letter.to_ascii_lowercase()),
            )?;
            if !domain_matches(self.host.as_bytes(), place.as_bytes()) {
                text(f, "party", "third")?;
            }
        }
        if let Some(path) = seen.path.and_then(readable) {
            text(f, "path", path)?;
        }
        flag(f, "secure", seen.secure)?;
        flag(f, "http_only", seen.http_only)?;
        match seen.same_site {
            Some(Enforcement::None) => text(f, "same_site", "none")?,
            Some(Enforcement::Lax) => text(f, "same_site", "lax")?,
            Some(Enforcement::Strict) => text(f, "same_site", "strict")?,
            Some(Enforcement::Default) | None => {}
        }
        flag(f, "partitioned", seen.partitioned.filter(|is| *is))
    }
}

/// Returns a domain or a path as a policy may contain it.
fn readable(bytes: &[u8]) -> Option<&str> {
    let text = core::str::from_utf8(bytes).ok()?;
    let is_right = |character: char| character.is_ascii() && !character.is_ascii_control();
    (!text.is_empty() && text.chars().all(is_right)).then_some(text)
}

/// Writes a key with a basic string of TOML (TOML 1.0, "String").
fn text(f: &mut fmt::Formatter<'_>, key: &str, value: &str) -> fmt::Result {
    string(f, key, value.chars())
}

fn string(f: &mut fmt::Formatter<'_>, key: &str, value: impl Iterator<Item = char>) -> fmt::Result {
    write!(f, "{key} = \"")?;
    for character in value {
        match character {
            '"' | '\\' => write!(f, "\\{character}")?,
            ' '..='~' => f.write_char(character)?,
            _ if character.is_alphanumeric() => f.write_char(character)?,
            // An author sees invisible and combining characters.
            _ => write!(f, "\\U{:08X}", u32::from(character))?,
        }
    }
    f.write_str("\"\n")
}

fn flag(f: &mut fmt::Formatter<'_>, key: &str, value: Option<bool>) -> fmt::Result {
    match value {
        Some(value) => writeln!(f, "{key} = {value}"),
        None => Ok(()),
    }
}

/// Writes a lifetime in the largest unit that expresses it, up to its imprecision; otherwise in
/// seconds.
fn duration(f: &mut fmt::Formatter<'_>, seconds: i64, imprecision: i64) -> fmt::Result {
    const UNITS: [(i64, &str); 4] = [
        (86_400, "day"),
        (3_600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];

    for (length, unit) in UNITS {
        let count = seconds.saturating_add(length / 2) / length;
        let error = count.saturating_mul(length).saturating_sub(seconds).abs();
        if count > 0 && error <= imprecision {
            let plural = if count == 1 { "" } else { "s" };
            return writeln!(f, "duration = \"{count} {unit}{plural}\"");
        }
    }
    Ok(())
}
