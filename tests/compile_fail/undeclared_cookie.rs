charte::charters! {
    mod shops = "policies/choice.toml";
}

fn main() {
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
    let _ = visit.set_header(shops::cookies::SESION, "1");
    let _ = visit.set_header("sessionid", "1");
    // An item of browser storage has no key, because no response sets it.
    let _ = visit.set_header(shops::cookies::VOLUME, "1");
}
