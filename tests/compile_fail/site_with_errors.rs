charte::charter! {
    mod site = "policies/wrong/a.toml";
}

fn main() {
    let visit = charte::Visit::new(site::CHARTER, "", 0);
    let _ = visit.granted::<site::categories::Necessary>();
}
