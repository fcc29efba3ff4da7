charte::charter! {
    mod site = "policies/third_parties.toml";
}

fn main() {
    let visit = charte::Visit::new(site::CHARTER, "", 0);
    let _ = visit.script(site::scripts::TRACKER);
    let _ = visit.script("matomo");
    let _ = visit.embed(site::embeds::MAP, "https://maps.example/", "/");
}
