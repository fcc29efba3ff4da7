//! Rocket 0.5: the jar of a request.

use std::sync::Mutex;

use cookie::Cookie;
use rocket::config::{LogLevel, SecretKey};
use rocket::http::CookieJar;
use rocket::local::blocking::Client;
use rocket::{Config, State, get, routes};

use super::{Jar, SECRET};

/// What the handler does with the jar.
enum Task {
    Add(Jar, Cookie<'static>),
    Get(Jar, &'static str),
}

#[get("/")]
fn handler(task: &State<Mutex<Task>>, jar: &CookieJar<'_>) -> Option<String> {
    let cookie = match &*task.lock().expect("no panic") {
        Task::Add(Jar::Plain, cookie) => {
            jar.add(cookie.clone());
            return Some(String::new());
        }
        Task::Add(_, cookie) => {
            jar.add_private(cookie.clone());
            return Some(String::new());
        }
        Task::Get(Jar::Plain, name) => jar.get(name).cloned(),
        Task::Get(_, name) => jar.get_private(name),
    };
    Some(cookie?.value().to_owned())
}

fn client(task: Task) -> Client {
    let config = Config {
        log_level: LogLevel::Off,
        secret_key: SecretKey::from(&SECRET),
        ..Config::debug_default()
    };
    let program = rocket::custom(config);
    let program = program
        .manage(Mutex::new(task))
        .mount("/", routes![handler]);
    Client::untracked(program).expect("a program")
}

pub(crate) fn add(jar: Jar, cookie: Cookie<'static>, _: &str) -> Vec<String> {
    let client = client(Task::Add(jar, cookie));
    let response = client.get("/").dispatch();
    let headers = response.headers().get("set-cookie");
    headers.map(str::to_owned).collect()
}

pub(crate) fn get(jar: Jar, sent: &str, name: &'static str) -> Option<String> {
    let client = client(Task::Get(jar, name));
    // As the server reads the header.
    let cookies = Cookie::split_parse_encoded(sent.to_owned());
    let request = client.get("/").cookies(cookies.map_while(Result::ok));
    let response = request.dispatch();
    // `None` is a 404.
    (response.status().code == 200).then(|| response.into_string().unwrap_or_default())
}
