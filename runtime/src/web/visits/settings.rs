//! How a program makes visits of its requests.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

#[cfg(feature = "receipts")]
use super::recording::Hook;
use crate::charter::Charter;
#[cfg(feature = "decoder")]
use crate::choice::Decoder;
use crate::clock;
use crate::fleet::Fleet;
use crate::headers::Headers;
use crate::owned_charter::OwnedCharter;
use crate::visit::Visit;

/// Makes a [`Visit`] of each request of a program, and answers the pages of consent.
///
/// Put it around the whole program: it is a layer of `tower` (axum: `Router::layer`), a middleware
/// of actix-web (`App::wrap`) and a fairing of Rocket (`attach`). Then:
///
/// - a handler takes a [`Visit`] as an argument, and sets cookies with [`Visit::add`] and
///   [`Granted::add`](crate::Granted::add);
/// - the addresses of the policy are answered:
///
/// | address | answer |
/// |---|---|
/// | `choice.manage`, `GET` | the preferences page, in the state of this visitor |
/// | `choice.manage`, `POST` | the form: see [`choice`](crate::choice); at most 16 KiB of its body are read |
/// | `page.address`, if it is a path | the charter, as an [`Endpoint`](crate::web::Endpoint) answers it, with its files below |
/// | `/.well-known/gpc.json` | the support of Global Privacy Control, if `choice.signals` contains `gpc` |
///
/// - a response that used a visit has its cookies, `Cache-Control: private, no-cache`, and `Cookie`,
///   `Sec-GPC` and `DNT` in `Vary`, so that no cache gives a page of one visitor to another.
///
/// With `Visits::receipts` (feature `receipts`), each answer to the form is recorded first.
///
/// The language of the preferences page is the one in the query (`?lang=fr`), else that of
/// [`language`](Self::language), else negotiated by `Accept-Language`.
///
/// It comes before the routes of the program, whose paths it hides. Nested routers see shorter paths:
/// put it around the outermost one.
///
/// # Examples
#[cfg_attr(feature = "axum-0.8-router", doc = "```")]
#[cfg_attr(not(feature = "axum-0.8-router"), doc = "```ignore")]
/// use axum::Router;
/// use axum::routing::{get, post};
/// use charte::web::Visits;
/// use charte::{SetError, Visit};
///
/// charte::charters! { mod town = "../policies/town/town.toml"; }
/// use town::categories::Audience;
/// use town::cookies::{__HOST_SESSION, VISITS};
///
/// fn app() -> Router {
///     Router::new()
///         .route("/", get(home))
///         .route("/sign-in", post(sign_in))
///         .layer(Visits::site(town::TOWN_EXAMPLE_ORG))
/// }
///
/// async fn sign_in(visit: Visit<'static>) -> Result<&'static str, SetError> {
///     visit.add(__HOST_SESSION, "k3X")?;
///     Ok("Welcome")
/// }
///
/// async fn home(visit: Visit<'static>) -> Result<&'static str, SetError> {
///     if let Some(granted) = visit.granted::<Audience>() {
///         granted.add(VISITS, "1")?;
///     }
///     Ok("Hello")
/// }
/// # let _ = app();
/// ```
#[derive(Clone)]
pub struct Visits(Arc<Settings>);

#[derive(Clone)]
pub(super) struct Settings {
    charters: Charters,
    tenants: Option<Arc<Tenants>>,
    fallback: Option<Charter<'static>>,
    keeper: Keeper,
    clock: Arc<dyn Fn() -> u64 + Send + Sync>,
    language: Option<Arc<Language>>,
    #[cfg(feature = "receipts")]
    pub(super) receipts: Option<Hook>,
}

/// The charters of the program, without those of tenants.
#[derive(Clone, Copy)]
enum Charters {
    Site(Charter<'static>),
    Fleet(Fleet),
    None,
}

/// The charter of a host that is known only at run time.
type Tenants = dyn Fn(&str) -> Option<OwnedCharter> + Send + Sync;
/// The language that the program chose for a visitor.
type Language = dyn Fn(&Visit<'_>) -> Option<String> + Send + Sync;

/// Who keeps the choice.
#[derive(Clone)]
enum Keeper {
    Plain,
    #[cfg(feature = "signed")]
    Signed(cookie::Key),
    #[cfg(feature = "decoder")]
    Decoded(Arc<dyn Decoder + Send + Sync>),
}

impl Visits {
    /// The visits of one site, whatever the host.
    pub fn site(charter: Charter<'static>) -> Self {
        Self::new(Charters::Site(charter))
    }

    /// The visits of a fleet: the charter is that of the request's host. For another host there is
    /// no visit, unless [`tenants`](Self::tenants) or [`fallback`](Self::fallback) has a charter.
    pub fn fleet(fleet: Fleet) -> Self {
        Self::new(Charters::Fleet(fleet))
    }

    /// The visits of platforms that are known only at run time: `find` returns the charter of a
    /// host. It runs once for each request, and twice more under [`guard`](Self::guard).
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod portals = "../policies"; }
    /// # use std::collections::HashMap;
    /// use charte::web::Visits;
    ///
    /// # fn visits(tenants: HashMap<String, String>) -> Visits {
    /// // From hosts to URLs: what the program knows of its tenants.
    /// Visits::by_host(move |host| {
    ///     let values = portals::Values { platform_url: tenants.get(host)? };
    ///     let charter = portals::templates::OPENDATASOFT.charter(values).ok()?;
    ///     Some(charter.into())
    /// })
    /// # }
    /// ```
    pub fn by_host(find: impl Fn(&str) -> Option<OwnedCharter> + Send + Sync + 'static) -> Self {
        Self::new(Charters::None).tenants(find)
    }

    fn new(charters: Charters) -> Self {
        Self(Arc::new(Settings {
            charters,
            tenants: None,
            fallback: None,
            keeper: Keeper::Plain,
            clock: Arc::new(clock::now),
            language: None,
            #[cfg(feature = "receipts")]
            receipts: None,
        }))
    }

    /// Adds the charters of tenants to a fleet: `find` gets the hosts that the fleet does not have,
    /// as in [`by_host`](Self::by_host).
    #[must_use]
    pub fn tenants(
        self,
        find: impl Fn(&str) -> Option<OwnedCharter> + Send + Sync + 'static,
    ) -> Self {
        self.with(|settings| settings.tenants = Some(Arc::new(find)))
    }

    /// Sets a charter for all other hosts, such as `localhost` in development.
    #[must_use]
    pub fn fallback(self, charter: Charter<'static>) -> Self {
        self.with(|settings| settings.fallback = Some(charter))
    }

    /// Signs choices with a key, as [`Visit::signed`] does.
    #[cfg(feature = "signed")]
    #[must_use]
    pub fn signed(self, key: cookie::Key) -> Self {
        self.with(|settings| settings.keeper = Keeper::Signed(key))
    }

    /// Reads the choices of another consent manager, as [`Visit::decoded`] does. The address of its
    /// form is the program's.
    #[cfg(feature = "decoder")]
    #[must_use]
    pub fn decoded(self, decoder: impl Decoder + Send + Sync + 'static) -> Self {
        self.with(|settings| settings.keeper = Keeper::Decoded(Arc::new(decoder)))
    }

    /// Replaces the clock of the system, for tests: `clock` returns the seconds since 1970-01-01
    /// 00:00:00 UTC.
    #[must_use]
    pub fn clock(self, clock: impl Fn() -> u64 + Send + Sync + 'static) -> Self {
        self.with(|settings| settings.clock = Arc::new(clock))
    }

    /// Sets the language of the preferences page that the program chose for a visitor, as a BCP 47
    /// tag: for example, that in a cookie. A language in the query counts first.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod portals = "../policies"; }
    /// use charte::web::Visits;
    ///
    /// let visits = Visits::fleet(portals::FLEET).language(|visit| {
    ///     let language = visit.get(portals::cookies::DJANGO_LANGUAGE)?;
    ///     Some(language.to_string())
    /// });
    /// # let _ = visits;
    /// ```
    #[must_use]
    pub fn language(
        self,
        language: impl Fn(&Visit<'_>) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.with(|settings| settings.language = Some(Arc::new(language)))
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// Returns the charter of a host.
    pub(super) fn charter(&self, host: &str) -> Option<OwnedCharter> {
        let settings = &self.0;
        let known = match settings.charters {
            Charters::Site(charter) => Some(charter),
            Charters::Fleet(fleet) => fleet.find(host),
            Charters::None => None,
        };
        let tenant = || settings.tenants.as_ref().and_then(|find| find(host));
        let known = known.map(OwnedCharter::from).or_else(tenant);
        known.or_else(|| settings.fallback.map(OwnedCharter::from))
    }

    /// Returns the language that the program chose for a visitor.
    pub(super) fn chosen_language(&self, visit: &Visit<'_>) -> Option<String> {
        self.0.language.as_ref()?(visit)
    }

    /// Returns what stores receipts.
    #[cfg(feature = "receipts")]
    pub(super) fn hook(&self) -> Option<Hook> {
        self.0.receipts.clone()
    }

    /// Returns whether charte stores the choices.
    pub(super) fn keeps_choices(&self) -> bool {
        match self.0.keeper {
            Keeper::Plain => true,
            #[cfg(feature = "signed")]
            Keeper::Signed(_) => true,
            #[cfg(feature = "decoder")]
            Keeper::Decoded(_) => false,
        }
    }

    /// Creates the visit of a request to a platform.
    pub(super) fn visit<'a>(&'a self, charter: Charter<'a>, headers: Headers<'a>) -> Visit<'a> {
        let now = (self.0.clock)();
        match &self.0.keeper {
            Keeper::Plain => Visit::new(charter, headers, now),
            #[cfg(feature = "signed")]
            Keeper::Signed(key) => Visit::signed(charter, headers, now, key),
            #[cfg(feature = "decoder")]
            Keeper::Decoded(decoder) => Visit::decoded(charter, headers, now, &**decoder),
        }
    }
}

impl fmt::Debug for Visits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visits")
            .field("fallback", &self.0.fallback)
            .finish_non_exhaustive()
    }
}
