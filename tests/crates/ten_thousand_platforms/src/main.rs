//! Compares every page of the fleet in this program with that of a compilation of the platform alone, and
//! every compressed page with its page.

use std::io::Read as _;
use std::thread;

use charte::{Charter, Encoding, FormState, Format};
use charte_compiler::pages::Fleet;
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, ReadError, Request, compile};

charte::charters! { pub mod fleet = "fleet.toml", encodings = [gzip, brotli]; }

/// Hosts of some platforms: an own host, an alias, and the host of a Unicode URL.
const FIRST: Charter<'static> = fleet::FLEET.get("p0.fr");
const ALIASED: Charter<'static> = fleet::FLEET.get("www.p5.example.org");
const UNICODE: Charter<'static> = fleet::FLEET.get("xn--p3-cja.fr");
const LANGUAGES: [&str; 2] = ["fr", "en"];

fn main() {
    println!("{} {} {}", FIRST.url(), ALIASED.url(), UNICODE.url());
    let (shared, tables) = split(include_str!("../fleet.toml"));
    assert_eq!(fleet::FLEET.len(), tables.len());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let counts = thread::scope(|scope| {
        let parts = tables.chunks(tables.len().div_ceil(threads));
        let running: Vec<_> = parts
            .map(|part| {
                scope.spawn(move || {
                    let mut count = Count::default();
                    part.iter().for_each(|table| count.check(shared, table));
                    count
                })
            })
            .collect();
        let ended = running
            .into_iter()
            .map(|thread| thread.join().expect("no difference"));
        ended.collect::<Vec<_>>()
    });
    let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum::<usize>();
    println!("platforms {}", sum(|count| count.platforms));
    println!("hosts {}", sum(|count| count.hosts));
    println!("pages {}", sum(|count| count.pages));
    println!("gzip {}", sum(|count| count.gzip));
    println!("brotli {}", sum(|count| count.brotli));
}

/// The part that all platforms share, and the table of each platform without its header.
fn split(fleet: &'static str) -> (&'static str, Vec<&'static str>) {
    let mut tables = fleet.split("[[platform]]\n");
    let shared = tables.next().expect("the start of the file");
    (shared, tables.collect())
}

/// The numbers of checked pages.
#[derive(Default)]
struct Count {
    platforms: usize,
    hosts: usize,
    pages: usize,
    gzip: usize,
    brotli: usize,
}

impl Count {
    /// Checks everything of the platform with this table.
    fn check(&mut self, shared: &str, table: &str) {
        let alone = alone(format!("{shared}[platform]\n{table}"));
        let [platform] = &alone.platforms[..] else {
            panic!("several platforms: {table}");
        };
        let find = |host: &String| {
            fleet::FLEET
                .find(host)
                .expect("a platform of the fleet")
        };
        let charter = find(&platform.hosts[0]);
        for host in &platform.hosts {
            assert_eq!(find(host).url(), platform.url, "{host}");
            self.hosts += 1;
        }
        for language in LANGUAGES {
            for format in Format::ALL.iter().copied() {
                let expected = alone.page(platform, format, language).expect("a page");
                let page = charter.page(format, language).expect("a page");
                same(
                    &page.to_string(),
                    &expected,
                    platform.url.as_str(),
                    format,
                    language,
                );
                self.pages += 1;
                if !Format::SERVED.contains(&format) {
                    continue;
                }
                for encoding in Encoding::ALL.iter().copied() {
                    let Some(body) = page.compressed(encoding) else {
                        continue; // the test counts them
                    };
                    let mut stream = vec![0; body.len()];
                    assert_eq!(body.copy_to(&mut stream), stream.len());
                    let decoded = decoded(&stream, encoding);
                    same(&decoded, &expected, platform.url.as_str(), format, language);
                    match encoding {
                        Encoding::Gzip => self.gzip += 1,
                        Encoding::Brotli => self.brotli += 1,
                    }
                }
            }
            for state in [FormState::NEW, FormState::NEW.check(0).saved()] {
                for format in [Format::Html, Format::Fragment] {
                    let expected = alone.preferences(platform, format, language, state);
                    let expected = expected.expect("a page");
                    let page = charter
                        .preferences(format, language, state)
                        .expect("a page");
                    same(
                        &without_hash(&page.to_string()),
                        &without_hash(&expected),
                        platform.url.as_str(),
                        format,
                        language,
                    );
                    self.pages += 1;
                }
            }
        }
        self.platforms += 1;
    }
}

/// Returns a form without its own hash, which is another one in a page that has no holes.
fn without_hash(form: &str) -> String {
    let (before, hash) = form.split_once("name=\"shown\" value=\"").expect("a hash");
    let (_, after) = hash.split_once('"').expect("the end of the hash");
    format!("{before}{after}")
}

/// The fleet of one platform.
fn alone(policy: String) -> Fleet {
    let request = Request {
        folder: String::new(),
        entry: Entry::Site("policy.toml".to_owned()),
        formats: Format::ALL.to_vec(),
        languages: None,
        keys: false,
        compression: Compression::default(),
    };
    let mut policy = Some(policy.into_bytes());
    let compilation = compile(&request, &mut |_| policy.take().ok_or(ReadError::Missing));
    compilation.fleet.unwrap_or_else(|_| {
        let titles = compilation.diagnostics.iter().map(|diagnostic| &diagnostic.title);
        panic!("errors: {:#?}", titles.collect::<Vec<_>>())
    })
}

#[track_caller]
fn same(page: &str, expected: &str, url: &str, format: Format, language: &str) {
    assert!(
        page == expected,
        "{url} {format:?} {language}\n{page}\n{expected}"
    );
}

fn decoded(body: &[u8], encoding: Encoding) -> String {
    let mut text = String::new();
    let length = match encoding {
        Encoding::Gzip => flate2::read::GzDecoder::new(body).read_to_string(&mut text),
        Encoding::Brotli => brotli::Decompressor::new(body, 4_096).read_to_string(&mut text),
    };
    assert_eq!(length.expect("a whole stream"), text.len());
    text
}
