//! The contacts and the providers of a policy.

use super::context::{Context, value, word};
use super::key::Key;
use crate::diagnostic::Diagnostic;
use crate::model::{Contact, Provider, ProviderRef};
use crate::syntax::{self, Entries, Field};

impl Context<'_> {
    /// `[controller]`, `[dpo]` or `[authority]`.
    pub(super) fn contact(
        &mut self,
        table: &str,
        field: &Field<syntax::Contact>,
    ) -> Option<Contact> {
        let contact = field.get()?;
        let owner = &format!("`[{table}]`");
        let key = |name| Key { name, owner };
        let syntax::Contact {
            name,
            address,
            contact: link,
            public_body,
            country,
        } = &contact.value;
        Some(Contact {
            span: contact.span,
            name: self.name(key("name"), name),
            address: self.name(key("address"), address),
            contact: self.link(key("contact"), link),
            public_body: value(public_body),
            country: self.country(key("country"), country),
        })
    }

    /// The tables `[provider.<id>]`.
    pub(super) fn providers(&mut self, field: &Field<Entries<syntax::Provider>>) -> Vec<Provider> {
        let Some(entries) = field.get() else {
            return Vec::new();
        };
        let mut providers = Vec::new();
        for entry in &entries.0 {
            self.check_id("provider", &entry.id);
            if entry.id.value == ProviderRef::US {
                self.diagnostics.push(
                    Diagnostic::error(
                        "reserved-provider",
                        "the provider `us` cannot be declared",
                        entry.id.span,
                        "",
                    )
                    .note("`us` is the controller, who is responsible for the page")
                    .help("move its name to `[controller]`, or give the provider another id"),
                );
            }
            // A table of the wrong type has been reported, but its provider is still declared.
            let default = syntax::Provider::default();
            let table = entry.value.get().map_or(&default, |table| &table.value);
            let syntax::Provider {
                name,
                role,
                country,
                website,
                privacy_policy,
                transfer,
                // `defaults` reads these, which are about its cookies.
                party: _,
                third_party_access: _,
                recipients: _,
                data_retention: _,
                personal_data: _,
                objection: _,
                legal_basis: _,
            } = table;
            let owner = &format!("`[provider.{}]`", entry.id);
            let key = |name| Key { name, owner };
            providers.push(Provider {
                id: entry.id.clone(),
                name: match &entry.value {
                    Field::Given(_) => self.required_name(key("name"), name, entry.id.span),
                    _ => Vec::new(),
                },
                role: word(role),
                country: self.country(key("country"), country),
                website: self.link(key("website"), website),
                privacy_policy: self.link(key("privacy_policy"), privacy_policy),
                transfer: self.text(key("transfer"), transfer),
            });
        }
        providers
    }
}
