charte::charters! {
    mod shops = "policies/choice.toml";
}

fn main() {
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
    if let Some(granted) = visit.granted::<shops::categories::Necessary>() {
        let _ = granted.set_header(shops::cookies::SESSIONID, "1");
        let _ = granted.add(shops::cookies::SESSIONID, "1");
    }
}
