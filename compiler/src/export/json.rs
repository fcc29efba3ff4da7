//! JSON (RFC 8259) with holes for values.

use charte_core::escape::Escape;

use crate::output::Output;

/// A JSON value.
pub(super) enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(u64),
    /// The content of a string, already escaped with [`Escape::Json`].
    String(Output),
    /// A list.
    Array(Vec<Value>),
    /// Keys and values, in this order.
    Object(Object),
}

/// A JSON object. It has no key for a missing value.
#[derive(Default)]
pub(super) struct Object(Vec<(&'static str, Value)>);

impl Object {
    /// Adds a key.
    pub(super) fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((key, value.into()));
        self
    }

    /// Adds a key if there is a value.
    pub(super) fn maybe(self, key: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a list if it is not empty.
    pub(super) fn list(self, key: &'static str, values: impl IntoIterator<Item = Value>) -> Self {
        let values: Vec<Value> = values.into_iter().collect();
        let stated = !values.is_empty();
        self.maybe(key, stated.then_some(values))
    }

    /// Adds an object if it is not empty.
    pub(super) fn group(self, key: &'static str, object: Object) -> Self {
        let stated = !object.0.is_empty();
        self.maybe(key, stated.then_some(object))
    }

    /// Returns the JSON text, indented by two spaces, with a line feed at the end.
    pub(super) fn write(self) -> Output {
        let mut out = Output::default();
        Value::Object(self).write(0, &mut out);
        out.push("\n");
        out
    }
}

impl Value {
    fn write(self, depth: usize, out: &mut Output) {
        match self {
            Self::Bool(value) => out.push(if value { "true" } else { "false" }),
            Self::Number(value) => out.push(&value.to_string()),
            Self::String(text) => {
                out.push("\"");
                out.append(text);
                out.push("\"");
            }
            Self::Array(values) => {
                let values = values.into_iter().map(|value| (None, value));
                members("[", values, "]", depth, out);
            }
            Self::Object(Object(members_of)) => {
                let values = members_of
                    .into_iter()
                    .map(|(key, value)| (Some(key), value));
                members("{", values, "}", depth, out);
            }
        }
    }
}

fn members(
    open: &str,
    values: impl Iterator<Item = (Option<&'static str>, Value)>,
    close: &str,
    depth: usize,
    out: &mut Output,
) {
    out.push(open);
    let mut empty = true;
    for (key, value) in values {
        out.push(if empty { "" } else { "," });
        line(depth + 1, out);
        if let Some(key) = key {
            Value::from(key).write(depth, out);
            out.push(": ");
        }
        value.write(depth + 1, out);
        empty = false;
    }
    if !empty {
        line(depth, out);
    }
    out.push(close);
}

fn line(depth: usize, out: &mut Output) {
    out.push("\n");
    out.push(&"  ".repeat(depth));
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        let mut out = Output::default();
        out.escaped(Escape::Json, text);
        Self::String(out)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<Output> for Value {
    fn from(text: Output) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Value>> for Value {
    fn from(values: Vec<Value>) -> Self {
        Self::Array(values)
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

#[cfg(test)]
mod tests {
    use charte_core::escape::Escape;
    use charte_core::values::{Name, Slot, Values};

    use super::{Object, Output, Value};

    #[test]
    fn values_and_holes() {
        let mut hole = Output::default();
        hole.value(Slot::Name, Escape::Json);
        let object = Object::default()
            .with("empty", Object::default())
            .with("none", Vec::new())
            .with("hole", hole)
            .with("list", vec![Value::from(1), Value::from("a\"<\n")])
            .maybe("absent", None::<bool>)
            .list("nothing", [])
            .group("nobody", Object::default())
            .group("object", Object::default().with("yes", true));
        let values = Values {
            name: Name::Same("\"R&D\""),
            ..Values::EMPTY
        };
        assert_eq!(
            object.write().fill(values, 0),
            r#"{
  "empty": {},
  "none": [],
  "hole": "\"R\u0026D\"",
  "list": [
    1,
    "a\"\u003c\n"
  ],
  "object": {
    "yes": true
  }
}
"#
        );
    }
}
