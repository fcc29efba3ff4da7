//! Paths as policies write them.

use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// Returns the file that `extends`, `style` or `words` names, relative to the folder of the request.
///
/// # Errors
/// Returns why the path is refused.
pub(super) fn join(from: &str, path: &str) -> Result<String, &'static str> {
    if path.is_empty() {
        return Err("the path is empty");
    }
    if path.contains('\\') {
        return Err("folders are separated by `/`");
    }
    if path.starts_with('/') || path.chars().nth(1) == Some(':') {
        return Err("the path must be relative to this file");
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

/// Returns the error for a path that [`join`] refuses: `why` is its reason, `help` what to write.
pub(super) fn refused(key: &str, path: &Spanned<String>, why: &str, help: &str) -> Diagnostic {
    let title = format!("`{key}` cannot be `{path}`");
    Diagnostic::error("bad-path", title, path.span, why).help(help)
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn paths() {
        assert_eq!(join("a.toml", "b.toml"), Ok("b.toml".into()));
        assert_eq!(join("x/a.toml", "./b.toml"), Ok("x/b.toml".into()));
        assert_eq!(join("x/a.toml", "../../b.toml"), Ok("../b.toml".into()));
        assert!(join("a.toml", "/etc/passwd").is_err());
        assert!(join("a.toml", "C:/b.toml").is_err());
        assert!(join("a.toml", "..\\b.toml").is_err());
        assert!(join("a.toml", "").is_err());
    }
}
