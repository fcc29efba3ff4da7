//! `non-token-name`

use charte_core::cookie::odd_in_token;

use crate::diagnostic::listed;
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::meant;
use crate::model::Charter;

lint! {
    /// The name of a cookie is one that no server should send.
    ///
    /// # What it does
    ///
    /// Finds each cookie whose `name` or `pattern` has a character that is in no token, such as `:`,
    /// `[` or a blank. A token has letters, digits and ``!#$%&'*+-.^_`|~``. Other kinds of storage
    /// take any key.
    ///
    /// # Why it matters
    ///
    /// Some servers and scripts send such names, and browsers keep them, so a charter may declare
    /// them. But libraries that read or write cookies refuse or change them, and a name that was copied
    /// from an inventory may be a list of names, or have a part that differs from visitor to visitor.
    /// `charters!` makes no key for such a name, so no program sets it through charte.
    pub static NON_TOKEN_NAME = "non-token-name" {
        group: Protocol,
        level: Warn,
        why: "the name that a server sends must be a token",
        sources: &[RFC_6265BIS.section("section 4.1.1")],
        check: Charter(check),
    }
}

fn check(charter: &Charter, findings: &mut Findings<'_>) {
    for cookie in charter.http_cookies() {
        let name = &cookie.name;
        let Some(odd) = odd_in_token(&name.text) else {
            continue;
        };
        let title = format!(
            "the name `{}` has the character `{}`, which no server should send in a name",
            name.text, odd
        );
        let finding = findings.at(name.span, title, "");
        let names = meant::several(&name.text);
        let are_names = names.len() > 1 && names.iter().all(|name| odd_in_token(name).is_none());
        let pattern = meant::starred(&name.text);
        let pattern = pattern.filter(|pattern| pattern.chars().any(|part| part != '*'));
        let finding = match pattern {
            _ if are_names => {
                let names = listed(&names);
                finding.help(format!("write one `[[cookie]]` for each: {names}"))
            }
            Some(pattern) => finding.help(format!(
                "where the part in brackets differs, write `pattern = \"{pattern}\"`"
            )),
            None => finding,
        };
        findings.push(finding.help(
            "where the cookie has this very name, silence this with that reason; where you name it, \
             choose letters, digits, `-` and `_`",
        ));
    }
}
