//! The engines that render the page.

mod charte;
mod compiled;
mod interpreted;
mod memcpy;

use crate::contender::Contender;

/// Returns all contenders; the first is the reference.
pub(crate) fn all() -> Vec<Box<dyn Contender>> {
    vec![
        Box::new(memcpy::Memcpy::new()),
        Box::new(charte::Site::new()),
        Box::new(charte::CopyTo::new()),
        Box::new(charte::Found::new()),
        Box::new(charte::Write::new()),
        Box::new(compiled::Askama::new()),
        Box::new(compiled::Maud::new()),
        Box::new(interpreted::Minijinja::new()),
        Box::new(interpreted::Tera::new()),
        Box::new(interpreted::Handlebars::new()),
    ]
}
