//! Pictures of every page, for people to look at.

use std::fs;
use std::path::Path;

use crate::chromium::{Chromium, Screen};
use crate::pages;

/// Writes pictures to `target/screenshots`: three widths in light, dark and print, a narrow screen with text of
/// twice the size, high contrast, and the PDF.
#[test]
#[ignore = "it asserts nothing: a command that draws"]
fn screenshots() {
    let Some(mut browser) = Chromium::start(true) else {
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots");
    fs::create_dir_all(&folder).expect("the folder can be made");
    pages::each(&mut browser, |browser, page| {
        let write = |what: &str, bytes: &[u8]| {
            let path = folder.join(format!("{}.{what}", page.name));
            fs::write(path, bytes).expect("the picture can be written");
        };
        for width in [320, 768, 1280] {
            for (how, screen) in [
                ("light", Screen::light(width)),
                ("dark", Screen::dark(width)),
                ("print", Screen::paper(width)),
            ] {
                browser.show(screen);
                write(&format!("{width}.{how}.png"), &browser.picture());
            }
        }
        write("pdf", &browser.print());
        browser.show(Screen::forced(768));
        write("768.forced.png", &browser.picture());
        browser.show(Screen::light(640));
        browser.evaluate("document.documentElement.style.fontSize = '200%'");
        write("640.large.png", &browser.picture());
    });
}
