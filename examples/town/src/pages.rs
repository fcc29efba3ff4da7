//! The pages of the town.

use axum::response::Response;
use maud::{Markup, PreEscaped, html};

use crate::page::Page;
use crate::town::town::cookies::__HOST_SESSION;

/// The home page.
pub(crate) fn home(page: &Page) -> Response {
    let is_signed_in = page.visit.get(__HOST_SESSION).is_some();
    let hero = html! {
        h1 { (page.say("Your town hall, open day and night", "Votre mairie, ouverte jour et nuit")) }
        p { (page.say(
            "Forms, files and the council, without queueing.",
            "Démarches, dossiers et conseil municipal, sans file d’attente.",
        )) }
        @if is_signed_in {
            (button(&page.to("/town/sign-out"), page.say("Sign out", "Se déconnecter")))
        } @else {
            (button(&page.to("/town/sign-in"), page.say("Sign in to your account", "Se connecter à mon compte")))
        }
        (PreEscaped(include_str!("skyline.svg")))
    };
    let body = html! {
        h2 { (page.say("Services", "Démarches")) }
        ul.cards {
            (card(page.say("School meals", "Cantine"), page.say(
                "Enrol a child, see the menus of the week, and pay.",
                "Inscrire un enfant, consulter les menus de la semaine et payer.",
            )))
            (card(page.say("Permits", "Urbanisme"), page.say(
                "Ask for a building permit, and follow your file.",
                "Demander un permis de construire et suivre votre dossier.",
            )))
            (card(page.say("Civil registry", "État civil"), page.say(
                "Passports, certificates of birth, weddings: book a time.",
                "Passeports, actes de naissance, mariages : prenez rendez-vous.",
            )))
        }
        h2 { (page.say("News", "Actualités")) }
        ul.news {
            (news(page, "2026-12-05", "5 December", "5 décembre", "/town/video", page.say(
                "The council of November, on video",
                "Le conseil de novembre, en vidéo",
            )))
            (news(page, "2026-12-02", "2 December", "2 décembre", "/cookies/charter", page.say(
                "What this site keeps on your device, and why",
                "Ce que ce site garde sur votre appareil, et pourquoi",
            )))
        }
    };
    page.show(page.say("Town of Example", "Ville d’Exemple"), &hero, &body)
}

fn card(title: &str, text: &str) -> Markup {
    html! { li { h3 { (title) } p { (text) } } }
}

fn news(
    page: &Page,
    date: &str,
    english: &'static str,
    french: &'static str,
    path: &str,
    title: &str,
) -> Markup {
    html! {
        li {
            time datetime=(date) { (page.say(english, french)) }
            a href=(page.to(path)) { (title) }
        }
    }
}

/// A video.
pub(crate) fn video(page: &Page) -> Response {
    let body = html! { p #player.video { (page.say("It plays.", "Elle est en lecture.")) } };
    council(page, &body)
}

/// The page instead of a video without consent.
pub(crate) fn link_to_choice(page: &Page) -> Response {
    let body = html! {
        p.video {
            a.button href=(page.to_choice()) {
                (page.say("To watch it here, agree to videos", "Pour la regarder ici, acceptez les vidéos"))
            }
        }
    };
    council(page, &body)
}

fn council(page: &Page, video: &Markup) -> Response {
    let title = page.say("The council, on video", "Le conseil, en vidéo");
    let body = html! {
        (video)
        h2 { (page.say("Agenda", "Ordre du jour")) }
        ol {
            li { (page.say("The budget of 2027", "Le budget 2027")) }
            li { (page.say("Two new cycle paths", "Deux nouvelles pistes cyclables")) }
            li { (page.say("Opening hours of the library", "Les horaires de la médiathèque")) }
        }
    };
    page.show(title, &html! { h1 { (title) } }, &body)
}

/// The page for an unknown address.
pub(crate) fn not_found(page: &Page) -> Response {
    let title = page.say("Page not found", "Page introuvable");
    let body = html! {
        p { a href=(page.to("/town")) { (page.say("Go to the home page", "Aller à l’accueil")) } }
    };
    page.show(title, &html! { h1 { (title) } }, &body)
}

fn button(action: &str, label: &str) -> Markup {
    html! { form method="post" action=(action) { button type="submit" { (label) } } }
}
