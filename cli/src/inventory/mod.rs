//! What `import` reads and `export` writes: the facts that charte and other tools share.
//!
//! Every format is read to an [`Inventory`] or written from one, and knows no other format.
//!
//! | module | task |
//! |---|---|
//! | `register` | from a compiled policy to an inventory |
//! | `policy`, `entries`, `merge`, `choice`, `translate` | from an inventory to a policy: a new one, or additions to an existing one |
//! | `text` | the texts of a policy: markup, HTML, characters that no text has |
//! | `lifetime` | durations in words and in seconds |
//! | `pattern` | patterns of names and regular expressions |
//! | `tidy` | names as browsers keep them, no duplicates, one category for cookies that meet |
//! | `notes` | what is lost, missing or guessed |
//! | `necessity` | words for cookies that need no consent |

pub(crate) mod choice;
pub(crate) mod entries;
pub(crate) mod lifetime;
pub(crate) mod merge;
pub(crate) mod necessity;
pub(crate) mod notes;
pub(crate) mod pattern;
pub(crate) mod policy;
pub(crate) mod register;
pub(crate) mod text;
pub(crate) mod tidy;
pub(crate) mod translate;

use std::collections::{BTreeMap, HashSet};

use charte_core::duration::Duration;

pub(crate) use notes::Notes;

/// A plain text in some languages, by their tags. An address between angle brackets is a link.
pub(crate) type Texts = BTreeMap<String, String>;

/// The facts of a charter, as far as other tools know them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inventory {
    /// The languages of its texts. The first is the main one.
    pub(crate) languages: Vec<String>,
    /// The origin of the platform.
    pub(crate) url: Option<String>,
    /// The path of the charter on the platform.
    pub(crate) address: Option<String>,
    pub(crate) title: Texts,
    /// The name of the controller.
    pub(crate) controller: Texts,
    pub(crate) version: Option<String>,
    /// The date of the charter: `2026-11-24`.
    pub(crate) updated: Option<String>,
    pub(crate) consent_version: Option<u64>,
    pub(crate) choice: Option<Choice>,
    pub(crate) providers: Vec<Provider>,
    pub(crate) categories: Vec<Category>,
    pub(crate) cookies: Vec<Cookie>,
    /// The keys of facts that the policy has and no other tool knows.
    pub(crate) beyond: Vec<&'static str>,
    /// The number of embeds and scripts.
    pub(crate) resources: usize,
}

/// How visitors choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// The name of the cookie that stores the choice.
    pub(crate) cookie: Option<String>,
    pub(crate) duration: Option<Duration>,
    pub(crate) refusal_duration: Option<Duration>,
    /// The address at which visitors choose.
    pub(crate) manage: Option<String>,
    /// The signals that count as a refusal.
    pub(crate) signals: Vec<String>,
}

/// An organisation that sets cookies or receives data.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Provider {
    pub(crate) id: String,
    pub(crate) name: Texts,
    pub(crate) country: Option<String>,
    pub(crate) website: Option<String>,
    pub(crate) privacy_policy: Option<String>,
}

/// A group of cookies.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Category {
    pub(crate) id: String,
    /// Whether it needs no consent; `None` if the source does not state it.
    pub(crate) is_exempt: Option<bool>,
    pub(crate) heading: Texts,
    pub(crate) description: Texts,
}

/// A cookie, or another thing that is stored on the visitor's device.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cookie {
    /// Its place in the source, for a comment.
    pub(crate) origin: String,
    pub(crate) name: String,
    pub(crate) is_pattern: bool,
    /// The word of the policy format; empty for a cookie.
    pub(crate) storage: String,
    /// The id of its provider; `us` for the controller.
    pub(crate) provider: Option<String>,
    /// The id of its category.
    pub(crate) category: String,
    pub(crate) service: Texts,
    pub(crate) purpose: Texts,
    pub(crate) purpose_classes: Vec<String>,
    pub(crate) duration: Option<Duration>,
    pub(crate) duration_note: Texts,
    pub(crate) refreshed: Option<bool>,
    pub(crate) data_retention: Option<Duration>,
    pub(crate) exemption: Option<String>,
    pub(crate) is_third_party: Option<bool>,
    pub(crate) recipients: Vec<String>,
    pub(crate) legal_basis: Option<String>,
    pub(crate) domain: Option<String>,
    pub(crate) host: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) secure: Option<bool>,
    pub(crate) http_only: Option<bool>,
    pub(crate) same_site: Option<String>,
    pub(crate) partitioned: Option<bool>,
}

impl Inventory {
    /// Returns the host of the platform; empty if its URL is unknown.
    pub(crate) fn host(&self) -> &str {
        let origin = self.url.as_deref().unwrap_or_default();
        charte_core::url::host_of(origin)
    }

    /// Returns the address of the charter; `None` if the platform has no URL.
    pub(crate) fn page(&self) -> Option<String> {
        let url = self.url.as_deref()?;
        Some(format!("{url}{}", self.address.as_deref().unwrap_or("/")))
    }

    /// Returns the category with an id.
    pub(crate) fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// Returns the provider with an id.
    pub(crate) fn provider(&self, id: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.id == id)
    }

    /// Returns the main language.
    pub(crate) fn language(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// Returns the name of the provider of a cookie, in a language. That of `us` is the controller,
    /// or else the host.
    pub(crate) fn provider_name(&self, cookie: &Cookie, language: &str) -> String {
        match cookie.provider.as_deref() {
            None => String::new(),
            Some("us") => match in_language(&self.controller, language) {
                "" => self.host().to_owned(),
                name => name.to_owned(),
            },
            Some(id) => {
                let name = self.provider(id).map(|it| in_language(&it.name, language));
                name.unwrap_or_default().to_owned()
            }
        }
    }

    /// Returns the id of the provider with a name; a new one if there is none.
    pub(crate) fn provider_id(&mut self, name: &str, language: &str) -> String {
        let known = self.providers.iter().find(|it| {
            it.name
                .values()
                .any(|known| known.eq_ignore_ascii_case(name))
        });
        if let Some(known) = known {
            return known.id.clone();
        }
        let ids = self.providers.iter().map(|it| it.id.as_str());
        let id = new_id(name, "provider", ids.chain(["us"]));
        self.providers.push(Provider {
            id: id.clone(),
            name: one(language, name),
            ..Provider::default()
        });
        id
    }

    /// Returns the category with a heading or an id; a new one if there is none.
    pub(crate) fn category_mut(&mut self, heading: &str, language: &str) -> &mut Category {
        let is = |it: &Category| {
            it.id == heading
                || it
                    .heading
                    .values()
                    .any(|known| known.eq_ignore_ascii_case(heading))
        };
        let at = self.categories.iter().position(is);
        let at = at.unwrap_or_else(|| {
            let ids = self.categories.iter().map(|it| it.id.as_str());
            let id = new_id(heading, "category", ids);
            self.categories.push(Category {
                id,
                heading: one(language, heading),
                ..Category::default()
            });
            self.categories.len() - 1
        });
        &mut self.categories[at]
    }

    /// Adds a language, if it is new.
    pub(crate) fn add_language(&mut self, language: &str) {
        if !self.languages.iter().any(|known| known == language) {
            self.languages.push(language.to_owned());
        }
    }
}

impl Cookie {
    /// Returns whether it is a cookie, and in no other storage.
    pub(crate) fn is_cookie(&self) -> bool {
        matches!(self.storage.as_str(), "" | "cookie")
    }

    /// Returns the domain or host that it lives on.
    pub(crate) fn lives_on(&self) -> Option<&str> {
        self.host.as_deref().or(self.domain.as_deref())
    }
}

/// Returns a text in a language, or else in any; empty if it has none.
pub(crate) fn in_language<'t>(texts: &'t Texts, language: &str) -> &'t str {
    let text = texts.get(language).or_else(|| texts.values().next());
    text.map_or("", String::as_str)
}

/// Returns a text in one language; none if it is empty.
pub(crate) fn one(language: &str, text: &str) -> Texts {
    let text = text.trim();
    let is_empty = text.is_empty();
    let text = (!is_empty).then(|| (language.to_owned(), text.to_owned()));
    text.into_iter().collect()
}

/// Returns an id of a policy that a name suggests, and that is not taken: lower-case letters, digits
/// and `-`.
pub(crate) fn new_id<'a>(
    name: &str,
    otherwise: &str,
    taken: impl Iterator<Item = &'a str>,
) -> String {
    let mut id = String::new();
    for character in name.chars().flat_map(text::without_accent).take(60) {
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_matches('-');
    let id = match id.bytes().next() {
        None => otherwise.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{otherwise}-{id}"),
        Some(_) => id.to_owned(),
    };
    let taken: HashSet<&str> = taken.collect();
    if !taken.contains(id.as_str()) {
        return id;
    }
    let mut numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    let free = numbered.find(|id| !taken.contains(id.as_str()));
    free.unwrap_or(id)
}
