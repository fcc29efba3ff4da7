//! The running app of `examples/town`.

use crate::app::App;

/// The app at `localhost`. Cookies ignore its port.
pub(crate) struct Site {
    app: Option<App>,
    port: String,
}

impl Site {
    /// Starts one with these variables of the environment.
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        let app = App::start(env!("CARGO_BIN_EXE_town"), environment);
        let (_, port) = app.address.rsplit_once(':').expect("a port");
        let port = port.to_owned();
        Self {
            app: Some(app),
            port,
        }
    }

    /// Ends it, and starts it with a revised charter at the same address.
    pub(crate) fn revise(&mut self) {
        self.app = None;
        let environment = [("REVISED", "1"), ("PORT", self.port.as_str())];
        self.app = Some(App::start(env!("CARGO_BIN_EXE_town"), &environment));
    }

    /// The address of a path.
    pub(crate) fn address(&self, path: &str) -> String {
        // Browsers trust this host without https, and accept `Secure` cookies.
        format!("http://localhost:{}{path}", self.port)
    }
}
