//! A cookie with a declared `host`, set and deleted by a key.

use charte::{SetError, Visit};
use nested::cookies::__HOST_MEMBER;

charte::charters! {
    /// A site deep below its registrable domain.
    mod nested = "crates/texts/nested.toml";
}

const NOW: u64 = 1_764_000_000;

#[test]
fn a_cookie_of_another_host_is_not_set_or_deleted() {
    let charter = nested::FLEET.get("www.shop.owner.co.uk");
    let error = SetError::Elsewhere {
        cookie: "__Host-member",
        host: "members.owner.co.uk",
    };
    let visit = Visit::new(charter, "__Host-member=1", NOW);
    assert_eq!(visit.set_header(__HOST_MEMBER, "1").err(), Some(error));
    assert_eq!(visit.delete_header(__HOST_MEMBER).err(), Some(error));
    assert_eq!(
        error.to_string(),
        "the cookie `__Host-member` lives on `members.owner.co.uk`, and no other host can set or \
         delete it"
    );
    // A response to a request for that host can.
    let headers = [("Host", "Members.owner.co.uk")];
    let visit = Visit::new(charter, &headers[..], NOW);
    let set = visit.set_header(__HOST_MEMBER, "1").expect("its own host");
    assert_eq!(set.to_string(), "__Host-member=1; Path=/; Secure");
}
