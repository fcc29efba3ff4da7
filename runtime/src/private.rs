//! For generated code. Programs must not use it: it changes in any release.

pub use charte_core::cookie::{Consent, Cookie, Exemption, SameSite, Storage, cookie};
pub use charte_core::duration::{Duration, Period, Unit};
pub use charte_core::file::{MAX_FILE, is_policy};
pub use charte_core::format::Format;
pub use charte_core::hash::ContentHash;
pub use charte_core::own_value::OwnKind;
pub use charte_core::platforms::Platforms;
pub use charte_core::resource::Directive;
pub use charte_macros::{charter, charters};

pub use crate::__folder_test as folder_test;
pub use crate::constant::{bytes, length, page, text};
pub use crate::data::{Bodies, ChoiceData, Data, ResourceData, TemplateData};
pub use crate::field_value::FieldValue;
pub use crate::folder::{CompiledFolder, dependencies};
pub use crate::values::TenantValues;

use crate::charter::Charter;
use crate::fleet::Fleet;
use crate::key::Key;
use crate::resource::{Embed, Script};
use crate::template::Template;
use crate::values::Values;

/// Returns the fleet with this data.
pub const fn fleet(data: &'static Data) -> Fleet {
    Fleet::new(data)
}

/// Returns the charter of the platform at this position.
pub const fn charter_at(fleet: Fleet, platform: usize) -> Charter<'static> {
    fleet.at(platform)
}

/// Returns the template at this position.
pub const fn template_at(fleet: Fleet, position: usize) -> Template {
    Template::new(fleet.data(), position)
}

/// Returns the values of a platform that is known only at run time.
pub const fn values<'a>(url: &'a str, name: Option<&'a str>) -> Values<'a> {
    Values::new(url, name)
}

/// Returns the key of a cookie, of this category, free or gated.
///
/// It exempts nothing by itself: see [`Key`].
pub const fn key<C, A>(name: &'static str, pattern: bool) -> Key<C, A> {
    Key::new(name, pattern)
}

/// Returns the constant of an embed of this category.
pub const fn embed<C>(id: &'static str) -> Embed<C> {
    Embed::declared(id)
}

/// Returns the constant of a script of this category.
pub const fn script<C>(id: &'static str) -> Script<C> {
    Script::declared(id)
}
