charte::charters! {
    mod portals = "policies/right", formats = [html, pdf];
}

fn main() {
    let _ = portals::A_EXAMPLE;
}
