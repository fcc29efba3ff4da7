//! The model of a charter: typed data, each with its position in the policy.
//!
//! A [`Charter`] is created only from policies without an error. So it has no dangling reference,
//! no duplicate and no missing text. The model knows neither TOML nor an output format.

mod choice;
mod classes;
mod cookie;
mod date;
mod entry;
mod fingerprint;
mod identity;
mod lock;
mod name;
mod own;
mod page;
mod passage;
mod query;
mod question;
mod resource;
mod revision;
mod rich;
mod rules;
mod section;
mod table;
mod untaken;
mod words;
mod written;

pub use charte_core::resource::Directive;
pub use choice::{Banner, ChoiceSettings, Manage, Signal, with_query};
pub use classes::{Classes, DesignSystem};
pub use cookie::{
    Attributes, Audience, AudienceCondition, Cookie, CookieName, LegalBasis, Location, Party,
    ProviderRef, PurposeClass, Scope,
};
pub use date::Date;
pub use entry::{Entry, Pairs};
pub use fingerprint::{Fact, FactValue};
pub use identity::{Contact, Domain, Host, Platform, PlatformUrl, Provider, Role, Tenants};
pub use lock::Lock;
pub use name::{Country, Language, Link, LinkOrPath};
pub use own::{OwnRef, OwnValue};
pub use page::{PageOptions, Style, Typography};
pub use passage::{Owner, Passage, Run, Subject, plain};
pub use query::ChoiceLifetimes;
pub use question::{Granularity, Question};
pub use resource::{HostSource, Resource, Script};
pub use revision::{Agreement, Reason, What};
pub use rich::{Block, Inline, InlineKind, Placeholder, Prose, Target, Text};
pub use rules::{Lint, LintLevel, RulePack};
pub use section::{Category, Section, Statement};
pub use table::{Column, Table};
pub use untaken::UntakenDefault;
pub use words::{OwnPhrase, OwnWords};

use charte_core::duration::Duration;

use crate::change::Change;
use crate::source::{Span, Spanned};

/// The charters and platforms of a compilation. Use it only if there was no error.
#[derive(Clone, Debug)]
pub struct Fleet {
    /// The different charters; `None` for a template that is incomplete by itself.
    pub charters: Vec<Option<Charter>>,
    /// The platforms, in the order of their files; `None` if one has errors.
    pub platforms: Vec<Option<Platform>>,
    /// The positions of the charters whose platforms are known only at run time.
    pub tenants: Vec<usize>,
}

/// A compiled policy. One platform uses it, or several that differ only in their values.
#[derive(Clone, Debug)]
pub struct Charter {
    /// The start of its own file.
    pub home: Span,
    /// The start of the last file in its chain of templates. Findings about missing facts are
    /// reported there, because every platform that inherits from it lacks them.
    pub root: Span,
    /// What each file of its chain changes in another.
    pub changes: Vec<Change>,
    /// Whether each of its platforms has a URL. Only a single platform may omit it.
    pub has_url: bool,
    /// The values that its platforms give, in the order of their ids.
    pub values: Vec<OwnValue>,
    /// The languages in which it is published. The first is the language of the policy.
    pub languages: Vec<Spanned<Language>>,
    /// The words that the policy gives for some of its languages.
    pub words: Vec<OwnWords>,
    /// Whether the typography of each language is applied to its texts.
    pub typography: Typography,
    /// The rule packs that check it.
    pub rules: Vec<Spanned<RulePack>>,
    /// The version that the page prints.
    pub version: Option<Spanned<String>>,
    /// The date that the page prints.
    pub updated: Option<Spanned<Date>>,
    /// A number that the author raises to ask visitors for consent again.
    pub consent_version: Option<Spanned<u32>>,
    /// How often the author reviews the charter.
    pub review_every: Option<Spanned<Duration>>,
    /// The date that rules about age use as today.
    pub as_of: Option<Spanned<Date>>,
    /// The title of the page.
    pub title: Text,
    /// The first paragraphs.
    pub introduction: Option<Prose>,
    /// The visitor's rights and how to exercise them.
    pub rights: Option<Prose>,
    /// The controller: who is responsible for the page.
    pub controller: Option<Contact>,
    /// The data protection officer.
    pub dpo: Option<Contact>,
    /// The authority to which visitors can complain.
    pub authority: Option<Contact>,
    /// The providers, in the order of the policy.
    pub providers: Vec<Provider>,
    /// The categories, in the order of the policy.
    pub categories: Vec<Category>,
    /// The sections of the page. If there are none, the page has a section for each category.
    pub sections: Vec<Section>,
    /// The cookies, in the order of the policy.
    pub cookies: Vec<Cookie>,
    /// The embeds and the scripts, in the order of the policy.
    pub resources: Vec<Resource>,
    /// How the visitor chooses, if the policy has `[choice]`.
    pub choice: Option<ChoiceSettings>,
    /// The texts of the banner.
    pub banner: Banner,
    /// The recorded publication.
    pub lock: Option<Lock>,
    /// The columns of the tables.
    pub table: Table,
    /// The options of the page.
    pub page: PageOptions,
    /// The lint levels that the policy sets.
    pub lints: Vec<Lint>,
    /// The defaults that no cookie takes. Those that count are in the cookies.
    pub untaken_defaults: Vec<UntakenDefault>,
}
