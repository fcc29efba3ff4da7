//! A contender: an engine that renders the page.

/// Renders the page into its own buffer, which it uses again.
pub(crate) trait Contender {
    /// Returns its name in the table.
    fn name(&self) -> &'static str;

    /// Renders the page.
    fn render(&mut self);

    /// Returns the page that was rendered last.
    fn rendered(&self) -> &[u8];

    /// Renders the page this number of times. The loop is compiled with the contender, so it costs
    /// no call.
    fn repeat(&mut self, times: u32) {
        for _ in 0..times {
            self.render();
        }
    }

    /// Renders the page and returns it.
    fn page(&mut self) -> &[u8] {
        self.render();
        self.rendered()
    }
}
