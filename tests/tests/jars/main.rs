//! What a key sets is what a jar holds, and what a key reads again: in the jars of axum-extra, tower-cookies, Rocket and
//! actix-web, plain, signed and private.

mod actix;
mod axum_extra;
mod rocket;
mod tower_cookies;

use charte::audit::Audit;
use charte::guard::{Lifetime, ReceivedCookie};
use charte::{Charter, Visit};
use cookie::Cookie;
use shops::categories::Audience;
use shops::cookies::{_PK_, COOKIES_PREFERENCES, SESSIONID, VISITS};

charte::charters! {
    /// Two shops with two categories that need consent.
    mod shops = "crates/texts/choice.toml";
}

const NOW: u64 = 1_764_000_000;
const A: Charter<'static> = shops::FLEET.get("a.example");

/// 64 bytes: what every jar that signs or encrypts accepts as its secret.
const SECRET: [u8; 64] = [7; 64];

/// What a program does with the cookie of a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Jar {
    Plain,
    Signed,
    Private,
}

/// A program whose only handler adds a cookie to its jar, or reads one from it.
struct Program {
    name: &'static str,
    jar: Jar,
    /// Returns the `Set-Cookie` headers of the response. The cookie is given as a header too.
    add: fn(Jar, Cookie<'static>, &str) -> Vec<String>,
    /// Returns the value of a cookie of the request with this `Cookie` header.
    get: fn(Jar, &str, &'static str) -> Option<String>,
}

/// Every framework with every jar that it has.
fn programs() -> Vec<Program> {
    let all = [Jar::Plain, Jar::Signed, Jar::Private];
    let mut programs = Vec::new();
    for (name, jars, add, get) in [
        (
            "axum-extra",
            &all[..],
            axum_extra::add as fn(_, _, &_) -> _,
            axum_extra::get as fn(_, &_, _) -> _,
        ),
        (
            "tower-cookies",
            &all,
            tower_cookies::add,
            tower_cookies::get,
        ),
        (
            "Rocket",
            &[Jar::Plain, Jar::Private],
            rocket::add,
            rocket::get,
        ),
        ("actix-web", &[Jar::Plain], actix::add, actix::get),
    ] {
        programs.extend(jars.iter().map(|&jar| Program {
            name,
            jar,
            add,
            get,
        }));
    }
    programs
}

impl Program {
    /// Returns the only header of the response that adds a cookie, which must be as the charter declares.
    fn header(&self, cookie: Cookie<'static>, written: &str) -> String {
        let headers = (self.add)(self.jar, cookie, written);
        let [header] = &headers[..] else {
            panic!("{} {:?}: {headers:?}", self.name, self.jar);
        };
        let mut audit = Audit::new(A).granting(&["audience"]);
        audit.set_cookie(header);
        audit.assert_declared();
        header.clone()
    }
}

/// The name and value of a header, as the browser sends them.
fn sent(header: &str) -> &str {
    header.split(';').next().unwrap_or_default()
}

/// A value that is set through a key is read through the same key, whatever jar carried it.
#[test]
fn jars() {
    let visit = Visit::new(A, "", NOW);
    let granted = charte::testing::visit(A, "", &["audience"]);
    let granted = granted.granted::<Audience>().expect("consent");
    for program in programs()
        .iter()
        .filter(|program| program.jar == Jar::Plain)
    {
        for value in ["k3X", "q/8=", "a+b", "100%", "%41", "%2541", "~!'()*", ""] {
            let written = visit
                .set_header(SESSIONID, value)
                .expect("free")
                .to_string();
            let cookie = visit.set(SESSIONID, value).expect("free");
            let header = program.header(cookie, &written);
            let back = Visit::new(A, sent(&header), NOW);
            let read = back.get(SESSIONID).map(|value| value.to_string());
            assert_eq!(read.as_deref(), Some(value), "{}: {header}", program.name);
            let held = (program.get)(program.jar, sent(&header), "sessionid");
            assert_eq!(held.as_deref(), Some(value), "{}: {header}", program.name);
            // And without the jar, as `Visit::add` writes it.
            let held = (program.get)(program.jar, sent(&written), "sessionid");
            assert_eq!(held.as_deref(), Some(value), "{}: {written}", program.name);
        }
        let written = granted
            .set_header(VISITS, "7")
            .expect("consent")
            .to_string();
        let header = program.header(granted.set(VISITS, "7").expect("consent"), &written);
        let back = charte::testing::visit(A, sent(&header), &["audience"]);
        let read = back.get(VISITS).map(|value| value.to_string());
        assert_eq!(read.as_deref(), Some("7"), "{}: {header}", program.name);
    }
}

/// A jar that signs or encrypts takes any characters.
#[test]
fn jars_that_seal() {
    let visit = Visit::new(A, "", NOW);
    let granted = charte::testing::visit(A, "", &["audience"]);
    let granted = granted.granted::<Audience>().expect("consent");
    for program in programs()
        .iter()
        .filter(|program| program.jar != Jar::Plain)
    {
        let name = program.name;
        let is_raw = (name, program.jar) == ("tower-cookies", Jar::Signed);
        for value in ["k3X", "q/8=", "", "ann smith", "a;b,c", "\u{e9}\r\n", "%41"] {
            // This jar signs the value and sends it as it is: `docs/typed-cookies.md` says so.
            if is_raw
                && !value
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"/=".contains(&byte))
            {
                continue;
            }
            let header = program.header(visit.set_sealed(SESSIONID, value).expect("free"), "");
            let read = |sent: &str| {
                visit.get_sealed(SESSIONID, |name| (program.get)(program.jar, sent, name))
            };
            assert_eq!(
                read(sent(&header)).as_deref(),
                Some(value),
                "{name}: {header}"
            );
            // A value that nobody sealed.
            assert_eq!(read("sessionid=k3X"), None, "{name}");
        }
        program.header(
            granted.set_sealed(VISITS, "seven visits").expect("consent"),
            "",
        );
        let pattern = visit.get_sealed(_PK_, |name| (program.get)(program.jar, "_pk_id=1", name));
        assert_eq!(pattern, None, "a pattern alone names no cookie");
    }
    let long = "x".repeat(4096);
    assert!(
        visit.set_sealed(COOKIES_PREFERENCES, &long).is_ok(),
        "no maximum is declared"
    );
}

/// A deletion that is added to a jar deletes the cookie in the browser, whether the request had it or not.
#[test]
fn jars_that_delete() {
    let visit = Visit::new(A, "", NOW);
    for program in programs()
        .iter()
        .filter(|program| program.jar == Jar::Plain)
    {
        let written = visit
            .delete_header(SESSIONID)
            .expect("declared")
            .to_string();
        let header = program.header(visit.delete(SESSIONID).expect("declared"), &written);
        let cookie = ReceivedCookie::parse(&header).expect("browsers read it");
        assert_eq!(cookie.name, b"sessionid", "{}", program.name);
        assert_eq!(
            cookie.lifetime(0),
            Lifetime::Deleted,
            "{}: {header}",
            program.name
        );
        assert!(header.contains("Path=/"), "{}: {header}", program.name);
    }
}
