//! The register: every fact of a charter as JSON, in one language.
//!
//! The keys are those of the policy file. A fact that the policy does not declare has no key: there
//! are no `null` and no defaults. Texts are plain, with the wording of the page.

use charte_core::escape::Escape;
use charte_core::values::Slot;

use super::fact::{code, date, flag, lasting, target, word};
use super::flat;
use super::json::{Object, Value};
use crate::document::Wording;
use crate::locale::Library;
use crate::model::{
    Category, Charter, ChoiceLifetimes, ChoiceSettings, Contact, Lint, Lock, OwnValue, PageOptions,
    Prose, Provider, ProviderRef, Section, Style, Table, Text,
};
use crate::output::Output;

/// The version of the format. A change within a version only adds keys.
pub const FORMAT_VERSION: u64 = 1;

/// Writes the register of a charter in the language with this position in
/// [`Charter::languages`](crate::model::Charter::languages).
///
/// The output is indented by two spaces, ends with a line feed, and has holes for the values of the
/// platform. `docs/register.schema.json` describes every key.
pub fn register(charter: &Charter, library: &Library, language: usize) -> Output {
    let register = Register {
        charter,
        wording: Wording::new(charter, library, language),
    };
    register.charter().write()
}

pub(super) struct Register<'a> {
    charter: &'a Charter,
    wording: Wording<'a>,
}

// Every struct is destructured in full, so that the compiler reports a new field that is missing
// here.
impl Register<'_> {
    fn charter(&self) -> Object {
        let Charter {
            has_url,
            home: _,
            root: _,
            changes: _, // told by lints, no facts of the charter
            languages,
            words: _,            // phrases of the page, no facts
            untaken_defaults: _, // without effect
            typography,
            rules,
            version,
            updated,
            consent_version,
            review_every,
            as_of,
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
            resources,
            choice,
            banner: _, // words of a question, no facts
            lock,
            table,
            page,
            lints,
            values,
        } = self.charter;
        let contact = |contact: &Option<Contact>| contact.as_ref().map(|it| self.contact(it));
        Object::default()
            .with("format", "charte-register")
            .with("format_version", FORMAT_VERSION)
            .with("language", self.wording.language())
            .list("languages", languages.iter().map(|it| it.as_str().into()))
            .maybe("platform", has_url.then(|| platform(values)))
            .list("rules", rules.iter().map(|it| it.0.as_str().into()))
            .maybe("version", version.as_ref().map(|it| it.as_str()))
            .maybe("updated", updated.map(date))
            .maybe(
                "consent_version",
                consent_version.map(|it| u64::from(it.value)),
            )
            .maybe("review_every", review_every.map(lasting))
            .maybe("as_of", as_of.map(date))
            .with("typography", typography.as_str())
            .with("title", self.text(title))
            .maybe(
                "introduction",
                introduction.as_ref().map(|it| self.prose(it)),
            )
            .maybe("rights", rights.as_ref().map(|it| self.prose(it)))
            .maybe("controller", contact(controller))
            .maybe("dpo", contact(dpo))
            .maybe("authority", contact(authority))
            .list("providers", providers.iter().map(|it| self.provider(it)))
            .list("categories", categories.iter().map(|it| self.category(it)))
            .list("sections", sections.iter().map(|it| self.section(it)))
            .with(
                "cookies",
                cookies.iter().map(|it| self.cookie(it)).collect::<Vec<_>>(),
            )
            .list("embeds", resources.iter().filter_map(|it| self.embed(it)))
            .list("scripts", resources.iter().filter_map(|it| self.script(it)))
            .maybe("choice", choice.as_ref().map(|it| self.choice(it)))
            .maybe("lock", lock.as_ref().map(self::lock))
            .group("table", self.table(table))
            .with("page", page_options(page))
            .list("lints", lints.iter().map(lint))
    }

    fn contact(&self, contact: &Contact) -> Object {
        let Contact {
            span: _,
            name,
            address,
            contact,
            public_body,
            country,
        } = contact;
        Object::default()
            .maybe("name", self.optional(name.as_ref()))
            .maybe("address", self.optional(address.as_ref()))
            .maybe("contact", contact.as_ref().map(target))
            .maybe("public_body", public_body.map(flag))
            .maybe("country", country.map(code))
    }

    fn provider(&self, provider: &Provider) -> Value {
        let Provider {
            id,
            name,
            role,
            country,
            website,
            privacy_policy,
            transfer,
        } = provider;
        Object::default()
            .with("id", id.as_str())
            .with("name", self.text(name))
            .maybe("role", role.map(word))
            .maybe("country", country.map(code))
            .maybe("website", website.as_ref().map(target))
            .maybe("privacy_policy", privacy_policy.as_ref().map(target))
            .maybe("transfer", self.optional(transfer.as_ref()))
            .into()
    }

    fn category(&self, category: &Category) -> Value {
        let Category {
            id,
            consent,
            heading,
            caption,
            description,
            refusal,
        } = category;
        Object::default()
            .with("id", id.as_str())
            .with("consent", word(*consent))
            .with("heading", self.text(heading))
            .maybe("caption", self.optional(caption.as_ref()))
            .maybe("description", self.optional(description.as_ref()))
            .maybe("refusal", self.optional(refusal.as_ref()))
            .into()
    }

    fn section(&self, section: &Section) -> Value {
        let Section {
            span: _,
            id,
            heading,
            level,
            body,
            tables,
            is_rest: _,
            states,
        } = section;
        Object::default()
            .maybe("id", id.as_ref().map(|it| it.as_str()))
            .maybe("heading", self.optional(heading.as_ref()))
            .with("level", u64::from(level.value))
            .maybe("body", body.as_ref().map(|it| self.prose(it)))
            .list(
                "tables",
                tables.iter().map(|&it| self.category_id(it).into()),
            )
            .list("states", states.iter().map(|it| word(*it).into()))
            .into()
    }

    fn choice(&self, choice: &ChoiceSettings) -> Object {
        let ChoiceSettings {
            span: _,
            cookie,
            duration: _, // with the life of the cookie
            refusal_duration: _,
            manage,
            manage_text,
            refuse,
            service,
            signals,
            overrule,
            granularity,
            shared,
        } = choice;
        let ChoiceLifetimes { kept, refusal_kept } = self.charter.choice_lifetimes();
        let name = cookie.and_then(|it| self.charter.cookies.get(it.value));
        Object::default()
            .maybe("cookie", name.map(|it| it.name.text.as_str()))
            .maybe("duration", kept.map(lasting))
            .maybe("refusal_duration", refusal_kept.map(lasting))
            .maybe("manage", manage.as_ref().map(|it| it.as_str()))
            .maybe("manage_text", self.optional(manage_text.as_ref()))
            .maybe("refuse", self.optional(refuse.as_ref()))
            .maybe("service", self.optional(service.as_ref()))
            .list("signals", signals.iter().map(|it| word(*it).into()))
            .maybe("overrule", overrule.map(|it| it.value))
            .maybe("granularity", granularity.map(word))
            .maybe("shared", shared.as_ref().map(|it| it.ascii()))
    }

    fn table(&self, table: &Table) -> Object {
        let Table {
            columns,
            one,
            labels,
        } = table;
        let labels = labels
            .iter()
            .fold(Object::default(), |labels, (column, label)| {
                labels.with(column.as_str(), self.text(label))
            });
        let columns = columns.as_deref().unwrap_or_default();
        Object::default()
            .list("columns", columns.iter().map(|it| word(*it).into()))
            .maybe("one", one.then_some(true))
            .group("labels", labels)
    }

    pub(super) fn text(&self, text: &Text) -> Output {
        flat::line(&self.wording.text(text))
    }

    pub(super) fn optional(&self, text: Option<&Text>) -> Option<Output> {
        text.map(|text| self.text(text))
    }

    /// Writes a string for each paragraph or list.
    fn prose(&self, prose: &Prose) -> Vec<Value> {
        let blocks = self.wording.prose(prose);
        blocks.iter().map(|it| flat::block(it).into()).collect()
    }

    pub(super) fn category_id(&self, position: usize) -> &str {
        let category = self.charter.categories.get(position);
        category.map_or("", |category| category.id.as_str())
    }

    pub(super) fn provider_id(&self, provider: ProviderRef) -> &str {
        self.charter.provider_id(provider)
    }
}

fn platform(values: &[OwnValue]) -> Object {
    let hole = |slot| {
        let mut out = Output::default();
        out.value(slot, Escape::Json);
        out
    };
    let values = (0..).zip(values).map(|(position, value)| {
        let object = Object::default().with("id", value.id.as_str());
        Value::from(object.with("value", hole(Slot::Own(position))))
    });
    Object::default()
        .with("url", hole(Slot::Url))
        .with("host", hole(Slot::Host))
        .with("name", hole(Slot::Name))
        .list("values", values)
}

fn page_options(page: &PageOptions) -> Object {
    let PageOptions {
        heading_base,
        address,
        style,
        classes,
    } = page;
    let style = match style {
        Style::Plain => "plain",
        Style::None => "none",
        // The look of a page is not a fact of its charter. Only the page contains the stylesheet.
        Style::Own(_) => "own",
    };
    let classes = classes.entries();
    let classes = classes.fold(Object::default(), |object, (element, classes)| {
        object.with(element, classes)
    });
    Object::default()
        .with("heading_base", u64::from(*heading_base))
        .maybe("address", address.as_ref().map(|address| address.as_str()))
        .with("style", style)
        .group("classes", classes)
}

fn lock(lock: &Lock) -> Object {
    let Lock {
        span: _,
        version,
        content,
    } = lock;
    Object::default()
        .maybe("version", version.as_ref().map(|it| it.as_str()))
        .maybe("content", content.as_ref().map(|it| it.as_str()))
}

fn lint(lint: &Lint) -> Value {
    let Lint {
        name,
        level,
        reason,
    } = lint;
    Object::default()
        .with("name", name.as_str())
        .with("level", word(*level))
        .maybe("reason", reason.as_ref().map(|it| it.as_str()))
        .into()
}

#[cfg(test)]
mod tests {
    use crate::locale::Library;
    use charte_core::values::{Name, Values};

    use super::register;
    use crate::document::fixture::{charter, portal, shop};
    use crate::model::Charter;

    fn json(charter: &Charter, language: usize) -> String {
        let values = Values {
            url: "https://shop.example.org",
            href: "https://shop.example.org",
            name: Name::Each("La \"Boutique\" & Cie\nThe shop"),
            own: "",
        };
        register(charter, &Library::default(), language).fill(values, language)
    }

    #[test]
    fn every_fact() {
        assert_eq!(json(&shop(), 0), include_str!("expected/shop.fr.json"));
        assert_eq!(json(&shop(), 1), include_str!("expected/shop.en.json"));
    }

    #[test]
    fn a_portal_as_it_is_published() {
        assert_eq!(json(&portal(), 0), include_str!("expected/portal.fr.json"));
    }

    #[test]
    fn undeclared_facts_have_no_key() {
        assert_eq!(
            json(&charter(&["en"], &["Cookies"]), 0),
            include_str!("expected/empty.en.json")
        );
    }
}
