//! The page in the form that servers need: files, and recorded responses.

use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use charte::Format;
use tempfile::TempDir;

use crate::client::{self, Response};
use crate::compressor::Compressor;
use crate::pages::page;
use crate::server::Server;

/// The platform of the served page.
const URL: &str = "https://data.issy.com";

/// The server whose responses are recorded. The hard-coded servers return them, so that all
/// responses are equal.
pub const RECORDED: &str = "charte";

/// A variant of the request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Variant {
    /// The page as `br`.
    Brotli,
    /// The page as `gzip`.
    Gzip,
    /// The page without compression.
    Identity,
    /// A page that the client already has, by its `ETag`.
    NotModified,
}

impl Variant {
    /// All variants.
    pub const ALL: [Self; 4] = [Self::Brotli, Self::Gzip, Self::Identity, Self::NotModified];

    /// Returns the variants with these names.
    pub fn named(names: &[String]) -> impl Iterator<Item = Self> {
        let all = Self::ALL.into_iter();
        all.filter(|variant| names.iter().any(|name| name == variant.name()))
    }

    /// Returns its name in files and tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
            Self::NotModified => "304",
        }
    }

    /// Returns the headers of its request to a server; `None` if the server sends no `ETag`.
    pub fn headers(self, port: u16) -> Option<Vec<String>> {
        let accept = |encoding: &str| format!("accept-encoding: {encoding}");
        Some(match self {
            Self::Brotli => vec![accept("br")],
            Self::Gzip => vec![accept("gzip")],
            Self::Identity => vec![accept("identity")],
            Self::NotModified => {
                let response = client::get(port, &[accept("br")]);
                // A hard-coded 304 also has it.
                let tag = response.header("etag")?;
                vec![accept("br"), format!("if-none-match: {tag}")]
            }
        })
    }

    /// Checks the response of a server.
    ///
    /// # Panics
    /// If the response has another status, encoding or page.
    pub fn check(self, response: &Response, server: &str) {
        let wrong = |what: &str| panic!("{server}, {}: {what}", self.name());
        let expected = if self == Self::NotModified { 304 } else { 200 };
        if response.status != expected {
            wrong(&format!("status {}", response.status));
        }
        let encoding = response.header("content-encoding");
        let body = match self {
            Self::NotModified => return,
            Self::Identity => response.body.clone(),
            Self::Brotli if encoding == Some("br") => Compressor::Brotli.decompress(&response.body),
            Self::Gzip if encoding == Some("gzip") => Compressor::Gzip.decompress(&response.body),
            Self::Brotli | Self::Gzip => wrong(&format!("encoding {encoding:?}")),
        };
        if body != page(URL, Format::Html).as_bytes() {
            wrong("another page");
        }
    }
}

/// Creates a folder with the page, and with a recorded response for each variant.
///
/// # Panics
/// If a server or a program is missing.
pub fn create() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // The workers of nginx run as another user.
    let permissions = Permissions::from_mode(0o755);
    fs::set_permissions(folder.path(), permissions).expect("the folder is ours");
    let page = page(URL, Format::Html);
    write(&folder.path().join("site/cookies.html"), page.as_bytes());
    for compressor in [Compressor::Gzip, Compressor::Brotli] {
        let path = format!("site/cookies.html.{}", compressor.ending());
        write(
            &folder.path().join(path),
            &compressor.compress(page.as_bytes()),
        );
    }
    let server = Server::of_package(RECORDED, folder.path(), "-");
    for variant in Variant::ALL {
        let headers = variant.headers(server.port()).expect("it tells an `ETag`");
        let response = client::get(server.port(), &headers);
        variant.check(&response, RECORDED);
        let path = folder.path().join("recorded").join(variant.name());
        write(&path, &record(&response));
    }
    folder
}

/// Returns a response as a file, without the headers that servers add to every response.
fn record(response: &Response) -> Vec<u8> {
    const ADDED: [&str; 3] = ["connection", "content-length", "date"];
    let mut text = format!("{}\n", response.status);
    for (name, value) in &response.headers {
        if !ADDED.contains(&name.as_str()) {
            let _ = writeln!(text, "{name}: {value}");
        }
    }
    text.push('\n');
    [text.as_bytes(), &response.body].concat()
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("a folder to write to");
    fs::write(path, bytes).expect("a folder to write to");
}
