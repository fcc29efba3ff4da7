//! The platforms of a measurement.

use std::fmt;
use std::str::FromStr;

/// Platforms that differ by their URL.
#[derive(Clone, Debug)]
pub struct Fleet {
    hosts: Vec<String>,
    /// The platform whose URL was changed, and its new host.
    changed: Option<(usize, String)>,
    /// The features of charte that the program enables.
    pub features: Vec<String>,
}

/// The lengths of the URLs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Family {
    /// 32 characters each.
    Same,
    /// 16 to 60 characters, each length equally often.
    Natural,
}

impl Fleet {
    /// Creates this number of platforms.
    pub fn new(platforms: usize, family: Family, features: &[String]) -> Self {
        let hosts = (0..platforms).map(|number| family.host(number)).collect();
        Self {
            hosts,
            changed: None,
            features: features.to_vec(),
        }
    }

    /// Returns the number of platforms.
    pub fn len(&self) -> usize {
        self.hosts.len()
    }

    /// Returns whether there is no platform.
    pub fn is_empty(&self) -> bool {
        self.hosts.is_empty()
    }

    /// Returns the original host of a platform, by which programs find its page.
    pub fn host(&self, platform: usize) -> &str {
        &self.hosts[platform]
    }

    /// Returns the URL of a platform.
    pub fn url(&self, platform: usize) -> String {
        let host = match &self.changed {
            Some((changed, host)) if *changed == platform => host,
            _ => &self.hosts[platform],
        };
        format!("https://{host}")
    }

    /// Changes the URL of the platform in the middle. Each number gives another URL.
    pub fn change(&mut self, number: usize) {
        self.changed = Some((
            self.len() / 2,
            format!("changed{number:04}.ville.example.org"),
        ));
    }

    /// Returns the average number of bytes of a URL: the minimum for a platform.
    pub fn url_bytes(&self) -> f64 {
        let bytes: usize = (0..self.len())
            .map(|platform| self.url(platform).len())
            .sum();
        #[allow(clippy::cast_precision_loss, reason = "a few hundred thousand")]
        let mean = bytes as f64 / self.len() as f64;
        mean
    }
}

impl Family {
    fn host(self, number: usize) -> String {
        match self {
            Self::Same => format!("p{number:05}.ville.example.org"),
            Self::Natural => natural(number),
        }
    }
}

/// Returns a host such as `kata-lomi-3f.fr` with 8 to 52 characters; with `https://` 16 to 60.
fn natural(number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ka", "ta", "lo", "mi", "re", "su", "ne", "vi"];
    // 7 and 45 have no common divisor, so 45 consecutive numbers have 45 lengths.
    let length = 8 + number * 7 % 45;
    let own = format!("{number:x}.fr");
    let mut host = String::new();
    let mut seed = number;
    while host.len() + own.len() + 2 <= length {
        // The generator of Knuth's MMIX, whose high bits are good.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        host.push_str(SYLLABLES[seed >> 61]);
    }
    if host.len() + own.len() < length {
        host.push('x');
    }
    host + &own
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "same",
            Self::Natural => "natural",
        })
    }
}

impl FromStr for Family {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "same" => Ok(Self::Same),
            "natural" => Ok(Self::Natural),
            _ => Err("`same` or `natural`".to_owned()),
        }
    }
}
