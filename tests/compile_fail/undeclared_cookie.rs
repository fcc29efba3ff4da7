charte::charters! {
    mod shops = "policies/choice.toml";
}

fn main() {
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
    let _ = visit.set_header(shops::cookies::SESION, "1");
    let _ = visit.set_header("sessionid", "1");
    // What is kept in the browser is set by no response.
    let _ = visit.set_header(shops::cookies::VOLUME, "1");
}
