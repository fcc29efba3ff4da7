//! What a charter is: typed data, each with the place where it is written.
//!
//! A [`Charter`] is made only from policies without an error, so it has no dangling reference, no
//! duplicate and no missing text. No TOML and no output format is known here.

mod cookie;
mod identity;
mod name;
mod page;
mod rich;

pub use cookie::{
    Attributes, Audience, Cookie, CookieName, LegalBasis, Location, Party, ProviderRef,
};
pub use identity::{Contact, Host, Platform, PlatformUrl, Provider, Role};
pub use name::{Country, Language, Link, LinkOrPath};
pub use page::{
    Category, Choice, Classes, Column, Date, Lint, LintLevel, PageOptions, RulePack, Section,
    Signal, Style, Table, Typography,
};
pub use rich::{Block, Inline, InlineKind, Placeholder, Prose, Target, Text};

use crate::source::Spanned;

/// The compiled policy that one platform, or several that differ only by their values, share.
#[derive(Clone, Debug)]
pub struct Charter {
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
    /// The day that rules about age take as today.
    pub as_of: Option<Spanned<Date>>,
    /// The title of the page.
    pub title: Text,
    /// The first paragraphs.
    pub introduction: Option<Prose>,
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
    /// The columns of the tables.
    pub table: Table,
    /// How the page is written.
    pub page: PageOptions,
    /// The levels that the policy sets.
    pub lints: Vec<Lint>,
}
