//! The bytes that charte sends for the pages of the portals and of a fleet with URLs of 45 lengths,
//! compared with `gzip -9` and `brotli -q 11` of the whole page.
//!
//! `cargo run --release -p measure --bin wire`

use charte::{Encoding, Format};
use measure::composed;
use measure::compressor::Compressor;
use measure::fleet::{Family, Fleet};
use measure::pages;
use measure::table::{Table, figure};

fn main() {
    let columns = [
        "page",
        "bytes",
        "gzip -9",
        "charte",
        "x",
        "brotli -q 11",
        "charte",
        "x",
    ];
    let mut table = Table::new(&columns);
    for format in Format::SERVED {
        let mut sizes = Sizes::default();
        for charter in pages::portals() {
            let page = charter.page(format, "fr").expect("the policy is in French");
            let sent = |encoding| page.compressed(encoding).map_or(0, |sent| sent.len());
            sizes.add(
                &page.to_string(),
                sent(Encoding::Gzip),
                sent(Encoding::Brotli),
            );
        }
        table.row(sizes.row(&format!("{}, alone: mean of the portals", format.as_str())));

        // Two platforms of each length, so that each length class has several platforms.
        let mut sizes = Sizes::default();
        for sent in composed::pages(&Fleet::new(90, Family::Natural, &[]), format) {
            sizes.add(&sent.page, sent.gzip, sent.brotli);
        }
        table.row(sizes.row(&format!(
            "{}, in a fleet: mean of 45 lengths",
            format.as_str()
        )));
    }
    print!("{table}");
}

/// Sums of sizes.
#[derive(Default)]
struct Sizes {
    pages: usize,
    bytes: usize,
    /// `gzip`, charte's gzip, `brotli`, charte's Brotli.
    sent: [usize; 4],
}

impl Sizes {
    fn add(&mut self, page: &str, gzip: usize, brotli: usize) {
        self.pages += 1;
        self.bytes += page.len();
        let by = |compressor: Compressor| compressor.compress(page.as_bytes()).len();
        let sizes = [by(Compressor::Gzip), gzip, by(Compressor::Brotli), brotli];
        for (sum, size) in self.sent.iter_mut().zip(sizes) {
            *sum += size;
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "some thousands")]
    fn row(&self, name: &str) -> Vec<String> {
        let mean = |sum: usize| figure(sum as f64 / self.pages as f64, 0);
        let ratio = |ours: usize, theirs: usize| figure(ours as f64 / theirs as f64, 3);
        let [gzip, our_gzip, brotli, our_brotli] = self.sent;
        vec![
            name.to_owned(),
            mean(self.bytes),
            mean(gzip),
            mean(our_gzip),
            ratio(our_gzip, gzip),
            mean(brotli),
            mean(our_brotli),
            ratio(our_brotli, brotli),
        ]
    }
}
