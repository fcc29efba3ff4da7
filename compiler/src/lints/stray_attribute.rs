//! `stray-attribute`

use charte_core::cookie::Storage;
use charte_core::word::Word;

use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Cookie};
use crate::source::Span;

lint! {
    /// An entry that is not a cookie has attributes of cookies.
    ///
    /// # What it does
    ///
    /// Reports each entry with a `storage` other than `cookie` that gives `domain`, `path`,
    /// `secure`, `http_only`, `same_site`, `partitioned`, `max_value_length` or `script_only`.
    ///
    /// # Why it matters
    ///
    /// These are attributes of `Set-Cookie`, and only a cookie has them. `script_only` distinguishes
    /// cookies that responses cannot set; they set nothing else. Either the key has no meaning
    /// here, or the `storage` is wrong.
    pub static STRAY_ATTRIBUTE = "stray-attribute" {
        group: Protocol,
        level: Warn,
        why: "these are attributes of `Set-Cookie`, and only a cookie has them",
        sources: &[RFC_6265BIS.section("section 4.1.2")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in &charter.cookies {
        if cookie.storage == Storage::Cookie {
            continue;
        }
        let stray = attributes(cookie).into_iter();
        let stray = stray.filter_map(|(key, span)| Some((key, span?)));
        let stray: Vec<(&str, Span)> = stray.collect();
        let [(_, first), others @ ..] = stray.as_slice() else {
            continue;
        };
        let keys: Vec<&str> = stray.iter().map(|(key, _)| *key).collect();
        let title = format!(
            "`{}` has the storage `{}`, for which `{}` has no meaning",
            cookie.name.text,
            cookie.storage.word(),
            keys.join("` or `")
        );
        let finding = findings.at(*first, title, "");
        let finding = others.iter().fold(finding, |finding, (_, span)| {
            finding.label(*span, "this has no meaning either")
        });
        let finding = finding.help(format!(
            "remove `{}`; if it is a cookie, write `storage = \"cookie\"`",
            keys.join("` and `")
        ));
        findings.push(finding);
    }
}

fn attributes(cookie: &Cookie) -> [(&'static str, Option<Span>); 8] {
    let attributes = &cookie.attributes;
    let same_site = attributes.same_site.as_ref();
    let length = cookie.max_value_length.as_ref();
    [
        ("domain", attributes.domain.as_ref().map(|it| it.span)),
        ("path", attributes.path.as_ref().map(|it| it.span)),
        ("secure", attributes.secure.as_ref().map(|it| it.span)),
        ("http_only", attributes.http_only.as_ref().map(|it| it.span)),
        ("same_site", same_site.map(|it| it.span)),
        (
            "partitioned",
            attributes.partitioned.as_ref().map(|it| it.span),
        ),
        ("max_value_length", length.map(|it| it.span)),
        ("script_only", cookie.script_only.as_ref().map(|it| it.span)),
    ]
}
