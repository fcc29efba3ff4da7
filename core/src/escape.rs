//! How each format writes a text, so that no character of it is markup.
//!
//! A constant replaces each character that needs escaping. So an escaped text is a series of pieces
//! (a stretch of the text, a replacement, ...) and needs no buffer. The compiler joins the pieces.
//! The runtime returns them one by one, in constants too.

/// How a text is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u8)]
pub enum Escape {
    /// Unchanged: plain text, and URLs whose characters are known to be harmless.
    None = 0,
    /// HTML text and quoted attributes: `&`, `<`, `>`, `"`, `'`.
    Html = 1,
    /// CommonMark text within a line. A backslash precedes each character that could be markup,
    /// including those of GFM's tables and strikethrough. One also interrupts `://`, `www.` and
    /// `@`, because GFM would turn such an address into a link and show the backslashes in it.
    Markdown = 2,
    /// CommonMark text at the start of a block, where list and heading marks are escaped too, or
    /// before a link, which a `!` would turn into an image.
    MarkdownStart = 3,
    /// Text inside a JSON string. It also escapes `<`, `>`, `&` and the line separators, so that
    /// the JSON may be in a script element.
    Json = 4,
    /// The target of a CommonMark link, for an address of RFC 3986: brackets and `&`.
    MarkdownTarget = 5,
}

impl Escape {
    /// Returns the escape with this number.
    pub const fn from_u8(number: u8) -> Self {
        match number {
            1 => Self::Html,
            2 => Self::Markdown,
            3 => Self::MarkdownStart,
            4 => Self::Json,
            5 => Self::MarkdownTarget,
            _ => Self::None,
        }
    }

    /// Splits `text` into its first piece, as it is written, and the rest.
    ///
    /// The pieces end when the rest is empty.
    pub const fn next(self, text: &str) -> (&str, &str) {
        if matches!(self, Self::None) {
            return (text, "");
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if let Some((replacement, width)) = self.replace(bytes, at) {
                if at == 0 {
                    return (replacement, text.split_at(width).1);
                }
                return text.split_at(at);
            }
            at += 1;
        }
        (text, "")
    }

    /// Returns the replacement of the character at `at` and the number of bytes that it replaces.
    const fn replace(self, bytes: &[u8], at: usize) -> Option<(&'static str, usize)> {
        let replacement = match self {
            Self::None => return None,
            Self::Html => html(bytes[at]),
            Self::Markdown | Self::MarkdownStart if follows(bytes, at, b"www.") => {
                return Some(("www\\.", 4));
            }
            Self::Markdown | Self::MarkdownStart if follows(bytes, at, b"://") => Some("\\:"),
            Self::MarkdownTarget => markdown_target(bytes[at]),
            Self::Markdown => markdown(bytes[at]),
            Self::MarkdownStart => match markdown_start(bytes[at]) {
                Some(replacement) => Some(replacement),
                None => markdown(bytes[at]),
            },
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            Self::Json => match bytes.split_at(at).1 {
                [0xe2, 0x80, 0xa8, ..] => return Some(("\\u2028", 3)),
                [0xe2, 0x80, 0xa9, ..] => return Some(("\\u2029", 3)),
                _ => json(bytes[at]),
            },
        };
        match replacement {
            Some(replacement) => Some((replacement, 1)),
            None => None,
        }
    }
}

/// Returns whether `bytes` contains `mark` at this position.
const fn follows(bytes: &[u8], at: usize, mark: &[u8]) -> bool {
    let mut passed = 0;
    while passed < mark.len() {
        if at + passed >= bytes.len() || bytes[at + passed] != mark[passed] {
            return false;
        }
        passed += 1;
    }
    true
}

const fn html(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\'' => "&#39;",
        _ => return None,
    })
}

const fn markdown(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'\\' => "\\\\",
        b'`' => "\\`",
        b'*' => "\\*",
        b'_' => "\\_",
        b'[' => "\\[",
        b']' => "\\]",
        b'<' => "\\<",
        b'>' => "\\>",
        b'&' => "\\&",
        b'|' => "\\|",
        b'~' => "\\~",
        b'#' => "\\#",
        b'@' => "\\@",
        _ => return None,
    })
}

const fn markdown_start(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'-' => "\\-",
        b'!' => "\\!",
        b'+' => "\\+",
        b'=' => "\\=",
        b'.' => "\\.",
        b')' => "\\)",
        _ => return None,
    })
}

const fn markdown_target(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'(' => "\\(",
        b')' => "\\)",
        b'&' => "\\&",
        _ => return None,
    })
}

const fn json(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'"' => "\\\"",
        b'\\' => "\\\\",
        b'\n' => "\\n",
        b'\r' => "\\r",
        b'\t' => "\\t",
        b'<' => "\\u003c",
        b'>' => "\\u003e",
        b'&' => "\\u0026",
        byte if byte < 0x20 => CONTROLS[byte as usize],
        _ => return None,
    })
}

const CONTROLS: [&str; 0x20] = [
    "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
    "\\u0008", "\\u0009", "\\u000a", "\\u000b", "\\u000c", "\\u000d", "\\u000e", "\\u000f",
    "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
    "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f",
];

#[cfg(test)]
mod tests {
    extern crate std;

    use std::borrow::ToOwned as _;
    use std::format;
    use std::string::{String, ToString as _};

    use super::Escape;

    fn escaped(escape: Escape, mut text: &str) -> String {
        let mut out = String::new();
        while !text.is_empty() {
            let (piece, rest) = escape.next(text);
            assert!(!piece.is_empty());
            out.push_str(piece);
            text = rest;
        }
        out
    }

    #[test]
    fn each_escape_writes_its_replacements() {
        let text = "<a href='x'>\"1 & 2\" - \u{e9}_*\u{2028}\t\u{1}";
        assert_eq!(escaped(Escape::None, text), text);
        assert_eq!(
            escaped(Escape::Html, text),
            "&lt;a href=&#39;x&#39;&gt;&quot;1 &amp; 2&quot; - \u{e9}_*\u{2028}\t\u{1}"
        );
        assert_eq!(
            escaped(Escape::Markdown, text),
            "\\<a href='x'\\>\"1 \\& 2\" - \u{e9}\\_\\*\u{2028}\t\u{1}"
        );
        assert_eq!(escaped(Escape::MarkdownStart, "- 1. a_b"), "\\- 1\\. a\\_b");
        assert_eq!(
            escaped(Escape::Markdown, "https://a_b www.a a:/ ww. @"),
            "https\\://a\\_b www\\.a a:/ ww. \\@"
        );
        assert_eq!(escaped(Escape::MarkdownStart, "www.a"), "www\\.a");
        assert_eq!(
            escaped(Escape::MarkdownTarget, "https://a_b/(c)?d&e=*"),
            "https://a_b/\\(c\\)?d\\&e=*"
        );
        assert_eq!(
            escaped(Escape::Json, text),
            "\\u003ca href='x'\\u003e\\\"1 \\u0026 2\\\" - \u{e9}_*\\u2028\\t\\u0001"
        );
    }

    #[test]
    fn every_ascii_character_is_escaped_where_needed() {
        for character in '\0'..='\x7f' {
            let text = character.to_string();
            let is_among = |characters: &str| characters.contains(character);
            let markup = is_among("\\`*_[]<>&|~#@");
            let expected = |is_escaped| {
                if is_escaped {
                    format!("\\{character}")
                } else {
                    text.clone()
                }
            };
            assert_eq!(escaped(Escape::Markdown, &text), expected(markup));
            let at_start = markup || is_among("-!+=.)");
            assert_eq!(escaped(Escape::MarkdownStart, &text), expected(at_start));
            let json = match character {
                '"' | '\\' => format!("\\{character}"),
                '\n' => "\\n".to_owned(),
                '\r' => "\\r".to_owned(),
                '\t' => "\\t".to_owned(),
                '<' | '>' | '&' | '\0'..' ' => format!("\\u{:04x}", u32::from(character)),
                _ => text.clone(),
            };
            assert_eq!(escaped(Escape::Json, &text), json);
        }
    }

    #[test]
    fn json_escapes_line_separators() {
        assert_eq!(
            escaped(Escape::Json, "\u{2028}\u{2029}\u{2027}\u{1028}\u{2068}"),
            "\\u2028\\u2029\u{2027}\u{1028}\u{2068}"
        );
    }

    #[test]
    fn a_number_is_read_back() {
        use Escape::{Html, Json, Markdown, MarkdownStart, MarkdownTarget, None};
        for escape in [None, Html, Markdown, MarkdownStart, Json, MarkdownTarget] {
            assert_eq!(Escape::from_u8(escape as u8), escape);
        }
        assert_eq!(Escape::from_u8(6), None);
    }
}
