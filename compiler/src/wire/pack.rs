//! The platforms of a fleet in the format of [`charte_core::platforms`].

use charte_core::url::host_of;
use charte_core::values::SEPARATOR;

use super::{LengthClass, Wired};
use crate::pages::{Packed, Platform};

/// Packs platforms and their bodies. The platforms are sorted by the hosts of their URLs.
pub(super) fn pack(platforms: &[Platform], bodies: Wired) -> Packed {
    let Wired {
        length_classes,
        platforms: class_of,
        index,
        bodies,
        streams,
    } = bodies;
    let mut packed = Packed {
        known: known(platforms),
        index,
        bodies,
        streams,
        ..Packed::default()
    };
    for LengthClass { template, first } in &length_classes {
        packed.length_classes.extend(number(*template));
        packed.length_classes.extend(first.to_le_bytes());
    }
    let mut aliases = Vec::new();
    for (position, (platform, length_class)) in platforms.iter().zip(class_of).enumerate() {
        let href = &platform.href;
        let mut names = platform.names.join("\n");
        if !platform.own.is_empty() {
            names.push(char::from(SEPARATOR));
            names.push_str(&platform.own);
        }
        let [low, middle, high, _] = number(names.len());
        let records = &mut packed.records;
        records.extend(number(packed.strings.len()));
        records.extend(number(length_class));
        records.extend(short(platform.url.len()));
        records.extend(short(href.len()));
        records.extend([low, middle, high, platform.registrable]);
        packed.strings.push_str(&platform.url);
        packed.strings.push_str(href);
        packed.strings.push_str(&names);

        let own = host_of(platform.ascii_url());
        let others = platform.hosts.iter().filter(|host| *host != own);
        aliases.extend(others.map(|host| (host, position)));
    }
    aliases.sort();
    for (host, position) in aliases {
        packed.aliases.extend(number(packed.strings.len()));
        packed.aliases.extend(number(position));
        packed.aliases.extend(short(host.len()));
        packed.strings.push_str(host);
    }
    packed
}

/// Returns a number in four bytes. A policy has at most 1 MiB and extends at most 15 others, so no
/// name has 16 MiB, and 4 GiB of texts would take thousands of policies.
fn number(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// Returns a number in two bytes. A host has at most 253 bytes, and so at most 253 Unicode
/// characters.
fn short(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// Returns the hosts for the message about an unknown host: only the first ones if there are many.
fn known(platforms: &[Platform]) -> String {
    /// The maximum length in bytes. The runtime has about 1,000 for the whole message.
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
    use charte_core::platforms::{NO_BODIES, Platforms};

    use super::{known, pack};
    use crate::pages::{Declared, Platform};
    use crate::wire::{LengthClass, Wired};

    fn platform(url: &str, href: &str, names: &[&str], hosts: &[&str]) -> Platform {
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
        Platform {
            constant: None,
            declared: Declared {
                path: "".into(),
                line: 1,
            },
            template: 0,
            url: url.to_owned(),
            href: href.to_owned(),
            names: owned(names),
            own: String::new(),
            hosts: owned(hosts),
            registrable: 4,
        }
    }

    /// Returns bodies with one length class for each platform, with this template. The classes of
    /// template 7 have compressed pages.
    fn length_classes(templates: &[usize]) -> Wired {
        let length_class = |template: &usize| LengthClass {
            template: *template,
            first: if *template == 7 { 8 } else { NO_BODIES },
        };
        Wired {
            length_classes: templates.iter().map(length_class).collect(),
            platforms: (0..templates.len()).collect(),
            ..Wired::default()
        }
    }

    #[test]
    fn packing_round_trips() {
        let platforms = [
            platform("https://b-c.de", "", &[], &["b-c.de", "y.de"]),
            platform("https://b.de", "", &["B"], &["b.de"]),
            platform(
                "https://m\u{fc}.de:81",
                "https://xn--m-xka.de:81",
                &["Eins", "Un"],
                &["xn--m-xka.de", "a.example", "z.example"],
            ),
        ];
        let packed = pack(&platforms, length_classes(&[3, 7, 3]));
        let read = Platforms {
            strings: &packed.strings,
            records: &packed.records,
            length_classes: &packed.length_classes,
            aliases: &packed.aliases,
        };
        assert_eq!(read.len(), 3);
        for (position, platform) in platforms.iter().enumerate() {
            let values = read.values(position);
            assert_eq!(values.url, platform.url);
            assert_eq!(values.ascii_url(), platform.ascii_url());
            let domain = read.registrable_domain(position).expect("given");
            assert_eq!(
                (domain.len(), platform.hosts[0].ends_with(domain)),
                (4, true)
            );
            assert_eq!(
                values.name.get(0),
                platform.names.first().map(String::as_str)
            );
            assert_eq!(read.template(position), [3, 7, 3][position]);
            assert_eq!(read.bodies(position), [None, Some(8), None][position]);
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
                platform(&url, "", &[], &[&host])
            })
            .collect();
        let packed = pack(&platforms, length_classes(&vec![0; 10_000]));
        let each = (packed.strings.len() + packed.records.len() + packed.aliases.len()) / 10_000;
        assert_eq!(each, platforms[0].url.len() + 16);
        let known = known(&platforms);
        assert!(known.ends_with(" more") && known.len() < 640, "{known}");
    }
}
