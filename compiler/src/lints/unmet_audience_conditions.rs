//! `unmet-audience-conditions`

use charte_core::word::Word;

use crate::lint::packs::Pack;
use crate::lint::{Findings, lint};
use crate::model::{Audience, AudienceCondition, Charter, Cookie, Role};
use crate::source::Span;

lint! {
    /// An exempt audience cookie does not meet, or does not state, the conditions of its exemption.
    ///
    /// # What it does
    ///
    /// Reports each cookie with `exemption = "audience"`, in a category without consent, whose
    /// `audience` does not state each condition of a rule pack as `true`. Under `fr-cnil` these are
    /// `sole_publisher`, `anonymous`, `no_cross_site` and `no_sharing`, and the cookie must not
    /// state `third_party_access = true`. Under `uk-ico` they are `sole_publisher`, `anonymous` and
    /// `no_sharing`, and a provider must have `role = "processor"`.
    ///
    /// # Why it matters
    ///
    /// Laws that exempt audience measurement exempt it only under conditions. In France, it must
    /// serve the publisher alone, produce anonymous statistics only, not follow a visitor over
    /// several sites, and neither combine the data nor pass them on. In the United Kingdom, it must
    /// only serve to improve the service, and a third party may only assist with that. If one
    /// condition is not met, visitors must be asked for consent.
    pub static UNMET_AUDIENCE_CONDITIONS = "unmet-audience-conditions" {
        group: Consent,
        level: Allow,
        why: "audience measurement is exempt from consent only under these conditions",
        sources: &[],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    let packs = UNMET_AUDIENCE_CONDITIONS.packs(charter);
    for cookie in charter.exempt_audience_cookies() {
        let Some(exemption) = cookie.exemption else {
            continue;
        };
        let exempt = Exempt {
            cookie,
            exemption: exemption.span,
        };
        exempt.check_conditions(&packs, findings);
        exempt.check_access(charter, &packs, findings);
    }
}

/// An exempt audience cookie, and where it names its exemption.
struct Exempt<'a> {
    cookie: &'a Cookie,
    exemption: Span,
}

impl Exempt<'_> {
    fn check_conditions(&self, packs: &[&'static Pack], findings: &mut Findings<'_>) {
        let audience = self.cookie.audience.as_ref();
        let holds = |condition| audience.and_then(|audience| audience.holds(condition));
        let demanding = |condition: AudienceCondition| {
            let packs = packs.iter().copied();
            packs.filter(move |pack| pack.law.audience.contains(&condition))
        };
        let mut missing: Vec<(AudienceCondition, Vec<&'static Pack>)> = Vec::new();
        for &condition in AudienceCondition::ALL {
            let packs: Vec<_> = demanding(condition).collect();
            match holds(condition) {
                _ if packs.is_empty() => {}
                Some(holds) if holds.value => {}
                Some(holds) => {
                    let stated = format!("{} = false", condition.word());
                    self.report_unmet(&stated, holds.span, packs, findings);
                }
                None => missing.push((condition, packs)),
            }
        }
        // One finding for the conditions that the same packs demand.
        for missing in missing.chunk_by(|(_, one), (_, next)| is_same(one, next)) {
            let words = missing.iter().map(|(condition, _)| condition.word());
            self.report_unstated(&words.collect::<Vec<_>>(), missing[0].1.clone(), findings);
        }
    }

    /// Checks that third parties have no access, or that they are processors where the law allows
    /// these.
    fn check_access(
        &self,
        charter: &Charter,
        packs: &[&'static Pack],
        findings: &mut Findings<'_>,
    ) {
        let (allowing, others): (Vec<_>, Vec<_>) = packs
            .iter()
            .copied()
            .partition(|pack| pack.law.allows_processor);
        let cookie = self.cookie;
        let access = cookie.third_party_access.filter(|access| access.value);
        if let (Some(access), false) = (access, others.is_empty()) {
            self.report_unmet("third_party_access = true", access.span, others, findings);
        }
        let named = cookie.provider.iter().chain(&cookie.recipients);
        let third = named.filter_map(|named| Some((named, charter.provider(named.value)?)));
        let is_other = |role: Option<Role>| role != Some(Role::Processor);
        let mut third =
            third.filter(|(_, provider)| is_other(provider.role.as_ref().map(|role| role.value)));
        if let (Some((named, provider)), false) = (third.next(), allowing.is_empty()) {
            let title = format!(
                "the cookie `{}` is exempt as audience measurement, but its provider `{}` is not \
                 declared as a processor",
                cookie.name.text, provider.id
            );
            let place = provider
                .role
                .as_ref()
                .map_or(provider.id.span, |role| role.span);
            let finding = findings
                .at(place, title, "no `role = \"processor\"`")
                .label(named.span, "a cookie names it here")
                .label(self.exemption, "this exemption allows only processors")
                .help(
                    "if a contract binds it to act only for the controller, write \
                     `role = \"processor\"`; if not, ask for consent",
                );
            findings.push_under(allowing, finding);
        }
    }

    fn report_unmet(
        &self,
        stated: &str,
        place: Span,
        packs: Vec<&'static Pack>,
        findings: &mut Findings<'_>,
    ) {
        let title = format!(
            "the cookie `{}` is exempt as audience measurement, but states `{stated}`",
            self.cookie.name.text
        );
        let finding = findings
            .at(place, title, "")
            .among(
                &self.cookie.name.text,
                format!("{{}} cookies are exempt as audience measurement, but state `{stated}`"),
            )
            .label(self.exemption, "this exemption does not allow it")
            .help(
                "ask for consent: remove `exemption`, and move the cookie to a category with \
                 `consent = \"required\"`",
            );
        findings.push_under(packs, finding);
    }

    fn report_unstated(
        &self,
        missing: &[&str],
        packs: Vec<&'static Pack>,
        findings: &mut Findings<'_>,
    ) {
        let title = format!(
            "the cookie `{}` is exempt as audience measurement, but does not state `{}`",
            self.cookie.name.text,
            missing.join("`, `")
        );
        let span = |audience: &Audience| (audience.span, "not stated here");
        let audience = self.cookie.audience.as_ref();
        let (place, label) = audience.map_or((self.cookie.name.span, "no `audience`"), span);
        let finding = findings
            .at(place, title, label)
            .among(
                &self.cookie.name.text,
                format!(
                    "{{}} cookies are exempt as audience measurement, but do not state `{}`",
                    missing.join("`, `")
                ),
            )
            .label(self.exemption, "this exemption has conditions")
            .help(format!(
                "if it is true, add `{} = true` to `audience`; if not, ask for consent",
                missing.join(" = true`, `")
            ));
        findings.push_under(packs, finding);
    }
}

fn is_same(one: &[&Pack], other: &[&Pack]) -> bool {
    let names = |packs: &[&Pack]| packs.iter().map(|pack| pack.name).collect::<Vec<_>>();
    names(one) == names(other)
}
