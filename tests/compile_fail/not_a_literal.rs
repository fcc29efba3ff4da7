const PATH: &str = "policies/right/a.toml";
static SITE: charte::Charter<'static> = charte::charter!(PATH);

fn main() {
    println!("{} {}", SITE.text(), PATH);
}
