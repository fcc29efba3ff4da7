//! The program of these tests, independent of any framework.

use super::recorded::with_receipts;
use charte::choice::{Decision, Decoder, Question};
use charte::web::Visits;
use charte::{OwnedCharter, SetError, Visit};

charte::charters! {
    /// Shops that ask for consent.
    pub(crate) mod shops = "web/shops", formats = [html, json];
}

pub(crate) use shops::FLEET as SHOPS;
use shops::categories::{Audience, Video};
use shops::cookies::{__HOST_SESSION, LANGUAGE, PLAYER, VISITS};

/// The time of every request.
pub(crate) const NOW: u64 = 1_764_000_000;

/// How the program makes visits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum App {
    Fleet,
    Site,
    Fallback,
    Tenants,
    ByHost,
    Signed,
    Decoded,
    Language,
    Recorded,
    RefusesUnrecorded,
    GoesOnUnrecorded,
}

impl App {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "fleet" => Self::Fleet,
            "site" => Self::Site,
            "fleet with a fallback" => Self::Fallback,
            "fleet and tenants" => Self::Tenants,
            "tenants" => Self::ByHost,
            "signed" => Self::Signed,
            "decoded" => Self::Decoded,
            "language of the program" => Self::Language,
            // Their tests are in `recorded.rs`.
            _ => panic!("there is no program `{name}`"),
        }
    }

    pub(crate) fn visits(self) -> Visits {
        let fleet = Visits::fleet(SHOPS);
        let visits = match self {
            Self::Fleet => fleet,
            Self::Site => Visits::site(SHOPS.get("one.example")),
            Self::Fallback => fleet.fallback(SHOPS.get("two.example")),
            Self::Tenants => fleet.tenants(tenant),
            Self::ByHost => Visits::by_host(tenant),
            Self::Signed => fleet.signed(cookie::Key::from(&[7; 64])),
            Self::Decoded => fleet.decoded(Theirs),
            Self::Language => fleet.language(|visit| Some(visit.get(LANGUAGE)?.to_string())),
            Self::Recorded | Self::RefusesUnrecorded | Self::GoesOnUnrecorded => {
                with_receipts(self, fleet)
            }
        };
        visits.clock(|| NOW)
    }
}

/// The charter of a tenant, which the program may have in a database.
fn tenant(host: &str) -> Option<OwnedCharter> {
    let url = (host == "tenant.example").then_some("https://tenant.example")?;
    let charter = shops::templates::SHOPS.charter(shops::Values { platform_url: url });
    charter.ok().map(OwnedCharter::from)
}

/// `yes` and `no`, as another consent manager may write.
struct Theirs;

impl Decoder for Theirs {
    fn decode(&self, value: &str, question: &Question<'_>) -> Option<Decision> {
        let refusal = Decision::refusal(question.now());
        match value {
            "yes" => refusal.with(question, "audience")?.with(question, "video"),
            "no" => Some(refusal),
            _ => None,
        }
    }
}

/// `GET /`: counts the visit if the visitor agreed.
pub(crate) fn home(visit: &Visit<'_>) -> Result<String, SetError> {
    if let Some(granted) = visit.granted::<Audience>() {
        let before = visit.get(VISITS).and_then(|count| count.parse().ok());
        let count = before.unwrap_or(0_u32) + 1;
        granted.add(VISITS, &count.to_string())?;
    }
    if let Some(granted) = visit.granted::<Video>() {
        granted.add(PLAYER, "0")?;
    }
    Ok(format!(
        "{} {:?}",
        visit.charter().host(),
        visit.answer("audience")
    ))
}

/// `POST /sign-in`: sets a cookie twice; the last one counts.
pub(crate) fn sign_in(visit: &Visit<'_>) -> Result<&'static str, SetError> {
    visit.add(LANGUAGE, "fr")?;
    visit.add(__HOST_SESSION, "old")?;
    visit.add(__HOST_SESSION, "k3X")?;
    Ok("Welcome")
}

/// `POST /sign-out`
pub(crate) fn sign_out(visit: &Visit<'_>) -> Result<&'static str, SetError> {
    visit.remove(__HOST_SESSION)?;
    Ok("Goodbye")
}

/// `GET /wrong`: the value is not one of a cookie.
pub(crate) fn wrong(visit: &Visit<'_>) -> Result<&'static str, SetError> {
    visit.add(LANGUAGE, "fr")?;
    visit.add(__HOST_SESSION, "a;b")?;
    Ok("not reached")
}

/// `GET /plain`: takes no visit.
pub(crate) const PLAIN: &str = "the same for everybody";

/// `GET /cached/{at}`: takes a visit, and has headers for caches.
pub(crate) const CACHED: [&[(&str, &str)]; 5] = [
    &[
        ("cache-control", "public, max-age=3600"),
        ("vary", "Accept-Encoding"),
    ],
    &[("cache-control", "no-store, No-Transform"), ("vary", "*")],
    &[("vary", "cookie, Accept"), ("vary", "DNT")],
    &[
        ("cdn-cache-control", "max-age=60"),
        ("cloudflare-cdn-cache-control", "max-age=60"),
        ("edge-control", "max-age=60"),
        ("netlify-cdn-cache-control", "max-age=60"),
        ("surrogate-control", "max-age=60"),
        ("vercel-cdn-cache-control", "max-age=60"),
    ],
    &[("x-accel-expires", "60"), ("cache-control", "no-transform")],
];

/// The cookie of a stored choice, from the answer to the form.
pub(crate) fn choice_of(answer: &crate::exchange::Answer) -> String {
    let mut headers = answer.headers.iter();
    let set = headers.find(|(name, _)| name == "set-cookie");
    let (_, set) = set.expect("the choice is stored");
    set.split(';').next().expect("a pair").to_owned()
}
