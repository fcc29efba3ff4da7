//! The app of `examples/portals`, running.

use crate::app::App;

/// The app, which cookies know as `localhost`: they ignore its port.
pub(crate) struct Site {
    _app: App,
    origin: String,
}

impl Site {
    /// Starts one with these variables of the environment.
    pub(crate) fn start(environment: &[(&str, &str)]) -> Self {
        let app = App::start(environment);
        let (_, port) = app.address.rsplit_once(':').expect("a port");
        // Trustworthy without https, so `Secure` cookies are taken.
        let origin = format!("http://localhost:{port}");
        Self { _app: app, origin }
    }

    /// The address of a path.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}
