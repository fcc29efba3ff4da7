//! The cost of reading a visitor's choice: the creation of a visit from the `Cookie` header.
//!
//! `cargo bench -p charte-benches --bench choice`
//!
//! For comparison, it also measures a visit to a charter without gated categories, which reads no
//! choice.

use std::fmt::Write as _;
use std::hint::black_box;

use charte::choice::handle;
use charte::{Charter, Visit};
use charte_tests::choice_input::{NOW, SHOP};
use divan::Bencher;

charte::charters! {
    mod portals = "../policies";
}

fn main() {
    divan::main();
}

const PORTAL: Charter<'static> = portals::FLEET.get("data.issy.com");

/// The number of other cookies in the request.
const OTHERS: [usize; 3] = [0, 4, 20];

fn cookies(others: usize) -> String {
    let headers = [("Host", "a.example"), ("Sec-Fetch-Site", "same-origin")];
    let visit = Visit::new(SHOP, &headers, NOW);
    let outcome = handle(visit, "POST", b"choice=accept");
    let choice = outcome.set_cookies().next().expect("the choice");
    let mut header = format!("{}={}", choice.name(), choice.value());
    for number in 0..others {
        let _ = write!(header, "; other{number}=31d4d96e407aad42");
    }
    header
}

#[divan::bench(args = OTHERS)]
fn visit_1_nothing_to_ask(bencher: Bencher<'_, '_>, others: usize) {
    let header = cookies(others);
    bencher.bench_local(|| Visit::new(PORTAL, black_box(header.as_str()), NOW).needs_answer());
}

#[divan::bench(args = OTHERS)]
fn visit_2_choice(bencher: Bencher<'_, '_>, others: usize) {
    let header = cookies(others);
    bencher
        .bench_local(|| Visit::new(SHOP, black_box(header.as_str()), NOW).is_granted("audience"));
}
