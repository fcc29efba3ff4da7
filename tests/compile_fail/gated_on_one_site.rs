charte::charter! {
    mod site = "policies/site.toml";
}

fn main() {
    let visit = charte::Visit::new(site::CHARTER, "", 0);
    let _ = visit.set_header(site::cookies::VISITS, "1");
}
