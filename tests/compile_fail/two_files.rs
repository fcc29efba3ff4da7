charte::charters! {
    mod portals = "policies/wrong";
}

const A: charte::Charter<'static> = portals::FLEET.get("a.example");
const B: &str = charte::page!(portals::B_EXAMPLE, html, "en");

fn main() {
    println!("{A:?} {B}");
}
