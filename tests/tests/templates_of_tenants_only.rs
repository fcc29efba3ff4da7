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
        label: "Tenant & Sons".into(),
        contact: "mailto:hall@tenant.test",
    };
    let tenant = folder::templates::TEMPLATE.tenant(values).expect("right");
    let page = tenant.charter().html().to_string();
    assert!(page.contains("Cookies of Tenant"), "{page}");
    assert!(page.contains("Tenant &amp; Sons keeps"), "{page}");
    let link = "<a href=\"mailto:hall@tenant.test\">hall@tenant.test</a>";
    assert!(page.contains(link), "{page}");

    let values = file::Values {
        platform_url: values.platform_url,
        platform_name: values.platform_name,
        label: values.label,
        contact: values.contact,
    };
    let same = file::templates::TEMPLATE.tenant(values).expect("right");
    assert_eq!(same.charter().html().to_string(), page);
}
