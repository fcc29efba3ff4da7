//! The texts of a policy, and what other tools write in their place.

use html5gum::{Token, Tokenizer};

/// The longest text that is imported, in characters.
pub(crate) const MAX_TEXT: usize = 10_000;

/// Returns a text as one line, without the characters that no text may have.
pub(crate) fn clean(text: &str) -> String {
    let mut line = String::new();
    for character in text.chars() {
        if character.is_whitespace() || character == '\u{feff}' {
            // A no-break space is the author's.
            let blank = if character == '\u{a0}' || character == '\u{202f}' {
                character
            } else {
                ' '
            };
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(blank);
            }
        } else if !is_forbidden(character) {
            line.push(character);
        }
    }
    let line = line.trim();
    line.chars().take(MAX_TEXT).collect()
}

/// Returns whether `clean` removes something that a reader could miss: a forbidden character, or the end of
/// a text that is too long.
pub(crate) fn is_changed(text: &str) -> bool {
    text.chars()
        .any(|character| !character.is_whitespace() && is_forbidden(character))
        || text.chars().count() > MAX_TEXT
}

/// Returns whether no text of a policy may contain a character: controls, controls of direction,
/// noncharacters.
fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffd}')
        || matches!(code, 0xfdd0..=0xfdef)
        || code & 0xfffe == 0xfffe
}

/// Returns a plain text as a text of a policy: what would be markup is escaped. Addresses between
/// angle brackets stay links.
pub(crate) fn markup(text: &str) -> String {
    let text = clean(text);
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        let before = out.chars().last();
        match character {
            '<' => match link(rest, &["https:", "mailto:", "tel:"]) {
                Some(address) => {
                    out.push_str(&rest[..address.len() + 2]);
                    rest = &rest[address.len() + 2..];
                    continue;
                }
                None => out.push_str("\\<"),
            },
            '{' => out.push_str("{{"),
            '}' => out.push_str("}}"),
            '\\' | '*' | '`' | '[' | ']' => {
                out.push('\\');
                out.push(character);
            }
            '_' => {
                let is_inside = before.is_some_and(char::is_alphanumeric)
                    && after.starts_with(char::is_alphanumeric);
                out.push_str(if is_inside { "_" } else { "\\_" });
            }
            '&' if after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#') => {
                out.push_str("\\&");
            }
            '#' | '-' | '+' | '>' | '~' | '=' | '|' if out.is_empty() => {
                out.push('\\');
                out.push(character);
            }
            '.' | ')' if !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit()) => {
                out.push('\\');
                out.push(character);
            }
            character => out.push(character),
        }
        rest = after;
    }
    out
}

/// Returns the address of the `<address>` at the start of a text, if it has one of the schemes.
fn link<'t>(text: &'t str, schemes: &[&str]) -> Option<&'t str> {
    let inner = text.strip_prefix('<')?;
    let end =
        inner.find(|character: char| character.is_whitespace() || "<>{}\\".contains(character))?;
    let address = &inner[..end];
    let is_link = inner[end..].starts_with('>')
        && schemes
            .iter()
            .any(|scheme| address.starts_with(scheme) && address.len() > scheme.len());
    is_link.then_some(address)
}

/// Returns a plain text as HTML. Addresses between angle brackets become links.
pub(crate) fn to_html(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some(address) = link(rest, &["https:", "mailto:", "tel:"]) {
            let escaped = escaped(address);
            out.push_str(&format!("<a href=\"{escaped}\">{escaped}</a>"));
            rest = &rest[address.len() + 2..];
            continue;
        }
        out.push_str(&escaped(character.encode_utf8(&mut [0; 4])));
        rest = &rest[character.len_utf8()..];
    }
    out
}

/// Returns a text with the characters that HTML gives a meaning escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            character => out.push(character),
        }
    }
    out
}

/// Returns the text of HTML. The address of a link is behind its words, between angle brackets.
pub(crate) fn of_html(html: &str) -> String {
    let mut out = String::new();
    // The address of the open link, and where its words begin.
    let mut link: Option<(String, usize)> = None;
    let mut skipped: Option<Vec<u8>> = None;
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::String(text) if skipped.is_none() => {
                out.push_str(&String::from_utf8_lossy(&text));
            }
            Token::StartTag(tag) => match &**tag.name {
                b"script" | b"style" if !tag.self_closing => skipped = Some(tag.name.to_vec()),
                b"a" => {
                    let href = tag.attributes.get(&b"href"[..]);
                    let href = href.map(|href| String::from_utf8_lossy(href).trim().to_owned());
                    link = href.map(|href| (href, out.len()));
                }
                b"br" | b"p" | b"li" | b"div" | b"td" | b"th" | b"tr" | b"ul" | b"ol" | b"h1"
                | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => out.push(' '),
                _ => {}
            },
            Token::EndTag(tag) => match &**tag.name {
                name if skipped.as_deref() == Some(name) => skipped = None,
                b"a" => {
                    if let Some((href, start)) = link.take() {
                        close_link(&mut out, &href, start);
                    }
                }
                b"p" | b"li" | b"div" | b"td" | b"th" | b"tr" => out.push(' '),
                _ => {}
            },
            _ => {}
        }
    }
    clean(&out)
}

/// Writes the address of a link behind its words, which begin at `start`.
fn close_link(out: &mut String, href: &str, start: usize) {
    let is_safe = ["https:", "mailto:", "tel:"]
        .iter()
        .any(|scheme| href.starts_with(scheme))
        && !href
            .contains(|character: char| character.is_whitespace() || "<>{}\\".contains(character));
    if !is_safe {
        return;
    }
    let words = out[start..].trim();
    if words == href || words.is_empty() {
        out.truncate(start);
        out.push_str(&format!("<{href}>"));
    } else {
        out.push_str(&format!(" <{href}>"));
    }
}

/// Returns a text in lower case and without accents.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .flat_map(without_accent)
        .collect()
}

/// Returns a letter without its accent.
pub(crate) fn without_accent(letter: char) -> Vec<char> {
    let plain = match letter {
        '\u{e0}'..='\u{e5}' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        '\u{e8}'..='\u{eb}' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ģ' | 'ğ' | 'ġ' => 'g',
        '\u{ec}'..='\u{ef}' | 'ī' | 'į' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        '\u{f2}'..='\u{f6}' | 'ø' | 'ő' | 'ō' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        '\u{f9}'..='\u{fc}' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'œ' => return vec!['o', 'e'],
        'æ' => return vec!['a', 'e'],
        'ß' => return vec!['s', 's'],
        letter => letter,
    };
    vec![plain]
}

#[cfg(test)]
mod tests {
    use super::{markup, of_html, to_html};

    #[test]
    fn what_would_be_markup_is_escaped() {
        for (text, expected) in [
            ("a_b *c* `d` [e](f)", "a_b \\*c\\* \\`d\\` \\[e\\](f)"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("# no heading {x}", "\\# no heading {{x}}"),
            ("<b> &amp; R&D & co", "\\<b> \\&amp; R\\&D & co"),
            ("see <https://example.org/a>", "see <https://example.org/a>"),
            ("<javascript:alert(1)>", "\\<javascript:alert(1)>"),
            ("a\u{202e}b\u{0}\n\n c", "ab c"),
        ] {
            assert_eq!(markup(text), expected, "{text}");
        }
    }

    #[test]
    fn html_becomes_text_and_comes_back() {
        let html = "<p>Reads <b>all</b> &amp; more,<br>see <a href=\"https://example.org/?a=1&amp;b\">the page</a>\
                    <script>alert(1)</script>.</p><a href='javascript:x'>no</a>";
        let text = "Reads all & more, see the page <https://example.org/?a=1&b>. no";
        assert_eq!(of_html(html), text);
        let link = "<a href=\"https://example.org/?a=1&amp;b\">https://example.org/?a=1&amp;b</a>";
        assert_eq!(to_html("<https://example.org/?a=1&b>"), link);
        assert_eq!(of_html(link), "<https://example.org/?a=1&b>");
        assert_eq!(
            of_html(&to_html("a < b & \"c\" </script>")),
            "a < b & \"c\" </script>"
        );
    }
}
