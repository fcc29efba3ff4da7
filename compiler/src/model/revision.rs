//! What visitors consent to, as one number: another one whenever they must be asked again.

use charte_core::duration::Duration;
use charte_core::hash::ContentHash;
use charte_core::word::Word;

use super::{Charter, Cookie, ProviderRef};

/// Part of every revision: raised when the same facts are hashed otherwise, which asks every
/// visitor of every site again.
const FORM: &str = "charte consent 1";

impl Charter {
    /// The revision of consent: a hash of the facts that a visitor agrees to, in a canonical form
    /// that neither the order nor the layout of the files changes.
    ///
    /// In the form stand, each with its length:
    ///
    /// - the version of the form and `consent_version`;
    /// - the ids of the categories that visitors are asked about, sorted;
    /// - each cookie of those categories (its name or pattern, storage, category, provider, duration
    ///   in seconds, recipients, third-party access), sorted.
    ///
    /// No prose is in it, so a typo, a translation or a new version of charte asks nobody again. The
    /// name of a provider is prose, its id is not: another company under the same id is a reason to
    /// raise `consent_version`, and so is every other change that is not among these facts.
    pub fn consent_revision(&self) -> ContentHash {
        let mut cookies: Vec<u128> = self
            .gated_cookies()
            .map(|cookie| self.agreed(cookie).to_u128())
            .collect();
        cookies.sort_unstable();
        let version = self.consent_version.map(|version| version.value);
        let mut revision = ContentHash::EMPTY.with_text(FORM);
        revision = optional(
            revision,
            version.map(|version| version.to_string()).as_deref(),
        );
        revision = list(revision, &self.asked_ids());
        revision = count(revision, cookies.len());
        cookies.iter().fold(revision, |revision, cookie| {
            revision.with(&cookie.to_le_bytes())
        })
    }

    /// The ids of the categories that visitors are asked about, sorted.
    fn asked_ids(&self) -> Vec<&str> {
        let asked = self.asked_categories();
        let mut ids: Vec<&str> = asked.map(|at| self.categories[at].id.as_str()).collect();
        ids.sort_unstable();
        ids
    }

    /// The facts of one cookie.
    fn agreed(&self, cookie: &Cookie) -> ContentHash {
        let of = |provider: ProviderRef| {
            let provider = self.provider(provider);
            provider.map_or("us", |provider| provider.id.as_str())
        };
        let seconds = cookie.duration.map(|duration| match duration.value {
            Duration::Session => "session".to_owned(),
            Duration::UntilWithdrawn => "until withdrawn".to_owned(),
            // `12 months` and `1 year` are the same.
            lasting @ Duration::Lasting { .. } => lasting.seconds().unwrap_or_default().to_string(),
        });
        let mut recipients: Vec<&str> = cookie.recipients.iter().map(|to| of(to.value)).collect();
        recipients.sort_unstable();
        recipients.dedup();
        let access = cookie
            .third_party_access
            .map(|access| access.value.to_string());
        let name = &cookie.name.value;
        let facts = ContentHash::EMPTY
            .with_text(if name.pattern { "pattern" } else { "name" })
            .with_text(&name.text)
            .with_text(cookie.storage.word())
            .with_text(self.category_of(cookie).id.as_str());
        let facts = optional(facts, cookie.provider.map(|provider| of(provider.value)));
        let facts = optional(facts, seconds.as_deref());
        let facts = list(facts, &recipients);
        optional(facts, access.as_deref())
    }
}

/// A fact that the policy may leave out.
fn optional(hash: ContentHash, fact: Option<&str>) -> ContentHash {
    match fact {
        Some(fact) => hash.with(&[1]).with_text(fact),
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
    use crate::model::{Charter, Language, ProviderRef};

    fn after(change: fn(&mut Charter)) -> String {
        let mut charter = shop();
        change(&mut charter);
        charter.consent_revision().to_string()
    }

    #[test]
    fn what_asks_nobody_again() {
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
            // What needs no consent is no part of what is consented to.
            |charter| charter.cookies[0].duration = None,
            |charter| charter.cookies.push(cookie("more", 0, text(&["a", "b"]))),
            // Nobody is asked about a category without a cookie.
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
    fn what_asks_again() {
        let mut seen = vec![after(|_| {})];
        let changes: [fn(&mut Charter); 11] = [
            |charter| charter.consent_version = Some(at(4)),
            |charter| charter.consent_version = None,
            |charter| charter.cookies[1].duration = Duration::parse("14 months").ok().map(at),
            |charter| charter.cookies[1].duration = Some(at(Duration::UntilWithdrawn)),
            |charter| charter.cookies[1].recipients.truncate(1),
            |charter| charter.cookies[1].third_party_access = Some(at(true)),
            |charter| charter.cookies[1].third_party_access = None,
            |charter| charter.cookies[1].provider = Some(at(ProviderRef::Provider(1))),
            |charter| charter.cookies[1].storage = charte_core::cookie::Storage::Cookie,
            |charter| charter.cookies[1].name.value.text = "_pk".to_owned(),
            |charter| charter.cookies.push(cookie("more", 1, text(&["a", "b"]))),
        ];
        for (at, change) in changes.into_iter().enumerate() {
            let now = after(change);
            assert!(!seen.contains(&now), "change {at}");
            seen.push(now);
        }
    }

    #[test]
    fn the_same_facts_have_the_same_revision_in_every_version() {
        assert_eq!(after(|_| {}), "b3bef11283c6a24418b1686a248b799b");
    }
}
