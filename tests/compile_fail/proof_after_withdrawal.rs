//! A proof of consent, used after the visitor has withdrawn it.

charte::charters! {
    mod shops = "policies/choice.toml";
}

fn main() {
    let headers = [("Host", "a.example"), ("Sec-Fetch-Site", "same-origin")];
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), &headers, 0);
    let granted = visit.granted::<shops::categories::Audience>().unwrap();
    let outcome = charte::choice::handle(visit, "POST", b"choice=refuse");
    let _ = granted.set_header(shops::cookies::VISITS, "1");
    drop(outcome);
}
