//! The content of a charter, in one walk: its fingerprint, a number that changes whenever the content
//! changes, and the list of its facts.

mod facts;
mod hash;
mod resource;
mod settings;
mod text;

pub use facts::{Fact, FactValue};

use charte_core::hash::ContentHash;
use charte_core::word::Word;

use super::{
    Attributes, Audience, Category, Charter, Contact, Cookie, Entry, Provider, ProviderRef,
    Section, Target, written,
};
use crate::source::Spanned;
use facts::Record;

/// The version of the format, part of every fingerprint. Raise it if the same content is hashed in
/// another way.
const FORM: &str = "charte content 1";

impl Charter {
    /// Returns the fingerprint of the content: the texts that visitors read, in every language, and
    /// the facts of each cookie. It omits the version and the date, the rules that check the
    /// charter, the look of the page, and the positions in the files.
    pub fn fingerprint(&self) -> ContentHash {
        let mut content = Content::new(None);
        content.charter(self);
        content.hash
    }
}

/// Hashes the content, and records its facts if they are wanted. It writes every fact with its key and every list with its length. It
/// destructures every struct in full, so that the compiler reports a new field that is missing
/// here.
struct Content {
    hash: ContentHash,
    record: Option<Record>,
}

impl Content {
    fn new(record: Option<Record>) -> Self {
        Self {
            hash: ContentHash::EMPTY.with_text(FORM),
            record,
        }
    }

    fn charter(&mut self, charter: &Charter) {
        let Charter {
            has_url: _,
            home: _,
            root: _,
            changes: _,
            languages,
            words,
            untaken_defaults: _, // not shown
            typography: _,
            rules: _,
            version: _,
            updated: _,
            consent_version: _,
            review_every: _,
            as_of: _,
            title,
            introduction,
            rights,
            controller,
            dpo,
            authority,
            providers,
            categories,
            sections,
            cookies,
            choice,
            banner,
            resources,
            lock: _,
            table,
            page: _,
            lints: _,
            values,
        } = charter;
        self.plain_list("languages", languages.iter().map(ToString::to_string));
        if !words.is_empty() {
            let words = words.iter();
            self.plain_list(
                "words",
                words.map(|words| format!("{} {}", words.language, words.content)),
            );
        }
        self.text("title", Some(title));
        self.prose("introduction", introduction.as_ref());
        self.prose("rights", rights.as_ref());
        for (key, contact) in [
            ("controller", controller),
            ("dpo", dpo),
            ("authority", authority),
        ] {
            self.enter(|| Entry::of(key));
            self.list(key, contact, Self::contact);
        }
        self.list("provider", providers, Self::provider);
        self.list("category", categories, Self::category);
        // Without values, the hash is that of a policy of an earlier release.
        if !values.is_empty() {
            self.enter(|| Entry::of("values"));
            self.list("values", values, |content, value| {
                content.fact(&value.id, Some(value.kind.word()));
            });
        }
        self.list("section", sections, |content, section| {
            content.section(section, charter);
        });
        self.list("cookie", cookies, |content, cookie| {
            content.cookie(cookie, charter);
        });
        if !resources.is_empty() {
            self.list("resource", resources, |content, resource| {
                content.resource(resource, charter);
            });
        }
        self.enter(|| Entry::of("choice"));
        self.list("choice", choice, |content, choice| {
            content.choice(choice, charter);
        });
        self.table(table);
        self.banner(banner);
    }

    fn contact(&mut self, contact: &Contact) {
        let Contact {
            span: _,
            name,
            address,
            contact,
            public_body,
            country,
        } = contact;
        self.text("name", name.as_ref());
        self.text("address", address.as_ref());
        self.link("contact", contact.as_ref());
        self.flag("public_body", *public_body);
        self.shown("country", *country);
    }

    fn provider(&mut self, provider: &Provider) {
        let Provider {
            id,
            name,
            role,
            country,
            website,
            privacy_policy,
            transfer,
        } = provider;
        self.enter(|| Entry::new("provider", id));
        self.named("id", id);
        self.text("name", Some(name));
        self.word("role", *role);
        self.shown("country", *country);
        self.link("website", website.as_ref());
        self.link("privacy_policy", privacy_policy.as_ref());
        self.text("transfer", transfer.as_ref());
    }

    fn link(&mut self, key: &str, target: Option<&Spanned<Target>>) {
        let address = target.map(|target| match &target.value {
            // The hash has the path alone.
            Target::Platform(path) => path.clone(),
            target => written::address(target),
        });
        self.fact(key, address.as_deref());
    }

    fn category(&mut self, category: &Category) {
        let Category {
            id,
            consent,
            heading,
            caption,
            description,
            refusal,
        } = category;
        self.enter(|| Entry::new("category", id));
        self.named("id", id);
        self.word("consent", Some(*consent));
        self.text("heading", Some(heading));
        self.text("caption", caption.as_ref());
        self.text("description", description.as_ref());
        self.text("refusal", refusal.as_ref());
    }

    fn section(&mut self, section: &Section, charter: &Charter) {
        let Section {
            span: _,
            id, // a link, not what is said
            heading,
            level,
            body,
            tables,
            is_rest: _, // how the tables are named, not which they are
            states,
        } = section;
        self.enter(|| Entry::of_section(id.as_ref(), heading.as_ref()));
        self.text("heading", heading.as_ref());
        self.record(|record| {
            record.fact("id", id.as_ref().map(|id| id.as_str()));
            record.fact("level", Some(&level.to_string()));
            let ids = tables.iter().filter_map(|&at| charter.categories.get(at));
            record.list(
                "tables",
                ids.map(|category| category.id.value.clone()).collect(),
            );
        });
        self.plain(&level.to_string());
        self.prose("body", body.as_ref());
        // Younger than the form of the fingerprint, which a policy without it keeps.
        if !states.is_empty() {
            self.words("states", states);
        }
        self.list("tables", tables, |content, category| {
            content.plain(&category.to_string());
        });
    }

    fn cookie(&mut self, cookie: &Cookie, charter: &Charter) {
        let Cookie {
            span: _,
            name,
            storage,
            provider,
            category,
            service,
            location,
            purpose,
            purpose_classes,
            condition,
            duration,
            duration_note,
            refreshed,
            data_retention,
            exemption,
            audience,
            party,
            third_party_access,
            recipients,
            personal_data,
            objection,
            legal_basis,
            attributes,
            host,
            max_value_length,
            script_only,
            is_out_of_reach: _, // follows from its hosts and the platforms
        } = cookie;
        let of = |provider: ProviderRef| {
            let provider = charter.provider(provider);
            provider.map_or("us", |provider| provider.id.as_str())
        };
        let key = if name.pattern { "pattern" } else { "name" };
        self.enter(|| Entry::of_cookie(cookie));
        self.named(key, &name.text);
        self.record(|record| record.fact("storage", Some(storage.word())));
        self.plain(storage.word());
        self.fact("provider", provider.map(|provider| of(provider.value)));
        let category = charter.categories.get(category.value);
        self.fact("category", category.map(|category| category.id.as_str()));
        self.text("service", service.as_ref());
        self.words("location", location);
        self.text("purpose", Some(purpose));
        self.words("purpose_classes", purpose_classes);
        self.text("condition", condition.as_ref());
        self.shown("duration", *duration);
        // A key that is newer than a recorded fingerprint counts only if it is given.
        if duration_note.is_some() {
            self.text("duration_note", duration_note.as_ref());
        }
        self.flag("refreshed", *refreshed);
        self.shown("data_retention", *data_retention);
        self.word("exemption", *exemption);
        self.below("audience", |content| {
            content.list("audience", audience, Self::audience);
        });
        self.word("party", *party);
        self.flag("third_party_access", *third_party_access);
        let recipients = recipients.iter().map(|to| of(to.value).to_owned());
        self.plain_list("recipients", recipients);
        self.text("personal_data", personal_data.as_ref());
        self.added_text("objection", objection.as_ref());
        self.word("legal_basis", *legal_basis);
        self.attributes(attributes);
        if let Some(host) = host {
            self.fact("host", Some(host.ascii()));
        }
        self.shown("max_value_length", *max_value_length);
        if script_only.is_some() {
            self.flag("script_only", *script_only);
        }
    }

    fn audience(&mut self, audience: &Audience) {
        let Audience {
            span: _,
            sole_publisher,
            anonymous,
            no_cross_site,
            no_sharing,
            ip_masked,
            opt_out,
        } = audience;
        self.flag("sole_publisher", *sole_publisher);
        self.flag("anonymous", *anonymous);
        self.flag("no_cross_site", *no_cross_site);
        self.flag("no_sharing", *no_sharing);
        self.flag("ip_masked", *ip_masked);
        self.fact("opt_out", opt_out.as_ref().map(|link| link.as_str()));
    }

    fn attributes(&mut self, attributes: &Attributes) {
        let Attributes {
            domain,
            path,
            secure,
            http_only,
            same_site,
            partitioned,
        } = attributes;
        let domain = domain.as_ref().map(|domain| domain.ascii());
        self.fact("domain", domain);
        self.fact("path", path.as_ref().map(|path| path.as_str()));
        self.flag("secure", *secure);
        self.flag("http_only", *http_only);
        self.word("same_site", *same_site);
        self.flag("partitioned", *partitioned);
    }
}

#[cfg(test)]
mod tests;
