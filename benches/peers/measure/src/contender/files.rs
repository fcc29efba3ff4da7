//! Finished pages as files, for the contenders that embed files.

use crate::compressor::Compressor;
use crate::fleet::Fleet;
use crate::pages::page;
use crate::project::Project;

use super::Pages;

/// Writes the pages of a fleet to the folder `pages`, with compressed pages if charte has the
/// corresponding features. Returns their names.
pub(super) fn write(project: &Project, fleet: &Fleet, pages: Pages) -> Vec<String> {
    let compressors = compressors(fleet);
    let mut names = Vec::new();
    for platform in 0..fleet.len() {
        let (host, url) = (fleet.host(platform), fleet.url(platform));
        for (format, ending) in pages.formats() {
            let name = format!("{host}.{ending}");
            let page = page(&url, *format);
            for compressor in &compressors {
                let name = format!("{name}.{}", compressor.ending());
                project.write(
                    &format!("pages/{name}"),
                    &compressor.compress(page.as_bytes()),
                );
                names.push(name);
            }
            project.write(&format!("pages/{name}"), page.as_bytes());
            names.push(name);
        }
    }
    names
}

/// Returns the compressors: gzip for charte's feature `web`, Brotli for `brotli`.
fn compressors(fleet: &Fleet) -> Vec<Compressor> {
    let mut compressors = Vec::new();
    for feature in &fleet.features {
        match feature.as_str() {
            "web" => compressors.push(Compressor::Gzip),
            "brotli" => compressors.push(Compressor::Brotli),
            _ => {}
        }
    }
    compressors
}
