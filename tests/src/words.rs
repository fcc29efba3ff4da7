//! The words of a page, to compare its formats.

/// Renders Markdown to HTML with another library: comrak, with the extensions of GitHub. `autolinks` is
/// whether a bare address becomes a link.
pub fn read_markdown(markdown: &str, autolinks: bool) -> String {
    let mut options = comrak::Options::default();
    options.extension.autolink = autolinks;
    options.extension.table = true;
    options.extension.strikethrough = true;
    comrak::markdown_to_html(markdown, &options)
}

/// The words of a piece of HTML: without tags, entities and hidden captions.
///
/// # Panics
/// If a tag or a caption does not end.
pub fn words(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').expect("every tag ends");
        let is_inline = [
            "a ", "/a", "code", "/code", "em", "/em", "strong", "/strong", "span", "/span",
        ];
        if !is_inline.iter().any(|inline| tag.starts_with(inline)) {
            text.push(' ');
        }
        rest = after;
        if tag.contains("charte-hidden") {
            rest = rest.split_once("</caption>").expect("the caption ends").1;
        }
    }
    text.push_str(rest);
    for (entity, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text.split_whitespace().map(str::to_owned).collect()
}
