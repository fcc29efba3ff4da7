//! The charters of the five portals, compared with their published texts in `published_charters/`.
//!
//! The texts were extracted from web pages, and their layout differs. A normalisation makes them comparable: it
//! removes blank lines, heading marks and the row of dashes, and joins a URL on a line of its own to the
//! heading before it.

use std::path::Path;

use charte::{Charter, Format};

charte::charters! {
    /// The five portals.
    mod portals = "../policies";
}

const SEEDS: [(&str, Charter<'static>); 5] = [
    (
        "corona-work.my.opendatasoft.com",
        portals::CORONA_WORK_MY_OPENDATASOFT_COM,
    ),
    ("data.issy.com", portals::DATA_ISSY_COM),
    ("data.seineouest.fr", portals::DATA_SEINEOUEST_FR),
    (
        "regionguadeloupe.opendatasoft.com",
        portals::REGIONGUADELOUPE_OPENDATASOFT_COM,
    ),
    ("www.data.grigny91.fr", portals::WWW_DATA_GRIGNY91_FR),
];

/// The normalised lines of a document.
fn normalised(document: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in document.lines() {
        let is_rule = line.contains('-') && line.chars().all(|mark| "-\t ".contains(mark));
        let line = line.trim_start_matches('#').trim();
        if line.is_empty() || is_rule {
            continue;
        }
        match lines.last_mut() {
            Some(heading) if line.starts_with('<') && line.ends_with('>') => {
                heading.push(' ');
                heading.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn published(host: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("published_charters");
    std::fs::read_to_string(folder.join(format!("{host}.txt")))
        .expect("the source document is there")
}

#[test]
fn the_text_page_equals_the_published_text() {
    for (host, charter) in SEEDS {
        assert_eq!(charter.host(), host);
        assert_eq!(
            normalised(&charter.text().to_string()),
            normalised(&published(host)),
            "{host}"
        );
    }
}

/// The published text of Grigny has heading marks; the pages of all five portals have the same headings.
#[test]
fn the_markdown_page_has_the_published_headings() {
    let headings = |document: &str| -> Vec<String> {
        document
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(str::to_owned)
            .collect()
    };
    let grigny = headings(&published("www.data.grigny91.fr"));
    assert_eq!(grigny.len(), 4);
    for (host, charter) in SEEDS {
        let expected: Vec<String> = grigny
            .iter()
            .map(|line| line.replace("www.data.grigny91.fr", host))
            .collect();
        assert_eq!(
            headings(&charter.markdown().to_string()),
            expected,
            "{host}"
        );
    }
}

#[test]
fn a_tenant_at_run_time_has_the_compiled_page() {
    for (host, charter) in SEEDS {
        let url = format!("https://{host}");
        let values = portals::Values { platform_url: &url };
        let tenant = portals::templates::OPENDATASOFT
            .charter(values)
            .expect("a URL that is right");
        for &format in Format::ALL {
            let (page, compiled) = (tenant.page(format, "fr"), charter.page(format, "FR"));
            let (page, compiled) = (page.expect("a page"), compiled.expect("a page"));
            assert_eq!(page.to_string(), compiled.to_string(), "{host} {format:?}");
            assert_eq!(
                page.content_hash(),
                compiled.content_hash(),
                "{host} {format:?}"
            );
        }
    }
}

#[test]
fn the_length_and_the_copy_of_a_page_are_exact() {
    for charter in portals::FLEET.charters() {
        for &format in Format::ALL {
            let page = charter.page(format, "fr").expect("a page");
            let mut buffer = vec![0; page.len()];
            assert_eq!(page.copy_to(&mut buffer), Ok(page.len()));
            assert_eq!(buffer, page.to_string().into_bytes());
            assert!(page.copy_to(&mut buffer[1..]).is_err());
        }
    }
}

charte::charters! {
    /// A platform with a Unicode host.
    mod unicode = "../compiler/tests/pages/unicode-host/site.toml", formats = [text];
}

#[test]
fn the_a_labels_of_a_unicode_host_find_its_charter() {
    let charter = unicode::FLEET.charters().next().expect("one platform");
    assert_eq!(charter.host(), "donn\u{e9}es.m\u{fc}nchen.example");
    assert_eq!(
        charter.ascii_host(),
        "xn--donnes-eva.xn--mnchen-3ya.example"
    );
    assert!(unicode::FLEET.find(charter.ascii_host()).is_some());
}
