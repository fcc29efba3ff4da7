//! The headers whose values depend only on the page.

use charte_core::format::Format;

/// Returns the value of `Content-Security-Policy` for a page with this text in its `style` element.
/// It allows only that style, by its hash (CSP Level 3, section 2.3.1).
///
/// Without the feature `web` there is no hash, and the value is empty, because nothing sends it.
pub(crate) fn security_policy(style: Option<&str>, has_form: bool) -> String {
    if !cfg!(feature = "web") {
        return String::new();
    }
    let style = style.map_or_else(
        || "'none'".to_owned(),
        |style| format!("'sha256-{}'", digest(style)),
    );
    let form = if has_form { "'self'" } else { "'none'" };
    format!(
        "default-src 'none'; style-src {style}; base-uri 'none'; form-action {form}; \
         frame-ancestors 'self'"
    )
}

/// Returns the values of `Link`, for each served format and each language: the page in every
/// language (`hreflang`), including its own, and in its other formats (`type`). A value is empty if
/// there is only one page. Addresses contain both language and format, so they mean the same to
/// every client. Source: RFC 8288, section 3; the runtime reads the query.
pub(crate) fn alternates(languages: &[String], formats: &[Format]) -> Vec<String> {
    let served = Format::SERVED.into_iter();
    let formats: Vec<Format> = served.filter(|format| formats.contains(format)).collect();
    let pages = Format::SERVED
        .into_iter()
        .flat_map(|format| languages.iter().map(move |language| (format, language)));
    pages
        .map(|(format, language)| {
            if formats.contains(&format) {
                links(languages, &formats, format, language)
            } else {
                String::new()
            }
        })
        .collect()
}

fn links(languages: &[String], formats: &[Format], format: Format, language: &str) -> String {
    let has_languages = languages.len() > 1;
    let mut links = Vec::new();
    for other in languages.iter().filter(|_| has_languages) {
        let format = format.as_str();
        links.push(format!(
            "<?format={format}&lang={other}>; rel=\"alternate\"; hreflang=\"{other}\""
        ));
    }
    for other in formats.iter().filter(|other| **other != format) {
        let media_type = other.media_type();
        let media_type = media_type
            .split_once(';')
            .map_or(media_type, |(name, _)| name);
        let language = if has_languages {
            format!("&lang={language}")
        } else {
            String::new()
        };
        links.push(format!(
            "<?format={}{language}>; rel=\"alternate\"; type=\"{media_type}\"",
            other.as_str()
        ));
    }
    links.join(", ")
}

/// Returns the SHA-256 of a text in Base64 (RFC 4648, section 4).
#[cfg(feature = "web")]
fn digest(text: &str) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = hmac_sha256::Hash::hash(text.as_bytes());
    let mut encoded = String::new();
    for three in digest.chunks(3) {
        let [first, second, third] = [0, 1, 2].map(|at| three.get(at).copied().unwrap_or(0));
        let bits = u32::from_be_bytes([0, first, second, third]);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            encoded.push(if digit <= three.len() {
                char::from(ALPHABET[value as usize])
            } else {
                '='
            });
        }
    }
    encoded
}

#[cfg(not(feature = "web"))]
fn digest(_: &str) -> String {
    String::new()
}

#[cfg(all(test, feature = "web"))]
mod tests {
    use super::security_policy;

    #[test]
    fn the_hash_of_a_style() {
        // The SHA-256 of an empty text, as browsers print it in their console.
        assert_eq!(
            security_policy(Some(""), false),
            "default-src 'none'; style-src \
             'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'self'"
        );
        assert!(
            security_policy(None, true)
                .contains("style-src 'none'; base-uri 'none'; form-action 'self'")
        );
    }
}
