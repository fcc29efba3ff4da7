//! A page of charte and a plain constant, each behind the same functions.
//!
//! `cargo run --release -p measure --bin constant` compares their machine code. The functions of
//! [`macros`] and [`plain`] have the same names, and nothing but the constant is different.

/// What is done with a constant.
macro_rules! functions {
    ($page:expr) => {
        /// Gives it away.
        #[inline(never)]
        pub fn give() -> &'static str {
            $page
        }

        /// Tells its length.
        #[inline(never)]
        pub fn length() -> usize {
            $page.len()
        }

        /// Writes it to a buffer.
        #[inline(never)]
        pub fn append(buffer: &mut String) {
            buffer.push_str($page);
        }

        /// Compares it with another text.
        #[inline(never)]
        pub fn is(other: &str) -> bool {
            other == $page
        }

        /// Puts it among others, as an answer by path would be found.
        #[inline(never)]
        pub fn find(path: &str) -> Option<&'static str> {
            match path {
                "/cookies" => Some($page),
                "/" => Some("home"),
                _ => None,
            }
        }
    };
}

pub mod macros {
    //! The constant that `charte::page!` makes.

    charte::charters! {
        mod portals = "../../../policies";
    }

    const PAGE: &str = charte::page!(portals::DATA_ISSY_COM, html);

    functions!(PAGE);
}

pub mod plain {
    //! The same text from a file.

    const PAGE: &str = include_str!(concat!(env!("OUT_DIR"), "/page.html"));

    functions!(PAGE);
}
