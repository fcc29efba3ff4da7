//! The cookies of the register.

use super::fact::{flag, lasting, link_or_path, word};
use super::json::{Object, Value};
use super::register::Register;
use crate::model::{Attributes, Audience, Cookie};

impl Register<'_> {
    pub(super) fn cookie(&self, cookie: &Cookie) -> Value {
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
            refreshed: _, // below, as `is_refreshed`
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
        let facts = Object::default()
            .with(
                if name.pattern { "pattern" } else { "name" },
                name.text.as_str(),
            )
            .with("storage", storage.as_str())
            .maybe("provider", provider.map(|it| self.provider_id(it.value)))
            .with("category", self.category_id(category.value))
            .maybe("service", self.optional(service.as_ref()))
            .list("location", location.iter().map(|it| word(*it).into()))
            .with("purpose", self.text(purpose))
            .list(
                "purpose_classes",
                purpose_classes.iter().map(|it| word(*it).into()),
            )
            .maybe("condition", self.optional(condition.as_ref()))
            .maybe("duration", duration.map(lasting))
            .maybe("duration_note", self.optional(duration_note.as_ref()))
            .maybe("refreshed", cookie.is_refreshed().map(flag))
            .maybe("data_retention", data_retention.map(lasting))
            .maybe("exemption", exemption.map(word))
            .maybe("audience", audience.as_ref().map(audience_conditions))
            .maybe("party", party.map(word))
            .maybe("third_party_access", third_party_access.map(flag))
            .list(
                "recipients",
                recipients
                    .iter()
                    .map(|it| self.provider_id(it.value).into()),
            )
            .maybe("personal_data", self.optional(personal_data.as_ref()))
            .maybe("objection", self.optional(objection.as_ref()))
            .maybe("legal_basis", legal_basis.map(word));
        let length = max_value_length.map(|it| u64::from(it.value));
        let facts = facts.maybe("host", host.as_ref().map(|it| it.ascii()));
        wire(facts, attributes)
            .maybe("max_value_length", length)
            .maybe("script_only", script_only.map(flag))
            .into()
    }
}

fn audience_conditions(audience: &Audience) -> Object {
    let Audience {
        span: _,
        sole_publisher,
        anonymous,
        no_cross_site,
        no_sharing,
        ip_masked,
        opt_out,
    } = audience;
    Object::default()
        .maybe("sole_publisher", sole_publisher.map(flag))
        .maybe("anonymous", anonymous.map(flag))
        .maybe("no_cross_site", no_cross_site.map(flag))
        .maybe("no_sharing", no_sharing.map(flag))
        .maybe("ip_masked", ip_masked.map(flag))
        .maybe("opt_out", opt_out.as_ref().map(link_or_path))
}

fn wire(cookie: Object, attributes: &Attributes) -> Object {
    let Attributes {
        domain,
        path,
        secure,
        http_only,
        same_site,
        partitioned,
    } = attributes;
    cookie
        .maybe("domain", domain.as_ref().map(|it| it.ascii()))
        .maybe("path", path.as_ref().map(|it| it.as_str()))
        .maybe("secure", secure.map(flag))
        .maybe("http_only", http_only.map(flag))
        .maybe("same_site", same_site.map(word))
        .maybe("partitioned", partitioned.map(flag))
}
