//! Mouse and keyboard.

use serde_json::{Value, json};

use super::Chromium;

impl Chromium {
    /// Clicks on the element of a CSS selector.
    pub(crate) fn click(&mut self, selector: &str) {
        let node = self.find(selector);
        let node = node.unwrap_or_else(|| panic!("nothing on the page is `{selector}`"));
        self.ask("DOM.scrollIntoViewIfNeeded", &json!({ "nodeId": node }));
        let boxes = self.ask("DOM.getBoxModel", &json!({ "nodeId": node }));
        let corner = |at: usize| boxes["model"]["content"][at].as_f64().expect("a number");
        let x = f64::midpoint(corner(0), corner(4));
        let y = f64::midpoint(corner(1), corner(5));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", &event);
        }
    }

    /// Clicks on an element that leads to another page, and waits for the page.
    pub(crate) fn follow(&mut self, selector: &str) {
        let before = self.loads();
        self.click(selector);
        self.wait_for_page_after(before);
    }

    /// Presses a key: `Tab`, `Enter`, `Space`, or an arrow such as `ArrowRight`.
    pub(crate) fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Space" => (32, " "),
            "ArrowLeft" => (37, ""),
            "ArrowRight" => (39, ""),
            _ => panic!("no key `{key}` is known"),
        };
        let name = if key == "Space" { " " } else { key };
        let event = |kind: &str, text: &str| -> Value {
            json!({
                "type": kind, "key": name, "code": key, "text": text,
                "windowsVirtualKeyCode": code,
            })
        };
        self.ask("Input.dispatchKeyEvent", &event("keyDown", text));
        self.ask("Input.dispatchKeyEvent", &event("keyUp", ""));
    }

    /// Presses a key that leads to another page, and waits for the page.
    pub(crate) fn press_and_follow(&mut self, key: &str) {
        let before = self.loads();
        self.press(key);
        self.wait_for_page_after(before);
    }
}
