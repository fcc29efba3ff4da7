//! The `Content-Security-Policy` of a program, with what a visit was granted.

use core::fmt;

use charte_core::resource::Directive;

use crate::charter::Charter;
use crate::data::ResourceData;
use crate::visit::Visit;

/// A value of `Content-Security-Policy`: the policy of the program, and the hosts of the embeds and
/// scripts that a visit was granted. `Display` writes it.
///
/// Send it as the only such header: a browser enforces each header by itself, so a second one can only
/// forbid more (CSP Level 3, section 8.1). With the feature `http-1`, it converts to an
/// `http::HeaderValue`.
///
/// # How the hosts are added
/// Directives are read as browsers read them: names in any case, and of several with one name the first
/// (section 2.2.1). For each kind of content that is granted:
///
/// | content | added to the first of these that is there |
/// |---|---|
/// | scripts | `script-src-elem`, `script-src`; else a new `script-src` with the sources of `default-src` |
/// | frames | `frame-src`; else a new `frame-src` with the sources of `child-src`, else of `default-src` |
/// | connections | `connect-src`; else a new `connect-src` with the sources of `default-src` |
/// | images | `img-src`; else a new `img-src` with the sources of `default-src` |
///
/// So nothing that the program allows becomes forbidden (section 6.8.3). `'none'` goes where a host comes
/// in, because it means nothing beside another source. A policy that does not restrict a kind of
/// content, with neither its directive nor `default-src`, does not restrict it afterwards: to let the
/// browser block what is not declared, begin with `default-src 'self'`.
///
/// With `'strict-dynamic'`, browsers ignore hosts (section 8.2). Then the hashes of `integrity` are
/// added, by which they load the script; a script without `integrity` does not load. Nonces are the
/// program's: the tag of a script has none.
///
/// A placeholder and the banner are forms: `form-action` must allow `'self'`.
///
/// # Examples
/// ```
/// # charte::charter! { mod site = "../policies/exemplary/cookies.toml"; }
/// let visit = charte::Visit::new(site::CHARTER, "", 1_764_000_000);
/// let policy = visit.content_security_policy("default-src 'self'")?;
/// assert_eq!(policy.to_string(), "default-src 'self'", "the visitor has not answered");
///
/// let policy = site::CHARTER.content_security_policy("default-src 'self'")?.to_string();
/// assert!(policy.contains("; script-src 'self' https://cdn.videos.example.net"));
/// assert!(policy.contains("; frame-src 'self' https://player.videos.example.net"));
/// # Ok::<(), charte::ContentSecurityPolicyError>(())
/// ```
#[derive(Clone, Copy)]
pub struct ContentSecurityPolicy<'a> {
    base: &'a str,
    resources: &'static [ResourceData],
    /// Whose consent counts; `None` for all that the charter declares.
    visit: Option<&'a Visit<'a>>,
}

/// The reason why a text is not one `Content-Security-Policy`.
///
/// # Examples
/// ```
/// # charte::charter! { mod site = "../policies/exemplary/cookies.toml"; }
/// use charte::ContentSecurityPolicyError;
///
/// let error = site::CHARTER.content_security_policy("img-src *, script-src *").unwrap_err();
/// assert_eq!(error, ContentSecurityPolicyError::SeveralPolicies);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ContentSecurityPolicyError {
    /// It contains a comma, which separates policies (CSP Level 3, section 2.2.2). A host that is added
    /// to one of them would still be forbidden by the others. In a source, write `%2C`.
    SeveralPolicies,
    /// It contains a character that no directive may contain: not printable ASCII, nor a space or a tab
    /// (section 2.3).
    Character(char),
    /// The name of a directive contains something other than letters, digits and hyphens (section 2.3).
    /// Browsers ignore such a directive.
    DirectiveName,
}

impl fmt::Display for ContentSecurityPolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SeveralPolicies => f.write_str(
                "the Content-Security-Policy contains a comma, so it is several policies: join their directives with `;`",
            ),
            Self::Character(character) => {
                let character = character.escape_debug();
                write!(f, "the Content-Security-Policy contains the character `{character}`")
            }
            Self::DirectiveName => f.write_str(
                "the name of a directive of the Content-Security-Policy is not letters, digits and hyphens",
            ),
        }
    }
}

impl core::error::Error for ContentSecurityPolicyError {}

impl Visit<'_> {
    /// Returns the `Content-Security-Policy` of a response: `base`, the policy of the program, with the
    /// hosts of the embeds and scripts that this visitor consented to, and of those that need no consent.
    ///
    /// # Errors
    /// If `base` is not one policy. It does not depend on the visitor.
    pub fn content_security_policy<'b>(
        &'b self,
        base: &'b str,
    ) -> Result<ContentSecurityPolicy<'b>, ContentSecurityPolicyError> {
        let policy = self.charter().content_security_policy(base)?;
        Ok(ContentSecurityPolicy {
            visit: Some(self),
            ..policy
        })
    }
}

impl Charter<'_> {
    /// Returns the `Content-Security-Policy` of a page that is the same for all visitors: `base`, the
    /// policy of the program, with the hosts of all declared embeds and scripts.
    ///
    /// # Errors
    /// If `base` is not one policy.
    pub fn content_security_policy<'b>(
        &self,
        base: &'b str,
    ) -> Result<ContentSecurityPolicy<'b>, ContentSecurityPolicyError> {
        let is_odd = |character: &char| !matches!(character, ' ' | '\t' | '!'..='~');
        if let Some(odd) = base.chars().find(is_odd) {
            return Err(ContentSecurityPolicyError::Character(odd));
        }
        if base.contains(',') {
            return Err(ContentSecurityPolicyError::SeveralPolicies);
        }
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if !directives(base).all(|(name, _)| name.bytes().all(is_name)) {
            return Err(ContentSecurityPolicyError::DirectiveName);
        }
        Ok(ContentSecurityPolicy {
            base,
            resources: self.template().resources,
            visit: None,
        })
    }
}

/// Where the sources for a kind of content go: the position of a directive.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Place {
    /// Into this directive.
    Into(usize),
    /// Into a new one, with the sources of this directive.
    Copy(usize),
    /// Nowhere: nothing restricts this kind of content.
    Nowhere,
}

impl ContentSecurityPolicy<'_> {
    fn place(&self, directive: Directive) -> Place {
        // CSP Level 3, section 6.8.3: those into which sources may go, and those that they may replace.
        let (own, others): (&[&str], &[&str]) = match directive {
            Directive::Script => (&["script-src-elem", "script-src"], &["default-src"]),
            Directive::Frame => (&["frame-src"], &["child-src", "default-src"]),
            Directive::Connect => (&["connect-src"], &["default-src"]),
            Directive::Img => (&["img-src"], &["default-src"]),
        };
        let first = |names: &[&str]| {
            names.iter().find_map(|name| {
                directives(self.base).position(|(known, _)| known.eq_ignore_ascii_case(name))
            })
        };
        let into = first(own).map(Place::Into);
        let copy = || first(others).map(Place::Copy);
        into.or_else(copy).unwrap_or(Place::Nowhere)
    }

    /// Returns the embeds and scripts that may load.
    fn loaded(&self) -> impl Iterator<Item = &'static ResourceData> {
        let visit = self.visit;
        let resources = self.resources.iter();
        resources.filter(move |data| visit.is_none_or(|visit| visit.loads(data)))
    }

    /// Returns the sources for a kind of content beside those of a list, in the order of the policy.
    fn added<'s>(
        &'s self,
        directive: Directive,
        list: &'s str,
    ) -> impl Iterator<Item = &'static str> + 's {
        let is_dynamic = directive == Directive::Script
            && sources(list).any(|source| source.eq_ignore_ascii_case("'strict-dynamic'"));
        self.loaded().flat_map(move |data| {
            let own = data.sources.iter();
            let own = own.filter(move |(of, _)| *of == directive);
            let own = own.map(|(_, source)| *source);
            let hashes = data.integrity.filter(|_| is_dynamic).unwrap_or_default();
            own.chain(sources(hashes))
        })
    }

    /// Writes the sources of a list, and those that are added to it.
    fn write_sources(
        &self,
        f: &mut fmt::Formatter<'_>,
        directive: Directive,
        list: &str,
    ) -> fmt::Result {
        let kept = sources(list).filter(|source| !source.eq_ignore_ascii_case("'none'"));
        for source in kept {
            write!(f, " {source}")?;
        }
        for (at, source) in self.added(directive, list).enumerate() {
            let is_listed = sources(list).any(|known| known == source);
            let mut before = self.added(directive, list).take(at);
            if is_listed || before.any(|known| known == source) {
                continue;
            }
            write!(f, " {source}")?;
        }
        Ok(())
    }

    fn adds(&self, directive: Directive, list: &str) -> bool {
        self.added(directive, list).next().is_some()
    }
}

impl fmt::Display for ContentSecurityPolicy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (name, list)) in directives(self.base).enumerate() {
            f.write_str(if at == 0 { "" } else { "; " })?;
            f.write_str(name)?;
            let mut kinds = Directive::ALL.iter().copied();
            let kind = kinds.find(|kind| self.place(*kind) == Place::Into(at));
            match kind.filter(|kind| self.adds(*kind, list)) {
                Some(kind) => self.write_sources(f, kind, list)?,
                None if list.is_empty() => {}
                None => write!(f, " {list}")?,
            }
        }
        for &kind in Directive::ALL {
            let Place::Copy(at) = self.place(kind) else {
                continue;
            };
            let (_, list) = directives(self.base).nth(at).unwrap_or_default();
            if self.adds(kind, list) {
                write!(f, "; {}-src", kind.as_str())?;
                self.write_sources(f, kind, list)?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ContentSecurityPolicy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentSecurityPolicy(\"{self}\")")
    }
}

/// Returns the directives of a policy: the name and the value of each (CSP Level 3, section 2.2.1).
fn directives(policy: &str) -> impl Iterator<Item = (&str, &str)> {
    let directives = policy.split(';').map(str::trim_ascii);
    directives
        .filter(|directive| !directive.is_empty())
        .map(|directive| {
            let end = directive.find([' ', '\t']).unwrap_or(directive.len());
            let (name, value) = directive.split_at(end);
            (name, value.trim_ascii())
        })
}

fn sources(list: &str) -> impl Iterator<Item = &str> {
    list.split_ascii_whitespace()
}
