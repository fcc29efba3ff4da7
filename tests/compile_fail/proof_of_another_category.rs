charte::charters! {
    mod shops = "policies/choice.toml";
}

fn main() {
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
    if let Some(granted) = visit.granted::<shops::categories::Video>() {
        let _ = granted.set(shops::cookies::VISITS, "1");
    }
}
