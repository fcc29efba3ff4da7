//! Sets one cookie through its key, and others without a key.

use charte::{SetError, Visit};
use cookie::{Cookie, CookieJar};

charte::charters! {
    mod shops = "choice.toml";
}

fn declared(jar: &mut CookieJar, visit: &Visit<'_>) -> Result<(), SetError> {
    jar.add(visit.set(shops::cookies::SESSIONID, "k3X")?);
    Ok(())
}

fn round(jar: &mut CookieJar) {
    jar.add(Cookie::new("_ga", "1"));
    jar.add(Cookie::build(("_gid", "1")).path("/"));
    if let Ok(mut cookie) = Cookie::parse("_gat=1") {
        cookie.make_permanent();
        jar.add(cookie);
    }
}

fn main() {
    let mut jar = CookieJar::new();
    let visit = Visit::new(shops::FLEET.get("a.example"), "", 0);
    assert_eq!(declared(&mut jar, &visit), Ok(()));
    round(&mut jar);
}
