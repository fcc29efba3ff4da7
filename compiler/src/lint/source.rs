//! The texts that rules come from.
//!
//! A text is named with a section only as far as that was read at the source; no paragraph number is
//! printed that was not. None of this is legal advice: a rule says which text it reads, and no more.

use std::fmt;

/// A part of a text of law, of a protocol or of this project's own documentation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Source {
    /// The text.
    pub text: &'static str,
    /// The part of it; empty for the whole.
    pub section: &'static str,
    /// The day or year of the version that was read, as in RFC 3339 as far as it is known; empty
    /// for this project's own texts and for those that have none.
    pub date: &'static str,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)?;
        if !self.section.is_empty() {
            write!(f, ", {}", self.section)?;
        }
        if !self.date.is_empty() {
            write!(f, " ({})", self.date)?;
        }
        Ok(())
    }
}

/// A text that is named with sections.
const fn text(text: &'static str, date: &'static str) -> Source {
    Source {
        text,
        section: "",
        date,
    }
}

impl Source {
    /// A part of this text.
    #[must_use]
    pub const fn section(self, section: &'static str) -> Self {
        Self { section, ..self }
    }
}

/// The French act on data processing: its article 82 has been in force in this wording since 2019.
pub const LOI_78_17: Source = text("loi n° 78-17 du 6 janvier 1978", "2019-06-01");
/// The guidelines of the French authority on cookies and other trackers.
pub const CNIL_GUIDELINES: Source =
    text("CNIL, délibération n° 2020-091 (guidelines)", "2020-09-17");
/// The recommendation of the French authority, consolidated after délibération n° 2025-131.
pub const CNIL_RECOMMENDATION: Source = text(
    "CNIL, délibération n° 2020-092 (recommendation, as consolidated)",
    "2026-01-16",
);
/// The French authority's guide for developers, by its innovation laboratory.
pub const LINC_GUIDE: Source = text("CNIL, LINC developer guide", "2022-05-23");
/// The French authority's questions and answers on tools for audience measurement.
pub const CNIL_AUDIENCE: Source = text(
    "CNIL, \"Cookies : solutions pour les outils de mesure d'audience\"",
    "2025-07-04",
);
/// The general data protection regulation.
pub const GDPR: Source = text("Regulation (EU) 2016/679 (GDPR)", "2016-04-27");
/// The directive on privacy and electronic communications.
pub const EPRIVACY: Source = text(
    "Directive 2002/58/EC (ePrivacy), as amended by Directive 2009/136/EC",
    "2009-11-25",
);
/// The Court of Justice on what visitors must be told, and on boxes that are ticked beforehand.
pub const PLANET49: Source = text("CJEU, C-673/17 (Planet49)", "2019-10-01");
/// The report of the task force on cookie banners.
pub const EDPB_TASK_FORCE: Source = text("EDPB, Cookie Banner Taskforce report", "2023-01-17");
/// The British regulations, as amended by the Data (Use and Access) Act 2025.
pub const PECR: Source = text("PECR 2003, as amended by the DUAA 2025", "2025");
/// The British authority's guidance on storage and access technologies.
pub const ICO_GUIDANCE: Source = text(
    "ICO, guidance on the use of storage and access technologies",
    "2026-04-29",
);
/// The general data protection regulation as it is law in the United Kingdom.
pub const UK_GDPR: Source = text("UK GDPR", "2025");
/// HTTP cookies, as browsers implement them.
pub const RFC_6265BIS: Source = text("RFC 6265bis (draft-ietf-httpbis-rfc6265bis)", "2026-07-01");
/// The draft that follows it.
pub const LAYERED_COOKIES: Source = text("draft-ietf-httpbis-layered-cookies", "2026-07-01");
/// Cookies that are kept apart for each site that embeds another.
pub const CHIPS: Source = text(
    "CHIPS (Cookies Having Independent Partitioned State)",
    "2026",
);
/// The Transparency and Consent Framework's format for what a vendor stores.
pub const IAB_DISCLOSURE: Source = text(
    "IAB TCF, Vendor Device Storage and Operational Disclosures",
    "2026-02-26",
);
/// The French criteria for accessible web sites.
pub const RGAA: Source = text("RGAA 4.1", "2023-02-06");
/// The Web Content Accessibility Guidelines.
pub const WCAG: Source = text("WCAG 2.1", "2018-06-05");
/// Security mechanisms for identifiers in Unicode.
pub const UTS_39: Source = text("Unicode Technical Standard 39", "2025");
/// What authors and specifications do so that strings can be compared: authors write text in
/// Unicode Normalization Form C.
pub const CHARMOD_NORM: Source = text(
    "W3C, Character Model for the World Wide Web: String Matching",
    "2019-02-04",
);
/// The spelling of capitals, as the Académie explains it on its site; read as others quote it.
pub const ACADEMIE: Source = text("Académie française, \"Accentuation des majuscules\"", "");
/// The style guide of the institutions of the European Union, in French; it has no date.
pub const EU_STYLE_GUIDE: Source = text("EU, Code de rédaction interinstitutionnel", "");
/// Domain names that are reserved for documentation.
pub const RFC_2606: Source = text("RFC 2606", "1999-06");
/// The policy format of this project.
pub const POLICY_FORMAT: Source = text("charte, docs/policy-format.md", "");
