//! `compile()` for 1, 100 and 1,000 platforms, in total and by stage.
//!
//! `cargo bench -p charte-benches --bench compile`
//!
//! Every fleet is derived from `policies/exemplary/cookies.toml`. *Alike* platforms are
//! `[[platform]]` tables with different URLs that share one policy. *Different* platforms are files
//! that each extend that policy and change its title, so every stage runs for each of them.

use std::collections::BTreeMap;
use std::fmt;

use charte_compiler::diagnostic::Diagnostics;
use charte_compiler::locale::Library;
use charte_compiler::model::Fleet;
use charte_compiler::resolve::{Files, Resolution};
use charte_compiler::source::SourceMap;
use charte_compiler::wire::Compression;
use charte_compiler::{Entry, ReadError, Request, compile, lint, lints, lower, pages, resolve};
use charte_core::format::Format;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const FLEETS: &[Shape] = &[
    Shape::Alike(1),
    Shape::Alike(100),
    Shape::Alike(1_000),
    Shape::Different(100),
    Shape::Different(1_000),
];

#[divan::bench(args = FLEETS)]
fn whole(bencher: Bencher<'_, '_>, shape: &Shape) {
    let policies = Policies::new(shape);
    bencher.bench_local(|| {
        let compilation = compile(&policies.request, &mut |path| policies.read(path));
        assert!(compilation.fleet.is_ok());
        compilation
    });
}

#[divan::bench(args = FLEETS)]
fn stage_1_parse(bencher: Bencher<'_, '_>, shape: &Shape) {
    let policies = Policies::new(shape);
    bencher.bench_local(|| policies.parse());
}

#[divan::bench(args = FLEETS)]
fn stage_2_resolve(bencher: Bencher<'_, '_>, shape: &Shape) {
    let policies = Policies::new(shape);
    let parsed = policies.parse();
    bencher.bench_local(|| parsed.resolve(&policies));
}

#[divan::bench(args = FLEETS)]
fn stage_3_lower(bencher: Bencher<'_, '_>, shape: &Shape) {
    let policies = Policies::new(shape);
    let parsed = policies.parse();
    let resolution = parsed.resolve(&policies);
    bencher.bench_local(|| parsed.lower(&policies, &resolution));
}

#[divan::bench(args = FLEETS)]
fn stage_4_lint(bencher: Bencher<'_, '_>, shape: &Shape) {
    let policies = Policies::new(shape);
    let parsed = policies.parse();
    let resolution = parsed.resolve(&policies);
    let (fleet, _) = parsed.lower(&policies, &resolution);
    bencher.bench_local(|| {
        let mut diagnostics = Diagnostics::default();
        lint::run(
            black_box(&fleet),
            lints::ALL,
            &parsed.sources,
            &mut diagnostics,
        );
        diagnostics
    });
}

#[divan::bench(args = FLEETS)]
fn stage_5_render(bencher: Bencher<'_, '_>, shape: &Shape) {
    let policies = Policies::new(shape);
    let parsed = policies.parse();
    let resolution = parsed.resolve(&policies);
    let (fleet, library) = parsed.lower(&policies, &resolution);
    bencher.bench_local(|| {
        let mut diagnostics = Diagnostics::default();
        let (request, sources) = (&policies.request, &parsed.sources);
        pages::build(
            request,
            &resolution,
            &fleet,
            &library,
            sources,
            &mut diagnostics,
        )
    });
}

/// The number of platforms, and how they differ.
enum Shape {
    Alike(usize),
    Different(usize),
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alike(count) => write!(f, "{count} alike"),
            Self::Different(count) => write!(f, "{count} different"),
        }
    }
}

/// The policy from which the fleets are derived.
const EXEMPLARY: &str = include_str!("../../policies/exemplary/cookies.toml");

/// The files of a fleet.
struct Policies {
    request: Request,
    files: BTreeMap<String, Vec<u8>>,
}

impl Policies {
    fn new(shape: &Shape) -> Self {
        // The lock refers to the published page, which these fleets do not equal.
        let template = without_table(EXEMPLARY, "[platform]\n");
        let template = without_table(&template, "[lock]\n");
        let mut files = BTreeMap::new();
        let entry = match *shape {
            Shape::Alike(count) => {
                let platform =
                    |at| format!("\n[[platform]]\nurl = \"https://p{at}.ville.example.org\"\n");
                let platforms: String = (0..count).map(platform).collect();
                files.insert(
                    "fleet.toml".to_owned(),
                    (template + &platforms).into_bytes(),
                );
                Entry::File("fleet.toml".to_owned())
            }
            Shape::Different(count) => {
                files.insert("template.toml".to_owned(), template.into_bytes());
                for at in 0..count {
                    let file = format!(
                        "extends = \"template.toml\"\n\
                         title = {{ fr = \"Cookies du site {at}\", en = \"Cookies of site {at}\" }}\n\n\
                         [platform]\nurl = \"https://p{at}.ville.example.org\"\n"
                    );
                    files.insert(format!("p{at}.toml"), file.into_bytes());
                }
                Entry::Folder(files.keys().cloned().collect())
            }
        };
        let request = Request {
            folder: String::new(),
            entry,
            formats: Format::ALL.to_vec(),
            languages: None,
            keys: true,
            compression: Compression::default(),
        };
        Self { request, files }
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.files.get(path).cloned().ok_or(ReadError::Missing)
    }

    fn parse(&self) -> Parsed {
        let mut sources = SourceMap::default();
        let mut diagnostics = Diagnostics::default();
        let Request { folder, entry, .. } = &self.request;
        let read = &mut |path: &str| self.read(path);
        let files = Files::load(folder, entry, read, &mut sources, &mut diagnostics);
        Parsed { sources, files }
    }
}

/// The parsed files.
struct Parsed {
    sources: SourceMap,
    files: Files,
}

impl Parsed {
    fn resolve(&self, policies: &Policies) -> Resolution {
        let mut diagnostics = Diagnostics::default();
        resolve::resolve(&policies.request.entry, &self.files, &mut diagnostics)
    }

    fn lower(&self, policies: &Policies, resolution: &Resolution) -> (Fleet, Library) {
        let mut diagnostics = Diagnostics::default();
        let (entry, sources) = (&policies.request.entry, &self.sources);
        let fleet = lower::fleet(entry, resolution, &self.files, sources, &mut diagnostics);
        assert!(!diagnostics.has_errors());
        fleet
    }
}

/// Returns a policy without one of its tables.
fn without_table(policy: &str, header: &str) -> String {
    let start = policy.find(header).expect("the policy has the table");
    let length = policy[start + 1..]
        .find("\n[")
        .expect("another one follows");
    format!("{}{}", &policy[..start], &policy[start + 2 + length..])
}
