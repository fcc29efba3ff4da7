//! A fleet: all charters of one macro call.

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;

use charte_core::host;

use crate::charter::Charter;
use crate::data::Data;
use crate::sentence::Sentence;

/// All charters of one [`charters!`](crate::charters!) call, found by host.
///
/// It is a `Copy` handle on static data.
///
/// # Examples
/// ```
/// charte::charters! { mod portals = "../policies"; }
///
/// for charter in portals::FLEET.charters() {
///     println!("{}: {} cookies", charter.host(), charter.cookies().len());
/// }
/// assert_eq!(portals::FLEET.len(), 5);
/// ```
#[derive(Clone, Copy)]
pub struct Fleet {
    data: &'static Data,
}

impl Fleet {
    pub(crate) const fn new(data: &'static Data) -> Self {
        Self { data }
    }

    /// Returns the charter of the platform with this host or alias.
    ///
    /// Use it for a host that is written in the program. Case, a port and a trailing dot are
    /// ignored. Write a Unicode host as its A-label (`xn--...`).
    ///
    /// # Panics
    /// If no platform has this host. In a constant, the panic is a compile error that lists the
    /// known hosts. At run time, it ends the thread. For the host of a request, use
    /// [`find`](Self::find), which returns `None`.
    ///
    /// # Examples
    /// ```
    /// charte::charters! { mod portals = "../policies"; }
    ///
    /// const ISSY: charte::Charter<'static> = portals::FLEET.get("data.issy.com");
    /// assert_eq!(ISSY.url(), "https://data.issy.com");
    /// ```
    #[track_caller]
    pub const fn get(&self, host: &str) -> Charter<'static> {
        if self.data.is_empty() {
            return Charter::at(self.data, 0);
        }
        if let Some(charter) = self.find(host) {
            return charter;
        }
        let sentence = Sentence::new()
            .with("no platform has the host `")
            .with(host)
            .with("`; the hosts are: ")
            .with(self.data.known);
        panic!("{}", sentence.as_str())
    }

    /// Returns the charter of the platform with this host or alias; `None` if there is none.
    ///
    /// `host` is a `Host` header or the authority of a URL. Case, a port and a trailing dot are
    /// ignored. The search is a bisection over static data, without allocation.
    ///
    /// # Examples
    /// ```
    /// # charte::charters! { mod portals = "../policies"; }
    /// let charter = portals::FLEET.find("DATA.issy.com:443");
    /// assert_eq!(charter.map(|charter| charter.host()), Some("data.issy.com"));
    /// assert!(portals::FLEET.find("unknown.example").is_none());
    /// ```
    pub const fn find(&self, host: &str) -> Option<Charter<'static>> {
        match self.data.platforms.find(host::of_header(host)) {
            Some(platform) => Some(Charter::at(self.data, platform)),
            None => None,
        }
    }

    /// Returns the charters, in the order of their hosts.
    pub const fn charters(&self) -> Charters {
        Charters {
            data: self.data,
            left: 0..self.len(),
        }
    }

    /// Returns the number of platforms.
    pub const fn len(&self) -> usize {
        self.data.platforms.len()
    }

    /// Returns whether there is no platform. All may be known only at run time.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the charter at this position.
    pub(crate) const fn at(self, platform: usize) -> Charter<'static> {
        Charter::at(self.data, platform)
    }

    pub(crate) const fn data(self) -> &'static Data {
        self.data
    }
}

impl fmt::Debug for Fleet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fleet")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

impl IntoIterator for Fleet {
    type Item = Charter<'static>;
    type IntoIter = Charters;

    fn into_iter(self) -> Charters {
        self.charters()
    }
}

/// The charters of a [`Fleet`], in the order of their hosts.
///
/// # Examples
/// ```
/// # charte::charters! { mod portals = "../policies"; }
/// let hosts: Vec<_> = portals::FLEET.charters().map(|charter| charter.host()).collect();
/// assert!(hosts.is_sorted());
/// ```
#[derive(Clone)]
pub struct Charters {
    data: &'static Data,
    left: Range<usize>,
}

impl Charters {
    fn charter(&self, platform: usize) -> Charter<'static> {
        Charter::at(self.data, platform)
    }
}

impl Iterator for Charters {
    type Item = Charter<'static>;

    fn next(&mut self) -> Option<Charter<'static>> {
        self.left.next().map(|platform| self.charter(platform))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }

    fn nth(&mut self, n: usize) -> Option<Charter<'static>> {
        self.left.nth(n).map(|platform| self.charter(platform))
    }
}

impl DoubleEndedIterator for Charters {
    fn next_back(&mut self) -> Option<Charter<'static>> {
        self.left.next_back().map(|platform| self.charter(platform))
    }
}

impl ExactSizeIterator for Charters {}

impl FusedIterator for Charters {}

impl fmt::Debug for Charters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
