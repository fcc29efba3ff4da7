//! Texts of a policy, and TOML strings that contain them.

use std::fmt::Write as _;

use super::decisions::Decisions;

/// Whether texts are escaped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Manner {
    /// Unchanged: it may be markup, or contain forbidden characters.
    Raw,
    /// Everything that the compiler could refuse is escaped or left out.
    Escaped,
}

/// Texts that are special to HTML, Markdown, TOML or terminals.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</style><!-- ]]>",
    "a | b",
    "\u{2028}\u{2029}\u{85}",
    "&amp;&#60;&copy",
    "{{}} {{version}}",
    "'''\"\"\"\\",
    "![x](https://x.example/y)",
    "# a\n\n## b",
    "- a\n  - b\n\n    c",
    "10) a\n11) b",
    "= 1+1 @a $x$ :b: ~~c~~",
    "\u{ab} a \u{bb} ? ! ; : l'a \"b\"",
    "`a` ``b`c`` `",
    "*a **b** _c_ __d__*",
    "e\u{301}\u{1f469}\u{200d}\u{1f33e}\u{200b}\u{feff}",
    "[a]: https://a.example\n[a]",
    "www.example.org http://b.example a@b.example",
    "a  \nb\\\nc",
    "| a |\n|---|\n| b |",
    "\u{a0}\u{202f} ",
    "\u{202e}\u{2066}",
];

const FOREIGN: &[&str] = &["[opt-in](lang:en)", "[a b](lang:zh-Hant)", "[c](lang:x-y)"];
const MARKED: &[&str] = &[
    "*a*",
    " **b** ",
    "_c_",
    "`d_e`",
    "[f *g*](https://a.example/h_i)",
];
const AUTOLINKS: &[&str] = &[
    "<https://a.example>",
    "<https://a.example/b?c=d&e='*_f_~#g>",
    "<mailto:a@b.example>",
    "<https://a.example/((b)>",
];
const LINKS: &[&str] = &[
    "https://a.example",
    "https://a.example/b?c=d&e='*_f_#g",
    "mailto:a@b.example?subject=c",
];

/// Writes the texts of a policy.
pub(super) struct Texts {
    pub(super) manner: Manner,
    /// The placeholders that the policy defines.
    pub(super) placeholders: Vec<&'static str>,
}

impl Texts {
    /// A text of one line.
    pub(super) fn line(&self, decisions: &mut Decisions<'_>) -> String {
        let mut line = String::new();
        for _ in 0..=decisions.below(3) {
            match decisions.below(6) {
                1 => line.push_str(decisions.one(MARKED)),
                2 => line.push_str(self.placeholder(decisions)),
                3 => line.push_str(decisions.one(AUTOLINKS)),
                4 => line.push_str(decisions.one(FOREIGN)),
                kind => {
                    let text = some_text(decisions, kind == 5);
                    line.push_str(&match self.manner {
                        Manner::Raw => text,
                        Manner::Escaped => escaped(&text),
                    });
                }
            }
        }
        // Without further decisions a text is empty, which the compiler refuses.
        if line.trim().is_empty() {
            line.push('x');
        }
        line
    }

    /// Paragraphs and lists.
    pub(super) fn prose(&self, decisions: &mut Decisions<'_>) -> String {
        let mut prose = String::new();
        self.blocks(decisions, "", 3, &mut prose);
        prose
    }

    /// A text without placeholders and markup.
    pub(super) fn plain(&self, decisions: &mut Decisions<'_>) -> String {
        let is_hostile = decisions.flag();
        let text = some_text(decisions, is_hostile);
        match self.manner {
            Manner::Raw => text,
            Manner::Escaped => escaped_name(&text).replace(['{', '}'], "."),
        }
    }

    fn blocks(&self, decisions: &mut Decisions<'_>, indent: &str, depth: usize, out: &mut String) {
        for number in 0..=decisions.below(3) {
            if number > 0 {
                let _ = write!(out, "\n\n{indent}");
            }
            let mark = if depth == 0 {
                ""
            } else {
                decisions.one(&["", "- ", "* ", "7. "])
            };
            if mark.is_empty() {
                self.inlines(decisions, true, out);
                continue;
            }
            let indent = format!("{indent}{}", " ".repeat(mark.len()));
            out.push_str(mark);
            self.blocks(decisions, &indent, depth - 1, out);
        }
    }

    fn inlines(&self, decisions: &mut Decisions<'_>, may_link: bool, out: &mut String) {
        for _ in 0..=decisions.below(3) {
            match decisions.below(if may_link { 10 } else { 6 }) {
                kind @ (0 | 1) => {
                    let text = some_text(decisions, kind == 1);
                    out.push_str(&match self.manner {
                        Manner::Raw => text,
                        Manner::Escaped => escaped(&text),
                    });
                }
                2 => out.push_str(self.placeholder(decisions)),
                3 => {
                    let mark = decisions.one(&["*", "**", "_", "__", "***"]);
                    let _ = write!(out, "{mark}");
                    self.inlines(decisions, false, out);
                    out.push_str(mark);
                }
                4 => {
                    let text = decisions.text();
                    let text = match self.manner {
                        Manner::Raw => text,
                        Manner::Escaped => {
                            text.replace(|other: char| !other.is_ascii_alphanumeric(), "_")
                        }
                    };
                    let _ = write!(out, "`{text}c`");
                }
                5 => out.push_str("\\\n"),
                6 => out.push_str(decisions.one(AUTOLINKS)),
                7 => out.push_str(decisions.one(FOREIGN)),
                8 => {
                    out.push('[');
                    self.inlines(decisions, false, out);
                    let _ = write!(out, "x]({})", decisions.one(LINKS));
                }
                _ => out.push_str("z "),
            }
        }
        // A block must not consist of a line break alone.
        out.push('z');
    }

    fn placeholder(&self, decisions: &mut Decisions<'_>) -> &'static str {
        match self.placeholders.len() {
            0 => "",
            count => self.placeholders[decisions.below(count)],
        }
    }
}

fn some_text(decisions: &mut Decisions<'_>, is_hostile: bool) -> String {
    if is_hostile {
        decisions.one(HOSTILE).to_owned()
    } else {
        decisions.text()
    }
}

/// Escapes links, tags and placeholders of a name, and removes white space at its ends; the result is not empty.
fn escaped_name(text: &str) -> String {
    let text = allowed(text).replace('{', "{{").replace('}', "}}");
    let text = text.replace('<', "< ").replace("](", "] (");
    format!("{}x", text.trim_start())
}

/// Escapes all markup of a text; the result is not empty.
fn escaped(text: &str) -> String {
    let mut prose = String::new();
    for character in allowed(text).chars() {
        match character {
            '{' | '}' => prose.push(character),
            _ if character.is_ascii_punctuation() => prose.push('\\'),
            _ => {}
        }
        prose.push(character);
    }
    // Without the `x`, spaces at the start of a line would begin a code block.
    format!("x{prose}x")
}

/// Removes forbidden characters and line breaks.
fn allowed(text: &str) -> String {
    let is_forbidden = |character: char| {
        charte_core::name::check(character.encode_utf8(&mut [0; 4])).is_err()
            && !character.is_whitespace()
    };
    let text = text.replace(['\n', '\r', '\t'], " ");
    text.replace(
        |character: char| is_forbidden(character) || character.is_control(),
        "",
    )
}

/// A TOML string with this value.
pub(super) fn literal(decisions: &mut Decisions<'_>, text: &str) -> String {
    let is_plain = |character: char| !character.is_control() || character == '\n';
    let is_plain = text.chars().all(is_plain);
    match decisions.below(4) {
        1 if is_plain && !text.contains(['\'', '\n']) => format!("'{text}'"),
        2 if is_plain && !text.contains("''") && !text.ends_with('\'') => {
            format!("'''\n{text}'''")
        }
        3 => format!("\"\"\"\n{}\\\n  \"\"\"", escaped_toml(text, true)),
        _ => format!("\"{}\"", escaped_toml(text, false)),
    }
}

fn escaped_toml(text: &str, may_break: bool) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' if may_break => out.push('\n'),
            _ if character.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out
}
