//! Every body decodes to its page, with decoders that share no code with the compressors.

mod chromium;
mod curl;
mod flate2;
mod node;

use std::fs;
use std::path::{Path, PathBuf};

use charte::Encoding;

use super::exchange::Request;
use super::servers::{NoFramework, Server as _};
use super::site::{ENCODINGS, Served, Site, WHOLE, token};

/// A page and one of its encoded bodies.
struct Sent {
    site: &'static str,
    host: &'static str,
    target: String,
    encoding: Option<Encoding>,
    body: Vec<u8>,
    /// The expected text.
    page: String,
}

impl Sent {
    fn request(&self) -> Request {
        let headers = [
            ("Host", self.host),
            ("Accept-Encoding", token(self.encoding)),
        ];
        Request::get(&self.target, &headers)
    }

    fn name(&self) -> String {
        format!("{} of {}, {}", self.target, self.host, token(self.encoding))
    }
}

/// All pages in all encodings: five portals, a fleet whose platforms share their compressed parts,
/// the town, the exemplary policy.
fn all() -> Vec<Sent> {
    let mut all = Vec::new();
    for name in WHOLE {
        let site = Site::named(name);
        for Served { host, page, .. } in site.pages() {
            let (format, language) = (page.format().as_str(), page.language());
            for encoding in ENCODINGS {
                let mut sent = Sent {
                    site: name,
                    host,
                    target: format!("/cookies?format={format}&lang={language}"),
                    encoding,
                    body: Vec::new(),
                    page: page.to_string(),
                };
                let answer = NoFramework(site.endpoint).answer(&sent.request());
                assert_eq!(answer.status, 200, "{}", sent.name());
                assert_eq!(
                    answer.header("content-encoding"),
                    encoding.map(Encoding::token)
                );
                sent.body = answer.body;
                all.push(sent);
            }
        }
    }
    all
}

/// An empty folder with this name, for programs that read or write files.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}
