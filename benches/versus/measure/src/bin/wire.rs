//! Bytes on the wire: the HTML pages of the portals, and of a fleet whose URLs have 45 lengths, by
//! `gzip -9` and `brotli -q 11`.
//!
//! `cargo run --release -p measure --bin wire`

use charte::Format;
use measure::compressor::Compressor;
use measure::fleet::{Family, Fleet};
use measure::pages::{self, page};
use measure::table::{Table, figure};

fn main() {
    // charte plugs in here, once it has compressed bodies: two columns for its own, alone (each
    // portal) and in a fleet, with their ratios to these.
    let mut table = Table::new(&["page", "bytes", "gzip -9", "brotli -q 11"]);
    for charter in pages::portals() {
        table.row(row(charter.ascii_host(), &[charter.url().to_owned()]));
    }
    let fleet = Fleet::new(45, Family::Natural, &[]);
    let urls: Vec<_> = (0..fleet.len())
        .map(|platform| fleet.url(platform))
        .collect();
    table.row(row("a fleet, mean of each length from 16 to 60", &urls));
    print!("{table}");
}

/// The mean sizes of the pages of these platforms.
fn row(name: &str, urls: &[String]) -> Vec<String> {
    let mut sizes = [0; 3];
    for url in urls {
        let page = page(url, Format::Html);
        sizes[0] += page.len();
        sizes[1] += Compressor::Gzip.compress(page.as_bytes()).len();
        sizes[2] += Compressor::Brotli.compress(page.as_bytes()).len();
    }
    #[allow(clippy::cast_precision_loss, reason = "some thousands")]
    let sizes = sizes.map(|size| figure(size as f64 / urls.len() as f64, 0));
    [&[name.to_owned()], &sizes[..]].concat()
}
