//! Uses every name that a macro call generates, with policies that have mistakes.

use charte::{Charter, Cookie, Page};

charte::charters! {
    pub mod portals = "policies";
}

const SITE: Charter<'static> = charte::charter!("site.toml");
const TITLE: Page<'static> = SITE.text();

const FOUND: Charter<'static> = portals::FLEET.get("a.example");
const NAMED: [Charter<'static>; 2] = [portals::A_EXAMPLE, portals::B_EXAMPLE];
const HTML: &str = charte::page!(portals::A_EXAMPLE, html);
const FRENCH: &str = charte::page!(FOUND, markdown, "fr");

fn main() -> Result<(), charte::ValueError> {
    let values = portals::Values {
        platform_url: "https://c.example",
        platform_name: "C",
    };
    let charter = portals::templates::BASE.charter(values)?;
    let cookies: &[Cookie] = charter.cookies();
    println!("{SITE:?} {TITLE} {FOUND:?} {NAMED:?} {HTML} {FRENCH} {charter:?} {cookies:?}");
    Ok(())
}
