//! `non-token-name`

use charte_core::cookie::odd_in_token;

use crate::diagnostic::listed;
use crate::lint::source::RFC_6265BIS;
use crate::lint::{Findings, lint};
use crate::meant;
use crate::model::Charter;

lint! {
    /// Servers should not send a cookie with this name.
    ///
    /// # What it does
    ///
    /// Reports each cookie whose `name` or `pattern` has a character that is not allowed in a
    /// token, such as `:`, `[` or a space. A token consists of letters, digits, the
    /// backtick and `!#$%&'*+-.^_|~`. Other kinds of storage accept any key.
    ///
    /// # Why it matters
    ///
    /// Some servers and scripts send such names, and browsers keep them, so a charter may declare
    /// them. But libraries that read or write cookies refuse or change them. A name that was copied
    /// from an inventory may be a list of names, or contain a part that differs between visitors.
    /// The macros generate no key for such a name, so no program sets it through charte.
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
                "if the part in brackets differs between visitors, write `pattern = \"{pattern}\"`"
            )),
            None => finding,
        };
        findings.push(finding.help(
            "if the cookie really has this name, set this lint to `allow` with that reason; if you choose \
             the name, use letters, digits, `-` and `_`",
        ));
    }
}
