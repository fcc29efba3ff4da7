charte::charters! {
    mod shops = "policies/choice.toml";
}

fn proof() -> Option<charte::Granted<'static, shops::categories::Video>> {
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
    visit.granted()
}

fn main() {
    let visit = charte::Visit::new(shops::FLEET.get("a.example"), "", 0);
    let granted = visit.granted::<shops::categories::Video>();
    drop(visit);
    println!("{granted:?} {:?}", proof());
}
