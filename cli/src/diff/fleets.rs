//! What differs between two fleets: the same differences of several platforms are one.

use std::collections::BTreeMap;

use charte_compiler::Charters;
use charte_compiler::model::{Charter, Entry, Fact, FactValue, Platform};

use super::compare::{self, Changes};

/// A difference, and the platforms that have it.
pub(super) struct Difference {
    /// Their hosts, or the files of a template or of a site without a URL.
    pub(super) platforms: Vec<String>,
    pub(super) kind: DifferenceKind,
}

/// What happened to a platform.
pub(super) enum DifferenceKind {
    Added,
    Removed,
    Changed(Changes),
}

/// A platform, or a template whose platforms are known only at run time.
struct Site<'a> {
    name: String,
    charter: &'a Charter,
    languages: Vec<String>,
    platform: Option<&'a Platform>,
}

/// Compares two fleets.
pub(super) fn compare(old: &[Charters], new: &[Charters]) -> Vec<Difference> {
    let (old, new) = (sites(old), sites(new));
    let mut known: BTreeMap<&str, &Site<'_>> = BTreeMap::new();
    known.extend(old.iter().map(|site| (site.name.as_str(), site)));
    let mut groups = Groups::default();
    let mut added = Vec::new();
    // One site is the same site, even at another address.
    if let ([before], [after]) = (old.as_slice(), new.as_slice()) {
        groups.changed(before, after);
        return groups.found;
    }
    for after in &new {
        match known.remove(after.name.as_str()) {
            Some(before) => groups.changed(before, after),
            None => added.push(after.name.clone()),
        }
    }
    let removed: Vec<String> = known.into_keys().map(str::to_owned).collect();
    for (platforms, kind) in [
        (added, DifferenceKind::Added),
        (removed, DifferenceKind::Removed),
    ] {
        if !platforms.is_empty() {
            groups.found.push(Difference { platforms, kind });
        }
    }
    groups.found
}

/// The differences, each once.
#[derive(Default)]
struct Groups {
    found: Vec<Difference>,
    /// The position of a difference in `found`, by its content.
    known: BTreeMap<String, usize>,
    /// The content of the difference of two charters, by their addresses in memory.
    compared: BTreeMap<(usize, usize), Option<String>>,
}

impl Groups {
    fn changed(&mut self, old: &Site<'_>, new: &Site<'_>) {
        let (before, after) = (old.facts(), new.facts());
        let has_own = before != after;
        let address = |charter: &Charter| std::ptr::from_ref(charter).addr();
        let pair = (address(old.charter), address(new.charter));
        if let Some(content) = self.compared.get(&pair).filter(|_| !has_own) {
            let at = content.as_ref().and_then(|content| self.known.get(content));
            if let Some(&at) = at {
                self.found[at].platforms.push(new.name.clone());
            }
            return;
        }
        let changes = compare::compare((old.charter, before), (new.charter, after));
        let content = format!("{changes:?}");
        let is_empty = changes.is_empty();
        if !has_own {
            self.compared
                .insert(pair, (!is_empty).then(|| content.clone()));
        }
        if is_empty {
            return;
        }
        let next = self.found.len();
        let at = *self.known.entry(content).or_insert(next);
        if at == next {
            self.found.push(Difference {
                platforms: Vec::new(),
                kind: DifferenceKind::Changed(changes),
            });
        }
        self.found[at].platforms.push(new.name.clone());
    }
}

impl Site<'_> {
    /// Returns what the platform states about itself.
    fn facts(&self) -> Vec<Fact> {
        let Some(platform) = self.platform else {
            return Vec::new();
        };
        let fact = |key: &str, value| Fact {
            entry: Entry::new("platform", ""),
            key: key.to_owned(),
            value,
        };
        let text = |lines: &[String]| {
            FactValue::Text(
                self.languages
                    .iter()
                    .cloned()
                    .zip(lines.iter().cloned())
                    .collect(),
            )
        };
        let mut facts = Vec::new();
        if let Some(url) = &platform.url {
            facts.push(fact("url", FactValue::One(url.written())));
        }
        if !platform.aliases.is_empty() {
            let aliases = platform.aliases.iter().map(|it| it.written().to_owned());
            facts.push(fact("aliases", FactValue::List(aliases.collect())));
        }
        if !platform.name.is_empty() {
            facts.push(fact("name", text(&platform.name)));
        }
        for (value, lines) in self.charter.values.iter().zip(&platform.values) {
            facts.push(fact(&format!("values.{}", value.id.as_str()), text(lines)));
        }
        facts
    }
}

/// Returns the platforms of fleets, and their templates for tenants.
fn sites<'a>(fleets: &'a [Charters]) -> Vec<Site<'a>> {
    let mut sites = Vec::new();
    for Charters { fleet, sources, .. } in fleets {
        let mut add = |position: usize, platform: Option<&'a Platform>| {
            let Some(charter) = fleet.charters.get(position).and_then(Option::as_ref) else {
                return;
            };
            let url = platform.and_then(|platform| platform.url.as_ref());
            let name = match url {
                Some(url) => url.host.written().to_owned(),
                None => sources.file(charter.home.file).path.to_string(),
            };
            let languages = charter.languages.iter();
            sites.push(Site {
                name,
                charter,
                languages: languages.map(|it| it.as_str().to_owned()).collect(),
                platform,
            });
        };
        for platform in fleet.platforms.iter().flatten() {
            if let Some(position) = platform.charter {
                add(position, Some(platform));
            }
        }
        for &position in &fleet.tenants {
            add(position, None);
        }
    }
    sites
}
