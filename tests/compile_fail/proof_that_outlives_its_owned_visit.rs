//! A proof of an owned visit, which another task or the next request would use.

charte::charters! {
    mod shops = "policies/choice.toml";
}

fn visit() -> charte::Visit<'static> {
    charte::Visit::new(shops::FLEET.get("a.example"), "", 0).into_owned()
}

fn proof(visit: charte::Visit<'static>) -> Option<charte::Granted<'static, shops::categories::Video>> {
    visit.granted()
}

fn main() {
    let visit = visit();
    let granted = visit.granted::<shops::categories::Audience>().unwrap();
    let outcome = charte::choice::handle(visit, "POST", b"choice=refuse");
    let _ = granted.set_header(shops::cookies::VISITS, "1");
    drop((outcome, proof));
}
