charte::charters! {
    mod portals = "policies/right";
}

const C: charte::Charter<'static> = portals::FLEET.get("c.example");

fn main() {
    println!("{C:?}");
}
