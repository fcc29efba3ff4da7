//! hyper 1, without a framework: [`Endpoint::respond_to`](charte::web::Endpoint::respond_to) takes and
//! gives the types of `http`.

use std::convert::Infallible;
use std::io;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::ENDPOINT;

/// Serves the app.
///
/// # Errors
/// If no more connections can be accepted.
pub async fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let connection = TokioIo::new(stream);
        tokio::spawn(http1::Builder::new().serve_connection(connection, service_fn(respond)));
    }
}

async fn respond(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(match request.uri().path() {
        "/" => Response::new("The town".into()),
        "/cookies/charte" => ENDPOINT
            .respond_to(&request)
            .map(|body| body.into_bytes().into()),
        _ => {
            let mut response = Response::default();
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
    })
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::net::Ipv4Addr;

    use charte::Format;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};

    use crate::CHARTER;

    /// What a server on the loopback interface answers to a request, its lines without their ends.
    async fn ask(request: &[&str]) -> io::Result<String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let server = tokio::spawn(super::serve(listener));
        let mut stream = TcpStream::connect(address).await?;
        let request = format!("{}\r\nConnection: close\r\n\r\n", request.join("\r\n"));
        stream.write_all(request.as_bytes()).await?;
        let mut response = String::new();
        stream.read_to_string(&mut response).await?;
        server.abort();
        Ok(response)
    }

    #[tokio::test]
    async fn the_page_has_the_language_of_the_visitor() -> io::Result<()> {
        let response = ask(&[
            "GET /cookies/charte HTTP/1.1",
            "Host: ville.example.org",
            "Accept-Language: en-GB, fr;q=0.5",
        ])
        .await?;
        let (head, body) = response.split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        assert!(head.contains("\r\ncontent-language: en\r\n"), "{head}");
        let page = CHARTER.page(Format::Html, "en").expect("it has English");
        assert_eq!(body, page.to_string());
        Ok(())
    }

    #[tokio::test]
    async fn a_visitor_with_the_page_gets_a_304() -> io::Result<()> {
        let first = ask(&["HEAD /cookies/charte HTTP/1.1", "Host: ville.example.org"]).await?;
        let tag = first.lines().find_map(|line| line.strip_prefix("etag: "));
        let tag = tag.expect("the page has an entity tag");
        let second = ask(&[
            "GET /cookies/charte HTTP/1.1",
            "Host: ville.example.org",
            &format!("If-None-Match: {tag}"),
        ])
        .await?;
        assert!(
            second.starts_with("HTTP/1.1 304 Not Modified\r\n"),
            "{second}"
        );
        Ok(())
    }

    #[tokio::test]
    async fn other_paths_belong_to_the_app() -> io::Result<()> {
        let home = ask(&["GET / HTTP/1.1", "Host: ville.example.org"]).await?;
        assert!(home.ends_with("\r\n\r\nThe town"), "{home}");
        let other = ask(&["GET /else HTTP/1.1", "Host: ville.example.org"]).await?;
        assert!(other.starts_with("HTTP/1.1 404 Not Found\r\n"), "{other}");
        Ok(())
    }
}
