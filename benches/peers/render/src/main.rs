//! Renders a charter's HTML page into a reused buffer: charte, a copy of the same bytes, template
//! engines.
//!
//! `cargo run --release -p render [-- <rounds>]`
//!
//! Every engine returns the same page, byte for byte. The rounds are interleaved; a figure is the
//! median of its rounds. Allocations are those of one page after a warm-up.

mod contender;
mod contenders;
mod table;

use std::env;
use std::time::Instant;

use contender::Contender;
use table::Row;

/// The page that all contenders render.
const PAGE: &str = include_str!(concat!(env!("OUT_DIR"), "/page.html"));
/// The URL of its platform.
const URL: &str = "https://data.issy.com";

/// The duration of a sample in nanoseconds: far above the resolution of the clock.
const SAMPLE: f64 = 5e6;

fn main() {
    let rounds = env::args()
        .nth(1)
        .map_or(31, |rounds| rounds.parse().expect("the number of rounds"));
    let mut contenders = contenders::all();
    for contender in &mut contenders {
        let page = contender.page();
        assert!(
            page == PAGE.as_bytes(),
            "{} gives another page",
            contender.name()
        );
    }
    let times: Vec<u32> = contenders
        .iter_mut()
        .map(|contender| calibrate(&mut **contender))
        .collect();
    let mut samples = vec![Vec::new(); contenders.len()];
    for round in 0..rounds {
        for position in 0..contenders.len() {
            // Each round begins with another contender, so that none always follows the same one.
            let at = (position + round) % contenders.len();
            samples[at].push(sample(&mut *contenders[at], times[at]));
        }
    }
    let rows = contenders
        .iter_mut()
        .zip(samples)
        .map(|(contender, samples)| {
            let allocations = allocation_counter::measure(|| contender.repeat(1));
            Row {
                name: contender.name(),
                nanoseconds: median(samples),
                allocations: allocations.count_total,
            }
        });
    print!(
        "{}",
        table::table(PAGE.len(), rounds, &rows.collect::<Vec<_>>())
    );
}

/// Returns the number of pages that a sample needs.
fn calibrate(contender: &mut dyn Contender) -> u32 {
    let mut times = 16;
    loop {
        let nanoseconds = sample(contender, times) * f64::from(times);
        if nanoseconds >= SAMPLE {
            return times;
        }
        times *= 2;
    }
}

/// Returns the nanoseconds for a page, from a sample of this number of pages.
fn sample(contender: &mut dyn Contender, times: u32) -> f64 {
    let start = Instant::now();
    contender.repeat(times);
    start.elapsed().as_secs_f64() * 1e9 / f64::from(times)
}

fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}
