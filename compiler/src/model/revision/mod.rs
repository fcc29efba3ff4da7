//! The consent revision: a number that changes whenever visitors must be asked for consent again.

mod reasons;

pub use reasons::{Reason, What};

use std::fmt;

use charte_core::cookie::Consent;
use charte_core::duration::Duration;
use charte_core::hash::ContentHash;
use charte_core::word::Word;

use super::{Audience, Charter, Cookie, Entry, Provider, ProviderRef, PurposeClass, Resource};
use crate::source::Spanned;

/// The version of the format, part of every revision. If it is raised because the same facts are
/// hashed in another way, every visitor of every site is asked again.
const FORM: &str = "charte consent 2";

/// The facts that a visitor agrees to, in a canonical form.
///
/// The table in `docs/typed-cookies.md`, "Consent", lists every key of the format, and whether
/// it is part of the revision. It contains no prose, so visitors are not asked again after a typo, a
/// translation or a new version of charte. The name of a provider is prose, but its id is not. If
/// another company takes over an id, raise `consent_version`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Agreement {
    /// `consent_version`.
    version: Option<u32>,
    /// The sorted ids of the questions.
    questions: Vec<String>,
    /// The gated cookies.
    cookies: Vec<Agreed>,
    /// The gated embeds and scripts.
    resources: Vec<Agreed>,
}

/// What a visitor agrees to about a cookie, an embed or a script.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Agreed {
    entry: Entry,
    /// The id of its category.
    category: String,
    /// The facts with their keys.
    facts: Vec<(&'static str, AgreedFact)>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum AgreedFact {
    /// A fact that every policy gives.
    Given(String),
    /// A fact that the policy may omit.
    Maybe(Option<String>),
    /// Facts in a fixed order.
    List(Vec<String>),
    /// A provider.
    Provider(Option<Named>),
    /// Providers, sorted.
    Providers(Vec<Named>),
}

/// The facts of a provider to which visitors agree: its id, its role, its country.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Named {
    id: String,
    role: &'static str,
    country: String,
}

impl Charter {
    /// Returns the consent revision: a hash of the facts that a visitor agrees to. Neither the order
    /// nor the layout of the files changes it.
    pub fn consent_revision(&self) -> ContentHash {
        self.agreement().revision()
    }

    /// Returns the facts that a visitor agrees to.
    pub fn agreement(&self) -> Agreement {
        let mut questions: Vec<String> = self.questions().map(|it| self.question_id(it)).collect();
        questions.sort_unstable();
        let resources = self.resources.iter().filter(|resource| {
            self.categories[resource.category.value].consent.value == Consent::Required
        });
        Agreement {
            version: self.consent_version.map(|version| version.value),
            questions,
            cookies: self.gated_cookies().map(|it| self.agreed(it)).collect(),
            resources: resources.map(|it| self.agreed_resource(it)).collect(),
        }
    }

    /// Returns the facts of an embed or a script: what it is, in which category, from whom, the
    /// hosts that it loads from, and its classes of purposes. A script of another version, on the same hosts, is no other fact.
    fn agreed_resource(&self, resource: &Resource) -> Agreed {
        let Resource {
            id,
            category,
            provider,
            title: _, // texts
            purpose: _,
            purpose_classes,
            hosts,
            script: _, // its hosts are in `hosts`
        } = resource;
        let classes = sorted(purpose_classes).into_iter();
        let classes = classes.map(|class| format!("for:{class}")).collect();
        let hosts = hosts
            .iter()
            .map(|(directive, host)| format!("{}:{}", directive.word(), &**host));
        let mut hosts: Vec<String> = hosts.collect();
        hosts.sort_unstable();
        let category = self.categories[category.value].id.value.clone();
        let provider = provider.map(|provider| self.named(provider.value));
        Agreed {
            entry: Entry::new(resource.table(), id),
            facts: vec![
                ("category", AgreedFact::Given(category.clone())),
                ("provider", AgreedFact::Provider(provider)),
                ("hosts", AgreedFact::List(hosts)),
                ("purpose_classes", AgreedFact::List(classes)),
            ],
            category,
        }
    }

    /// Returns the facts of one cookie. Every key of a cookie is named here, so a new key needs a
    /// decision.
    fn agreed(&self, cookie: &Cookie) -> Agreed {
        let Cookie {
            span: _,
            name,
            storage,
            provider,
            category: _, // by its id
            service: _,  // a text, as are five others
            location: _, // where it is used changes nothing of what it does
            purpose: _,
            purpose_classes,
            condition: _,
            duration,
            duration_note: _,
            refreshed: _, // below, as `is_refreshed`
            data_retention,
            exemption: _, // of a cookie without consent
            audience,
            party,
            third_party_access,
            recipients,
            personal_data: _,
            objection: _,
            legal_basis,
            attributes,
            host,
            max_value_length: _,
            script_only: _,
            is_out_of_reach: _,
        } = cookie;
        // The other attributes protect a cookie and do not change who receives it.
        let domain = attributes.domain.as_ref();
        let mut to: Vec<Named> = recipients.iter().map(|to| self.named(to.value)).collect();
        to.sort_unstable_by_key(Named::to_string);
        to.dedup();
        let classes = sorted(purpose_classes).into_iter().map(str::to_owned);
        let conditions = audience.iter().flat_map(Audience::conditions);
        let conditions =
            conditions.map(|(condition, holds)| format!("{} {holds}", condition.word()));
        let refreshed = cookie.is_refreshed().map(|it| it.value.to_string());
        let access = third_party_access.map(|may| may.value.to_string());
        let party = party.map(|party| party.value.word().to_owned());
        let basis = legal_basis.map(|basis| basis.value.word().to_owned());
        // No domain has a space.
        let host = host.as_ref().map(|host| format!("host {}", host.ascii()));
        let reach = host.or(domain.map(|domain| domain.ascii().to_owned()));
        let category = self.category_of(cookie).id.value.clone();
        let duration = duration.map(|duration| length(duration.value));
        let kept = data_retention.map(|kept| length(kept.value));
        let kind = if name.pattern { "pattern" } else { "name" };
        let facts = vec![
            ("name", AgreedFact::Given(kind.to_owned())),
            ("name", AgreedFact::Given(name.text.clone())),
            ("storage", AgreedFact::Given(storage.word().to_owned())),
            ("category", AgreedFact::Given(category.clone())),
            (
                "provider",
                AgreedFact::Provider(provider.map(|it| self.named(it.value))),
            ),
            ("duration", AgreedFact::Maybe(duration)),
            ("data_retention", AgreedFact::Maybe(kept)),
            ("refreshed", AgreedFact::Maybe(refreshed)),
            ("recipients", AgreedFact::Providers(to)),
            ("third_party_access", AgreedFact::Maybe(access)),
            ("party", AgreedFact::Maybe(party)),
            ("legal_basis", AgreedFact::Maybe(basis)),
            ("domain", AgreedFact::Maybe(reach)),
            ("purpose_classes", AgreedFact::List(classes.collect())),
            ("audience", AgreedFact::List(conditions.collect())),
        ];
        Agreed {
            entry: Entry::of_cookie(cookie),
            category,
            facts,
        }
    }

    /// Returns the facts of a provider to which visitors agree.
    fn named(&self, provider: ProviderRef) -> Named {
        let Some(provider) = self.provider(provider) else {
            return Named::us();
        };
        let Provider {
            id,
            name: _, // texts and addresses: see above
            role,
            country,
            website: _,
            privacy_policy: _,
            transfer: _,
        } = provider;
        Named {
            id: id.value.clone(),
            role: role.map_or("", |role| role.value.word()),
            country: country.map(|it| it.to_string()).unwrap_or_default(),
        }
    }
}

impl Agreement {
    /// Returns the hash of the facts. It contains, each with its length: the version of the form and
    /// `consent_version`; the ids of the questions; the sorted facts of each cookie, then of each
    /// embed and script, if there are any.
    pub fn revision(&self) -> ContentHash {
        let mut cookies: Vec<u128> = self.cookies.iter().map(Agreed::cookie_hash).collect();
        cookies.sort_unstable();
        let version = self.version.map(|version| version.to_string());
        let mut revision = ContentHash::EMPTY.with_text(FORM);
        revision = optional(revision, version.as_deref());
        revision = list(revision, &self.questions);
        revision = count(revision, cookies.len());
        let revision = cookies.iter().fold(revision, |revision, cookie| {
            revision.with(&cookie.to_le_bytes())
        });
        if self.resources.is_empty() {
            return revision;
        }
        let mut resources: Vec<String> = self.resources.iter().map(Agreed::to_string).collect();
        resources.sort_unstable();
        list(revision, &resources)
    }
}

impl Agreed {
    fn cookie_hash(&self) -> u128 {
        let facts = self.facts.iter().map(|(_, fact)| fact);
        let hash = facts.fold(ContentHash::EMPTY, |hash, fact| match fact {
            AgreedFact::Given(fact) => hash.with_text(fact),
            AgreedFact::Maybe(fact) => optional(hash, fact.as_deref()),
            AgreedFact::List(facts) => list(hash, facts),
            AgreedFact::Provider(provider) => {
                optional(hash, provider.as_ref().map(Named::to_string).as_deref())
            }
            AgreedFact::Providers(providers) => list(
                hash,
                &providers.iter().map(Named::to_string).collect::<Vec<_>>(),
            ),
        });
        hash.to_u128()
    }
}

/// An embed or a script, as the revision contains it.
impl fmt::Display for Agreed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Entry { table, id, .. } = &self.entry;
        write!(f, "{table} {id} in {} by ", self.category)?;
        for (_, fact) in &self.facts {
            match fact {
                AgreedFact::Provider(provider) => {
                    provider.iter().try_for_each(|provider| provider.fmt(f))?;
                    f.write_str(":")?;
                }
                AgreedFact::List(hosts) => {
                    hosts.iter().try_for_each(|host| write!(f, " {host}"))?;
                }
                AgreedFact::Given(_) | AgreedFact::Maybe(_) | AgreedFact::Providers(_) => {}
            }
        }
        Ok(())
    }
}

impl Named {
    /// The controller.
    fn us() -> Self {
        Self {
            id: "us".to_owned(),
            role: "",
            country: String::new(),
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, role, country } = self;
        // No provider has this id.
        if id == "us" {
            return f.write_str("us");
        }
        write!(f, "{id} {role} {country}")
    }
}

/// Returns the words of classes of purposes, each once.
fn sorted(classes: &[Spanned<PurposeClass>]) -> Vec<&'static str> {
    let mut words: Vec<_> = classes.iter().map(|class| class.value.word()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Writes a duration by its length: `12 months` and `1 year` are equal. That visits extend a duration
/// of inactivity is another fact of the cookie.
fn length(duration: Duration) -> String {
    match duration {
        Duration::Session | Duration::UntilWithdrawn | Duration::UntilDeleted => {
            duration.to_string()
        }
        Duration::Lasting(period) | Duration::Inactivity(period) => period.seconds().to_string(),
        Duration::UpTo(period) => format!("up to {}", period.seconds()),
        Duration::Between(from, to) => format!("{} to {}", from.seconds(), to.seconds()),
    }
}

/// Hashes a fact that the policy may omit.
fn optional(hash: ContentHash, fact: Option<&str>) -> ContentHash {
    match fact {
        Some(fact) => hash.with(&[1]).with_text(fact),
        None => hash.with(&[0]),
    }
}

fn list(hash: ContentHash, items: &[String]) -> ContentHash {
    let hash = count(hash, items.len());
    items.iter().fold(hash, |hash, item| hash.with_text(item))
}

fn count(hash: ContentHash, count: usize) -> ContentHash {
    hash.with(&(count as u64).to_le_bytes())
}

#[cfg(test)]
mod tests;
