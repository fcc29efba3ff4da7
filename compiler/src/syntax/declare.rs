//! The declaration of a table of the format: one list of keys for all code that reads or inherits
//! it.

/// Declares a table. Every key is a [`Field`], unknown keys are errors, and a nearer file inherits
/// key by key.
macro_rules! table {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[doc = $doc:literal])* $key:ident: $type:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $($(#[doc = $doc])* pub $key: Field<$type>,)+
        }

        impl $name {
            /// The keys, in the order of the documentation.
            pub const KEYS: &[&str] = &[$(stringify!($key)),+];

            /// The table as data.
            pub(super) const DECLARED: &Declared = &Declared {
                name: stringify!($name),
                keys: &[$(Key {
                    name: stringify!($key),
                    form: <$type as Takes>::FORM,
                    meaning: concat!($($doc, "\n"),*),
                }),+],
            };

            /// Marks a key that is in the wrong table as broken, so that it is not reported as
            /// missing.
            #[allow(dead_code, reason = "some tables are in a list or have an id: which one is meant is not known")]
            pub(super) fn mark_misplaced(&mut self, key: &str) {
                $(if self.$key.is_absent() && key == stringify!($key) {
                    self.$key = Field::Broken;
                })+
            }

            /// Returns whether no key is given.
            pub fn is_silent(&self) -> bool {
                $(self.$key.is_absent())&&+
            }
        }

        impl Takes for $name {
            const KIND: Kind = Kind::Table;
            const FORM: Form = Form::Table($name::DECLARED);
        }

        // The same as serde's derive macro. That macro is a crate that every program would compile.
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct TableVisitor;

                impl<'de> Visitor<'de> for TableVisitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("struct ", stringify!($name)))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut table = $name::default();
                        while let Some(key) = map.next_key::<String>()? {
                            match key.as_str() {
                                $(stringify!($key) => table.$key = map.next_value()?,)+
                                _ => return Err(A::Error::unknown_field(&key, $name::KEYS)),
                            }
                        }
                        Ok(table)
                    }
                }

                deserializer.deserialize_struct(stringify!($name), Self::KEYS, TableVisitor)
            }
        }

        impl Inherit for $name {
            fn inherit(&mut self, base: &Self) {
                $(self.$key.inherit(&base.$key);)+
            }
        }

        impl $name {
            /// Returns the keys that both this table and the table that it inherits from give.
            #[allow(dead_code, reason = "not every table is looked into")]
            pub(crate) fn clashes(&self, base: &Self) -> Vec<Clash> {
                let clashes = [$(self.$key.clash(stringify!($key), &base.$key)),+];
                clashes.into_iter().flatten().collect()
            }
        }
    };
}

/// Declares the root and the platform. Both have the keys of the document, because a platform may
/// give any of them for itself.
macro_rules! documents {
    (
        { $($(#[doc = $key_doc:literal])* $key:ident: $key_type:ty,)+ }
        $(#[$root_meta:meta])* pub struct Policy { $($root:tt)+ }
        $(#[$identity_meta:meta])* pub struct Identity {
            $($(#[doc = $own_doc:literal])* $own:ident: $own_type:ty,)+
        }
    ) => {
        table! {
            $(#[$root_meta])*
            pub struct Policy { $($root)+ $($(#[doc = $key_doc])* $key: $key_type,)+ }
        }

        table! {
            /// `[platform]` or an entry of `[[platform]]`, while it is read.
            pub struct PlatformTable {
                $($(#[doc = $own_doc])* $own: $own_type,)+
                $($(#[doc = $key_doc])* $key: $key_type,)+
            }
        }

        $(#[$identity_meta])*
        #[derive(Debug)]
        pub struct Identity {
            $($(#[doc = $own_doc])* pub $own: Field<$own_type>,)+
        }

        impl From<PlatformTable> for Platform {
            fn from(table: PlatformTable) -> Self {
                let is_silent = $(table.$key.is_absent())&&+;
                Self {
                    document: (!is_silent)
                        .then(|| Box::new(Policy { $($key: table.$key,)+ ..Policy::default() })),
                    identity: Rc::new(Identity { $($own: table.$own,)+ }),
                }
            }
        }
    };
}

pub(super) use {documents, table};
