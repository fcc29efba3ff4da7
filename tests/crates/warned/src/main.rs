//! Prints the title of a page whose policy has a warning.

static CHARTER: charte::Charter<'static> = charte::charter!("cookies.toml");

fn main() {
    println!("{}", CHARTER.text().to_string().lines().next().unwrap_or_default());
}
