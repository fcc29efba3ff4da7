charte::charters! {
    mod portals = "policies/right", format = [html];
}

fn main() {
    let _ = portals::A_EXAMPLE;
}
