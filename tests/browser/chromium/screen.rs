//! The screen of the browser: its size and colours, and the page that it shows.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::Chromium;

/// A screen or paper.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    /// CSS pixels.
    pub(crate) width: u32,
    /// `screen` or `print`.
    pub(crate) media: &'static str,
    /// `light` or `dark`.
    pub(crate) scheme: &'static str,
    /// `none`, or `active` if the colours of the visitor replace those of the page.
    pub(crate) forced_colors: &'static str,
}

impl Screen {
    /// A light screen.
    pub(crate) const fn light(width: u32) -> Self {
        Self {
            width,
            media: "screen",
            scheme: "light",
            forced_colors: "none",
        }
    }

    /// A dark screen.
    pub(crate) const fn dark(width: u32) -> Self {
        Self {
            scheme: "dark",
            ..Self::light(width)
        }
    }

    /// Paper, for a visitor with a dark screen: the print must not be dark.
    pub(crate) const fn paper(width: u32) -> Self {
        Self {
            media: "print",
            ..Self::dark(width)
        }
    }

    /// High contrast.
    pub(crate) const fn forced(width: u32) -> Self {
        Self {
            forced_colors: "active",
            ..Self::dark(width)
        }
    }
}

/// CSS pixels.
const HEIGHT: u32 = 800;

impl Chromium {
    /// Shows this page and the next ones on this screen.
    pub(crate) fn show(&mut self, screen: Screen) {
        let Screen {
            width,
            media,
            scheme,
            forced_colors,
        } = screen;
        let size = json!({
            "width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": false,
        });
        self.ask("Emulation.setDeviceMetricsOverride", &size);
        let features = json!({ "media": media, "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced_colors },
        ] });
        self.ask("Emulation.setEmulatedMedia", &features);
    }

    /// The value of an expression in JavaScript. It also works if the scripts of the page are off.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let question = json!({
            "expression": expression, "returnByValue": true, "awaitPromise": true,
        });
        let mut answer = self.ask("Runtime.evaluate", &question);
        assert!(answer["exceptionDetails"].is_null(), "{answer}");
        answer["result"]["value"].take()
    }

    /// The complaints of a probe: an expression in JavaScript that returns a list of texts.
    pub(crate) fn probe(&mut self, probe: &str) -> Vec<String> {
        let found = self.evaluate(probe);
        let found = found.as_array().expect("a list of complaints").iter();
        found
            .map(|one| one.as_str().expect("a complaint").to_owned())
            .collect()
    }

    /// The source of the page, as the server sent it.
    pub(crate) fn source(&mut self) -> String {
        let request = json!({ "requestId": self.request });
        let content = self.ask("Network.getResponseBody", &request);
        let text = content["body"].as_str().expect("a text");
        if content["base64Encoded"] == true {
            return String::from_utf8(decoded(text)).expect("a text");
        }
        text.to_owned()
    }

    /// The whole page as a picture (PNG).
    pub(crate) fn picture(&mut self) -> Vec<u8> {
        let metrics = self.ask("Page.getLayoutMetrics", &json!({}));
        let mut clip = metrics["cssContentSize"].clone();
        clip["scale"] = json!(1);
        let how = json!({ "captureBeyondViewport": true, "clip": clip });
        let picture = self.ask("Page.captureScreenshot", &how);
        decoded(picture["data"].as_str().expect("a picture"))
    }

    /// The page as it is printed on A4 (PDF).
    pub(crate) fn print(&mut self) -> Vec<u8> {
        // Inches.
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = self.ask("Page.printToPDF", &paper);
        decoded(printed["data"].as_str().expect("a document"))
    }
}

fn decoded(text: &str) -> Vec<u8> {
    BASE64_STANDARD.decode(text).expect("base64")
}
