//! The `Content-Security-Policy` of a program, with what a visit was granted.

use charte::ContentSecurityPolicyError as Error;
use http::HeaderValue;

use super::{ONE, new_visitor, visitor};

const HASH: &str = "'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb'";

/// A visitor who has not answered: only the map, which is exempt.
#[test]
fn before_an_answer_only_what_is_exempt_is_added() {
    for (base, expected) in [
        ("", ""),
        (" ; ;\t;", ""),
        ("script-src 'self'", "script-src 'self'"),
        (
            "default-src 'self'",
            "default-src 'self'; frame-src 'self' https://maps.town.example",
        ),
        (
            "frame-src 'none'; img-src *",
            "frame-src https://maps.town.example; img-src *",
        ),
        ("upgrade-insecure-requests", "upgrade-insecure-requests"),
    ] {
        let policy = new_visitor();
        let policy = policy.content_security_policy(base).expect("one policy");
        assert_eq!(policy.to_string(), expected, "{base}");
    }
}

#[test]
fn what_is_granted_is_added_to_the_governing_directive() {
    let script = "'self' https://cdn.matomo.example";
    let connect = "https://in.matomo.example wss://in.matomo.example";
    for (base, expected) in [
        // A new directive has the sources of `default-src`, which it replaces.
        (
            "default-src 'none'",
            format!(
                "default-src 'none'; script-src https://cdn.matomo.example 'self'; \
                 frame-src https://maps.town.example; connect-src {connect}; \
                 img-src https://in.matomo.example"
            ),
        ),
        (
            "default-src 'self' https: 'unsafe-inline' 'nonce-abc'; frame-src *",
            "default-src 'self' https: 'unsafe-inline' 'nonce-abc'; \
             frame-src * https://maps.town.example; \
             script-src 'self' https: 'unsafe-inline' 'nonce-abc' https://cdn.matomo.example; \
             connect-src 'self' https: 'unsafe-inline' 'nonce-abc' https://in.matomo.example \
             wss://in.matomo.example; \
             img-src 'self' https: 'unsafe-inline' 'nonce-abc' https://in.matomo.example"
                .to_owned(),
        ),
        // What nothing restricts stays so.
        ("script-src 'self'", format!("script-src {script}")),
        ("object-src 'none'", "object-src 'none'".to_owned()),
        // Case, spaces, an empty list.
        (
            "SCRIPT-SRC 'NONE'",
            "SCRIPT-SRC https://cdn.matomo.example 'self'".to_owned(),
        ),
        (
            "  Connect-Src\t'self'  https://a.example\t;;",
            format!("Connect-Src 'self' https://a.example {connect}"),
        ),
        ("img-src", "img-src https://in.matomo.example".to_owned()),
        // Of several directives with one name, browsers read the first.
        (
            "img-src 'none'; img-src *; IMG-SRC a.example",
            "img-src https://in.matomo.example; img-src *; IMG-SRC a.example".to_owned(),
        ),
        // `'none'` beside a source means nothing.
        (
            "img-src 'none' 'self'",
            "img-src 'self' https://in.matomo.example".to_owned(),
        ),
        // What is there already.
        (
            "img-src https://in.matomo.example 'self'",
            "img-src https://in.matomo.example 'self'".to_owned(),
        ),
        // Elements have a directive of their own.
        (
            "script-src 'none'; script-src-elem 'self'",
            format!("script-src 'none'; script-src-elem {script}"),
        ),
        // Frames fall back to `child-src`, which workers keep.
        (
            "default-src 'none'; child-src blob:; script-src *; connect-src *; img-src *",
            format!(
                "default-src 'none'; child-src blob:; \
                 script-src * https://cdn.matomo.example 'self'; connect-src * {connect}; \
                 img-src * https://in.matomo.example; \
                 frame-src blob: https://maps.town.example"
            ),
        ),
        // Hosts do not count beside `'strict-dynamic'`.
        (
            "script-src 'strict-dynamic' 'nonce-abc'",
            format!(
                "script-src 'strict-dynamic' 'nonce-abc' https://cdn.matomo.example {HASH} 'self'"
            ),
        ),
        (
            "frame-ancestors 'none'; report-uri /csp; sandbox allow-scripts",
            "frame-ancestors 'none'; report-uri /csp; sandbox allow-scripts".to_owned(),
        ),
    ] {
        let visit = visitor(&["audience"]);
        let policy = visit.content_security_policy(base).expect("one policy");
        assert_eq!(policy.to_string(), expected, "{base}");
        assert_eq!(HeaderValue::from(policy), expected);
    }
}

#[test]
fn a_cached_page_allows_all_that_is_declared() {
    let policy = ONE
        .content_security_policy("default-src 'self'")
        .expect("one policy");
    assert_eq!(
        policy.to_string(),
        "default-src 'self'; script-src 'self' https://cdn.matomo.example; \
         frame-src 'self' https://player.tube.example https://*.tube-nocookie.example \
         https://maps.town.example; \
         connect-src 'self' https://in.matomo.example wss://in.matomo.example; \
         img-src 'self' https://thumbs.tube.example https://in.matomo.example"
    );
    let everything = visitor(&["audience", "videos"]);
    let visit = everything.content_security_policy("default-src 'self'");
    assert_eq!(visit.expect("one policy").to_string(), policy.to_string());
}

#[test]
fn several_policies_and_what_is_none() {
    for (base, error) in [
        ("script-src 'self', script-src *", Error::SeveralPolicies),
        ("default-src 'none',", Error::SeveralPolicies),
        (",", Error::SeveralPolicies),
        ("img-src https://a.example/,", Error::SeveralPolicies),
        ("img-src *\r\nSet-Cookie: a=1", Error::Character('\r')),
        ("img-src *\nscript-src *", Error::Character('\n')),
        ("img-src\u{a0}*", Error::Character('\u{a0}')),
        (
            "img-src *\u{ff1b} script-src *",
            Error::Character('\u{ff1b}'),
        ),
        ("img-src *\0", Error::Character('\0')),
        ("img-src *\u{c}", Error::Character('\u{c}')),
        ("img-src *\u{7f}", Error::Character('\u{7f}')),
        ("script-src'self'", Error::DirectiveName),
        ("'self' https:", Error::DirectiveName),
        ("script_src *", Error::DirectiveName),
        ("script-src: *", Error::DirectiveName),
    ] {
        let visit = visitor(&["audience"]);
        let found = visit
            .content_security_policy(base)
            .map(|policy| policy.to_string());
        assert_eq!(found, Err(error), "{base:?}");
        let found = ONE
            .content_security_policy(base)
            .map(|policy| policy.to_string());
        assert_eq!(found, Err(error), "{base:?}");
        assert!(!error.to_string().contains(char::is_control));
    }
}

/// A policy with what is added allows all that the program's own policy allows, and does not change with
/// a second merge.
#[test]
fn a_merge_is_stable() {
    for base in [
        "default-src 'self'",
        "default-src 'none'; script-src-elem 'none'; child-src 'self'",
        "script-src 'strict-dynamic'",
    ] {
        let once = ONE
            .content_security_policy(base)
            .expect("one policy")
            .to_string();
        let twice = ONE
            .content_security_policy(&once)
            .expect("one policy")
            .to_string();
        assert_eq!(once, twice);
    }
}
