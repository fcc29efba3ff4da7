charte::charter! {
    mod site = "policies/third_parties.toml";
}

fn main() {
    let visit = charte::Visit::new(site::CHARTER, "", 0);
    let _ = visit.script(site::embeds::COUNCIL);
    let _ = visit.embed(site::scripts::MATOMO, "https://player.tube.example/", "/");
}
