//! What a charter is: typed data, each with the place where it is written.
//!
//! A [`Charter`] is made only from policies without an error, so it has no dangling reference, no
//! duplicate and no missing text. No TOML and no output format is known here.

mod cookie;
mod fingerprint;
mod identity;
mod name;
mod page;
mod passage;
mod query;
mod revision;
mod rich;

pub use cookie::{
    Attributes, Audience, AudienceCondition, Cookie, CookieName, LegalBasis, Location, Party,
    ProviderRef, PurposeClass,
};
pub use identity::{Contact, Domain, Host, Platform, PlatformUrl, Provider, Role};
pub use name::{Country, Language, Link, LinkOrPath};
pub use page::{
    Category, Choice, Classes, Column, Date, Lint, LintLevel, Lock, PageOptions, RulePack, Section,
    Signal, Style, Table, Typography,
};
pub use passage::{Owner, Passage, Run, Subject, plain};
pub use query::ChoiceLife;
pub use rich::{Block, Inline, InlineKind, Placeholder, Prose, Target, Text};

use charte_core::duration::Duration;

use crate::change::Change;
use crate::source::{Span, Spanned};

/// The charters and platforms of a compilation; to be used only where there was no error.
#[derive(Clone, Debug)]
pub struct Fleet {
    /// The different charters; `None` for a template that is not complete by itself.
    pub charters: Vec<Option<Charter>>,
    /// The platforms, in the order of their files; `None` if one has errors.
    pub platforms: Vec<Option<Platform>>,
}

/// The compiled policy that one platform, or several that differ only by their values, share.
#[derive(Clone, Debug)]
pub struct Charter {
    /// The start of its own file.
    pub home: Span,
    /// The start of the file that its chain of templates ends with: what is missing is missing
    /// there, for every platform that inherits from it.
    pub root: Span,
    /// What the files of its chain change in each other.
    pub changes: Vec<Change>,
    /// Whether each of its platforms has a URL; one site alone may have none.
    pub has_url: bool,
    /// The languages in which it is published; the policy's own is the first.
    pub languages: Vec<Spanned<Language>>,
    /// Whether the typography of each language is applied to its texts.
    pub typography: Typography,
    /// The rule packs that judge it.
    pub rules: Vec<Spanned<RulePack>>,
    /// The version that the page prints.
    pub version: Option<Spanned<String>>,
    /// The date that the page prints.
    pub updated: Option<Spanned<Date>>,
    /// Raised by hand when visitors must be asked again.
    pub consent_version: Option<Spanned<u32>>,
    /// How often the charter is to be looked through.
    pub review_every: Option<Spanned<Duration>>,
    /// The day that rules about age take as today.
    pub as_of: Option<Spanned<Date>>,
    /// The title of the page.
    pub title: Text,
    /// The first paragraphs.
    pub introduction: Option<Prose>,
    /// The visitor's rights and how to use them.
    pub rights: Option<Prose>,
    /// Who answers for the page.
    pub controller: Option<Contact>,
    /// The data protection officer.
    pub dpo: Option<Contact>,
    /// The authority that takes complaints.
    pub authority: Option<Contact>,
    /// Who sets cookies or receives data, in the order of the policy.
    pub providers: Vec<Provider>,
    /// The classes of purposes, in the order of the policy.
    pub categories: Vec<Category>,
    /// The sections of the page; without any, the page is laid out from the categories.
    pub sections: Vec<Section>,
    /// The cookies, in the order of the policy.
    pub cookies: Vec<Cookie>,
    /// How the visitor chooses.
    pub choice: Option<Choice>,
    /// What was published.
    pub lock: Option<Lock>,
    /// The columns of the tables.
    pub table: Table,
    /// How the page is written.
    pub page: PageOptions,
    /// The levels that the policy sets.
    pub lints: Vec<Lint>,
}
