//! A policy file, key by key: the tables of `docs/policy-format.md`.

use std::fmt;
use std::rc::Rc;

use charte_core::cookie::{Consent, Exemption, SameSite, Storage};
use charte_core::own_value::OwnKind;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

use super::declare::{documents, table};
use super::kind::{Declared, Form, Key, Kind, Takes};
use super::{
    Clash, Date, Embed, Entries, Field, Inherit, Keyword, Many, PageOptions, Script, Text, Words,
};
use crate::model::{
    Column, Granularity, LegalBasis, LintLevel, Location, Party, PurposeClass, Role, Signal,
    Statement, Tenants, Typography,
};

documents! {
    {
        /// The languages in which the page is published.
        languages: Vec<Field<String>>,
        /// The dated rule packs that check the policy.
        rules: Vec<Field<String>>,
        /// The version that the page prints.
        version: String,
        /// The date that the page prints.
        updated: Date,
        /// A number that the author raises by hand when visitors must be asked for consent again.
        consent_version: u32,
        /// How often the charter must be reviewed.
        review_every: String,
        /// The day that rules about age use as today.
        as_of: Date,
        /// Whether the locale's typography is applied.
        typography: Keyword<Typography>,
        /// The title of the page.
        title: Text,
        /// The first paragraphs: prose.
        introduction: Text,
        /// The visitor's rights and how to use them: prose.
        rights: Text,
    }

    /// The root of a file.
    pub struct Policy {
        /// The version of the format.
        format: u32,
        /// The file that this one extends.
        extends: String,
        /// Whether its platforms are known only at run time.
        tenants: Keyword<Tenants>,
        /// The language of plain strings.
        language: String,
        /// `[values]`: the kind of each value that its platforms give.
        values: Entries<Keyword<OwnKind>>,
        /// `[platform]` or `[[platform]]`
        platform: Many<Platform>,
        /// `[controller]`
        controller: Contact,
        /// `[dpo]`
        dpo: Contact,
        /// `[authority]`
        authority: Contact,
        /// `[provider.<id>]`
        provider: Entries<Provider>,
        /// `[category.<id>]`
        category: Entries<Category>,
        /// `[embed.<id>]`
        embed: Entries<Embed>,
        /// `[script.<id>]`
        script: Entries<Script>,
        /// `[[section]]`
        section: Vec<Field<Section>>,
        /// `[[cookie]]`
        cookie: Vec<Field<Cookie>>,
        /// `[choice]`
        choice: ChoiceSettings,
        /// `[banner]`
        banner: Banner,
        /// `[lock]`
        lock: Lock,
        /// `[table]`
        table: Table,
        /// `[page]`
        page: PageOptions,
        /// `[words.<language>]`
        words: Words,
        /// `[lints]`
        lints: Entries<LintSetting>,
    }

    /// The keys of a platform that identify it.
    pub struct Identity {
        /// An https origin.
        url: String,
        /// Further hosts that serve it.
        aliases: Vec<Field<String>>,
        /// Its name.
        name: Text,
        /// The name of its constant.
        id: String,
        /// `[platform.values]`: what it gives for each value of `[values]`.
        values: Entries<Text>,
    }
}

/// `[platform]` or an entry of `[[platform]]`. A fleet may have a million, and most give nothing
/// but their identity, so the other keys take no space if they are absent.
#[derive(Clone, Debug)]
pub struct Platform {
    /// The keys that identify it.
    pub identity: Rc<Identity>,
    /// Its keys of the document, as a policy; `None` if it has none.
    pub document: Option<Box<Policy>>,
}

impl Takes for Platform {
    const KIND: Kind = Kind::Table;
    const FORM: Form = PlatformTable::FORM;
}

impl<'de> Deserialize<'de> for Platform {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PlatformTable::deserialize(deserializer).map(Self::from)
    }
}

table! {
    /// `[controller]`, `[dpo]` or `[authority]`.
    pub struct Contact {
        /// The name.
        name: Text,
        /// The postal address.
        address: Text,
        /// An https, mailto or tel address.
        contact: String,
        /// Whether it is a public body.
        public_body: bool,
        /// The country.
        country: String,
    }
}

table! {
    /// `[provider.<id>]`
    pub struct Provider {
        /// The name.
        name: Text,
        /// Its role under the GDPR.
        role: Keyword<Role>,
        /// The country.
        country: String,
        /// Its web site.
        website: String,
        /// Its privacy policy.
        privacy_policy: String,
        /// The safeguard, if data leave the European Economic Area.
        transfer: Text,
        /// The owner of its cookies that do not state it themselves.
        party: Keyword<Party>,
        /// Whether third parties may have access to its cookies, unless they state it.
        third_party_access: bool,
        /// Who receives the data of its cookies that name nobody.
        recipients: Vec<Field<String>>,
        /// How long the data behind its cookies are kept, unless they state it.
        data_retention: String,
        /// The personal data behind its cookies that state none.
        personal_data: Text,
        /// How to object to its cookies that do not state it.
        objection: Text,
        /// The legal basis of its cookies that state none.
        legal_basis: Keyword<LegalBasis>,
    }
}

table! {
    /// `[category.<id>]`
    pub struct Category {
        /// Whether it requires the visitor's consent.
        consent: Keyword<Consent>,
        /// The heading.
        heading: Text,
        /// The subject of its table.
        caption: Text,
        /// What the category is.
        description: Text,
        /// What changes for a visitor who refuses.
        refusal: Text,
        /// The owner of its cookies that do not state it themselves.
        party: Keyword<Party>,
        /// Whether third parties may have access to its cookies, unless they state it.
        third_party_access: bool,
        /// Who receives the data of its cookies that name nobody.
        recipients: Vec<Field<String>>,
        /// How long the data behind its cookies are kept, unless they state it.
        data_retention: String,
        /// The personal data behind its cookies that state none.
        personal_data: Text,
        /// How to object to its cookies that do not state it.
        objection: Text,
        /// The legal basis of its cookies that state none.
        legal_basis: Keyword<LegalBasis>,
    }
}

table! {
    /// `[[section]]`
    pub struct Section {
        /// The id.
        id: String,
        /// The heading.
        heading: Text,
        /// The level of the heading.
        level: u8,
        /// The text: prose.
        body: Text,
        /// The categories whose tables follow the text; `"all"` for all others.
        tables: Many<String>,
        /// The duties to inform that the text fulfils.
        states: Vec<Field<Keyword<Statement>>>,
        /// The id of the section before this one.
        after: String,
        /// Whether the inherited section is omitted.
        absent: bool,
    }
}

table! {
    /// `[[cookie]]`
    pub struct Cookie {
        /// The name.
        name: String,
        /// The names of the cookies that share the entry.
        names: Vec<Field<String>>,
        /// A pattern of names.
        pattern: String,
        /// The patterns of the cookies that share the entry.
        patterns: Vec<Field<String>>,
        /// The kind of storage.
        storage: Keyword<Storage>,
        /// Who sets it.
        provider: String,
        /// The id of its category.
        category: String,
        /// The service to which it belongs.
        service: Text,
        /// The part of the platform that uses it.
        location: Many<Keyword<Location>>,
        /// Its purpose.
        purpose: Text,
        /// Its purpose, in the words that rules know.
        purpose_classes: Many<Keyword<PurposeClass>>,
        /// The condition under which it is set.
        condition: Text,
        /// Its lifetime.
        duration: String,
        /// What there is to say about its lifetime beside `duration`.
        duration_note: Text,
        /// Whether each visit extends its lifetime.
        refreshed: bool,
        /// How long the data behind it are kept.
        data_retention: String,
        /// Why it needs no consent.
        exemption: Keyword<Exemption>,
        /// The conditions of audience measurement without consent.
        audience: Audience,
        /// Whether it belongs to the platform or a third party.
        party: Keyword<Party>,
        /// Whether third parties may have access.
        third_party_access: bool,
        /// Who receives the data.
        recipients: Vec<Field<String>>,
        /// The personal data behind it.
        personal_data: Text,
        /// How the visitor objects to it.
        objection: Text,
        /// The legal basis of the processing.
        legal_basis: Keyword<LegalBasis>,
        /// The `Domain` attribute.
        domain: String,
        /// The only host that it is sent to.
        host: String,
        /// The `Path` attribute.
        path: String,
        /// The `Secure` attribute.
        secure: bool,
        /// The `HttpOnly` attribute.
        http_only: bool,
        /// The `SameSite` attribute.
        same_site: Keyword<SameSite>,
        /// The `Partitioned` attribute.
        partitioned: bool,
        /// The longest value, in bytes.
        max_value_length: u32,
        /// Whether only scripts set it, and no response.
        script_only: bool,
        /// Whether the inherited cookie is omitted.
        absent: bool,
    }
}

table! {
    /// `audience` of a `[[cookie]]`.
    pub struct Audience {
        /// It serves the publisher alone.
        sole_publisher: bool,
        /// It produces only anonymous statistics.
        anonymous: bool,
        /// It does not follow the visitor over several sites.
        no_cross_site: bool,
        /// Its data are not passed on.
        no_sharing: bool,
        /// IP addresses are shortened before they are used.
        ip_masked: bool,
        /// How the visitor objects: a link or a path.
        opt_out: String,
    }
}

table! {
    /// `[choice]`
    pub struct ChoiceSettings {
        /// The cookie that stores the choice.
        cookie: String,
        /// How long the choice is kept.
        duration: String,
        /// How long a refusal is kept.
        refusal_duration: String,
        /// Where the visitor chooses: a link, a path, or a fragment of the page.
        manage: String,
        /// The words of that link, or of the opener of a consent tool.
        manage_text: Text,
        /// How to refuse.
        refuse: Text,
        /// The recognised consent service that the platform uses.
        service: Text,
        /// The browser signals that count as a refusal.
        signals: Vec<Field<Keyword<Signal>>>,
        /// Whether a choice that is made despite such a signal overrules it.
        overrule: bool,
        /// For what visitors are asked for consent: `category` or `provider`.
        granularity: Keyword<Granularity>,
        /// The domain of the platforms that share one choice.
        shared: String,
    }
}

table! {
    /// `[banner]`
    pub struct Banner {
        /// The title.
        title: Text,
        /// What it asks, instead of the list of purposes.
        text: Text,
        /// The label of the button that refuses everything.
        refuse: Text,
    }
}

table! {
    /// `[lock]`: the published state.
    pub struct Lock {
        /// The version that was published.
        version: String,
        /// The fingerprint of its content.
        content: String,
    }
}

table! {
    /// `[table]`
    pub struct Table {
        /// The columns.
        columns: Vec<Field<Keyword<Column>>>,
        /// Whether all categories of a section have one table.
        one: bool,
        /// A title for each column.
        labels: Entries<Text>,
    }
}

table! {
    /// An entry of `[lints]`; a string alone is the level.
    pub struct LintSetting {
        /// The level.
        level: Keyword<LintLevel>,
        /// Why.
        reason: String,
    }
}
