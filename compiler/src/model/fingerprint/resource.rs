//! The embeds and scripts in the fingerprint.

use charte_core::word::Word;

use super::Content;
use crate::model::{Charter, Entry, Resource, Script};

impl Content {
    pub(super) fn resource(&mut self, resource: &Resource, charter: &Charter) {
        let Resource {
            id,
            category,
            provider,
            title,
            purpose,
            purpose_classes,
            hosts,
            script,
        } = resource;
        self.enter(|| Entry::new(resource.table(), id));
        self.named(resource.table(), id);
        let category = charter.categories.get(category.value);
        self.fact("category", category.map(|category| category.id.as_str()));
        let provider = provider.map(|provider| match charter.provider(provider.value) {
            Some(provider) => provider.id.as_str(),
            None => "us",
        });
        self.fact("provider", provider);
        self.text("title", Some(title));
        self.text("purpose", Some(purpose));
        // A key that is newer than a recorded fingerprint counts only if it is given.
        if !purpose_classes.is_empty() {
            self.words("purpose_classes", purpose_classes);
        }
        self.below("hosts", |content| {
            content.list("hosts", hosts, |content, (directive, host)| {
                content.fact(directive.word(), Some(&host.to_string()));
            });
        });
        self.list("script", script, |content, script| {
            let Script {
                src,
                integrity,
                attributes,
            } = script;
            content.fact("src", Some(src.as_str()));
            let integrity = integrity.as_ref().map(|hashes| hashes.as_str());
            content.fact("integrity", integrity);
            for (name, value) in attributes {
                content.unrecorded(name, value.as_deref());
                let value = value.as_deref().or(Some("true"));
                let key = format!("attributes.{name}");
                content.record(|record| record.fact(&key, value));
            }
        });
    }
}
