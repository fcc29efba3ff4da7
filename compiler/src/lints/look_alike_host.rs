//! `look-alike-host`

use unicode_security::MixedScript;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::AugmentedScriptSet;

use crate::lint::source::UTS_39;
use crate::lint::{Findings, lint};
use crate::model::{Charter, Host, Platform};
use crate::source::Span;

lint! {
    /// The host of a platform looks like another host.
    ///
    /// # What it does
    ///
    /// Reports a label in the `url` or the `aliases` of a platform that mixes scripts, such as
    /// Latin and Cyrillic. Also reports a label that has only letters of another script that look
    /// like Latin letters. Chinese, Japanese and Korean may be mixed with Latin. Not reported: a
    /// host under a top-level domain of its own script, and a label that is written in ASCII
    /// (`xn--`), which nobody confuses with another.
    ///
    /// # Why it matters
    ///
    /// The host differs from the one that a reader sees. Requests for the intended host do not find
    /// the charter, and links lead to another site.
    pub static LOOK_ALIKE_HOST = "look-alike-host" {
        group: Language,
        level: Deny,
        why: "the host that a reader sees differs from the host that requests and links use",
        sources: &[UTS_39],
        check: Platform(check),
    }
}

fn check(platform: &Platform, _: &Charter, findings: &mut Findings<'_>) {
    if let Some(url) = &platform.url {
        check_host(&url.host, &url.written(), url.span, findings);
    }
    for alias in &platform.aliases {
        check_host(alias, alias.written(), alias.span, findings);
    }
}

/// Checks the labels of a host; `text` is written at `span`.
fn check_host(host: &Host, text: &str, span: Span, findings: &mut Findings<'_>) {
    let is_under_latin = host.written().rsplit('.').next().is_some_and(str::is_ascii);
    for label in host.written().split('.') {
        let (title, odd) = if is_mixed(label) {
            let title = format!("the label `{label}` of a host mixes scripts");
            // Non-ASCII characters that look like ASCII; if there are none, all non-ASCII characters.
            let looks = |char: char| shown(&char.to_string()).is_some();
            let odd: Vec<char> = label.chars().filter(|char| !char.is_ascii()).collect();
            let alike: Vec<char> = odd.iter().copied().filter(|&char| looks(char)).collect();
            (title, if alike.is_empty() { odd } else { alike })
        } else if let Some(latin) = shown(label).filter(|_| is_under_latin && !has_latin(label)) {
            let title =
                format!("the label `{label}` of a host looks like `{latin}` but is different");
            (
                title,
                label.chars().filter(|char| !char.is_ascii()).collect(),
            )
        } else {
            continue;
        };
        let codes: Vec<String> = odd
            .iter()
            .map(|&char| format!("{char} is U+{:04X}", u32::from(char)))
            .collect();
        let at = text.find(label).unwrap_or_default();
        let place = findings.within(span, text, at..at + label.len());
        let finding = findings.at(place, title, codes.join(", ")).help(format!(
            "write the host that you registered; if it is this one, write it in ASCII: `{}`",
            host.domain.ascii()
        ));
        findings.push(finding);
    }
}

/// Whether a label mixes scripts that are not written together.
fn is_mixed(label: &str) -> bool {
    if label.is_ascii() || label.is_single_script() {
        return false;
    }
    // The highly restrictive level: East Asian scripts go with Latin.
    let rest: String = label.chars().filter(|char| !char.is_ascii()).collect();
    let scripts: AugmentedScriptSet = rest.as_str().resolve_script_set();
    !(scripts.hanb || scripts.jpan || scripts.kore)
}

/// The ASCII text that a text with other letters looks like.
fn shown(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let shown: String = skeleton(text).collect();
    shown.is_ascii().then_some(shown)
}

/// Whether a text has a Latin letter. A host with an accent or a dotless i is not a look-alike.
fn has_latin(text: &str) -> bool {
    let is_latin = |char: char| {
        char.is_ascii_alphabetic() || matches!(char, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
    };
    text.contains(is_latin)
}

#[cfg(test)]
mod tests {
    use super::{has_latin, is_mixed, shown};

    #[test]
    fn finds_mixed_scripts_and_look_alikes() {
        let looks = |label: &str| shown(label).filter(|_| !has_latin(label));
        // Cyrillic letters that look like "apple", then one of them among Latin ones.
        let apple = "\u{430}\u{440}\u{440}\u{4cf}\u{435}";
        assert_eq!(looks(apple).as_deref(), Some("apple"));
        assert!(!is_mixed(apple) && is_mixed("p\u{430}ris"));
        for label in [
            "m\u{fc}nchen",
            "\u{131}s\u{131}",
            "\u{43c}\u{43e}\u{441}\u{43a}\u{432}\u{430}",
            "data",
        ] {
            assert!(!is_mixed(label) && looks(label).is_none(), "{label}");
        }
        // Latin with Japanese, Chinese and Korean.
        for label in [
            "jp\u{306e}\u{65e5}\u{672c}",
            "tv\u{4e2d}\u{6587}",
            "k\u{d55c}\u{ad6d}",
            "a1-\u{e9}",
        ] {
            assert!(!is_mixed(label), "{label}");
        }
    }
}
