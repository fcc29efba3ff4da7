//! The entries that a policy lacks, and what a test without a browser cannot see.

use charte::Storage;
use charte::audit::Audit;
use charte::guard::{Entry, Lifetime, Occasion, ReceivedCookie, Scope, Seen};
use charte_compiler::{Entry as Compiled, Request, compile, wire};

use super::{CHARTER, sentences};

charte::charter! {
    /// A site with cookies that its responses do not set.
    mod site = "audit/browser.toml";
}

const OCCASION: Occasion<'static> = Occasion {
    host: "shop.example.org",
    path: "/basket/",
    now: 1_764_000_000,
};

/// Returns the entry of a header; empty if a policy cannot declare the cookie.
fn entry(header: &str) -> String {
    let cookie = ReceivedCookie::parse(header).expect("browsers read it");
    let entry = Entry::of(&cookie.seen(&OCCASION), OCCASION.host);
    entry.map(|entry| entry.to_string()).unwrap_or_default()
}

#[test]
fn an_entry_has_what_the_header_has() {
    let whole = "a\"b\\=SECRET; Path=/x; Domain=example.org; Max-Age=34560000; Secure; HttpOnly; \
                 SameSite=None; Partitioned";
    assert_eq!(
        entry(whole),
        r#"[[cookie]]
name = "a\"b\\"
category = "TODO"
purpose = "TODO"
duration = "400 days"
domain = "example.org"
path = "/x"
secure = true
http_only = true
same_site = "none"
partitioned = true
"#
    );
    for (header, line) in [
        ("a=1", "duration = \"session\""),
        ("a=1; Max-Age=1", "duration = \"1 second\""),
        ("a=1; Max-Age=61", "duration = \"61 seconds\""),
        ("a=1; Max-Age=120", "duration = \"2 minutes\""),
        ("a=1; Max-Age=7200", "duration = \"2 hours\""),
        (
            "a=1; Max-Age=99999999999999999999",
            "duration = \"9223372036854775807 seconds\"",
        ),
        ("a=1", "path = \"/basket\""),
        ("a=1; Domain=Ads.Example", "domain = \"ads.example\""),
        ("a=1; Domain=ads.example", "party = \"third\""),
        ("\u{202e}a=1", "name = \"\\U0000202Ea\""),
    ] {
        let entry = entry(header);
        assert!(
            entry.lines().any(|found| found == line),
            "{header}: {entry}"
        );
    }
    assert_eq!(entry("=1"), "");
    let bytes = Seen::named(b"\xff");
    assert!(Entry::of(&bytes, "").is_none());
    // A browser knows how long a cookie still lives.
    let seen = Seen {
        lifetime: Some(Lifetime::Seconds(86_400 * 30 - 7)),
        imprecision: 3_600,
        scope: Some(Scope::Host(b"login.example")),
        ..Seen::named(b"sid")
    };
    let entry = Entry::of(&seen, OCCASION.host).expect("a name");
    assert!(
        entry
            .to_string()
            .contains("duration = \"30 days\"\nhost = \"login.example\"\nparty")
    );
}

/// With the entries in the policy, the same audit finds nothing undeclared.
#[test]
fn pasted_entries_declare_what_was_seen() {
    let mut audit = Audit::new(CHARTER);
    for header in [
        "_ga=SECRET; Domain=example.org; Path=/; Max-Age=34560000",
        "_ga=SECRET2; Domain=example.org; Path=/; Max-Age=60",
        "sid=1; Path=/; Secure; HttpOnly; SameSite=Lax",
        "theme=SECRET; Path=/; Max-Age=3600",
        "gone=; Max-Age=0",
    ] {
        audit.set_cookie(header);
    }
    audit.stored(Storage::LocalStorage, "cache\"1\"");
    let entries = audit.entries();
    assert!(!entries.contains("SECRET"), "{entries}");
    let count = entries.matches("[[cookie]]").count();
    assert_eq!(
        count, 3,
        "each once, and only what is undeclared: {entries}"
    );

    let entries = entries.replace("category = \"TODO\"", "category = \"necessary\"");
    let entries = entries.replace("purpose = \"TODO\"", "purpose = \"Keeps what you chose.\"");
    let policy = format!(
        "language = \"en\"\ntitle = \"Cookies\"\n[category.necessary]\nconsent = \"exempt\"\n\
         heading = \"Necessary\"\n{entries}\n"
    );
    let request = Request {
        folder: String::new(),
        entry: Compiled::Site("site.toml".to_owned()),
        formats: Vec::new(),
        languages: None,
        keys: true,
        compression: wire::Compression::default(),
    };
    let compilation = compile(&request, &mut |_| Ok(policy.clone().into_bytes()));
    let fleet = compilation
        .fleet
        .unwrap_or_else(|_| panic!("{:?}", compilation.diagnostics));
    let declared = fleet.templates[0].cookies.iter();
    let declared: Vec<_> = declared.map(|it| (it.name.as_str(), it.storage)).collect();
    assert_eq!(
        declared,
        [
            ("_ga", Storage::Cookie),
            ("theme", Storage::Cookie),
            ("cache\"1\"", Storage::LocalStorage)
        ]
    );
    assert_eq!(Audit::new(CHARTER).entries(), "");
}

#[test]
fn a_test_without_a_browser_leaves_out_what_responses_do_not_set() {
    let mut audit = Audit::new(site::CHARTER);
    audit.set_cookie("sid=1; Path=/; Secure; HttpOnly");
    audit.stored(Storage::LocalStorage, "volume");
    assert_eq!(
        sentences(audit.gaps()),
        [
            "the cookie `lang` was never seen",
            "the cookie `_ga` was never seen",
            "the cookie `tube` was never seen",
            "the cookie `ads` was never seen",
            "the cookie `login` was never seen",
            "the item `size` was never seen in local-storage",
        ]
    );
    let audit = audit.responses_only();
    assert_eq!(
        sentences(audit.gaps()),
        ["the cookie `lang` was never seen"]
    );
    let mut audit = audit;
    audit.set_cookie("lang=en; Domain=example.org");
    audit.assert_complete();
}
