//! One choice for several platforms: `shared` in `[choice]`.

use charte::choice::handle;
use charte::{Charter, Visit};

use super::{NOW, stored};

charte::charters! {
    /// Platforms that share a choice, and one that does not.
    mod owner = "crates/texts/shared";
}

const WWW: Charter<'static> = owner::FLEET.get("www.owner.fr");
const SHOP: Charter<'static> = owner::FLEET.get("shop.owner.fr");
const OTHER: Charter<'static> = owner::FLEET.get("www.other.fr");

#[test]
fn shared_choice() {
    let headers = [("Host", "www.owner.fr"), ("Sec-Fetch-Site", "same-origin")];
    let outcome = handle(Visit::new(WWW, &headers, NOW), "POST", b"choice=accept");
    let set: Vec<String> = outcome.set_cookies().map(|set| set.to_string()).collect();
    assert!(set[0].contains("; Domain=owner.fr; Path=/; "), "{set:?}");

    let header = stored(&set);
    for (charter, is_granted) in [(WWW, true), (SHOP, true), (OTHER, false)] {
        let visit = Visit::new(charter, header.as_str(), NOW);
        assert_eq!(
            visit.is_granted("audience"),
            is_granted,
            "{}",
            charter.host()
        );
        assert_eq!(visit.needs_answer(), !is_granted, "{}", charter.host());
    }

    // A withdrawal on the other platform replaces the same cookie.
    let cookie = header.as_str();
    let headers = [
        ("Host", "shop.owner.fr"),
        ("Sec-Fetch-Site", "same-origin"),
        ("Cookie", cookie),
    ];
    let outcome = handle(Visit::new(SHOP, &headers, NOW), "POST", b"choice=refuse");
    let set: Vec<String> = outcome.set_cookies().map(|set| set.to_string()).collect();
    assert!(set[0].contains("; Domain=owner.fr; Path=/; "), "{set:?}");
    let visit_header = stored(&set);
    let visit = Visit::new(WWW, visit_header.as_str(), NOW);
    assert!(!visit.is_granted("audience") && !visit.needs_answer());
}
