//! The running app of `examples/town`.

use crate::app::App;

/// The app at `localhost`. Cookies ignore its port.
pub(crate) struct Site {
    _app: App,
    origin: String,
}

impl Site {
    /// Starts one with these variables of the environment.
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        let app = App::start(env!("CARGO_BIN_EXE_town"), environment);
        let (_, port) = app.address.rsplit_once(':').expect("a port");
        // Browsers trust this host without https, and accept `Secure` cookies.
        let origin = format!("http://localhost:{port}");
        Self { _app: app, origin }
    }

    /// The address of a path.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}
