charte::charters! {
    mod shops = "policies/choice.toml";
}

fn main() {
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
    let _ = visit.set_header(shops::cookies::VISITS, "1");
    let _ = visit.set(shops::cookies::_PK_.named("_pk_id"), "1");
    let _ = visit.add(shops::cookies::VISITS, "1");
}
