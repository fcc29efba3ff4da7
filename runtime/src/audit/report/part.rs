//! A part of a report in JSON, which knows where it is.

use std::format;
use std::string::String;
use std::vec::Vec;

use serde_json::Value;

use super::ReportError;

/// A part of a report, and its place. `null` is the same as an absent part.
pub(super) struct Part<'v> {
    value: &'v Value,
    place: String,
}

impl<'v> Part<'v> {
    pub(super) fn whole(value: &'v Value) -> Self {
        let place = String::new();
        Self { value, place }
    }

    pub(super) fn is_list(&self) -> bool {
        self.value.is_array()
    }

    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        let place = self.place_of(key);
        Some(Self { value, place })
    }

    pub(super) fn require(&self, key: &str) -> Result<Self, ReportError> {
        self.get(key).ok_or_else(|| ReportError::Part {
            place: self.place_of(key),
            expected: "anything",
        })
    }

    pub(super) fn list(&self) -> Result<Vec<Self>, ReportError> {
        let list = self.value.as_array().ok_or_else(|| self.not("a list"))?;
        let parts = list.iter().enumerate().map(|(position, value)| Self {
            value,
            place: format!("{}[{position}]", self.place),
        });
        Ok(parts.collect())
    }

    pub(super) fn entries(&self) -> Result<Vec<(&'v str, Self)>, ReportError> {
        let entries = self.value.as_object();
        let entries = entries.ok_or_else(|| self.not("an object"))?.iter();
        let parts = entries.map(|(key, value)| {
            let place = self.place_of(key);
            (key.as_str(), Self { value, place })
        });
        Ok(parts.collect())
    }

    pub(super) fn text(&self) -> Result<&'v str, ReportError> {
        self.value.as_str().ok_or_else(|| self.not("a text"))
    }

    pub(super) fn flag(&self) -> Result<bool, ReportError> {
        self.value
            .as_bool()
            .ok_or_else(|| self.not("true or false"))
    }

    pub(super) fn number(&self) -> Result<f64, ReportError> {
        self.value.as_f64().ok_or_else(|| self.not("a number"))
    }

    /// The error of a part that is something else.
    pub(super) fn not(&self, expected: &'static str) -> ReportError {
        let place = self.place.clone();
        ReportError::Part { place, expected }
    }

    fn place_of(&self, key: &str) -> String {
        match self.place.as_str() {
            "" => key.into(),
            place => format!("{place}.{key}"),
        }
    }
}
