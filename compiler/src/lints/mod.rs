//! The lints, one a file. A new lint needs a file, its `mod` and its line in the table.

use crate::lint::Lint;

#[cfg(test)]
pub(crate) mod case;

pub mod ambiguous_cookie;
pub mod anonymous_form;
pub mod bare_url_link;
pub mod broken_host_prefix;
pub mod broken_http_prefix;
pub mod broken_secure_prefix;
pub mod browser_refusal;
pub mod changed_without_version;
pub mod claimed_approval;
pub mod coarse_choice;
pub mod contradicted_party;
pub mod cookie_wall;
pub mod deemed_consent;
pub mod drifting_platform;
pub mod early_reask;
pub mod empty_category;
pub mod empty_column;
pub mod exempt_fingerprint;
pub mod exempt_until_withdrawn;
pub mod foreign_exemption;
pub mod french_quotes;
pub mod french_spacing;
pub mod gated_legitimate_interests;
pub mod heading_gap;
pub mod hollow_statement;
pub mod incomplete_rules;
pub mod indistinct_caption;
pub mod insecure_cookie;
pub mod insecure_partitioned;
pub mod insecure_same_site_none;
pub mod invisible_character;
pub mod leftover_placeholder;
pub mod life_over_400_days;
pub mod long_audience_cookie;
pub mod long_audience_data;
pub mod long_choice;
pub mod long_sentence;
pub mod look_alike_host;
pub mod miscased_prefix;
pub mod missing_audience_objection;
pub mod missing_authority;
pub mod missing_consequence;
pub mod missing_controller;
pub mod missing_dpo;
pub mod missing_duration;
pub mod missing_exempt_duration;
pub mod missing_legal_basis;
pub mod missing_objection;
pub mod missing_provider;
pub mod missing_recipients;
pub mod missing_rights;
pub mod missing_rules;
pub mod missing_third_party_access;
pub mod missing_transfer;
pub mod missing_withdrawal;
pub mod mixed_apostrophes;
pub mod mixed_purposes;
pub mod never_exempt_purpose;
pub mod non_token_name;
pub mod overdue_review;
pub mod overlapping_pattern;
pub mod overridden_text;
pub mod oversized_cookie;
pub mod readable_authentication_cookie;
pub mod refreshed_audience_cookie;
pub mod reusing_vendor;
pub mod shared_address;
pub mod short_choice_cookie;
pub mod short_refusal;
pub mod star_in_name;
pub mod stray_attribute;
pub mod superseded_rules;
pub mod too_many_cookies;
pub mod unaccented_capital;
pub mod undated_charter;
pub mod undeclared_choice_cookie;
pub mod unexplained_silence;
pub mod unfulfilled_silence;
pub mod uninformative_purpose;
pub mod uninformative_refusal;
pub mod uninformative_refuse;
pub mod uninformative_rights;
pub mod unjustified_exemption;
pub mod unmarked_foreign_term;
pub mod unmatched_domain;
pub mod unmet_audience_conditions;
pub mod unprefixed_choice_cookie;
pub mod unshown_banner;
pub mod untaken_default;
pub mod untranslated_copy;
pub mod unused_provider;

/// Every lint, sorted by name.
pub const ALL: &[&Lint] = &[
    &ambiguous_cookie::AMBIGUOUS_COOKIE,
    &anonymous_form::ANONYMOUS_FORM,
    &bare_url_link::BARE_URL_LINK,
    &broken_host_prefix::BROKEN_HOST_PREFIX,
    &broken_http_prefix::BROKEN_HTTP_PREFIX,
    &broken_secure_prefix::BROKEN_SECURE_PREFIX,
    &browser_refusal::BROWSER_REFUSAL,
    &changed_without_version::CHANGED_WITHOUT_VERSION,
    &claimed_approval::CLAIMED_APPROVAL,
    &coarse_choice::COARSE_CHOICE,
    &contradicted_party::CONTRADICTED_PARTY,
    &cookie_wall::COOKIE_WALL,
    &deemed_consent::DEEMED_CONSENT,
    &drifting_platform::DRIFTING_PLATFORM,
    &early_reask::EARLY_REASK,
    &empty_category::EMPTY_CATEGORY,
    &empty_column::EMPTY_COLUMN,
    &exempt_fingerprint::EXEMPT_FINGERPRINT,
    &exempt_until_withdrawn::EXEMPT_UNTIL_WITHDRAWN,
    &foreign_exemption::FOREIGN_EXEMPTION,
    &french_quotes::FRENCH_QUOTES,
    &french_spacing::FRENCH_SPACING,
    &gated_legitimate_interests::GATED_LEGITIMATE_INTERESTS,
    &heading_gap::HEADING_GAP,
    &hollow_statement::HOLLOW_STATEMENT,
    &incomplete_rules::INCOMPLETE_RULES,
    &indistinct_caption::INDISTINCT_CAPTION,
    &insecure_cookie::INSECURE_COOKIE,
    &insecure_partitioned::INSECURE_PARTITIONED,
    &insecure_same_site_none::INSECURE_SAME_SITE_NONE,
    &invisible_character::INVISIBLE_CHARACTER,
    &leftover_placeholder::LEFTOVER_PLACEHOLDER,
    &life_over_400_days::LIFE_OVER_400_DAYS,
    &long_audience_cookie::LONG_AUDIENCE_COOKIE,
    &long_audience_data::LONG_AUDIENCE_DATA,
    &long_choice::LONG_CHOICE,
    &long_sentence::LONG_SENTENCE,
    &look_alike_host::LOOK_ALIKE_HOST,
    &miscased_prefix::MISCASED_PREFIX,
    &missing_audience_objection::MISSING_AUDIENCE_OBJECTION,
    &missing_authority::MISSING_AUTHORITY,
    &missing_consequence::MISSING_CONSEQUENCE,
    &missing_controller::MISSING_CONTROLLER,
    &missing_dpo::MISSING_DPO,
    &missing_duration::MISSING_DURATION,
    &missing_exempt_duration::MISSING_EXEMPT_DURATION,
    &missing_legal_basis::MISSING_LEGAL_BASIS,
    &missing_objection::MISSING_OBJECTION,
    &missing_provider::MISSING_PROVIDER,
    &missing_recipients::MISSING_RECIPIENTS,
    &missing_rights::MISSING_RIGHTS,
    &missing_rules::MISSING_RULES,
    &missing_third_party_access::MISSING_THIRD_PARTY_ACCESS,
    &missing_transfer::MISSING_TRANSFER,
    &missing_withdrawal::MISSING_WITHDRAWAL,
    &mixed_apostrophes::MIXED_APOSTROPHES,
    &mixed_purposes::MIXED_PURPOSES,
    &never_exempt_purpose::NEVER_EXEMPT_PURPOSE,
    &non_token_name::NON_TOKEN_NAME,
    &overdue_review::OVERDUE_REVIEW,
    &overlapping_pattern::OVERLAPPING_PATTERN,
    &overridden_text::OVERRIDDEN_TEXT,
    &oversized_cookie::OVERSIZED_COOKIE,
    &readable_authentication_cookie::READABLE_AUTHENTICATION_COOKIE,
    &refreshed_audience_cookie::REFRESHED_AUDIENCE_COOKIE,
    &reusing_vendor::REUSING_VENDOR,
    &shared_address::SHARED_ADDRESS,
    &short_choice_cookie::SHORT_CHOICE_COOKIE,
    &short_refusal::SHORT_REFUSAL,
    &star_in_name::STAR_IN_NAME,
    &stray_attribute::STRAY_ATTRIBUTE,
    &superseded_rules::SUPERSEDED_RULES,
    &too_many_cookies::TOO_MANY_COOKIES,
    &unaccented_capital::UNACCENTED_CAPITAL,
    &undated_charter::UNDATED_CHARTER,
    &undeclared_choice_cookie::UNDECLARED_CHOICE_COOKIE,
    &unexplained_silence::UNEXPLAINED_SILENCE,
    &unfulfilled_silence::UNFULFILLED_SILENCE,
    &uninformative_purpose::UNINFORMATIVE_PURPOSE,
    &uninformative_refusal::UNINFORMATIVE_REFUSAL,
    &uninformative_refuse::UNINFORMATIVE_REFUSE,
    &uninformative_rights::UNINFORMATIVE_RIGHTS,
    &unjustified_exemption::UNJUSTIFIED_EXEMPTION,
    &unmarked_foreign_term::UNMARKED_FOREIGN_TERM,
    &unmatched_domain::UNMATCHED_DOMAIN,
    &unmet_audience_conditions::UNMET_AUDIENCE_CONDITIONS,
    &unprefixed_choice_cookie::UNPREFIXED_CHOICE_COOKIE,
    &unshown_banner::UNSHOWN_BANNER,
    &untaken_default::UNTAKEN_DEFAULT,
    &untranslated_copy::UNTRANSLATED_COPY,
    &unused_provider::UNUSED_PROVIDER,
];
