//! The page around the preview: what to show, and the errors and findings. It works without its script,
//! which follows the changes.

use std::collections::BTreeSet;

use charte_compiler::diagnostic::Severity;
use charte_compiler::pages::Fleet;
use charte_core::escape::Escape;
use charte_core::kind::PageKind;

use super::edition::{Edition, Report};
use super::selection::{Message, Selection, Signal, kinds};

/// Returns the page.
pub(super) fn page(edition: &Edition, selection: Option<&Selection>) -> String {
    let number = edition.number;
    let (choices, frame) = match selection {
        Some(selection) => (choices(edition, selection), frame(edition, selection)),
        None => (String::new(), String::new()),
    };
    let frame = if edition.is_whole {
        frame
    } else {
        format!("{}{frame}", broken(edition))
    };
    let reports = reports(edition);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}charte preview</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <link rel=\"stylesheet\" href=\"/preview.css\">\n\
         <script src=\"/preview.js\" defer></script>\n</head>\n\
         <body data-edition=\"{number}\">\n\
         <header>\n<h1>charte <span>preview</span></h1>\n{}</header>\n\
         <nav aria-label=\"What to show\">\n{choices}</nav>\n\
         <main>\n{frame}</main>\n\
         <aside aria-label=\"Errors and findings\">\n{reports}</aside>\n\
         </body>\n</html>\n",
        if edition.is_whole { "" } else { "\u{26a0} " },
        status(edition)
    )
}

/// Returns a text in which no character is markup.
pub(super) fn escaped(mut text: &str) -> String {
    let mut escaped = String::new();
    while !text.is_empty() {
        let (piece, rest) = Escape::Html.next(text);
        escaped.push_str(piece);
        text = rest;
    }
    escaped
}

fn status(edition: &Edition) -> String {
    let (errors, findings) = (
        edition.count(Severity::Error),
        edition.count(Severity::Warning),
    );
    let (class, text) = match (errors, findings) {
        (0, 0) => ("good", "nothing to report".to_owned()),
        (0, findings) => ("warning", plural(findings, "finding")),
        (errors, 0) => ("error", plural(errors, "error")),
        (errors, findings) => {
            let (errors, findings) = (plural(errors, "error"), plural(findings, "finding"));
            ("error", format!("{errors}, {findings}"))
        }
    };
    format!("<p id=\"status\" class=\"{class}\" role=\"status\">{text}</p>\n")
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

fn choices(edition: &Edition, selection: &Selection) -> String {
    let fleets = edition.fleets.as_slice();
    let Some(template) = selection.template(fleets) else {
        return String::new();
    };
    let with = |change: &dyn Fn(&mut Selection)| {
        let mut other = selection.clone();
        change(&mut other);
        other
    };
    let mut text = platforms(edition, selection);
    let kinds = kinds(template);
    let kinds = kinds.iter().map(|&kind| {
        let other = with(&|it| {
            it.kind = kind;
            if !kind.formats().contains(&it.format) {
                it.format = kind.formats()[0];
            }
        });
        (kind.as_str(), other)
    });
    text.push_str(&group("Page", kinds, selection, fleets));
    let formats = selection.kind.formats().iter();
    let formats = formats.map(|&format| (format.as_str(), with(&|it| it.format = format)));
    text.push_str(&group("Format", formats, selection, fleets));
    let languages = template.languages.iter();
    let languages = languages.map(|tag| (tag.as_str(), with(&|it| it.language.clone_from(tag))));
    text.push_str(&group("Language", languages, selection, fleets));
    if selection.kind == PageKind::Preferences {
        let boxes = template.gated.iter().map(|id| {
            let other = with(&|it| toggle(&mut it.checked, id.clone()));
            (id.as_str(), selection.checked.contains(id), other)
        });
        text.push_str(&toggles("Checked boxes", boxes, fleets));
        let messages = Message::ALL.iter().map(|&message| {
            let is_shown = selection.message == Some(message);
            let other = with(&|it| it.message = (!is_shown).then_some(message));
            (message.as_str(), is_shown, other)
        });
        text.push_str(&toggles("Message", messages, fleets));
        let signals = Signal::ALL.iter().map(|&signal| {
            let other = with(&|it| toggle(&mut it.signals, signal));
            (signal.as_str(), selection.signals.contains(&signal), other)
        });
        // A policy that counts no signal has no sentence about it.
        let shows = |selection: &Selection| selection.page(fleets);
        let unsigned = with(&|it| it.signals.clear());
        let signals: Vec<_> = signals
            .filter(|(_, is_shown, other)| *is_shown || shows(other) != shows(&unsigned))
            .collect();
        if !signals.is_empty() {
            text.push_str(&toggles(
                "Signal of the browser",
                signals.into_iter(),
                fleets,
            ));
        }
    }
    text
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

/// Returns the choice of the platform, with the other choices as hidden fields.
fn platforms(edition: &Edition, selection: &Selection) -> String {
    let fleets = edition.fleets.iter();
    let all: Vec<&str> = fleets
        .flat_map(|fleet| &fleet.platforms)
        .filter_map(|platform| platform.hosts.first())
        .map(String::as_str)
        .collect();
    let current = selection
        .platform(&edition.fleets)
        .and_then(|it| it.hosts.first());
    let current = current.map_or("", String::as_str);
    if all.len() < 2 {
        let name = if current.is_empty() {
            "one site"
        } else {
            current
        };
        return format!(
            "<section>\n<h2>Platform</h2>\n<p class=\"only\">{}</p>\n</section>\n",
            escaped(name)
        );
    }
    let hosts = all
        .iter()
        .map(|host| format!("<option value=\"{0}\">{0}</option>\n", escaped(host)));
    let query = selection.query(&edition.fleets);
    let fields = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key != "host");
    let hidden = fields.map(|(key, value)| {
        let (key, value) = (escaped(&key), escaped(&value));
        format!("<input type=\"hidden\" name=\"{key}\" value=\"{value}\">\n")
    });
    format!(
        "<section>\n<h2><label for=\"host\">Platform</label> <span>{} of {}</span></h2>\n\
         <form id=\"platforms\">\n{}<input id=\"host\" name=\"host\" list=\"hosts\" value=\"{}\" \
         autocomplete=\"off\" spellcheck=\"false\">\n<datalist id=\"hosts\">\n{}</datalist>\n\
         <button>Show</button>\n</form>\n</section>\n",
        all.iter()
            .position(|host| *host == current)
            .map_or(0, |at| at + 1),
        all.len(),
        hidden.collect::<String>(),
        escaped(current),
        hosts.collect::<String>(),
    )
}

/// Returns choices of which one is made.
fn group<'a>(
    title: &str,
    choices: impl Iterator<Item = (&'a str, Selection)>,
    selection: &Selection,
    fleets: &[Fleet],
) -> String {
    let links = choices.map(|(label, other)| {
        let is_current = other == *selection;
        let mark = if is_current {
            " aria-current=\"true\""
        } else {
            ""
        };
        let query = escaped(&other.query(fleets));
        format!("<a href=\"/?{query}\"{mark}>{}</a>\n", escaped(label))
    });
    format!(
        "<section>\n<h2>{title}</h2>\n<div class=\"group\">\n{}</div>\n</section>\n",
        links.collect::<String>()
    )
}

/// Returns choices of which each is made or not.
fn toggles<'a>(
    title: &str,
    choices: impl Iterator<Item = (&'a str, bool, Selection)>,
    fleets: &[Fleet],
) -> String {
    let links = choices.map(|(label, is_on, other)| {
        let query = escaped(&other.query(fleets));
        let mark = if is_on { " aria-current=\"true\"" } else { "" };
        format!(
            "<a class=\"toggle\" href=\"/?{query}\"{mark}>{}</a>\n",
            escaped(label)
        )
    });
    format!(
        "<section>\n<h2>{title}</h2>\n<div class=\"toggles\">\n{}</div>\n</section>\n",
        links.collect::<String>()
    )
}

/// Returns the selected page in its frame.
fn frame(edition: &Edition, selection: &Selection) -> String {
    let fleets = edition.fleets.as_slice();
    let query = escaped(&selection.query(fleets));
    let url = selection.platform(fleets).map_or("", |it| it.url.as_str());
    let template = selection.template(fleets);
    let address = template
        .and_then(|it| it.address.as_deref())
        .unwrap_or_default();
    let shown = match selection.kind {
        PageKind::Charter if address.starts_with('/') => format!("{url}{address}"),
        PageKind::Preferences => {
            let manage = template.and_then(|it| it.choice.manage.as_deref());
            format!("{url}{}", manage.unwrap_or_default())
        }
        _ => url.to_owned(),
    };
    format!(
        "<div class=\"sheet\">\n<div class=\"bar\"><span class=\"address\">{}</span>\
         <span class=\"widths\" hidden><button type=\"button\" data-width=\"320\">320</button>\
         <button type=\"button\" data-width=\"768\">768</button>\
         <button type=\"button\" data-width=\"\" aria-pressed=\"true\">full</button></span></div>\n\
         <iframe id=\"frame\" title=\"The selected page\" src=\"/page?{query}\" \
         sandbox=\"allow-same-origin\"></iframe>\n</div>\n<p id=\"note\" role=\"status\"></p>\n",
        escaped(&shown),
    )
}

/// Returns the errors, in place of a page that does not exist.
fn broken(edition: &Edition) -> String {
    let errors = edition
        .reports
        .iter()
        .filter(|it| it.severity == Severity::Error);
    let errors = errors.map(|report| format!("<pre>{}</pre>\n", escaped(&report.text)));
    let before = if edition.fleets.is_empty() {
        ""
    } else {
        "<p>Below is the last edition without an error.</p>\n"
    };
    format!(
        "<section class=\"broken\" role=\"alert\">\n<h2>This policy makes no page</h2>\n{}{before}</section>\n",
        errors.collect::<String>()
    )
}

fn reports(edition: &Edition) -> String {
    if edition.reports.is_empty() {
        return "<h2>Findings</h2>\n<p class=\"empty\">No error and no finding.</p>\n".to_owned();
    }
    let reports = edition.reports.iter().map(report);
    format!(
        "<h2>Findings <span>{}</span></h2>\n<ul>\n{}</ul>\n",
        edition.reports.len(),
        reports.collect::<String>()
    )
}

fn report(report: &Report) -> String {
    let Report {
        severity,
        name,
        title,
        place,
        text,
    } = report;
    let class = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!(
        "<li class=\"{class}\"><details>\n<summary><span class=\"title\">{}</span>\
         <span class=\"place\">{} <code>{}</code></span></summary>\n<pre>{}</pre>\n</details></li>\n",
        code(title),
        escaped(name),
        escaped(place),
        escaped(text),
    )
}

/// Returns a title with its names between backticks as code.
fn code(title: &str) -> String {
    let parts = title.split('`').enumerate();
    let parts = parts.map(|(at, part)| match at % 2 {
        0 => escaped(part),
        _ => format!("<code>{}</code>", escaped(part)),
    });
    parts.collect()
}
