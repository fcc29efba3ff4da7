//! Text within a block.

use charte_core::escape::Escape;

use super::class;
use crate::document::{Inline, Piece};
use crate::output::Output;

/// How inlines are written.
#[derive(Clone, Copy)]
pub(super) struct Manner<'a> {
    /// The class of links.
    pub(super) link_class: Option<&'a str>,
    /// Whether the text around names and addresses runs from right to left. They themselves never do.
    pub(super) is_right_to_left: bool,
}

/// Writes inlines.
pub(super) fn inlines(out: &mut Output, inlines: &[Inline], manner: Manner<'_>) {
    for inline in inlines {
        self::inline(out, inline, manner);
    }
}

fn inline(out: &mut Output, inline: &Inline, manner: Manner<'_>) {
    let left_to_right = if manner.is_right_to_left {
        " dir=\"ltr\""
    } else {
        ""
    };
    let (end, text) = match inline {
        Inline::Text(text) => {
            out.escaped(Escape::Html, text);
            return;
        }
        Inline::Value(slot) => {
            out.value(*slot, Escape::Html);
            return;
        }
        Inline::Code(code) => {
            // A translated name would differ from the one that the browser shows.
            out.push("<code translate=\"no\"");
            out.push(left_to_right);
            out.push(">");
            out.escaped(Escape::Html, code);
            out.push("</code>");
            return;
        }
        Inline::Break => {
            out.push("<br>\n");
            return;
        }
        Inline::Emphasis(text) => {
            out.push("<em>");
            ("</em>", text)
        }
        Inline::Strong(text) => {
            out.push("<strong>");
            ("</strong>", text)
        }
        Inline::Foreign { language, text } => {
            out.push("<span");
            super::language(out, language);
            out.push(">");
            ("</span>", text)
        }
        Inline::Link {
            target,
            text,
            autolink,
        } => {
            out.push("<a href=\"");
            // A part of this page needs no address before it.
            let is_fragment = |piece: &Piece| matches!(piece, Piece::Fragment(_));
            let start = target.iter().position(is_fragment).unwrap_or_default();
            for piece in &target[start..] {
                match piece {
                    Piece::Text(text) => out.escaped(Escape::Html, text),
                    Piece::Value(slot) => out.value(*slot, Escape::Html),
                    // The platform serves the page.
                    Piece::Origin => {}
                    Piece::Fragment(id) => {
                        out.push("#");
                        out.escaped(Escape::Html, id);
                    }
                }
            }
            out.push("\"");
            class(out, [manner.link_class]);
            if *autolink {
                out.push(left_to_right);
            }
            out.push(">");
            ("</a>", text)
        }
    };
    inlines(out, text, manner);
    out.push(end);
}

#[cfg(test)]
mod tests {
    use charte_core::values::{Name, Slot, Values};

    use super::{Manner, inlines};
    use crate::document::{Inline, Piece};
    use crate::output::Output;

    fn written(text: &[Inline]) -> String {
        let values = Values {
            url: "https://données.fr",
            href: "https://xn--donnes-fva.fr",
            name: Name::Same("'\"<&>"),
            own: "",
        };
        let mut out = Output::default();
        let manner = Manner {
            link_class: Some("link"),
            is_right_to_left: false,
        };
        inlines(&mut out, text, manner);
        out.fill(values, 0)
    }

    /// In text from right to left, `__Host-id` would be drawn as `Host-id__`.
    #[test]
    fn names_and_addresses_run_from_left_to_right() {
        let mut out = Output::default();
        let link = Inline::Link {
            target: vec![Piece::Text("https://a.org/".to_owned())],
            text: vec![Inline::Text("https://a.org/".to_owned())],
            autolink: true,
        };
        let text = [Inline::Code("__Host-id".to_owned()), link];
        let manner = Manner {
            link_class: None,
            is_right_to_left: true,
        };
        inlines(&mut out, &text, manner);
        assert_eq!(
            out.fill(Values::EMPTY, 0),
            "<code translate=\"no\" dir=\"ltr\">__Host-id</code>\
             <a href=\"https://a.org/\" dir=\"ltr\">https://a.org/</a>"
        );
    }

    #[test]
    fn every_inline_has_its_element() {
        let text = |text: &str| vec![Inline::Text(text.to_owned())];
        assert_eq!(
            written(&[
                Inline::Emphasis(text("a")),
                Inline::Strong(text("b")),
                Inline::Break,
                Inline::Code("_pk_id.*".to_owned()),
                Inline::Foreign {
                    language: "en".to_owned(),
                    text: text("first-party"),
                },
                Inline::Link {
                    target: vec![
                        Piece::Value(Slot::Href),
                        Piece::Text("/?a=1&b=2'".to_owned()),
                    ],
                    text: vec![Inline::Value(Slot::Url), Inline::Value(Slot::Name)],
                    autolink: false,
                },
            ]),
            "<em>a</em><strong>b</strong><br>\n\
             <code translate=\"no\">_pk_id.*</code><span lang=\"en\">first-party</span>\
             <a href=\"https://xn--donnes-fva.fr/?a=1&amp;b=2&#39;\" class=\"link\">\
             https://données.fr&#39;&quot;&lt;&amp;&gt;</a>"
        );
    }

    #[test]
    fn words_that_run_from_right_to_left_have_a_direction() {
        let hebrew = Inline::Foreign {
            language: "he".to_owned(),
            text: vec![Inline::Text(
                "\u{5e2}\u{5d5}\u{5d2}\u{5d9}\u{5d4}".to_owned(),
            )],
        };
        assert_eq!(
            written(&[hebrew]),
            "<span lang=\"he\" dir=\"rtl\">\u{5e2}\u{5d5}\u{5d2}\u{5d9}\u{5d4}</span>"
        );
    }

    /// Texts that would be markup without escapes.
    #[test]
    fn no_text_becomes_markup() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onmouseover='alert(1)",
            "`\u{c}onload=x",
            "</style><!--",
            "]]>",
            "&lt;b&gt; &amp;amp;",
            "{0} %s {}",
            "\"#\\",
        ] {
            let own = || vec![Inline::Text(hostile.to_owned())];
            let html = written(&[
                Inline::Text(hostile.to_owned()),
                Inline::Code(hostile.to_owned()),
                Inline::Foreign {
                    language: hostile.to_owned(),
                    text: own(),
                },
                Inline::Link {
                    target: vec![Piece::Text(hostile.to_owned())],
                    text: own(),
                    autolink: true,
                },
            ]);
            let data = hostile
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;")
                .replace('\'', "&#39;");
            assert_eq!(
                html,
                format!(
                    "{data}<code translate=\"no\">{data}</code>\
                     <span lang=\"{data}\">{data}</span>\
                     <a href=\"{data}\" class=\"link\">{data}</a>"
                )
            );
        }
    }
}
