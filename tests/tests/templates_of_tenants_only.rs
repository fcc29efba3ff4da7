//! A template whose platforms are known only at run time: no file declares a platform.

charte::charters! {
    /// A folder with the template alone.
    mod folder = "tenants/policies";

    /// The template as the only file.
    mod file = "tenants/policies/template.toml", folder_test = false;
}

#[test]
fn templates_of_tenants_only() {
    assert!(folder::FLEET.is_empty() && file::FLEET.is_empty());
    assert_eq!(
        folder::FLEET.find("data.tenant.test").map(|it| it.url()),
        None
    );
    let values = folder::Values {
        platform_url: "https://data.tenant.test",
        platform_name: "Tenant",
    };
    let charter = folder::templates::TEMPLATE.charter(values).expect("right");
    assert!(charter.html().to_string().contains("Cookies of Tenant"));

    let values = file::Values {
        platform_url: values.platform_url,
        platform_name: values.platform_name,
    };
    let same = file::templates::TEMPLATE.charter(values).expect("right");
    assert_eq!(same.html().to_string(), charter.html().to_string());
}
