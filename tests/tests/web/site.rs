//! The sites of these tests.

use charte::web::Endpoint;
use charte::{Charter, Encoding, Format, Page};

charte::charters! {
    mod portals = "../policies", encodings = [gzip, brotli];
    mod fleet = "web/fleet.toml", encodings = [gzip, brotli];
}

static EXEMPLARY: Charter<'static> = charte::charter!(
    "../policies/exemplary/cookies.toml",
    encodings = [gzip, brotli]
);
/// Every format in one language.
static TOWN: Charter<'static> = charte::charter!(
    "../policies/town/town.toml",
    languages = ["en"],
    encodings = [gzip, brotli]
);
/// One format, one language, one encoding beside identity.
static SMALL: Charter<'static> = charte::charter!(
    "../policies/exemplary/cookies.toml",
    formats = [markdown],
    languages = ["fr"],
    encodings = [gzip]
);
/// One format in two languages, compressed with gzip alone.
static GZIPPED: Charter<'static> = charte::charter!(
    "../policies/exemplary/cookies.toml",
    formats = [html],
    encodings = [gzip]
);

/// The names of sites that have every format, language and encoding.
pub(crate) const WHOLE: [&str; 4] = ["exemplary", "town", "portals", "fleet"];

/// A page of a site.
pub(crate) struct Served {
    /// The name in the files: `html in fr`, in a fleet with the host.
    pub(crate) name: String,
    pub(crate) host: &'static str,
    pub(crate) page: Page<'static>,
}

/// An endpoint with a name, and its charters.
#[derive(Clone)]
pub(crate) struct Site {
    pub(crate) endpoint: Endpoint,
    pub(crate) charters: Vec<Charter<'static>>,
}

impl Site {
    pub(crate) fn named(name: &str) -> Self {
        let one = |charter| (Endpoint::site(charter), vec![charter]);
        let (endpoint, charters) = match name {
            "exemplary" => one(EXEMPLARY),
            "town" => one(TOWN),
            "portals" => (
                Endpoint::fleet(portals::FLEET),
                portals::FLEET.charters().collect(),
            ),
            "fleet" => (
                Endpoint::fleet(fleet::FLEET),
                fleet::FLEET.charters().collect(),
            ),
            "fleet with a fallback" => (
                Endpoint::fleet(fleet::FLEET).fallback(TOWN),
                fleet::FLEET.charters().chain([TOWN]).collect(),
            ),
            "small" => one(SMALL),
            "gzipped" => one(GZIPPED),
            "tenant" => one(tenant("https://tenant.example.org")),
            "with its own Cache-Control" => (
                Endpoint::site(EXEMPLARY).cache_control("private, max-age=60"),
                vec![EXEMPLARY],
            ),
            _ => panic!("there is no site `{name}`"),
        };
        Self { endpoint, charters }
    }

    /// Every page that is served.
    pub(crate) fn pages(&self) -> Vec<Served> {
        let mut pages = Vec::new();
        for charter in &self.charters {
            for format in Format::SERVED {
                for language in charter.languages() {
                    let Some(page) = charter.page(format, language) else {
                        continue;
                    };
                    let of = match self.charters.len() {
                        1 => String::new(),
                        _ => format!(" of {}", charter.ascii_host()),
                    };
                    pages.push(Served {
                        name: format!("{} in {language}{of}", format.as_str()),
                        host: charter.ascii_host(),
                        page,
                    });
                }
            }
        }
        pages
    }
}

/// The bytes of a page in an encoding; `None` if the page does not have it.
pub(crate) fn bytes(page: Page<'_>, encoding: Option<Encoding>) -> Option<Vec<u8>> {
    let Some(encoding) = encoding else {
        return Some(page.to_string().into_bytes());
    };
    let body = page.compressed(encoding)?;
    let mut bytes = vec![0; body.len()];
    body.copy_to(&mut bytes);
    Some(bytes)
}

/// The encodings of a page. `None` is identity.
pub(crate) const ENCODINGS: [Option<Encoding>; 3] =
    [None, Some(Encoding::Gzip), Some(Encoding::Brotli)];

/// The name of an encoding in `Accept-Encoding`.
pub(crate) fn token(encoding: Option<Encoding>) -> &'static str {
    encoding.map_or("identity", Encoding::token)
}

/// A platform that is known only at run time; its pages are not compressed.
pub(crate) fn tenant(url: &str) -> Charter<'_> {
    let values = portals::Values { platform_url: url };
    let charter = portals::templates::OPENDATASOFT.charter(values);
    charter.expect("a URL")
}
