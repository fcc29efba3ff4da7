//! The lints that stop a build: a policy of dice contradicts itself, and its pages are wanted.

/// Names of lints whose own level is `deny`.
pub(super) const SILENCED: &[&str] = &[
    "broken-host-prefix",
    "broken-secure-prefix",
    "changed-without-version",
    "contradicted-party",
    "heading-gap",
    "insecure-partitioned",
    "insecure-same-site-none",
    "invisible-character",
    "leftover-placeholder",
    "life-over-400-days",
    "look-alike-host",
    "oversized-cookie",
    "unmatched-domain",
];
