//! The columns of the tables: `[table]`.

use charte_core::words;

use super::Text;
use crate::source::Spanned;

/// The columns of the tables.
#[derive(Clone, Debug)]
pub struct Table {
    /// The columns; `None` for every column that has a value.
    pub columns: Option<Vec<Spanned<Column>>>,
    /// Whether the categories of a section have one table, in which the category is a column.
    pub one: bool,
    /// The titles that replace those of the locale.
    pub labels: Vec<(Spanned<Column>, Text)>,
}

words! {
    /// A column of the tables.
    pub enum Column {
        /// Who sets the cookie.
        Provider = "provider",
        /// The service, followed by the location in brackets if that has no column.
        Service = "service",
        /// The part of the platform.
        Location = "location",
        /// The name of the cookie: the header of its row.
        Name = "name",
        /// The category, where one table has several.
        Category = "category",
        /// Its purpose.
        Purpose = "purpose",
        /// Its purpose as classes that rules compare.
        PurposeClasses = "purpose_classes",
        /// Its lifetime.
        Duration = "duration",
        /// When it is set, if not always.
        Condition = "condition",
        /// The reason why it needs no consent, with the conditions of audience measurement.
        Exemption = "exemption",
        /// How the visitor objects to it.
        Objection = "objection",
        /// How it is stored.
        Storage = "storage",
        /// The domain that it belongs to.
        Domain = "domain",
        /// The owner of the cookie.
        Party = "party",
        /// Whether third parties may have access.
        ThirdPartyAccess = "third_party_access",
        /// Who receives the data.
        Recipients = "recipients",
        /// The personal data collected with it.
        PersonalData = "personal_data",
        /// The legal basis for processing the data.
        LegalBasis = "legal_basis",
        /// How long the data are kept.
        DataRetention = "data_retention",
    }
}
