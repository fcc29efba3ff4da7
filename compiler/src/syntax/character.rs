//! The characters that no text may have.

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Returns whether no text may contain a character: control characters except tab and line breaks;
/// bidi controls (embeddings, overrides, isolates); the replacement character; noncharacters (The
/// Unicode Standard, 23.7).
pub(crate) fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffd}')
        || matches!(code, 0xfdd0..=0xfdef)
        || code & 0xfffe == 0xfffe
}

/// Returns the error for a character that no text may contain; `key` is the key of the text.
pub(crate) fn forbidden(key: &str, character: char, span: Span) -> Diagnostic {
    let what = format!("U+{:04X}", u32::from(character));
    let title = format!("{key} has the character {what}, which no text may have");
    let why = if matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
        "it changes the direction of the text around it, so that a reader sees something else \
         than what is written (Unicode Technical Report 36, section 2.6)"
    } else if character.is_control() {
        "it is a control character: it shows nothing, and programs may act on it"
    } else {
        "it is not a character of text: it replaces a broken one, or is reserved for use inside \
         programs"
    };
    Diagnostic::error(
        "forbidden-character",
        title,
        span,
        format!("{what} is here"),
    )
    .note(why)
}
