static SITE: charte::Charter<'static> = charte::charter!("policies/cookies.toml");

fn main() {
    println!("{}", SITE.text());
}
