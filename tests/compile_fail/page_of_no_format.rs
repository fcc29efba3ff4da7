const SITE: charte::Charter<'static> = charte::charter!("policies/right/a.toml");
const PDF: &str = charte::page!(SITE, pdf);

fn main() {
    println!("{PDF}");
}
