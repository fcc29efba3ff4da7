//! A fleet as a static site: a folder for each host.
//!
//! ```text
//! <host>/<address>/index.html          the page in the language of the policy
//! <host>/<address>/<tag>/index.html    in each other language
//! ```
//!
//! Beside each `index.html` are `charter.md`, `charter.txt`, `charter.json`, and each file compressed
//! (`.gz`, `.br`). `<host>/_headers` and `<host>/_redirects` are in the form of Netlify and Cloudflare
//! Pages. `.charte-site` at the top lists the files, so that the next run removes those that it does
//! not write again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

use charte_compiler::pages::{Fleet, Platform, Template};
use charte_core::format::Format;
use charte_core::kind::PageKind;

use super::compressed;
use crate::failure::Failure;

/// The name of the list of files.
const LIST: &str = ".charte-site";

/// The name of each format as a file.
const FILES: &[(Format, &str)] = &[
    (Format::Html, "index.html"),
    (Format::Markdown, "charter.md"),
    (Format::Text, "charter.txt"),
    (Format::Json, "charter.json"),
];

/// Writes the site, and returns the number of its files.
pub(super) fn write(fleets: &[Fleet], folder: &Path) -> Result<usize, Failure> {
    let mut files = BTreeMap::new();
    for fleet in fleets {
        for platform in &fleet.platforms {
            add(fleet, platform, &mut files)?;
        }
    }
    check_folder(folder)?;
    let known = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    for stale in known.lines().filter(|line| !files.contains_key(*line)) {
        let path = Path::new(stale);
        // The list is a file that anybody may have changed.
        if path
            .components()
            .all(|step| matches!(step, Component::Normal(_)))
        {
            let _ = fs::remove_file(folder.join(path));
        }
    }
    for (file, content) in &files {
        super::write_below(&folder.join(file), content)?;
    }
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    super::write_below(&folder.join(LIST), (names.join("\n") + "\n").as_bytes())?;
    Ok(files.len())
}

/// Refuses a folder with other files.
fn check_folder(folder: &Path) -> Result<(), Failure> {
    let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if is_empty || folder.join(LIST).exists() {
        return Ok(());
    }
    let shown = folder.display();
    Err(
        Failure::new(format!("the folder `{shown}` has other files"))
            .help("name a new folder, or one that `charte render --site` has written"),
    )
}

/// Adds the files of a platform.
fn add(
    fleet: &Fleet,
    platform: &Platform,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), Failure> {
    let template = &fleet.templates[platform.template];
    let host = platform.hosts.first().ok_or_else(|| {
        Failure::new("a platform has no host").help("add `[platform]` with its `url`")
    })?;
    let address = address(template, platform);
    let policy = template.security_policies.get(position(PageKind::Charter));
    let policy = policy.map_or("", String::as_str);
    let mut headers = format!(
        "/{address}*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cache-Control: public, max-age=3600\n"
    );
    for (at, language) in template.languages.iter().enumerate() {
        let folder = match at {
            0 => address.clone(),
            _ => format!("{address}{language}/"),
        };
        for (format, name) in FILES {
            let Some(page) = fleet.page(platform, *format, language) else {
                continue;
            };
            let page = match format {
                Format::Html => linked(&page, at, &template.languages),
                _ => page,
            };
            let media = format.media_type();
            headers.push_str(&format!(
                "/{folder}{name}\n  Content-Type: {media}\n  Content-Language: {language}\n"
            ));
            let file = format!("{host}/{folder}{name}");
            files.insert(format!("{file}.gz"), compressed::gzip(page.as_bytes())?);
            files.insert(format!("{file}.br"), compressed::brotli(page.as_bytes())?);
            files.insert(file, page.into_bytes());
        }
    }
    files.insert(format!("{host}/_headers"), headers.into_bytes());
    let redirects = redirects(platform, &address);
    if !redirects.is_empty() {
        files.insert(format!("{host}/_redirects"), redirects.into_bytes());
    }
    Ok(())
}

fn position(kind: PageKind) -> usize {
    PageKind::ALL
        .iter()
        .position(|known| *known == kind)
        .unwrap_or_default()
}

/// Returns the path of the charter on its host, with a slash at its end; empty for the root.
fn address(template: &Template, platform: &Platform) -> String {
    let address = template.address.as_deref().unwrap_or_default();
    let path = address
        .strip_prefix(platform.ascii_url())
        .unwrap_or(address);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let steps = path
        .split('/')
        .filter(|step| !matches!(*step, "" | "." | ".."));
    let steps: Vec<&str> = steps.collect();
    if steps.is_empty() || !path.starts_with('/') {
        return String::new();
    }
    steps.join("/") + "/"
}

/// Returns a page whose links to its other languages lead to their folders: a static site has no
/// queries. The folder of the first language contains the others.
fn linked(page: &str, current: usize, languages: &[String]) -> String {
    let mut page = page.to_owned();
    for (at, language) in languages.iter().enumerate() {
        let folder = match (current, at) {
            (0, _) => format!("{language}/"),
            (_, 0) => "../".to_owned(),
            (_, _) => format!("../{language}/"),
        };
        let (query, folder) = (
            format!("href=\"?lang={language}\""),
            format!("href=\"{folder}\""),
        );
        page = page.replace(&query, &folder);
    }
    page
}

/// Returns the redirects of a platform: from the root of its host to the charter, and from its other
/// hosts.
fn redirects(platform: &Platform, address: &str) -> String {
    let mut redirects = String::new();
    if !address.is_empty() {
        redirects.push_str(&format!("/ /{address} 302\n"));
    }
    for alias in platform.hosts.iter().skip(1) {
        let url = platform.ascii_url();
        redirects.push_str(&format!("https://{alias}/* {url}/:splat 301!\n"));
    }
    redirects
}
