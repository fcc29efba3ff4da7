//! The tag of a script: its address, the hashes of its content, its other attributes.

use charte_core::word::Word;

use super::context::Context;
use super::host;
use super::key::Key;
use crate::diagnostic::{Diagnostic, listed, similar};
use crate::model::{Directive, HostSource, LinkOrPath, Script};
use crate::source::{Span, Spanned};
use crate::syntax::{Attribute, Entries, Entry, Field};

/// The attributes of a script that are no `data-` attributes, and what they take (HTML Standard,
/// section 4.12.1): no value, or one of these.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("async", &[]),
    ("defer", &[]),
    ("type", &["module", "text/javascript"]),
    ("crossorigin", &["anonymous", "use-credentials"]),
    ("referrerpolicy", REFERRER_POLICIES),
];

/// Referrer Policy, section 3, without the empty string.
const REFERRER_POLICIES: &[&str] = &[
    "no-referrer",
    "no-referrer-when-downgrade",
    "same-origin",
    "origin",
    "strict-origin",
    "origin-when-cross-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
];

/// The hash functions of Subresource Integrity, section 3.2, and the length of their hashes in
/// base64.
const HASHES: &[(&str, usize)] = &[("sha256-", 44), ("sha384-", 64), ("sha512-", 88)];

/// The keys of a script's tag.
type Tag<'a> = (
    &'a Field<String>,
    &'a Field<String>,
    &'a Field<Entries<Attribute>>,
);

impl Context<'_> {
    /// Returns the tag of a script; `None` if its address is missing or wrong. `owner` is its table,
    /// and `place` its id.
    pub(super) fn script(
        &mut self,
        owner: &str,
        place: Span,
        (src, integrity, attributes): Tag<'_>,
        hosts: &[(Directive, Spanned<HostSource>)],
    ) -> Option<Script> {
        if src.is_absent() {
            self.missing(Key { name: "src", owner }, place);
        }
        let integrity = self.integrity(integrity);
        let mut attributes = self.attributes(attributes);
        let src = self.link_or_path(src)?;
        if let LinkOrPath::Link(address) = &src.value {
            self.check_src(owner, address.as_str(), src.span, hosts);
            // Without CORS, browsers cannot compare the hashes of a script from another origin
            // (Subresource Integrity, section 3.3.2).
            let has_mode = attributes.iter().any(|(name, _)| name == "crossorigin");
            if integrity.is_some() && !has_mode {
                attributes.push(("crossorigin".to_owned(), Some("anonymous".to_owned())));
            }
        }
        Some(Script {
            src,
            integrity,
            attributes,
        })
    }

    /// Reports an address on a host that the script does not declare.
    fn check_src(
        &mut self,
        owner: &str,
        address: &str,
        span: Span,
        hosts: &[(Directive, Spanned<HostSource>)],
    ) {
        let rest = address.strip_prefix("https://").unwrap_or_default();
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let name = &rest[..end];
        let host = host::read_host(name).ok().map(|host| host.domain);
        let mut declared = hosts.iter().filter(|(it, _)| *it == Directive::Script);
        let is_declared = host.is_some_and(|host| declared.any(|(_, source)| source.allows(&host)));
        // A host that is wrong itself has been reported.
        if is_declared || (hosts.is_empty() && !name.is_empty()) {
            return;
        }
        let title = format!("`src` of {owner} is not on one of its `hosts.script`");
        let diagnostic = Diagnostic::error("undeclared-host", title, span, "")
            .note("a script is loaded only from the hosts that visitors see");
        let word = Directive::Script.word();
        self.diagnostics.push(if name.is_empty() {
            diagnostic.help("write an `https://` address, or a path on the platform")
        } else {
            diagnostic.help(format!(
                "add its host: `hosts = {{ {word} = [\"{name}\"] }}`"
            ))
        });
    }

    /// Returns hashes of a content (Subresource Integrity, section 3.5, `integrity-metadata`).
    fn integrity(&mut self, field: &Field<String>) -> Option<Spanned<String>> {
        let text = field.get()?;
        let wrong = text.split_ascii_whitespace().find_map(wrong_hash);
        let wrong = match wrong {
            None if text.trim().is_empty() => "it has no hash".to_owned(),
            None => return Some(text.clone()),
            Some(wrong) => wrong,
        };
        self.diagnostics.push(
            Diagnostic::error("bad-integrity", "`integrity` is not a list of hashes", text.span, wrong)
                .note("browsers ignore a hash that they cannot read, and then run any script (Subresource Integrity, section 3.3.4)")
                .help("write `sha384-` and the hash in base64, as `openssl dgst -sha384 -binary file.js | openssl base64 -A` prints it"),
        );
        None
    }

    /// Returns the attributes that are given; reports any other than those of scripts.
    fn attributes(&mut self, field: &Field<Entries<Attribute>>) -> Vec<(String, Option<String>)> {
        let entries = field.get().map(|entries| entries.0.as_slice());
        let mut attributes = Vec::new();
        let entries = entries.unwrap_or_default();
        for entry in entries {
            let Field::Given(value) = &entry.value else {
                continue;
            };
            let known = ATTRIBUTES.iter().find(|(name, _)| *name == entry.id.value);
            let expected = match known {
                None if is_data(&entry.id) => None,
                None => {
                    self.unknown_attribute(&entry.id, entries);
                    continue;
                }
                Some((_, values)) => Some(*values),
            };
            match (&value.value, expected) {
                (Attribute::Flag(is_set), Some([])) => {
                    attributes.extend(is_set.then(|| (entry.id.value.clone(), None)));
                }
                (Attribute::Text(text), Some(values)) if values.contains(&text.as_str()) => {
                    attributes.push((entry.id.value.clone(), Some(text.clone())));
                }
                (Attribute::Text(text), None) if !text.contains(char::is_control) => {
                    attributes.push((entry.id.value.clone(), Some(text.clone())));
                }
                (_, expected) => self.bad_attribute(&entry.id, value.span, expected),
            }
        }
        attributes
    }

    fn unknown_attribute(&mut self, name: &Spanned<String>, given: &[Entry<Attribute>]) {
        let title = format!("`{name}` is not an attribute that a script may have here");
        let diagnostic = Diagnostic::error("unknown-attribute", title, name.span, "");
        let known: Vec<&str> = ATTRIBUTES.iter().map(|(name, _)| *name).collect();
        let is_free = |name: &&str| !given.iter().any(|entry| entry.id.value == *name);
        let free = known.iter().copied().filter(is_free);
        self.diagnostics.push(match similar(name, free) {
            Some(near) => {
                diagnostic.patch("there is an attribute with a similar name", name.span, near)
            }
            None => diagnostic
                .note(format!(
                    "known are {} and `data-*` in lower case",
                    listed(&known)
                ))
                .help("remove it; names that begin with `data-charte` belong to charte"),
        });
    }

    fn bad_attribute(&mut self, name: &str, span: Span, expected: Option<&[&str]>) {
        let title = format!("`{name}` of a script has a value that it cannot have");
        let help = match expected {
            None => "write a string without control characters".to_owned(),
            Some([]) => "write `true`, or leave it out".to_owned(),
            Some(values) => format!("write one of {}", listed(values)),
        };
        let diagnostic = Diagnostic::error("bad-attribute", title, span, "");
        self.diagnostics.push(diagnostic.help(help));
    }
}

/// Returns whether an attribute is for the script's own data (HTML Standard, section 3.2.6.6).
fn is_data(name: &str) -> bool {
    let is_letter = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
    };
    let own = name.strip_prefix("data-").unwrap_or_default();
    !own.is_empty() && !own.starts_with("charte") && own.bytes().all(is_letter)
}

/// Returns what is wrong with a hash.
fn wrong_hash(hash: &str) -> Option<String> {
    let known = HASHES
        .iter()
        .find_map(|(name, length)| Some((hash.strip_prefix(name)?, *length)));
    let Some((value, length)) = known else {
        return Some("a hash begins with `sha256-`, `sha384-` or `sha512-`".to_owned());
    };
    let is_base64 =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    let digits = value.trim_end_matches('=');
    let padding = value.len() - digits.len();
    if !digits.bytes().all(is_base64) || padding > 2 {
        return Some("a hash is in base64".to_owned());
    }
    (value.len() != length)
        .then(|| format!("a hash of this kind has {length} characters after the hyphen"))
}
