//! The platforms of a measurement.

use std::fmt;
use std::str::FromStr;

/// Platforms that differ by their URL.
#[derive(Clone, Debug)]
pub struct Fleet {
    hosts: Vec<String>,
    /// A platform whose URL was changed, and its host since then.
    changed: Option<(usize, String)>,
    /// The features of charte that the program asks for.
    pub features: Vec<String>,
}

/// How long the URLs are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Family {
    /// All of 32 characters.
    Same,
    /// 16 to 60 characters, all lengths as often.
    Natural,
}

impl Fleet {
    /// So many platforms.
    pub fn new(platforms: usize, family: Family, features: &[String]) -> Self {
        let hosts = (0..platforms).map(|number| family.host(number)).collect();
        Self {
            hosts,
            changed: None,
            features: features.to_vec(),
        }
    }

    /// How many platforms there are.
    pub fn len(&self) -> usize {
        self.hosts.len()
    }

    /// Whether there is no platform.
    pub fn is_empty(&self) -> bool {
        self.hosts.is_empty()
    }

    /// The host of a platform when the fleet was made: by it, programs find pages.
    pub fn host(&self, platform: usize) -> &str {
        &self.hosts[platform]
    }

    /// The URL of a platform.
    pub fn url(&self, platform: usize) -> String {
        let host = match &self.changed {
            Some((changed, host)) if *changed == platform => host,
            _ => &self.hosts[platform],
        };
        format!("https://{host}")
    }

    /// Changes the URL of the platform in the middle; another number, another URL.
    pub fn change(&mut self, number: usize) {
        self.changed = Some((
            self.len() / 2,
            format!("changed{number:04}.ville.example.org"),
        ));
    }

    /// The bytes of a URL, on average: what a platform is, at least.
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

/// A host like `kata-lomi-3f.fr` with 8 to 52 characters: with `https://`, 16 to 60.
fn natural(number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ka", "ta", "lo", "mi", "re", "su", "ne", "vi"];
    // 7 and 45 have no divisor in common: 45 numbers in a row have 45 lengths.
    let length = 8 + number * 7 % 45;
    let own = format!("{number:x}.fr");
    let mut host = String::new();
    let mut seed = number;
    while host.len() + own.len() + 2 <= length {
        // The generator of Knuth's MMIX, of which the high bits are good.
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
