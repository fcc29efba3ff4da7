//! Charters of the usual shapes, as public bodies and shops publish them: each is a policy in
//! `charters/`, without an error, and with the page that it gives.
//!
//! `findings.txt` has what the lints report about a charter; the file is empty if they report nothing.
//! No policy silences a lint: a charter of a usual shape needs no silence.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes the pages again; read the difference.

mod folder;

use charte_core::format::Format;

#[test]
fn charters_of_the_usual_shapes_fit() {
    let cases = folder::data("tests/charters");
    let names = folder::names(&cases);
    assert!(names.len() >= 24, "{names:?}");
    let mut wrong = Vec::new();
    for name in names {
        let case = cases.join(&name);
        let policy = std::fs::read_to_string(case.join("site.toml")).expect("the policy");
        assert!(!policy.contains("\"allow\""), "{name} silences a lint");
        let compilation = folder::compiled(&case);
        let findings = folder::reported(&compilation);
        wrong.extend(folder::compare(&case.join("findings.txt"), &findings));
        let Ok(fleet) = &compilation.fleet else {
            wrong.push(format!("{name} has errors:\n{findings}"));
            continue;
        };
        let platform = &fleet.platforms[0];
        for language in &fleet.templates[platform.template].languages {
            let page = fleet
                .page(platform, Format::Markdown, language)
                .expect("every page is there");
            let file = case.join(format!("{language}.md"));
            wrong.extend(folder::compare(&file, &page));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
