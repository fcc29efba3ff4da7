//! The platforms of a fleet as [`charte_core::platforms`] lays them out.

use charte_compiler::pages::Platform;
use charte_compiler::wire::{Bodies, Shape};
use charte_core::platforms::MAX_NAMES;
use charte_core::url::host_of;

/// The strings and the records.
#[derive(Debug, Default)]
pub(crate) struct Packed {
    pub(crate) strings: String,
    pub(crate) records: Vec<u8>,
    pub(crate) shapes: Vec<u8>,
    pub(crate) aliases: Vec<u8>,
}

/// The order in which platforms are packed, that of the hosts of their URLs: each with its
/// position in the fleet.
pub(crate) fn order(platforms: &[Platform]) -> Vec<(usize, &Platform)> {
    let mut ordered: Vec<_> = platforms.iter().enumerate().collect();
    ordered.sort_by_key(|(_, platform)| host_of(&platform.href));
    ordered
}

/// Packs platforms that are in [`order`].
///
/// # Errors
/// The URL of a platform with a text that is too long for its record.
pub(crate) fn pack(platforms: &[(usize, &Platform)], bodies: &Bodies) -> Result<Packed, String> {
    let mut packed = Packed::default();
    let mut aliases = Vec::new();
    for Shape { template, bodies } in &bodies.shapes {
        // Every policy has a file, of which a fleet has at most some thousands.
        let template = u32::try_from(*template).unwrap_or(u32::MAX);
        packed.shapes.extend(template.to_le_bytes());
        packed.shapes.extend(bodies.to_le_bytes());
    }
    for (position, (number, platform)) in platforms.iter().enumerate() {
        let Packed {
            strings, records, ..
        } = &mut packed;
        let href = match &platform.href {
            href if *href == platform.url => "",
            href => href,
        };
        let names = platform.names.join("\n");
        let too_long = || platform.url.clone();
        let start = u32::try_from(strings.len()).map_err(|_| too_long())?;
        let shape = bodies.platforms.get(*number).ok_or_else(too_long)?;
        let shape = u32::try_from(*shape).map_err(|_| too_long())?;
        let url_length = u16::try_from(platform.url.len()).map_err(|_| too_long())?;
        let href_length = u16::try_from(href.len()).map_err(|_| too_long())?;
        if names.len() > MAX_NAMES {
            return Err(too_long());
        }
        let [low, middle, high, ..] = names.len().to_le_bytes();
        records.extend(start.to_le_bytes());
        records.extend(shape.to_le_bytes());
        records.extend(url_length.to_le_bytes());
        records.extend(href_length.to_le_bytes());
        records.extend([low, middle, high, platform.registrable]);
        strings.push_str(&platform.url);
        strings.push_str(href);
        strings.push_str(&names);

        let own = host_of(&platform.href);
        let others = platform.hosts.iter().filter(|host| *host != own);
        aliases.extend(others.map(|host| (host, position)));
    }
    aliases.sort();
    for (host, position) in aliases {
        let too_long = || host.clone();
        let start = u32::try_from(packed.strings.len()).map_err(|_| too_long())?;
        let position = u32::try_from(position).map_err(|_| too_long())?;
        let length = u16::try_from(host.len()).map_err(|_| too_long())?;
        packed.aliases.extend(start.to_le_bytes());
        packed.aliases.extend(position.to_le_bytes());
        packed.aliases.extend(length.to_le_bytes());
        packed.strings.push_str(host);
    }
    Ok(packed)
}

/// The hosts as the message about an unknown one lists them: the first ones, where there are many.
pub(crate) fn known(platforms: &[Platform]) -> String {
    /// Bytes; the runtime has room for some 1,000 in the whole message.
    const ROOM: usize = 600;
    let mut hosts: Vec<&str> = platforms
        .iter()
        .flat_map(|platform| platform.hosts.iter().map(String::as_str))
        .collect();
    hosts.sort_unstable();
    let mut known = String::new();
    for (at, host) in hosts.iter().enumerate() {
        if known.len() + host.len() > ROOM {
            return format!("{known} and {} more", hosts.len() - at);
        }
        if at > 0 {
            known.push_str(", ");
        }
        known.push_str(host);
    }
    known
}

#[cfg(test)]
mod tests {
    use charte_compiler::pages::{Declared, Platform};
    use charte_compiler::wire::{Bodies, Shape};
    use charte_core::platforms::{NO_BODIES, Platforms};

    use super::{known, order, pack};

    fn platform(url: &str, href: &str, names: &[&str], hosts: &[&str]) -> Platform {
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
        Platform {
            constant: None,
            declared: Declared {
                path: String::new(),
                line: 1,
            },
            template: 0,
            url: url.to_owned(),
            href: href.to_owned(),
            names: owned(names),
            hosts: owned(hosts),
            registrable: 4,
        }
    }

    /// Bodies with a shape for each platform, of this template; those of 7 have compressed pages.
    fn shapes(templates: &[usize]) -> Bodies {
        let shape = |template: &usize| Shape {
            template: *template,
            bodies: if *template == 7 { 8 } else { NO_BODIES },
        };
        Bodies {
            shapes: templates.iter().map(shape).collect(),
            platforms: (0..templates.len()).collect(),
            ..Bodies::default()
        }
    }

    #[test]
    fn what_is_packed_is_read_back() {
        let platforms = [
            platform(
                "https://m\u{fc}.de:81",
                "https://xn--m-xka.de:81",
                &["Eins", "Un"],
                &["xn--m-xka.de", "a.example", "z.example"],
            ),
            platform("https://b.de", "https://b.de", &["B"], &["b.de"]),
            platform("https://b-c.de", "https://b-c.de", &[], &["b-c.de", "y.de"]),
        ];
        let ordered = order(&platforms);
        let packed = pack(&ordered, &shapes(&[3, 7, 3])).expect("short");
        let read = Platforms {
            strings: &packed.strings,
            records: &packed.records,
            shapes: &packed.shapes,
            aliases: &packed.aliases,
        };
        assert_eq!(read.len(), 3);
        for (position, (number, platform)) in ordered.iter().enumerate() {
            let values = read.values(position);
            assert_eq!(values.url, platform.url);
            assert_eq!(values.ascii_url(), platform.href);
            let domain = read.registrable_domain(position).expect("given");
            assert_eq!(
                (domain.len(), platform.hosts[0].ends_with(domain)),
                (4, true)
            );
            assert_eq!(
                values.name.get(0),
                platform.names.first().map(String::as_str)
            );
            assert_eq!(read.template(position), [3, 7, 3][*number]);
            assert_eq!(read.bodies(position), [None, Some(8), None][*number]);
            for host in &platform.hosts {
                assert_eq!(read.find(host), Some(position), "{host}");
            }
        }
        assert_eq!(read.values(2).name.get(1), Some("Un"));
        assert_eq!(read.find("m.de"), None);
        assert_eq!(
            known(&platforms),
            "a.example, b-c.de, b.de, xn--m-xka.de, y.de, z.example"
        );
    }

    #[test]
    fn ten_thousand_platforms_cost_their_urls_and_a_record() {
        let platforms: Vec<_> = (0..10_000)
            .map(|number| {
                let host = format!("data-{number:05}.portal.example");
                let url = format!("https://{host}");
                platform(&url, &url, &[], &[&host])
            })
            .collect();
        let ordered = order(&platforms);
        let packed = pack(&ordered, &shapes(&vec![0; 10_000])).expect("short");
        let each = (packed.strings.len() + packed.records.len() + packed.aliases.len()) / 10_000;
        assert_eq!(each, platforms[0].url.len() + 16);
        let known = known(&platforms);
        assert!(known.ends_with(" more") && known.len() < 640, "{known}");
    }
}
