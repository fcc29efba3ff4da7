//! What is measured: something that renders the page.

/// Renders the page into a buffer of its own, which it uses again.
pub(crate) trait Contender {
    /// What it is called in the table.
    fn name(&self) -> &'static str;

    /// Renders the page.
    fn render(&mut self);

    /// The page that was rendered last.
    fn rendered(&self) -> &[u8];

    /// Renders the page so many times: the loop is compiled with the contender, and costs no call.
    fn repeat(&mut self, times: u32) {
        for _ in 0..times {
            self.render();
        }
    }

    /// The page.
    fn page(&mut self) -> &[u8] {
        self.render();
        self.rendered()
    }
}
