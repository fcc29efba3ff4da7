//! A page of charte and a plain constant, each used by the same functions.
//!
//! `cargo run --release -p measure --bin constant` compares their machine code. The functions of
//! [`macros`] and [`plain`] have the same names; only the constant differs.

/// The functions that use a constant.
macro_rules! functions {
    ($page:expr) => {
        /// Returns it.
        #[inline(never)]
        pub fn give() -> &'static str {
            $page
        }

        /// Returns its length.
        #[inline(never)]
        pub fn length() -> usize {
            $page.len()
        }

        /// Appends it to a buffer.
        #[inline(never)]
        pub fn append(buffer: &mut String) {
            buffer.push_str($page);
        }

        /// Compares it with another text.
        #[inline(never)]
        pub fn is(other: &str) -> bool {
            other == $page
        }

        /// Finds it among others by a path, as a server does.
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
    //! The constant of `charte::page!`.

    charte::charters! {
        mod portals = "../../../policies";
    }

    const PAGE: &str = charte::page!(portals::DATA_ISSY_COM, html);

    functions!(PAGE);
}

pub mod plain {
    //! The same text, read from a file.

    const PAGE: &str = include_str!(concat!(env!("OUT_DIR"), "/page.html"));

    functions!(PAGE);
}
