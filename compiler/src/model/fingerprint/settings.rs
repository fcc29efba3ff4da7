//! The settings of the choice and of the tables in a fingerprint.

use charte_core::word::Word;

use super::Content;
use crate::model::{Banner, Charter, ChoiceSettings, Entry, Table};

impl Content {
    pub(super) fn choice(&mut self, choice: &ChoiceSettings, charter: &Charter) {
        let ChoiceSettings {
            span: _,
            cookie,
            duration,
            refusal_duration,
            manage,
            manage_text,
            refuse,
            service,
            signals,
            overrule,
            granularity,
            shared,
        } = choice;
        let cookie = cookie.and_then(|cookie| charter.cookies.get(cookie.value));
        self.fact("cookie", cookie.map(|cookie| cookie.name.text.as_str()));
        self.shown("duration", *duration);
        self.shown("refusal_duration", *refusal_duration);
        self.fact("manage", manage.as_ref().map(|link| link.as_str()));
        self.added_text("manage_text", manage_text.as_ref());
        self.text("refuse", refuse.as_ref());
        self.added_text("service", service.as_ref());
        self.words("signals", signals);
        // Keys that most policies omit must not change the fingerprint of each.
        if overrule.is_some() {
            self.flag("overrule", *overrule);
        }
        if let Some(granularity) = granularity {
            self.fact("granularity", Some(granularity.as_str()));
        }
        if let Some(shared) = shared {
            self.fact("shared", Some(shared.ascii()));
        }
    }

    pub(super) fn banner(&mut self, banner: &Banner) {
        let Banner {
            title,
            text,
            refuse,
        } = banner;
        self.enter(|| Entry::of("banner"));
        self.added_text("banner.title", title.as_ref());
        self.added_text("banner.text", text.as_ref());
        self.added_text("banner.refuse", refuse.as_ref());
    }

    pub(super) fn table(&mut self, table: &Table) {
        let Table {
            columns,
            one,
            labels,
        } = table;
        self.enter(|| Entry::of("table"));
        self.record(|record| record.fact("one", one.then_some("true")));
        // Younger than the form of the fingerprint, which a policy without it keeps.
        if *one {
            self.plain("one");
        }
        self.words("columns", columns.as_deref().unwrap_or_default());
        self.below("labels", |content| {
            content.list("labels", labels, |content, (column, label)| {
                content.text(column.value.word(), Some(label));
            });
        });
    }
}
