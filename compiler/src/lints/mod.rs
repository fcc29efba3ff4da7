//! The lints, by name: a new one is a file, its `mod` and its line in the table.

use crate::lint::Lint;

pub mod ambiguous_cookie;
pub mod broken_host_prefix;
pub mod broken_http_prefix;
pub mod broken_secure_prefix;
pub mod changed_without_version;
pub mod claimed_approval;
pub mod contradicted_party;
pub mod drifting_platform;
pub mod insecure_cookie;
pub mod insecure_partitioned;
pub mod insecure_same_site_none;
pub mod life_over_400_days;
pub mod long_audience_cookie;
pub mod long_audience_data;
pub mod long_choice;
pub mod miscased_prefix;
pub mod missing_audience_objection;
pub mod missing_controller;
pub mod missing_duration;
pub mod mixed_purposes;
pub mod never_exempt_purpose;
pub mod overridden_text;
pub mod oversized_cookie;
pub mod readable_authentication_cookie;
pub mod refreshed_audience_cookie;
pub mod reusing_vendor;
pub mod short_refusal;
pub mod stray_attribute;
pub mod superseded_rules;
pub mod too_many_cookies;
pub mod undeclared_choice_cookie;
pub mod unexplained_silence;
pub mod unfulfilled_silence;
pub mod unjustified_exemption;
pub mod unmatched_domain;
pub mod unmet_audience_conditions;

/// Every lint, by name.
pub const ALL: &[&Lint] = &[
    &ambiguous_cookie::AMBIGUOUS_COOKIE,
    &broken_host_prefix::BROKEN_HOST_PREFIX,
    &broken_http_prefix::BROKEN_HTTP_PREFIX,
    &broken_secure_prefix::BROKEN_SECURE_PREFIX,
    &changed_without_version::CHANGED_WITHOUT_VERSION,
    &claimed_approval::CLAIMED_APPROVAL,
    &contradicted_party::CONTRADICTED_PARTY,
    &drifting_platform::DRIFTING_PLATFORM,
    &insecure_cookie::INSECURE_COOKIE,
    &insecure_partitioned::INSECURE_PARTITIONED,
    &insecure_same_site_none::INSECURE_SAME_SITE_NONE,
    &life_over_400_days::LIFE_OVER_400_DAYS,
    &long_audience_cookie::LONG_AUDIENCE_COOKIE,
    &long_audience_data::LONG_AUDIENCE_DATA,
    &long_choice::LONG_CHOICE,
    &miscased_prefix::MISCASED_PREFIX,
    &missing_audience_objection::MISSING_AUDIENCE_OBJECTION,
    &missing_controller::MISSING_CONTROLLER,
    &missing_duration::MISSING_DURATION,
    &mixed_purposes::MIXED_PURPOSES,
    &never_exempt_purpose::NEVER_EXEMPT_PURPOSE,
    &overridden_text::OVERRIDDEN_TEXT,
    &oversized_cookie::OVERSIZED_COOKIE,
    &readable_authentication_cookie::READABLE_AUTHENTICATION_COOKIE,
    &refreshed_audience_cookie::REFRESHED_AUDIENCE_COOKIE,
    &reusing_vendor::REUSING_VENDOR,
    &short_refusal::SHORT_REFUSAL,
    &stray_attribute::STRAY_ATTRIBUTE,
    &superseded_rules::SUPERSEDED_RULES,
    &too_many_cookies::TOO_MANY_COOKIES,
    &undeclared_choice_cookie::UNDECLARED_CHOICE_COOKIE,
    &unexplained_silence::UNEXPLAINED_SILENCE,
    &unfulfilled_silence::UNFULFILLED_SILENCE,
    &unjustified_exemption::UNJUSTIFIED_EXEMPTION,
    &unmatched_domain::UNMATCHED_DOMAIN,
    &unmet_audience_conditions::UNMET_AUDIENCE_CONDITIONS,
];

/// The lint with this name.
pub fn find(name: &str) -> Option<&'static Lint> {
    let found = ALL.binary_search_by(|lint| lint.name.cmp(name));
    found.ok().map(|position| ALL[position])
}
