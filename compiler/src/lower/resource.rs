//! The embeds and the scripts of a policy.

use charte_core::word::Word;

use super::context::{Context, words};
use super::host;
use super::key::Key;
use crate::diagnostic::Diagnostic;
use crate::model::{Category, Directive, HostSource, Provider, PurposeClass, Resource};
use crate::source::{Span, Spanned};
use crate::syntax::{self, Entry, Field, Policy};

/// The keys that embeds and scripts share, as a policy writes them.
struct Written<'a> {
    table: &'static str,
    id: &'a Spanned<String>,
    category: &'a Field<String>,
    provider: &'a Field<String>,
    title: &'a Field<syntax::Text>,
    purpose: &'a Field<syntax::Text>,
    purpose_classes: &'a Field<syntax::Many<syntax::Keyword<PurposeClass>>>,
    hosts: &'a Field<syntax::Hosts>,
}

impl Context<'_> {
    /// The tables `[embed.<id>]` and `[script.<id>]`, in this order.
    pub(super) fn resources(
        &mut self,
        policy: &Policy,
        providers: &[Provider],
        categories: &[Category],
    ) -> Vec<Resource> {
        let mut resources = Vec::new();
        let embeds = policy.embed.get().map(|entries| entries.0.as_slice());
        for Entry { id, value } in embeds.unwrap_or_default() {
            let Some(table) = value.get() else { continue };
            let syntax::Embed {
                category,
                provider,
                title,
                purpose,
                purpose_classes,
                hosts,
                absent: _, // left out when files are joined
            } = &table.value;
            let written = Written {
                table: "embed",
                id,
                category,
                provider,
                title,
                purpose,
                purpose_classes,
                hosts,
            };
            resources.extend(self.resource(&written, providers, categories));
        }
        let scripts = policy.script.get().map(|entries| entries.0.as_slice());
        for Entry { id, value } in scripts.unwrap_or_default() {
            let Some(table) = value.get() else { continue };
            let syntax::Script {
                category,
                provider,
                title,
                purpose,
                purpose_classes,
                hosts,
                src,
                integrity,
                attributes,
                absent: _,
            } = &table.value;
            let written = Written {
                table: "script",
                id,
                category,
                provider,
                title,
                purpose,
                purpose_classes,
                hosts,
            };
            let resource = self.resource(&written, providers, categories);
            let hosts = resource.as_ref().map(|resource| resource.hosts.as_slice());
            let owner = &format!("`[script.{id}]`");
            let tag = (src, integrity, attributes);
            let script = self.script(owner, id.span, tag, hosts.unwrap_or_default());
            resources.extend(resource.map(|resource| Resource { script, ..resource }));
        }
        resources
    }

    /// Lowers what embeds and scripts share; `None` if the category is not known.
    fn resource(
        &mut self,
        written: &Written<'_>,
        providers: &[Provider],
        categories: &[Category],
    ) -> Option<Resource> {
        let Written {
            table,
            id,
            category,
            provider,
            title,
            purpose,
            purpose_classes,
            hosts,
        } = *written;
        self.check_id(table, id);
        let owner = &format!("`[{table}.{id}]`");
        let key = |name| Key { name, owner };
        let category = self.category(key("category"), category, id.span, categories);
        let provider = provider.get().and_then(|id| self.provider(id, providers));
        let title = self.required_name(key("title"), title, id.span);
        let purpose = self.required_text(key("purpose"), purpose, id.span);
        let is_given = hosts.get().is_some_and(|hosts| !hosts.value.is_silent());
        if hosts.is_absent() || (!is_given && !hosts.is_broken()) {
            self.no_hosts(key("hosts"), table, id.span);
        }
        Some(Resource {
            id: id.clone(),
            category: category?,
            provider,
            title,
            purpose,
            purpose_classes: words(purpose_classes),
            hosts: self.hosts(hosts),
            script: None,
        })
    }

    fn no_hosts(&mut self, key: Key<'_>, table: &str, place: Span) {
        let title = format!("{} has no `hosts`", key.owner);
        let example = match table {
            "script" => "hosts = { script = [\"cdn.example.org\"] }",
            _ => "hosts = { frame = [\"www.example.org\"] }",
        };
        self.diagnostics.push(
            Diagnostic::error("missing-key", title, place, "")
                .note("visitors must see from whom the browser loads it, and only these hosts are allowed")
                .help(format!("add the hosts that it loads from, as in `{example}`")),
        );
    }

    /// Returns the hosts by directive.
    fn hosts(&mut self, field: &Field<syntax::Hosts>) -> Vec<(Directive, Spanned<HostSource>)> {
        let Some(table) = field.get() else {
            return Vec::new();
        };
        let syntax::Hosts {
            script,
            frame,
            connect,
            img,
        } = &table.value;
        let lists = [
            (Directive::Script, script),
            (Directive::Frame, frame),
            (Directive::Connect, connect),
            (Directive::Img, img),
        ];
        let mut hosts: Vec<(Directive, Spanned<HostSource>)> = Vec::new();
        for (directive, list) in lists {
            let texts = list.get().map(|list| list.value.as_slice());
            for text in texts.unwrap_or_default().iter().filter_map(Field::get) {
                let Some(host) = self.host_source(text) else {
                    continue;
                };
                let twin = hosts
                    .iter()
                    .find(|(known, twin)| *known == directive && twin.value == host.value);
                if let Some((_, twin)) = twin {
                    let title = format!("`hosts.{}` has `{host}` twice", directive.word());
                    self.diagnostics.push(
                        Diagnostic::error("duplicate-host", title, host.span, "again here")
                            .label(twin.span, "first here")
                            .help("remove one of them"),
                    );
                    continue;
                }
                hosts.push((directive, host));
            }
        }
        hosts
    }

    /// Returns a host, or `*.` and a domain: the `host-part` of CSP Level 3, section 2.3.1, without
    /// scheme, port and path. A star alone would allow every host.
    fn host_source(&mut self, text: &Spanned<String>) -> Option<Spanned<HostSource>> {
        let below = text.strip_prefix("*.");
        if text.value == "*" {
            self.diagnostics.push(
                Diagnostic::error(
                    "bad-host",
                    "`*` is not a host",
                    text.span,
                    "it allows every host",
                )
                .help("name the hosts, as in `cdn.example.org` or `*.example.org`"),
            );
            return None;
        }
        let name = Spanned::new(below.unwrap_or(text).to_owned(), text.span);
        let host = host::host(&name, self.diagnostics)?;
        let domain = host.value.domain;
        if below.is_some() && domain.registrable().is_none() {
            let title = format!("`{text}` allows hosts of everybody");
            self.diagnostics.push(
                Diagnostic::error("bad-host", title, text.span, "a public suffix")
                    .note("under a public suffix (publicsuffix.org), anybody can register a domain")
                    .help("name the hosts, or a domain of the provider"),
            );
            return None;
        }
        let is_below = below.is_some();
        Some(Spanned::new(HostSource { domain, is_below }, text.span))
    }
}
