//! The embeds and the scripts of the register.

use charte_core::word::Word;

use super::fact::{link_or_path, word};
use super::json::{Object, Value};
use super::register::Register;
use crate::model::{Directive, Resource, Script};

impl Register<'_> {
    pub(super) fn embed(&self, resource: &Resource) -> Option<Value> {
        let is_embed = resource.script.is_none();
        is_embed.then(|| self.resource(resource).into())
    }

    pub(super) fn script(&self, resource: &Resource) -> Option<Value> {
        let Script {
            src,
            integrity,
            attributes,
        } = resource.script.as_ref()?;
        let attributes = attributes.iter().map(|(name, value)| {
            let attribute = Object::default().with("name", name.as_str());
            attribute.maybe("value", value.as_deref()).into()
        });
        let script = self
            .resource(resource)
            .with("src", link_or_path(src))
            .maybe("integrity", integrity.as_ref().map(|it| it.as_str()))
            .list("attributes", attributes);
        Some(script.into())
    }

    fn resource(&self, resource: &Resource) -> Object {
        let Resource {
            id,
            category,
            provider,
            title,
            purpose,
            purpose_classes,
            hosts,
            script: _, // its own keys
        } = resource;
        let of = |directive: Directive| {
            let hosts = hosts.iter().filter(move |(it, _)| *it == directive);
            hosts.map(|(_, host)| host.to_string().into())
        };
        let by_directive = Directive::ALL
            .iter()
            .fold(Object::default(), |all, &directive| {
                all.list(directive.word(), of(directive))
            });
        Object::default()
            .with("id", id.as_str())
            .with("category", self.category_id(category.value))
            .maybe("provider", provider.map(|it| self.provider_id(it.value)))
            .with("title", self.text(title))
            .with("purpose", self.text(purpose))
            .list(
                "purpose_classes",
                purpose_classes.iter().map(|it| word(*it).into()),
            )
            .group("hosts", by_directive)
    }
}
