//! The texts that rules come from.
//!
//! A source names a section or a paragraph only if that part was read. None of this is legal
//! advice: a rule only names the text that it comes from.

use std::fmt;

/// A part of a text of law, of a protocol or of this project's own documentation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Source {
    /// The text.
    pub text: &'static str,
    /// The part of the text; empty for the whole.
    pub section: &'static str,
    /// The day or year of the text, as in RFC 3339. Some texts are read in a repository that
    /// publishes no version: then the day of the change that was read. Empty for this project's own
    /// texts and for texts without a date.
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

/// A text, without a section.
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

/// The French act on data processing. Its article 82 is in force in this wording since 2019-06-01.
pub const LOI_78_17: Source = text("loi n° 78-17 du 6 janvier 1978", "2019-06-01");
/// The guidelines of the French authority on cookies and other trackers.
pub const CNIL_GUIDELINES: Source =
    text("CNIL, délibération n° 2020-091 (guidelines)", "2020-09-17");
/// The recommendation of the French authority, as consolidated after délibération n° 2025-131.
pub const CNIL_RECOMMENDATION: Source = text(
    "CNIL, délibération n° 2020-092 (recommendation, as consolidated)",
    "2026-01-16",
);
/// The guide for developers by the innovation laboratory of the French authority.
pub const LINC_GUIDE: Source = text("CNIL, LINC developer guide", "2022-05-23");
/// The page of the French authority on tools for audience measurement.
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
/// The Court of Justice on the information for visitors and on pre-ticked boxes.
pub const PLANET49: Source = text("CJEU, C-673/17 (Planet49)", "2019-10-01");
/// The report of the task force on cookie banners.
pub const EDPB_TASK_FORCE: Source = text("EDPB, Cookie Banner Taskforce report", "2023-01-17");
/// The guidelines of the European Data Protection Board on consent. Their paragraphs on conditional
/// access and on scrolling were read in quotations.
pub const EDPB_CONSENT: Source = text("EDPB, Guidelines 05/2020 on consent", "2020-05-04");
/// The guidelines of the European Data Protection Board on what article 5(3) covers.
pub const EDPB_SCOPE: Source = text(
    "EDPB, Guidelines 2/2023 on the technical scope of article 5(3) of the ePrivacy Directive, \
     version 2.0",
    "2024-10-07",
);
/// The authorities of the Union before the GDPR, on cookies that need no consent.
pub const WP_194: Source = text(
    "Article 29 Working Party, Opinion 04/2012 on cookie consent exemption (WP 194)",
    "2012-06-07",
);
/// The British regulations as amended by the Data (Use and Access) Act 2025, in force since
/// 2026-02-05 (SI 2026/82).
pub const PECR: Source = text("PECR 2003, as amended by the DUAA 2025", "2026-02-05");
/// The British authority's guidance on storage and access technologies.
pub const ICO_GUIDANCE: Source = text(
    "ICO, guidance on the use of storage and access technologies",
    "2026-04-29",
);
/// The general data protection regulation as it is law in the United Kingdom.
pub const UK_GDPR: Source = text("UK GDPR", "2025");
/// The German act that transposes article 5(3) of the ePrivacy directive; read in quotations.
pub const TDDDG: Source = text("TDDDG", "2024-05-14");
/// The German authorities on digital services; read in quotations of its paragraphs.
pub const DSK_GUIDE: Source = text(
    "DSK, Orientierungshilfe Digitale Dienste, version 1.2",
    "2024-11",
);
/// The Spanish authority's guide on cookies. Its section 3.2.8 was read in a quotation, the rest in
/// summaries.
pub const AEPD_GUIDE: Source = text("AEPD, Guía sobre el uso de las cookies", "2024-05");
/// The list of what a cookie policy contains, in the guide of the Spanish authority; read in a
/// summary only.
pub const AEPD_CONTENT: Source = text(
    "AEPD, Guía sobre el uso de las cookies, as summarised by finReg360 (AR/2023/098)",
    "2023-07",
);
/// The Spanish authority's guide on audience measurement; read in a summary only.
pub const AEPD_AUDIENCE: Source = text(
    "AEPD, guide on cookies for audience measurement, as summarised by finReg360 (AR/2024/009)",
    "2024-01",
);
/// The Italian data protection code.
pub const CODICE_PRIVACY: Source = text("Codice privacy (d.lgs. 196/2003)", "2003-06-30");
/// The guidelines of the Italian authority on cookies and other trackers; their summary sheet was
/// read in a quotation.
pub const GARANTE_GUIDELINES: Source = text(
    "Garante, linee guida cookie, provvedimento n. 231 (doc. web 9677876)",
    "2021-06-10",
);
/// The same guidelines, as far as they were read in summaries only.
pub const GARANTE_SUMMARY: Source = text(
    "Garante, linee guida cookie, provvedimento n. 231 (doc. web 9677876), as summarised by \
     legalassociati.com and digitalsfera.it",
    "2021-06-10",
);
/// The Belgian act on data protection.
pub const BELGIAN_ACT: Source = text("Belgium, act on data protection", "2018-07-30");
/// The Belgian authority's checklist on cookies; two of its items were read in quotations.
pub const APD_CHECKLIST: Source = text("APD/GBA, cookie checklist", "2023-10-20");
/// The Belgian authority's checklist, as far as it was read in summaries only.
pub const APD_CHECKLIST_SUMMARY: Source = text(
    "APD/GBA, cookie checklist, as summarised by iubenda and others",
    "2023-10-20",
);
/// The Belgian authority's first guidance on cookies; read in a summary only.
pub const APD_GUIDANCE_SUMMARY: Source = text(
    "APD/GBA, guidance on cookies of 2020, as summarised by a mirror",
    "2020",
);
/// The Belgian authority's answers to questions on cookies; read in a quotation.
pub const APD_FAQ: Source = text("APD/GBA, questions and answers on cookies", "2023-11-17");
/// The Dutch act on telecommunications; its article 11.7a was read in quotations.
pub const TELECOMMUNICATIEWET: Source = text("Telecommunicatiewet", "2025-09-01");
/// The explanatory memorandum of the Dutch exemption for audience measurement; read in a summary.
pub const DUTCH_MEMORANDUM: Source = text(
    "Kamerstukken II 33902, no. 3 (memorandum), as summarised by webwinkelverhuis.nl",
    "",
);
/// HTTP cookies, as browsers implement them: draft 22, of 2025-12-01.
pub const RFC_6265BIS: Source = text(
    "RFC 6265bis (draft-ietf-httpbis-rfc6265bis-22)",
    "2025-12-01",
);
/// The draft that will replace it.
pub const LAYERED_COOKIES: Source = text("draft-ietf-httpbis-layered-cookies-02", "2026-05-21");
/// Cookies that browsers keep separately for each site that embeds another site.
pub const CHIPS: Source = text("CHIPS (Cookies Having Independent Partitioned State)", "");
/// The format in which vendors of the Transparency and Consent Framework disclose their storage.
pub const IAB_DISCLOSURE: Source = text(
    "IAB TCF, Vendor Device Storage and Operational Disclosures, version 1.1",
    "2026-01",
);
/// The French criteria for accessible web sites.
pub const RGAA: Source = text("RGAA 4.1.2", "2023-04-18");
/// The Web Content Accessibility Guidelines.
pub const WCAG: Source = text("WCAG 2.1", "2018-06-05");
/// Security mechanisms for identifiers in Unicode.
pub const UTS_39: Source = text("Unicode Technical Standard 39", "2025");
/// Rules that make strings comparable: authors write text in Unicode Normalization Form C.
pub const CHARMOD_NORM: Source = text(
    "W3C, Character Model for the World Wide Web: String Matching",
    "2019-02-04",
);
/// The Académie on accents of capitals; read in quotations, not on its site.
pub const ACADEMIE: Source = text("Académie française, \"Accentuation des majuscules\"", "");
/// The French style guide of the institutions of the European Union; it has no date.
pub const EU_STYLE_GUIDE: Source = text("EU, Code de rédaction interinstitutionnel", "");
/// Domain names that are reserved for documentation.
pub const RFC_2606: Source = text("RFC 2606", "1999-06");
/// The policy format of this project.
pub const POLICY_FORMAT: Source = text("charte, docs/policy-format.md", "");
