//! The frames of embeds, and their placeholders.

use charte::{EmbedError, FrameAddressError, HostError, Visit};

use super::towns::embeds::{COUNCIL, MAP};
use super::{NOW, ONE, new_visitor, visitor};

const VIDEO: &str = "https://player.tube.example/12?start=60&autoplay=0";

fn placeholder(visit: &Visit<'_>) -> String {
    let page = visit
        .embed(COUNCIL, VIDEO, "/meetings?page=1&all=\"")
        .expect("an address");
    assert!(!page.is_empty());
    page.to_string()
}

#[test]
fn a_frame_waits_for_consent() {
    for visit in [new_visitor(), visitor(&[]), visitor(&["audience"])] {
        let text = placeholder(&visit);
        assert!(!text.contains("<iframe") && !text.contains(VIDEO), "{text}");
        assert!(text.contains("value=\"add\""), "{text}");
    }
    let visit = visitor(&["videos"]);
    let page = visit.embed(COUNCIL, VIDEO, "/").expect("an address");
    assert_eq!(
        page.to_string(),
        "<iframe class=\"charte-embed\" src=\"https://player.tube.example/12?start=60&amp;autoplay=0\" \
         title=\"Meetings of the &quot;council&quot;\" lang=\"en\" loading=\"lazy\" allowfullscreen></iframe>\n"
    );
    assert_eq!(page.len(), page.to_string().len());
}

#[test]
fn a_placeholder_states_what_would_be_loaded() {
    let text = placeholder(&new_visitor().in_language("FR"));
    let revision = ONE.consent_revision();
    assert_eq!(
        text,
        format!(
            "<div class=\"charte-placeholder\" role=\"group\" aria-label=\"Séances du «\u{a0}conseil\u{a0}»\" lang=\"fr\">\n\
             <p>Séances du «\u{a0}conseil\u{a0}» (<a href=\"https://tube.example/privacy\">Tube &amp; Co</a>)\u{a0}: Montre les séances en vidéo.<br>\n\
             Chargé depuis\u{a0}: <code translate=\"no\">player.tube.example</code>, <code translate=\"no\">*.tube-nocookie.example</code>, \
             <code translate=\"no\">thumbs.tube.example</code></p>\n\
             <form method=\"post\" action=\"/cookies\">\n\
             <input type=\"hidden\" name=\"revision\" value=\"{revision}\">\n\
             <input type=\"hidden\" name=\"category\" value=\"videos\">\n\
             <input type=\"hidden\" name=\"lang\" value=\"fr\">\n\
             <input type=\"hidden\" name=\"back\" value=\"/meetings?page=1&amp;all=&quot;\">\n\
             <button class=\"charte-button\" type=\"submit\" name=\"choice\" value=\"add\">\
             J’accepte\u{a0}: Vidéos &lt;intégrées&gt;</button>\n\
             </form>\n\
             <p><a href=\"/cookies?lang=fr\">Gérer mes cookies</a></p>\n</div>\n"
        )
    );
    let english = placeholder(&new_visitor().in_language("xx"));
    assert!(english.contains(" lang=\"en\">"), "{english}");
}

#[test]
fn a_signal_is_stated_in_place_of_the_button() {
    let text = placeholder(&Visit::new(ONE, &[("Sec-GPC", "1")], NOW));
    assert!(
        !text.contains("<form") && !text.contains("<button"),
        "{text}"
    );
    assert!(text.contains("Global Privacy Control"), "{text}");
    assert!(!placeholder(&visitor(&[])).contains("Global Privacy Control"));
}

#[test]
fn another_consent_manager_has_its_own_form() {
    struct Nothing;
    impl charte::choice::Decoder for Nothing {
        fn decode(
            &self,
            _: &str,
            _: &charte::choice::Question<'_>,
        ) -> Option<charte::choice::Decision> {
            None
        }
    }
    let text = placeholder(&Visit::decoded(ONE, "", NOW, &Nothing));
    assert!(!text.contains("<form"), "{text}");
}

#[test]
fn an_exempt_embed_asks_nothing() {
    let visit = Visit::new(ONE, &[("Sec-GPC", "1")], NOW);
    let page = visit.embed(MAP, "https://maps.town.example/hall", "/");
    assert!(page.expect("declared").to_string().starts_with("<iframe "));
}

#[test]
fn only_declared_hosts_are_embedded() {
    let other = Err(EmbedError::OtherHost);
    let host = |error| Err(EmbedError::Address(FrameAddressError::Host(error)));
    for (address, expected) in [
        ("https://player.tube.example/", Ok(())),
        ("https://PLAYER.tube.example/", Ok(())),
        ("https://www.tube-nocookie.example/", Ok(())),
        ("https://a.b.tube-nocookie.example/", Ok(())),
        ("https://tube-nocookie.example/", other),
        ("https://tube.example/", other),
        ("https://x.player.tube.example/", other),
        ("https://player.tube.example.evil.example/", other),
        ("https://evil.example/https://player.tube.example/", other),
        ("https://evil.example?player.tube.example", other),
        ("https://evil.example#.tube-nocookie.example", other),
        ("https://eviltube-nocookie.example", other),
        ("https://thumbs.tube.example/", other),
        ("https://maps.town.example/", other),
        ("https://one.example/", other),
        ("https://player.tube.example./", host(HostError::Empty)),
        (
            "http://player.tube.example/",
            Err(EmbedError::Address(FrameAddressError::NotHttps)),
        ),
        (
            "https://player.tube.example:8443/",
            Err(EmbedError::Address(FrameAddressError::Port)),
        ),
        (
            "https://player.tube.example@evil.example/",
            Err(EmbedError::Address(FrameAddressError::UserInfo)),
        ),
        (
            "https://evil.example\\.tube-nocookie.example/",
            Err(EmbedError::Address(FrameAddressError::Character('\\'))),
        ),
    ] {
        for visit in [new_visitor(), visitor(&["videos"])] {
            let page = visit.embed(COUNCIL, address, "/").map(|_| ());
            assert_eq!(page, expected, "{address}");
        }
    }
    let shop = super::shops::FLEET.get("a.example");
    let visit = charte::testing::visit(shop, "", &["audience", "video"]);
    let error = visit.embed(COUNCIL, VIDEO, "/").map(|_| ());
    assert_eq!(error, Err(EmbedError::Undeclared));
}

/// A browser loads the host that the check saw, for each address that the check accepts.
#[test]
fn an_accepted_address_has_the_same_host_in_browsers() {
    for address in [
        "https://PLAYER.tube.example:443",
        "https://player.tube.example/a/../../b",
        "https://player.tube.example/\"><script>alert(1)</script>",
        "https://player.tube.example?x=//evil.example",
        "https://player.tube.example#@evil.example",
        "https://player.tube.example/%5c%2f@evil.example",
    ] {
        let visit = visitor(&["videos"]);
        let page = visit
            .embed(COUNCIL, address, "/")
            .expect("accepted")
            .to_string();
        let parsed = url::Url::parse(address).expect("an address");
        assert_eq!(parsed.host_str(), Some("player.tube.example"));
        assert_eq!((parsed.scheme(), parsed.port()), ("https", None));
        assert_eq!(page.matches(['<', '>']).count(), 4, "{page}");
    }
}
