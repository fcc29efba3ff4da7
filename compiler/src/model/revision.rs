//! The consent revision: a number that changes whenever visitors must be asked for consent again.

use charte_core::cookie::Consent;
use charte_core::duration::Duration;
use charte_core::hash::ContentHash;
use charte_core::word::Word;

use super::{Audience, Charter, Cookie, Provider, ProviderRef, PurposeClass, Resource};
use crate::source::Spanned;

/// The version of the format, part of every revision. If it is raised because the same facts are
/// hashed in another way, every visitor of every site is asked again.
const FORM: &str = "charte consent 2";

impl Charter {
    /// Returns the consent revision: a hash of the facts that a visitor agrees to, in a canonical
    /// form. Neither the order nor the layout of the files changes it.
    ///
    /// The table in `docs/typed-cookies.md`, "Consent", lists every key of the format, and whether
    /// it is part of the revision. The canonical form contains, each with its length: the version
    /// of the form and `consent_version`; the sorted ids of the gated categories that are
    /// used; the sorted facts of each cookie in those categories, then of each embed and script, if
    /// there are any.
    ///
    /// It contains no prose, so visitors are not asked again after a typo, a translation or a new version of charte.
    /// The name of a provider is prose, but its id is not. If another company takes over an id,
    /// raise `consent_version`.
    pub fn consent_revision(&self) -> ContentHash {
        let mut cookies: Vec<u128> = self
            .gated_cookies()
            .map(|cookie| self.agreed(cookie).to_u128())
            .collect();
        cookies.sort_unstable();
        let version = self.consent_version.map(|version| version.value);
        let mut revision = ContentHash::EMPTY.with_text(FORM);
        revision = optional(revision, version.map(|version| version.to_string()));
        revision = list(revision, &self.asked_ids());
        revision = count(revision, cookies.len());
        let revision = cookies.iter().fold(revision, |revision, cookie| {
            revision.with(&cookie.to_le_bytes())
        });
        let mut resources: Vec<String> = self
            .resources
            .iter()
            .filter(|resource| {
                self.categories[resource.category.value].consent.value == Consent::Required
            })
            .map(|resource| self.agreed_resource(resource))
            .collect();
        if resources.is_empty() {
            return revision;
        }
        resources.sort_unstable();
        let resources: Vec<&str> = resources.iter().map(String::as_str).collect();
        list(revision, &resources)
    }

    /// Returns the facts of an embed or a script: what it is, in which category, from whom, the
    /// hosts that it loads from, and its classes of purposes. A script of another version, on the same hosts, is no other fact.
    fn agreed_resource(&self, resource: &Resource) -> String {
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
        let classes: Vec<String> = classes.map(|class| format!(" for:{class}")).collect();
        let hosts = hosts
            .iter()
            .map(|(directive, host)| format!(" {}:{}", directive.word(), &**host));
        let mut hosts: Vec<String> = hosts.collect();
        hosts.sort_unstable();
        let provider = provider.map(|provider| self.named(provider.value));
        format!(
            "{} {} in {} by {}:{}{}",
            resource.table(),
            id.as_str(),
            self.categories[category.value].id.as_str(),
            provider.unwrap_or_default(),
            hosts.concat(),
            classes.concat(),
        )
    }

    /// Returns the sorted ids of the gated categories that have a cookie.
    fn asked_ids(&self) -> Vec<&str> {
        let gated = self.gated_categories();
        let mut ids: Vec<&str> = gated.map(|at| self.categories[at].id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    /// Hashes the facts of one cookie. Every key of a cookie is named here, so a new key needs a
    /// decision.
    fn agreed(&self, cookie: &Cookie) -> ContentHash {
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
        let mut to: Vec<String> = recipients.iter().map(|to| self.named(to.value)).collect();
        let classes = sorted(purpose_classes);
        to.sort_unstable();
        to.dedup();
        let to: Vec<&str> = to.iter().map(String::as_str).collect();
        let conditions = audience.iter().flat_map(Audience::conditions);
        let conditions =
            conditions.map(|(condition, holds)| format!("{} {holds}", condition.word()));
        let conditions: Vec<String> = conditions.collect();
        let conditions: Vec<&str> = conditions.iter().map(String::as_str).collect();
        let facts = ContentHash::EMPTY
            .with_text(if name.pattern { "pattern" } else { "name" })
            .with_text(&name.text)
            .with_text(storage.word())
            .with_text(self.category_of(cookie).id.as_str());
        let facts = optional(facts, provider.map(|provider| self.named(provider.value)));
        let facts = optional(facts, duration.map(|duration| length(duration.value)));
        let facts = optional(facts, data_retention.map(|kept| length(kept.value)));
        let facts = optional(
            facts,
            cookie
                .is_refreshed()
                .map(|refreshed| refreshed.value.to_string()),
        );
        let facts = list(facts, &to);
        let facts = optional(facts, third_party_access.map(|may| may.value.to_string()));
        let facts = optional(facts, party.map(|party| party.value.word().to_owned()));
        let facts = optional(
            facts,
            legal_basis.map(|basis| basis.value.word().to_owned()),
        );
        // No domain has a space.
        let host = host.as_ref().map(|host| format!("host {}", host.ascii()));
        let facts = optional(
            facts,
            host.or(domain.map(|domain| domain.ascii().to_owned())),
        );
        list(list(facts, &classes), &conditions)
    }

    /// Returns the facts of a provider to which visitors agree: its id, its role, its country.
    fn named(&self, provider: ProviderRef) -> String {
        let Some(provider) = self.provider(provider) else {
            return "us".to_owned();
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
        let role = role.map_or("", |role| role.value.word());
        let country = country
            .map(|country| country.to_string())
            .unwrap_or_default();
        format!("{} {role} {country}", id.as_str())
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
fn optional(hash: ContentHash, fact: Option<String>) -> ContentHash {
    match fact {
        Some(fact) => hash.with(&[1]).with_text(&fact),
        None => hash.with(&[0]),
    }
}

fn list(hash: ContentHash, items: &[&str]) -> ContentHash {
    let hash = count(hash, items.len());
    items.iter().fold(hash, |hash, item| hash.with_text(item))
}

fn count(hash: ContentHash, count: usize) -> ContentHash {
    hash.with(&(count as u64).to_le_bytes())
}

#[cfg(test)]
mod tests {
    use charte_core::cookie::Consent;
    use charte_core::duration::Duration;

    use crate::document::fixture::{at, category, cookie, shop, text};
    use crate::model::{Charter, Language};

    fn after(change: fn(&mut Charter)) -> String {
        let mut charter = shop();
        change(&mut charter);
        charter.consent_revision().to_string()
    }

    #[test]
    fn changes_of_prose_keep_the_revision() {
        let before = after(|_| {});
        let changes: [fn(&mut Charter); 13] = [
            |charter| charter.title = text(&["typo", "typo"]),
            |charter| charter.cookies[1].purpose = text(&["typo", "typo"]),
            |charter| charter.providers[0].name = text(&["Stats SAS", "Stats Ltd"]),
            |charter| {
                let german = Language::parse("de").expect("well-formed");
                charter.languages.push(at(german));
            },
            |charter| charter.categories[1].description = None,
            |charter| charter.cookies.swap(0, 1),
            |charter| charter.cookies[1].recipients.reverse(),
            |charter| charter.version = None,
            |charter| charter.page.heading_base = 3,
            |charter| charter.rules.clear(),
            // What needs no consent is not part of the consent.
            |charter| charter.cookies[0].duration = None,
            |charter| charter.cookies.push(cookie("more", 0, text(&["a", "b"]))),
            // A category without a cookie is not in the form.
            |charter| {
                let heading = text(&["a", "b"]);
                let more = category("more", Consent::Required, heading);
                charter.categories.push(more);
            },
        ];
        for (at, change) in changes.into_iter().enumerate() {
            assert_eq!(after(change), before, "change {at}");
        }
        let same_life = |charter: &mut Charter| {
            charter.cookies[1].duration = Duration::parse("1 year").ok().map(at);
        };
        let in_months = |charter: &mut Charter| {
            charter.cookies[1].duration = Duration::parse("12 months").ok().map(at);
        };
        assert_eq!(after(same_life), after(in_months));
    }

    #[test]
    fn the_same_facts_have_the_same_revision_in_every_version() {
        assert_eq!(after(|_| {}), "3567e814ac0e30876464ed2b31683429");
    }
}
