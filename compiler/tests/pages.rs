//! Whole pages in every format and language: folders of policies in `pages/`, and their pages.
//!
//! `BLESS=1 cargo test -p charte-compiler` writes the pages again; read the difference.

mod folder;

use charte_compiler::diagnostic::{Rendering, render};
use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::kind::PageKind;

#[test]
fn every_case_gives_its_pages() {
    let cases = folder::data("tests/pages");
    let mut wrong = Vec::new();
    for case in folder::names(&cases) {
        let folder = cases.join(&case);
        let compilation = folder::compiled(&folder);
        // No law judges these policies.
        let others = compilation.diagnostics.iter();
        for diagnostic in others.filter(|it| it.name != "missing-rules") {
            wrong.push(render(diagnostic, &compilation.sources, Rendering::Whole));
        }
        let Ok(fleet) = &compilation.fleet else {
            continue;
        };
        let mut expected = Vec::new();
        for platform in &fleet.platforms {
            let host = platform.hosts.first().map_or("site", String::as_str);
            for language in &fleet.templates[platform.template].languages {
                for &format in Format::ALL {
                    let name = format!("{host}.{language}.{}", ending(format));
                    let page = fleet
                        .page(platform, format, language)
                        .expect("every page is there");
                    wrong.extend(folder::compare(&folder.join("expected").join(&name), &page));
                    expected.push(name);
                }
                for kind in [PageKind::Banner, PageKind::Confirmation] {
                    let Some(page) = fleet.part(platform, kind, language) else {
                        continue;
                    };
                    let name = format!("{host}.{language}.{kind}.html");
                    wrong.extend(folder::compare(&folder.join("expected").join(&name), &page));
                    expected.push(name);
                }
                for (state_name, state) in
                    states(fleet.templates[platform.template].questions.len())
                {
                    for &format in PageKind::Preferences.formats() {
                        let page = fleet.preferences(platform, format, language, state);
                        // The document around the form is the same in every state.
                        let is_new = state == FormState::NEW || format == Format::Fragment;
                        let Some(page) = page.filter(|_| is_new) else {
                            continue;
                        };
                        let name = format!("{host}.{language}.{state_name}.{}", ending(format));
                        let file = folder.join("expected").join(&name);
                        wrong.extend(folder::compare(&file, &page));
                        expected.push(name);
                    }
                }
            }
        }
        expected.sort();
        assert_eq!(folder::names(&folder.join("expected")), expected, "{case}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns the compared states of a form with this number of boxes: a new visitor, one box checked,
/// all of them just saved, a choice that the browser did not keep, a form with other questions, and
/// signals of the browser.
fn states(boxes: usize) -> [(&'static str, FormState); 6] {
    let all = (0..boxes).fold(FormState::NEW, FormState::check);
    [
        ("preferences", FormState::NEW),
        ("preferences-first", FormState::NEW.check(0)),
        ("preferences-all-saved", all.saved()),
        ("preferences-not-kept", FormState::NEW.not_kept()),
        ("preferences-outdated", FormState::NEW.outdated()),
        (
            "preferences-signals",
            FormState::NEW.gpc().dnt().overruled(),
        ),
    ]
}

fn ending(format: Format) -> &'static str {
    match format {
        Format::Html => "html",
        Format::Fragment => "fragment.html",
        Format::Markdown => "md",
        Format::Text => "txt",
        Format::Json => "json",
        _ => panic!("{format} has no file name"),
    }
}

#[test]
fn the_order_of_files_does_not_matter() {
    let folder = folder::data("tests/pages/overrides");
    let pages = |reversed: bool| {
        let compilation = folder::compiled_in_order(&folder, reversed);
        let fleet = compilation.fleet.expect("no error");
        let pages = fleet.platforms.iter().map(|platform| {
            (
                platform.url.clone(),
                fleet.page(platform, Format::Html, "en").expect("a page"),
            )
        });
        pages.collect::<Vec<_>>()
    };
    assert_eq!(pages(false), pages(true));
}

/// A fleet shares parts, but each of its pages is equal to the page of the platform alone.
#[test]
fn a_page_of_a_fleet_equals_the_page_of_the_platform_alone() {
    let folder = folder::data("../policies");
    let fleet = folder::compiled(&folder).fleet.expect("no error");
    assert_eq!(fleet.platforms.len(), 5);
    for platform in &fleet.platforms {
        let file = platform.declared.path.clone();
        let alone = folder::compiled_alone(&folder, &file)
            .fleet
            .expect("no error");
        for &format in Format::ALL {
            let one = alone.page(&alone.platforms[0], format, "fr");
            assert_eq!(fleet.page(platform, format, "fr"), one, "{file} {format:?}");
        }
    }
}
