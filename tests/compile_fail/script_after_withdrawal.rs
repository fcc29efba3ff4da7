charte::charter! {
    mod site = "policies/third_parties.toml";
}

fn main() {
    let visit = charte::Visit::new(site::CHARTER, "", 0);
    let script = visit.script(site::scripts::MATOMO);
    let outcome = charte::choice::handle(visit, "POST", b"choice=refuse");
    println!("{script}{outcome:?}");
}
