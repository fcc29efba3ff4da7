//! The last step for every line: joins adjacent texts and applies the typography.

use super::Inline;
use crate::locale::{self, Locale, OBJECT, Stretch, Typography};
use crate::model::Language;

/// Joins adjacent texts and removes empty ones.
pub(super) fn join(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        let inline = match inline {
            Inline::Text(text) => {
                if let Some(Inline::Text(last)) = joined.last_mut() {
                    last.push_str(&text);
                    continue;
                }
                if text.is_empty() {
                    continue;
                }
                Inline::Text(text)
            }
            Inline::Emphasis(text) => Inline::Emphasis(join(text)),
            Inline::Strong(text) => Inline::Strong(join(text)),
            Inline::Link {
                target,
                text,
                autolink,
            } => Inline::Link {
                target,
                text: join(text),
                autolink,
            },
            Inline::Foreign { language, text } => Inline::Foreign {
                language,
                text: join(text),
            },
            Inline::Value(_) | Inline::Code(_) | Inline::Break => inline,
        };
        joined.push(inline);
    }
    joined
}

/// Returns the text by which two lines are compared: their words, without markup, case and the
/// width of spaces.
pub(super) fn words(inlines: &[Inline]) -> String {
    let mut content = String::new();
    collect(inlines, &mut content);
    let words: Vec<&str> = content.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn collect(inlines: &[Inline], content: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => content.push_str(text),
            // No text contains such a character.
            Inline::Value(slot) => content.extend([OBJECT, &slot.to_u8().to_string()]),
            Inline::Break => content.push(' '),
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Link { text, .. }
            | Inline::Foreign { text, .. } => collect(text, content),
        }
    }
}

/// Applies the typography to a line, and to each text in another language that of its language.
pub(super) fn set(inlines: &mut [Inline], typography: Typography) {
    set_foreign(inlines);
    let mut line = Vec::new();
    stretches(inlines, &mut line);
    typography.set(&mut line);
}

fn set_foreign(inlines: &mut [Inline]) {
    for inline in inlines {
        match inline {
            Inline::Foreign { language, text } => {
                let typography = Language::parse(language)
                    .and_then(|language| locale::find(&language))
                    .map_or(Typography::PLAIN, |locale| locale.typography);
                set(text, typography);
            }
            Inline::Emphasis(text) | Inline::Strong(text) | Inline::Link { text, .. } => {
                set_foreign(text);
            }
            Inline::Text(_) | Inline::Value(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn stretches<'a>(inlines: &'a mut [Inline], line: &mut Vec<Stretch<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => line.push(Stretch::Text(text)),
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Link {
                text,
                autolink: false,
                ..
            } => stretches(text, line),
            other => fixed(other, line),
        }
    }
}

fn fixed<'a>(inline: &'a Inline, line: &mut Vec<Stretch<'a>>) {
    match inline {
        Inline::Text(text) | Inline::Code(text) => line.push(Stretch::Fixed(text)),
        Inline::Value(_) => line.push(Stretch::Fixed(OBJECT)),
        Inline::Break => line.push(Stretch::Fixed("\n")),
        Inline::Emphasis(text)
        | Inline::Strong(text)
        | Inline::Link { text, .. }
        | Inline::Foreign { text, .. } => {
            for inline in text {
                fixed(inline, line);
            }
        }
    }
}

/// Returns words of the software with a capital, for the start of a cell or line.
pub(super) fn raised(locale: &Locale, mut words: Vec<Inline>) -> Vec<Inline> {
    raise(locale, &mut words);
    words
}

fn raise(locale: &Locale, words: &mut [Inline]) {
    match words.first_mut() {
        Some(Inline::Text(text)) => *text = locale.capitalised(text),
        Some(Inline::Foreign { text, .. } | Inline::Link { text, .. }) => raise(locale, text),
        _ => {}
    }
}

/// Returns whether a text contains a link. Links cannot be nested.
pub(super) fn has_link(text: &[Inline]) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Link { .. } => true,
        Inline::Emphasis(text) | Inline::Strong(text) | Inline::Foreign { text, .. } => {
            has_link(text)
        }
        Inline::Text(_) | Inline::Value(_) | Inline::Code(_) | Inline::Break => false,
    })
}

/// Returns the text of a link without the links of its placeholders and names, because links cannot
/// be nested.
pub(super) fn without_links(text: Vec<Inline>) -> Vec<Inline> {
    let mut words = Vec::with_capacity(text.len());
    for inline in text {
        words.push(match inline {
            Inline::Link { text, .. } => {
                words.extend(without_links(text));
                continue;
            }
            Inline::Emphasis(text) => Inline::Emphasis(without_links(text)),
            Inline::Strong(text) => Inline::Strong(without_links(text)),
            Inline::Foreign { language, text } => Inline::Foreign {
                language,
                text: without_links(text),
            },
            Inline::Text(_) | Inline::Value(_) | Inline::Code(_) | Inline::Break => inline,
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{join, set};
    use crate::document::outline::line;
    use crate::document::{Inline, Piece};
    use crate::locale;
    use crate::model::Language;
    use charte_core::values::Slot;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn texts_are_joined_at_every_depth() {
        let joined = join(vec![
            text("a"),
            text(""),
            text("b"),
            Inline::Emphasis(vec![text("c"), text("d")]),
            text(""),
            Inline::Break,
        ]);
        assert_eq!(
            joined,
            [
                text("ab"),
                Inline::Emphasis(vec![text("cd")]),
                Inline::Break
            ]
        );
    }

    #[test]
    fn typography_changes_only_text_of_the_language() {
        let mut inlines = vec![
            Inline::Strong(vec![text("L'outil ")]),
            text(": «"),
            Inline::Foreign {
                language: "en".to_owned(),
                text: vec![text("it's so ?")],
            },
            text("» d'"),
            Inline::Value(Slot::Name),
            text(" "),
            Inline::Code("a'b : ?".to_owned()),
            text(" ; "),
            Inline::Link {
                target: vec![Piece::Text("https://a.org/l'a".to_owned())],
                text: vec![text("https://a.org/l'a")],
                autolink: true,
            },
            text(" ?"),
        ];
        let french = Language::parse("fr").expect("a tag");
        set(
            &mut inlines,
            locale::find(&french).expect("known").typography,
        );
        assert_eq!(
            line(&inlines),
            "**L’outil<nbsp>**: «<nbsp>[it’s so ?](lang:en)<nbsp>» d’{Name} `a'b : ?`<nnbsp>; \
             <https://a.org/l'a><nnbsp>?"
        );
    }
}
