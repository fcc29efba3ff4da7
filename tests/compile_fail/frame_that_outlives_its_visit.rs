charte::charter! {
    mod site = "policies/third_parties.toml";
}

fn frame() -> charte::Page<'static> {
    let visit = charte::Visit::new(site::CHARTER, "", 0);
    visit
        .embed(site::embeds::COUNCIL, "https://player.tube.example/", "/")
        .unwrap()
}

fn main() {
    let _ = frame();
}
