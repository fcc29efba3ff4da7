//! The declaration of the words of a language: one list of keys for all code that reads or explains
//! them.

/// Declares tables of a locale file: each key with its places, and where its text is shown.
macro_rules! words {
    ($($(#[doc = $table:literal])+ pub struct $name:ident {
        $($(#[doc = $about:literal])+ $key:ident: $type:ty $(=> [$($place:literal),+])?,)+
    })+) => {
        $($(#[doc = $table])+
        #[derive(Clone, Debug)]
        pub struct $name {
            $($(#[doc = $about])+ pub $key: $type,)+
        }

        impl Entry for $name {
            fn read(reader: &mut Reader<'_>, key: Key) -> Self {
                Self {
                    $($key: {
                        let key = Key {
                            about: concat!($($about),+).trim_ascii_start(),
                            places: &[$($($place),+)?],
                            ..key.below(stringify!($key))
                        };
                        <$type as Entry>::read(reader, key)
                    },)+
                }
            }
        })+
    };
}

pub(super) use words;
