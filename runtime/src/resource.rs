//! Embeds and scripts: what a visit puts into a page, by what the visitor consented to.

use core::fmt;
use core::marker::PhantomData;

use charte_core::form::FormState;
use charte_core::format::Format;
use charte_core::index::ResourcePage;
use charte_core::kind::PageKind;
use charte_core::resource::{Directive, FrameAddressError, allows, frame_host};

use crate::charter::Charter;
#[cfg(feature = "decoder")]
use crate::choice::Keeper;
use crate::data::ResourceData;
use crate::page::Page;
use crate::signal::Signal;
use crate::visit::Visit;

/// A declared script: a constant of the module `scripts`. `C` is the type of its category.
///
/// [`charter!`](crate::charter!) and [`charters!`](crate::charters!) generate one for each script of their
/// policies; a program cannot create others. A [`Visit`] writes its tag: [`Visit::script`].
pub struct Script<C> {
    id: &'static str,
    // The parameter is invariant, as that of a key.
    category: PhantomData<fn(C) -> C>,
}

/// A declared embed: a constant of the module `embeds`. `C` is the type of its category.
///
/// [`charter!`](crate::charter!) and [`charters!`](crate::charters!) generate one for each embed of their
/// policies; a program cannot create others. A [`Visit`] writes its frame: [`Visit::embed`].
pub struct Embed<C> {
    id: &'static str,
    category: PhantomData<fn(C) -> C>,
}

macro_rules! resource {
    ($name:ident) => {
        impl<C> $name<C> {
            pub(crate) const fn declared(id: &'static str) -> Self {
                Self {
                    id,
                    category: PhantomData,
                }
            }

            /// Returns the id in the policy.
            pub const fn id(&self) -> &'static str {
                self.id
            }
        }

        impl<C> Clone for $name<C> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<C> Copy for $name<C> {}

        impl<C> fmt::Debug for $name<C> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.id).finish()
            }
        }
    };
}

resource!(Script);
resource!(Embed);

/// The reason why an embed is not written: see [`Visit::embed`].
///
/// # Examples
/// ```
/// # charte::charter! { mod site = "../policies/exemplary/cookies.toml"; }
/// use charte::EmbedError;
///
/// let visit = charte::Visit::new(site::CHARTER, "", 1_764_000_000);
/// let error = visit.embed(site::embeds::COUNCIL, "https://evil.example/", "/").unwrap_err();
/// assert_eq!(error, EmbedError::OtherHost);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum EmbedError {
    /// The charter of this platform does not declare the embed.
    Undeclared,
    /// The address is not one that a frame may load.
    Address(FrameAddressError),
    /// The host of the address is not among the `hosts.frame` of the embed.
    OtherHost,
}

impl fmt::Display for EmbedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undeclared => {
                f.write_str("the policy of this platform does not declare the embed")
            }
            Self::Address(error) => write!(f, "{error}"),
            Self::OtherHost => f.write_str(
                "the host of the address is not declared: add it to `hosts.frame` of the embed",
            ),
        }
    }
}

impl core::error::Error for EmbedError {}

impl Visit<'_> {
    /// Returns the tag of a script if the visitor consented to its category, or if it needs no consent.
    /// Otherwise the page is empty, as it is if the charter of this platform does not declare the script.
    ///
    /// The tag has the address, the hashes and the attributes of the policy, and nothing of the request.
    /// The response needs [`content_security_policy`](Self::content_security_policy) if it has that
    /// header. It belongs to one visitor: send `Cache-Control: private, no-cache`, as
    /// `charte::web::Visits` does.
    ///
    /// # Examples
    /// ```
    /// # charte::charter! { mod site = "../policies/exemplary/cookies.toml"; }
    /// let visit = charte::Visit::new(site::CHARTER, "", 1_764_000_000);
    /// let head = format!("<head>{}</head>", visit.script(site::scripts::PLAYER));
    /// assert_eq!(head, "<head></head>", "the visitor has not answered");
    /// ```
    pub fn script<C>(&self, script: Script<C>) -> Page<'_> {
        let charter = self.charter();
        match charter.resource(true, script.id) {
            Some((at, data)) if self.loads(data) => {
                Page::of_resource(charter, at, ResourcePage::Loaded, PageKind::Script, 0)
            }
            _ => Page::empty(charter, PageKind::Script, Format::Fragment),
        }
    }

    /// Returns the frame of an embed if the visitor consented to its category, or if it needs no consent.
    /// Otherwise it is a placeholder: what would be loaded, from whom, and a button that consents to the
    /// category and leads back.
    ///
    /// # Input
    /// `address` is that of the frame. `back` is the path and query of the current page, as for
    /// [`banner`](Self::banner). The placeholder and the title of the frame are in the language of
    /// [`in_language`](Self::in_language).
    ///
    /// # The placeholder
    /// It is HTML without a script. The button sends a form to
    /// [`Charter::manage_path`](crate::Charter::manage_path), where
    /// [`choice::handle`](crate::choice::handle) answers it: the consent to this category is added to the
    /// stored choice. There is no button if the policy has no such path, if a signal of the browser
    /// refuses (the placeholder states that), or for a visit of `Visit::decoded`.
    ///
    /// Its classes are `charte-placeholder` and `charte-button`; that of the frame is `charte-embed`.
    ///
    /// # Errors
    /// Whether granted or not, unless the address is `https`, on the port 443, in printable ASCII without
    /// a user name, and its host is among the declared `hosts.frame`. `*.example.org` allows the hosts
    /// below `example.org` (CSP Level 3, section 6.7.2.10).
    ///
    /// # Examples
    /// ```
    /// # charte::charter! { mod site = "../policies/exemplary/cookies.toml"; }
    /// let visit = charte::Visit::new(site::CHARTER, "", 1_764_000_000).in_language("en");
    /// let meeting = "https://player.videos.example.net/meeting/12?start=60";
    /// let video = visit.embed(site::embeds::COUNCIL, meeting, "/meetings/12")?;
    ///
    /// // The visitor has not answered.
    /// assert!(!video.to_string().contains("<iframe"));
    /// # Ok::<(), charte::EmbedError>(())
    /// ```
    pub fn embed<'e, C>(
        &'e self,
        embed: Embed<C>,
        address: &'e str,
        back: &'e str,
    ) -> Result<Page<'e>, EmbedError> {
        let charter = self.charter();
        let (at, data) = charter
            .resource(false, embed.id)
            .ok_or(EmbedError::Undeclared)?;
        let host = frame_host(address).map_err(EmbedError::Address)?;
        if !data.allows_frame(host) {
            return Err(EmbedError::OtherHost);
        }
        let page = |page, kind| Page::of_resource(charter, at, page, kind, self.language());
        if self.loads(data) {
            let frame = page(ResourcePage::Loaded, PageKind::Embed);
            return Ok(frame.with_frame(address));
        }
        let asking = page(ResourcePage::Asking, PageKind::Placeholder);
        let is_asking = !asking.is_empty() && self.takes_answers() && self.signal().is_none();
        Ok(if is_asking {
            asking.with_back(back)
        } else {
            let state = match self.signal() {
                Some(Signal::Gpc) => FormState::NEW.gpc(),
                Some(Signal::Dnt) => FormState::NEW.dnt(),
                None => FormState::NEW,
            };
            page(ResourcePage::Mute, PageKind::Placeholder).in_state(state)
        })
    }

    /// Returns whether this visit may load an embed or a script.
    pub(crate) fn loads(&self, resource: &ResourceData) -> bool {
        resource.question.is_none_or(|id| self.is_granted(id))
    }

    /// Returns whether a form of charte can change the stored choice.
    #[cfg_attr(
        not(feature = "decoder"),
        expect(clippy::unused_self, reason = "only a decoder can answer for the form")
    )]
    fn takes_answers(&self) -> bool {
        #[cfg(feature = "decoder")]
        if matches!(self.keeper(), Keeper::Elsewhere) {
            return false;
        }
        true
    }
}

impl Charter<'_> {
    /// Returns the script or the embed with this id, with its position.
    fn resource(&self, is_script: bool, id: &str) -> Option<(usize, &'static ResourceData)> {
        let mut resources = self.template().resources.iter().enumerate();
        resources.find(|(_, data)| data.is_script == is_script && data.id == id)
    }
}

impl ResourceData {
    fn allows_frame(&self, host: &str) -> bool {
        let mut sources = self.sources.iter();
        sources.any(|(directive, source)| {
            let declared = source.strip_prefix("https://");
            *directive == Directive::Frame && declared.is_some_and(|it| allows(it, host))
        })
    }
}
