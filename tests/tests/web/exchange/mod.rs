//! A request and its response, independent of any framework.

pub(crate) mod case;
pub(crate) mod wire;

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    /// The version of HTTP, as in a request line.
    pub(crate) version: String,
    /// Names and values, in order.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

/// A response.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Names, in lower case, and values, in order.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// A `GET` in HTTP/1.1. Its `Host` is empty unless `headers` contain one.
    pub(crate) fn get(target: &str, headers: &[(&str, &str)]) -> Self {
        let is_named = headers.iter().any(|(name, _)| *name == "Host");
        let host = (!is_named).then_some(("Host", ""));
        let headers = headers.iter().copied().chain(host);
        Self {
            method: "GET".to_owned(),
            target: target.to_owned(),
            version: "HTTP/1.1".to_owned(),
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.as_bytes().to_owned()))
                .collect(),
            body: Vec::new(),
        }
    }

    /// The request in the types of `http` 1.
    pub(crate) fn to_http(&self) -> http::Request<()> {
        let mut request = http::Request::builder()
            .method(self.method.as_str())
            .version(self.version())
            .uri(&self.target);
        for (name, value) in &self.headers {
            request = request.header(name, value.as_slice());
        }
        request.body(()).expect("a request")
    }

    fn version(&self) -> http::Version {
        match self.version.as_str() {
            "HTTP/1.0" => http::Version::HTTP_10,
            "HTTP/1.1" => http::Version::HTTP_11,
            "HTTP/2" => http::Version::HTTP_2,
            version => panic!("no exchange is in {version}"),
        }
    }
}

impl Answer {
    /// A response in the types of `http` 1.
    pub(crate) fn from_http(parts: &http::response::Parts, body: Vec<u8>) -> Self {
        let headers = parts.headers.iter();
        Self {
            status: parts.status.as_u16(),
            headers: headers
                .map(|(name, value)| {
                    let value = value.to_str().expect("ASCII");
                    (name.to_string(), value.to_owned())
                })
                .collect(),
            body,
        }
    }

    /// The value of a header; `None` if the response does not have it.
    ///
    /// # Panics
    /// If there are several.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let value = values.next();
        assert!(values.next().is_none(), "several headers `{name}`");
        value.map(|(_, value)| value.as_str())
    }
}
