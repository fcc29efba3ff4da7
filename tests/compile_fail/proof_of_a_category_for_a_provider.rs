charte::charters! {
    mod fleet = "policies/providers";
}

fn main() {
    let visit = charte::Visit::new(fleet::EACH_EXAMPLE, "", 0);
    if let Some(granted) = visit.granted::<fleet::categories::Audience>() {
        let _ = granted.set_header(fleet::cookies::STATS, "1");
    }
}
