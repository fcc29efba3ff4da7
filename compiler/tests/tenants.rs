//! Templates whose platforms are known only at run time, and that known platforms share.

use charte_compiler::wire::Compression;
use charte_compiler::{Compilation, Entry, Request, compile};
use charte_core::format::Format;

const TEMPLATE: &str = r#"
tenants = "run-time"
language = "en"
title = "Cookies"

[category.necessary]
consent = "exempt"
heading = "Necessary"

[category.ads]
consent = "required"
heading = "Advertising"

[choice]
cookie = "__Host-choice"
duration = "6 months"
manage = "/cookies"

[[cookie]]
name = "__Host-choice"
category = "necessary"
exemption = "choice"
purpose = "Remembers your choice."
duration = "6 months"
path = "/"
secure = true

[[cookie]]
name = "shown"
category = "ads"
purpose = "Remembers which banner you saw here."
duration = "1 day"
domain = "owner.example"

[[cookie]]
name = "away"
category = "ads"
purpose = "Remembers which banner you saw there."
duration = "1 day"
domain = "tenant.test"
"#;

const PLATFORM: &str = "extends = 'template.toml'\nplatform.url = 'https://www.owner.example'\n";

fn compiled(files: &[(&str, &str)], language: Option<&str>) -> Compilation {
    let request = Request {
        folder: String::new(),
        entry: Entry::Folder(files.iter().map(|(name, _)| (*name).to_owned()).collect()),
        formats: Format::ALL.to_vec(),
        languages: language.map(|language| vec![language.to_owned()]),
        keys: true,
        compression: Compression::default(),
    };
    compile(&request, &mut |path| {
        let (_, text) = files.iter().find(|(name, _)| *name == path).expect(path);
        Ok(text.as_bytes().to_vec())
    })
}

#[test]
fn a_language_that_is_not_published_is_an_error_without_a_platform() {
    let compilation = compiled(&[("template.toml", TEMPLATE)], Some("fr"));
    let mut names = compilation.diagnostics.iter().map(|error| error.name);
    assert!(names.any(|name| name == "unpublished-language"));
    assert!(compilation.fleet.is_err());
}

#[test]
fn a_known_platform_decides_nothing_for_the_others() {
    let files = [("owner.toml", PLATFORM), ("template.toml", TEMPLATE)];
    let fleet = compiled(&files, None).fleet.expect("no error");
    // Another platform may have the domain of each.
    let names = fleet.keys.cookies.iter().map(|key| key.name.as_str());
    let names: Vec<&str> = names.collect();
    assert_eq!(names, ["__Host-choice", "away", "shown"]);
    // Another platform can delete neither.
    let remaining =
        "in the settings of your browser or device: <code translate=\"no\">shown</code>";
    assert!(fleet.parts.contains(remaining), "{}", fleet.parts);
}
