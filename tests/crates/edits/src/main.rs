//! Prints the hosts of a fleet and the title of its pages.

charte::charters! {
    pub mod watched = "watched";
    pub mod quiet = "quiet", folder_test = false;
}

fn main() {
    for charter in watched::FLEET {
        let text = charter.text().to_string();
        println!("{}: {}", charter.host(), text.lines().next().unwrap_or_default());
    }
    println!("{:?}", quiet::FLEET);
}
