//! Charters for tests: [`portal`] like the published ones, [`shop`] with every fact.

mod portal;
mod shop;

use charte_core::cookie::{Consent, Storage};

use crate::model::{
    Attributes, Banner, Block, Category, Charter, Classes, Contact, Cookie, CookieName, Inline,
    InlineKind, Language, PageOptions, Placeholder, Prose, Provider, Section, Style, Table, Text,
    Typography,
};
use crate::source::{SourceMap, Span, Spanned};

pub(crate) use portal::portal;
pub(crate) use shop::shop;

/// Returns the position of everything in a fixture.
pub(crate) fn span() -> Span {
    Span::new(SourceMap::default().add(String::new(), String::new()), 0, 0)
}

pub(crate) fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, span())
}

pub(crate) fn inline(kind: InlineKind) -> Inline {
    Inline { kind, span: span() }
}

pub(crate) fn plain(text: &str) -> Inline {
    inline(InlineKind::Text(text.to_owned()))
}

pub(crate) fn placeholder(placeholder: Placeholder) -> Inline {
    inline(InlineKind::Placeholder(placeholder))
}

pub(crate) fn foreign(language: &str, text: &str) -> Inline {
    inline(InlineKind::Foreign {
        language: Language::parse(language).expect("well-formed"),
        text: vec![plain(text)],
    })
}

/// Returns a text in each language.
pub(crate) fn text(texts: &[&str]) -> Text {
    texts.iter().map(|text| at(vec![plain(text)])).collect()
}

/// Returns one paragraph in each language.
pub(crate) fn prose(texts: &[&str]) -> Prose {
    let paragraph = |text: &&str| at(vec![Block::Paragraph(vec![plain(text)])]);
    texts.iter().map(paragraph).collect()
}

/// Returns a charter with only a title.
pub(crate) fn charter(languages: &[&str], title: &[&str]) -> Charter {
    let language = |tag: &&str| at(Language::parse(tag).expect("well-formed"));
    Charter {
        has_url: true,
        home: span(),
        root: span(),
        changes: Vec::new(),
        languages: languages.iter().map(language).collect(),
        typography: Typography::Locale,
        words: Vec::new(),
        untaken_defaults: Vec::new(),
        values: Vec::new(),
        rules: Vec::new(),
        version: None,
        updated: None,
        consent_version: None,
        review_every: None,
        as_of: None,
        title: text(title),
        introduction: None,
        rights: None,
        controller: None,
        dpo: None,
        authority: None,
        providers: Vec::new(),
        categories: Vec::new(),
        sections: Vec::new(),
        cookies: Vec::new(),
        resources: Vec::new(),
        choice: None,
        banner: Banner::default(),
        lock: None,
        table: Table {
            one: false,
            columns: None,
            labels: Vec::new(),
        },
        page: PageOptions {
            heading_base: 1,
            address: None,
            style: Style::Plain,
            classes: Classes::default(),
        },
        lints: Vec::new(),
    }
}

pub(crate) fn contact(name: Text) -> Contact {
    Contact {
        span: span(),
        name: Some(name),
        address: None,
        contact: None,
        public_body: None,
        country: None,
    }
}

pub(crate) fn provider(id: &str, name: Text) -> Provider {
    Provider {
        id: at(id.to_owned()),
        name,
        role: None,
        country: None,
        website: None,
        privacy_policy: None,
        transfer: None,
    }
}

pub(crate) fn category(id: &str, consent: Consent, heading: Text) -> Category {
    Category {
        id: at(id.to_owned()),
        consent: at(consent),
        heading,
        caption: None,
        description: None,
        refusal: None,
    }
}

pub(crate) fn section(heading: Option<Text>, body: Option<Prose>, tables: Vec<usize>) -> Section {
    Section {
        span: span(),
        id: None,
        heading,
        level: at(2),
        body,
        tables,
        is_rest: false,
        states: Vec::new(),
    }
}

pub(crate) fn cookie(name: &str, category: usize, purpose: Text) -> Cookie {
    Cookie {
        span: span(),
        name: at(CookieName {
            text: name.to_owned(),
            pattern: name.contains('*'),
        }),
        storage: Storage::Cookie,
        provider: None,
        category: at(category),
        service: None,
        location: Vec::new(),
        purpose,
        purpose_classes: Vec::new(),
        condition: None,
        duration_note: None,
        duration: None,
        refreshed: None,
        data_retention: None,
        exemption: None,
        audience: None,
        party: None,
        third_party_access: None,
        recipients: Vec::new(),
        personal_data: None,
        objection: None,
        legal_basis: None,
        attributes: Attributes {
            domain: None,
            path: None,
            secure: None,
            http_only: None,
            same_site: None,
            partitioned: None,
        },
        host: None,
        max_value_length: None,
        script_only: None,
        is_out_of_reach: false,
    }
}
