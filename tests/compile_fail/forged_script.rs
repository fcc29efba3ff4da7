charte::charter! {
    mod site = "policies/third_parties.toml";
}

fn main() {
    let visit = charte::Visit::new(site::CHARTER, "", 0);
    let _ = visit.script(charte::Script::<site::categories::Audience>::declared("matomo"));
    let _ = visit.script(charte::Script::<site::categories::Audience> {
        id: "matomo",
        category: core::marker::PhantomData,
    });
}
