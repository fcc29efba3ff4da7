static SITE: charte::Charter<'static> = charte::charter!("/srv/policies/a.toml");

fn main() {
    println!("{}", SITE.text());
}
