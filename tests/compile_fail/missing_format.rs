const SITE: charte::Charter<'static> = charte::charter!("policies/right/a.toml", formats = [html]);
const JSON: &str = charte::page!(SITE, json);

fn main() {
    println!("{JSON}");
}
