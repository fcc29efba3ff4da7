//! The look of the banner, for pages and for previews of them.

/// The style of the banner, at most 1 KiB, for the stylesheet of your pages.
///
/// It takes the colours and the font of the page around it, and each rule begins with
/// `.charte-banner`, so that it changes nothing else. It loads nothing.
pub const BANNER_STYLE: &str = include_str!("banner.css");

#[cfg(test)]
mod tests {
    use super::BANNER_STYLE;

    #[test]
    fn the_style_is_small_and_changes_only_the_banner() {
        assert!(BANNER_STYLE.len() <= 1_024, "{} bytes", BANNER_STYLE.len());
        for forbidden in ["<", "url(", "@import", "//", ":root", "--"] {
            assert!(!BANNER_STYLE.contains(forbidden), "{forbidden}");
        }
        for rule in BANNER_STYLE.lines() {
            let media = ["@media print{", "@media(forced-colors:active){"];
            let inner = media.iter().find_map(|media| rule.strip_prefix(media));
            let rule = inner.unwrap_or(rule);
            assert!(rule.starts_with(".charte-banner"), "{rule}");
        }
    }
}
