charte::charters! {
    mod portals = "policies/empty";
}

fn main() {
    println!("{:?}", portals::FLEET);
}
