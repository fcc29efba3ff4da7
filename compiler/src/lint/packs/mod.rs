//! Rule packs: the lints that a text of law or of an authority turns on, with level and source.
//!
//! A pack has a date, and a policy names the pack with its date. A released pack never changes: new
//! rules of an authority are a new pack, which applies only to policies that name it.
//!
//! A pack is data: a table of levels, and the [`Law`] that lints compare a charter with. A new pack
//! is a file, its `mod` and its place in [`ALL`].

mod be_apd_2026_11;
mod de_tdddg_2026_11;
mod es_aepd_2026_11;
mod eu_gdpr_2026_01;
mod fr_cnil_2026_01;
mod it_garante_2026_11;
mod law;
mod nl_ap_2026_11;
mod uk_ico_2026_04;

pub use law::{Area, Law};

use charte_core::cookie::Exemption;

use super::source::Source;
use crate::model::{Charter, LintLevel};

/// Every pack, sorted by name.
pub const ALL: &[&Pack] = &[
    &be_apd_2026_11::PACK,
    &de_tdddg_2026_11::PACK,
    &es_aepd_2026_11::PACK,
    &eu_gdpr_2026_01::PACK,
    &fr_cnil_2026_01::PACK,
    &it_garante_2026_11::PACK,
    &nl_ap_2026_11::PACK,
    &uk_ico_2026_04::PACK,
];

/// A rule pack.
#[derive(Debug)]
pub struct Pack {
    /// Country, authority or text, year and month.
    pub name: &'static str,
    /// The texts that the pack reads, in one sentence.
    pub about: &'static str,
    /// What lints compare a charter with.
    pub law: Law,
    /// Its rules, sorted by the name of their lint.
    pub rules: &'static [Rule],
}

/// A rule of a pack.
#[derive(Debug)]
pub struct Rule {
    /// The name of the lint.
    pub lint: &'static str,
    /// Its level.
    pub level: LintLevel,
    /// The sources of the rule.
    pub sources: &'static [Source],
}

impl Pack {
    /// The rule for a lint.
    pub fn rule(&self, lint: &str) -> Option<&'static Rule> {
        self.rules.iter().find(|rule| rule.lint == lint)
    }

    /// The name without its date.
    pub fn family(&self) -> &'static str {
        family(self.name).map_or(self.name, |(family, _)| family)
    }
}

/// The packs that a policy names, in its order.
pub fn of(charter: &Charter) -> impl Iterator<Item = &'static Pack> {
    charter.rules.iter().filter_map(|pack| find(&pack.0))
}

/// Those of some packs whose law does not have an exemption. A country may have more exemptions than
/// the Union: then the pack of the Union that it completes accepts them too.
pub fn without_exemption(
    charter: &Charter,
    packs: &[&'static Pack],
    exemption: Exemption,
) -> Vec<&'static Pack> {
    let has = |pack: &Pack| pack.law.exemptions.contains(&exemption);
    let is_completed = |pack: &Pack| {
        let mut others = of(charter);
        others.any(|other| other.law.presupposes == Some(pack.family()) && has(other))
    };
    let packs = packs.iter().copied();
    packs
        .filter(|pack| !has(pack) && !is_completed(pack))
        .collect()
}

/// The names of all packs, as a list in a sentence.
pub fn known() -> String {
    let names: Vec<String> = ALL.iter().map(|pack| format!("`{}`", pack.name)).collect();
    names.join(", ")
}

/// The pack with this name.
pub fn find(name: &str) -> Option<&'static Pack> {
    ALL.iter().copied().find(|pack| pack.name == name)
}

/// The newest of some packs with the family of `name` and a later date.
pub fn newer<'p>(name: &str, packs: impl IntoIterator<Item = &'p Pack>) -> Option<&'p Pack> {
    let (family, date) = family(name)?;
    let later = packs.into_iter().filter(|pack| {
        self::family(pack.name)
            .is_some_and(|(other, other_date)| other == family && other_date > date)
    });
    later.max_by_key(|pack| pack.name)
}

/// The family and the date of a pack's name: `fr-cnil-2026-01` is `fr-cnil` and `2026-01`.
fn family(name: &str) -> Option<(&str, &str)> {
    let at = name.len().checked_sub("-2026-01".len())?;
    let (family, date) = name.split_at_checked(at)?;
    let is_date = date
        .bytes()
        .zip("-0000-00".bytes())
        .all(|(byte, form)| byte == form || form == b'0' && byte.is_ascii_digit());
    (is_date && !family.is_empty()).then(|| (family, &date[1..]))
}

/// A rule at level `deny`.
const fn deny(lint: &'static str, sources: &'static [Source]) -> Rule {
    Rule {
        lint,
        level: LintLevel::Deny,
        sources,
    }
}

/// A rule at level `warn`.
const fn warn(lint: &'static str, sources: &'static [Source]) -> Rule {
    Rule {
        lint,
        level: LintLevel::Warn,
        sources,
    }
}

#[cfg(test)]
mod tests {
    use super::{Law, Pack, newer};

    #[test]
    fn a_newer_pack_has_the_same_family() {
        const fn pack(name: &'static str) -> Pack {
            Pack {
                name,
                about: "",
                law: Law::NONE,
                rules: &[],
            }
        }
        let packs = [
            pack("fr-cnil-2026-01"),
            pack("fr-cnil-2027-03"),
            pack("fr-cnil-2026-09"),
            pack("uk-ico-2028-01"),
        ];
        let newest = |name: &str| newer(name, &packs).map(|pack| pack.name);
        assert_eq!(newest("fr-cnil-2026-01"), Some("fr-cnil-2027-03"));
        assert_eq!(newest("fr-cnil-2027-03"), None);
        assert_eq!(newest("fr-2027-03"), None);
        assert_eq!(newest("nonsense"), None);
    }
}
