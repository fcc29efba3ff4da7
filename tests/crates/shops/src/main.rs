//! Prints the result of every API that returns a page, one a line.

use charte::{Charter, Format};

charte::charters! {
    /// The portals of the town.
    pub mod portals = "policies";
    mod shops = "shops.toml", formats = [html, text];
}

static SITE: Charter<'static> = charte::charter!("site.toml");

const DATA: Charter<'static> = portals::FLEET.get("DATA.town.example.:443");
const HTML: &str = charte::page!(DATA, html);
const ENGLISH: &str = charte::page!(portals::MAPS, text, "EN");

fn main() {
    println!("[one site]");
    println!("url `{}` host `{}`", SITE.url(), SITE.host());
    println!("{}", first_line(SITE));
    println!("basket: {:?}", SITE.cookie("basket").map(|cookie| cookie.category));

    println!("[find]");
    for host in [
        "data.town.example",
        "Data.Town.EXAMPLE",
        "data.town.example:8080",
        "data.town.example.",
        "DATA.town.example.:443",
        "www.town.example",
        "maps.xn--bcher-kva.example:8443",
        "town.example",
        "data.town.example.evil.example",
        "",
    ] {
        println!("{host}: {:?}", portals::FLEET.find(host).map(|charter| charter.url()));
    }

    println!("[platforms of one file]");
    for charter in &shops::FLEET.charters().collect::<Vec<_>>() {
        println!("{}: {}", charter.host(), first_line(*charter));
    }
    println!("json: {:?}", shops::FLEET.get("b.example").page(Format::Json, "en").is_some());

    println!("[constants]");
    println!("html: {}", HTML == DATA.html().to_string());
    println!("another language: {}", ENGLISH.lines().next().unwrap_or_default());
    println!("languages: {:?}", portals::DATA_TOWN_EXAMPLE.languages());

    println!("[known only at run time]");
    let values = portals::Values {
        platform_url: "https://data.town.example",
        platform_name: "Données",
    };
    match portals::templates::TOWN.charter(values) {
        Ok(charter) => println!("same page: {}", charter.html().to_string() == HTML),
        Err(error) => println!("{error}"),
    }
    for platform_url in ["http://new.example", "https://new.example/x", "https://neu.bücher"] {
        let values = portals::Values { platform_url, ..values };
        match portals::templates::TOWN.charter(values) {
            Ok(charter) => println!("{charter:?}"),
            Err(error) => println!("{error}"),
        }
    }
    let values = portals::Values { platform_name: "two\nlines", ..values };
    match portals::templates::TOWN.charter(values) {
        Ok(charter) => println!("{charter:?}"),
        Err(error) => println!("{error}"),
    }
}

fn first_line(charter: Charter<'static>) -> String {
    charter.text().to_string().lines().next().unwrap_or_default().to_owned()
}
