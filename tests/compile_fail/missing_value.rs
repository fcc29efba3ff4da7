charte::charters! {
    mod towns = "policies/own", folder_test = false;
}

fn main() {
    // A value of `[values]` is missing.
    let values = towns::Values {
        platform_url: "https://c.test",
        platform_name: "C",
        town: "C".into(),
        contact: "mailto:hall@c.test",
    };
    let _ = towns::templates::TEMPLATE.tenant(values);
    // A charter that borrows its values has no place for those of `[values]`.
    let _ = towns::templates::TEMPLATE.charter(values);
}
