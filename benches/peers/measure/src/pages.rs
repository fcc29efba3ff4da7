//! The pages of a platform, as charte renders them.

use charte::{Charter, Format};

use portals::Values;
use portals::templates::OPENDATASOFT;

charte::charters! {
    mod portals = "../../../policies";
}

/// The embedded formats, with the extensions of their files.
pub const FORMATS: [(Format, &str); 5] = [
    (Format::Html, "html"),
    (Format::Fragment, "fragment.html"),
    (Format::Markdown, "md"),
    (Format::Text, "txt"),
    (Format::Json, "json"),
];

/// Returns the page of the platform with this URL.
///
/// # Panics
/// If it is not a URL.
pub fn page(url: &str, format: Format) -> String {
    let values = Values { platform_url: url };
    let charter = OPENDATASOFT.charter(values).expect("an https URL");
    let page = charter.page(format, "fr").expect("the policy is in French");
    page.to_string()
}

/// Returns the charters of the five portals.
pub fn portals() -> impl Iterator<Item = Charter<'static>> {
    portals::FLEET.into_iter()
}
