//! One finding for many things of a kind.

use std::collections::HashMap;

use super::{Diagnostic, Label, Severity, listed, shown};
use crate::source::{FileId, Span};

/// The largest number of places that a merged finding marks.
const MAX_PLACES: usize = 8;

/// The largest number of patches that a merged finding shows.
const MAX_PATCHES: usize = 3;

/// Merges the findings that differ only in the thing that they are about.
///
/// Findings of one file are merged if name, severity, notes, the texts of the helps, and the title
/// for several things are equal. The merged finding names all things; it marks and changes only the
/// first places, in the order of the file.
pub fn merged(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut groups: Vec<Vec<Diagnostic>> = Vec::new();
    let mut known: HashMap<Kind, usize> = HashMap::new();
    for finding in findings {
        match Kind::of(&finding) {
            Some(kind) => {
                let at = *known.entry(kind).or_insert(groups.len());
                if at == groups.len() {
                    groups.push(Vec::new());
                }
                groups[at].push(finding);
            }
            None => groups.push(vec![finding]),
        }
    }
    groups.into_iter().filter_map(one).collect()
}

/// What findings that are merged have in common.
#[derive(Eq, Hash, PartialEq)]
struct Kind {
    name: &'static str,
    severity: Severity,
    title: String,
    file: FileId,
    notes: Vec<String>,
    helps: Vec<String>,
}

impl Kind {
    fn of(finding: &Diagnostic) -> Option<Self> {
        let helps = finding.helps.iter().map(|help| help.text.clone());
        Some(Self {
            name: finding.name,
            severity: finding.severity,
            title: finding.about.as_ref()?.title.clone(),
            file: finding.span().file,
            notes: finding.notes.clone(),
            helps: helps.collect(),
        })
    }
}

/// Returns one finding for those of a group.
fn one(mut group: Vec<Diagnostic>) -> Option<Diagnostic> {
    group.sort_by_key(|finding| (finding.span().start, finding.span().end));
    let mut group = group.into_iter();
    let mut first = group.next()?;
    let mut others: Vec<Diagnostic> = group.collect();
    if others.is_empty() {
        return Some(first);
    }
    let spans: Vec<Span> = [&first]
        .into_iter()
        .chain(&others)
        .map(Diagnostic::span)
        .collect();
    for finding in [&mut first].into_iter().chain(&mut others) {
        let same = spans.iter().filter(|span| **span == finding.span());
        explain_place(finding, same.count());
    }
    let about = first.about.as_mut()?;
    let further = others.iter().filter_map(|finding| finding.about.as_ref());
    about
        .things
        .extend(further.flat_map(|about| about.things.clone()));
    let names: Vec<&str> = about
        .things
        .iter()
        .map(|thing| thing.name.as_str())
        .collect();
    first.title = about
        .title
        .replacen("{}", &names.len().to_string(), 1)
        .into();
    first
        .notes
        .insert(0, shown(format!("these are {}", listed(&names))));

    let explained: Vec<Label> = first.labels.split_off(1);
    let (mut explained, mut places) = (explained, first.labels);
    let mut patches = first
        .helps
        .iter()
        .filter(|help| help.patch.is_some())
        .count();
    for other in others {
        let mut labels = other.labels.into_iter();
        add(&mut places, labels.next());
        labels.for_each(|label| add(&mut explained, Some(label)));
        for help in other.helps.into_iter().filter(|help| help.patch.is_some()) {
            if patches < MAX_PATCHES && !first.helps.contains(&help) {
                first.helps.push(help);
                patches += 1;
            }
        }
    }
    // A place that is marked already is not explained again.
    let is_marked = |span: Span| places.iter().any(|place| place.span == span);
    explained.retain(|label| !is_marked(label.span));
    places.extend(explained);
    first.labels = places;
    Some(first)
}

/// Explains a place that only the title has explained. `things` is the number of things there.
fn explain_place(finding: &mut Diagnostic, things: usize) {
    let thing = finding
        .about
        .as_ref()
        .and_then(|about| about.things.first());
    if let (Some(thing), Some(place)) = (thing, finding.labels.first_mut())
        && place.text.is_empty()
    {
        place.text = match things {
            1 => shown(format!("`{}`", thing.name)),
            _ => format!("{things} of them have it from here"),
        };
    }
}

/// Adds a label that is not there yet, up to the largest number of places.
fn add(labels: &mut Vec<Label>, label: Option<Label>) {
    let label = label.filter(|label| labels.len() < MAX_PLACES && !labels.contains(label));
    labels.extend(label);
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, MAX_PATCHES, MAX_PLACES, merged};
    use crate::source::{SourceMap, Span};

    const NAME: &str = "missing-key";

    #[test]
    fn many_findings_of_a_kind_are_one() {
        let mut sources = SourceMap::default();
        let text = "cookie\n".repeat(300);
        let file = sources.add("a.toml".into(), text.clone());
        let other = sources.add("b.toml".into(), text);
        let place = |at: usize| Span::new(file, 7 * at, 7 * at + 6);
        let about = |at: usize, span: Span| {
            Diagnostic::error(NAME, format!("`c{at}` has none"), span, "none")
                .among(format!("c{at}"), "{} cookies have none")
                .label(place(299), "needed here")
                .note("why")
                .patch("add it", span, "it")
        };
        let mut findings: Vec<Diagnostic> = (0..200).rev().map(|at| about(at, place(at))).collect();
        findings.push(about(200, Span::new(other, 0, 6)));
        findings.push(about(201, place(201)).note("because of the law"));
        let [many, there, lawful] = &merged(findings)[..] else {
            panic!("three findings");
        };
        assert_eq!(&*many.title, "200 cookies have none");
        let things = &many.about.as_ref().expect("cookies").things;
        assert_eq!(things.len(), 200);
        assert_eq!(
            (things[199].name.as_str(), things[199].span),
            ("c199", place(199))
        );
        assert!(
            many.notes[0].starts_with("these are `c0`, `c1`, "),
            "{}",
            many.notes[0]
        );
        assert!(
            many.notes[0].ends_with(" and 180 more"),
            "{}",
            many.notes[0]
        );
        assert_eq!(many.notes[1..], ["why"]);
        assert_eq!(many.labels.len(), MAX_PLACES + 1);
        assert_eq!(many.span(), place(0));
        assert_eq!(many.helps.len(), MAX_PATCHES);
        // A single one keeps its own title.
        assert_eq!(&*there.title, "`c200` has none");
        assert_eq!(&*lawful.title, "`c201` has none");
    }
}
