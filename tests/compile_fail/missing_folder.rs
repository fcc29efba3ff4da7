charte::charters! {
    mod portals = "polices";
}

fn main() {
    println!("{:?}", portals::FLEET.find("a.example"));
}
