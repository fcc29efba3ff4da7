//! Writes `[platform]`, and the values that platforms give.

use super::{ADDRESSES, Policy, literal};

impl Policy<'_> {
    /// Decides whether the platforms give values, and allows their placeholders in texts.
    pub(super) fn choose_values(&mut self) {
        self.has_values = self.decisions.flag();
        if self.has_values {
            let placeholders = ["{value.line}", "{value.place}", "<{value.place}>"];
            self.texts.placeholders.extend(placeholders);
        }
    }

    /// `[values]`.
    pub(super) fn values(&mut self) {
        if self.has_values {
            self.header("[values]");
            self.key("place", "\"link\"");
            self.key("line", "\"text\"");
        }
    }

    /// `[platform]`, or an entry of `[[platform]]`.
    pub(super) fn platform(&mut self, header: &str, number: usize) {
        const HOSTS: &[&str] = &["a.example", "donn\u{e9}es.b.example", "c.example:8443"];
        self.header(header);
        self.key("url", format!("\"https://{}\"", HOSTS[number]));
        if self.decisions.flag() {
            self.key("aliases", format!("[\"alias-{number}.example\"]"));
        }
        if self.decisions.flag() {
            let name = self.texts.plain(&mut self.decisions);
            let name = literal(&mut self.decisions, &name);
            self.key("name", name);
        }
        if self.has_values {
            let line = self.texts.plain(&mut self.decisions);
            let line = literal(&mut self.decisions, &line);
            self.key("values.line", line);
            let place = self.decisions.one(ADDRESSES);
            self.key("values.place", format!("{place:?}"));
        }
    }
}
