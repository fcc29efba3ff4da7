//! A request and its answer, in the terms of no framework.

pub(crate) mod case;
pub(crate) mod wire;

/// What is sent to a server.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    /// Names and values, in order.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
}

/// What comes back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Names, in lower case, and values, in order.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn get(target: &str, headers: &[(&str, &str)]) -> Self {
        let headers = headers.iter();
        Self {
            method: "GET".to_owned(),
            target: target.to_owned(),
            headers: headers
                .map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_owned()))
                .collect(),
        }
    }

    /// The request as `http` 1 has it.
    pub(crate) fn to_http(&self) -> http::Request<()> {
        let mut request = http::Request::builder()
            .method(self.method.as_str())
            .uri(&self.target);
        for (name, value) in &self.headers {
            request = request.header(name, value.as_slice());
        }
        request.body(()).expect("a request")
    }
}

impl Answer {
    /// What `http` 1 has as an answer.
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

    /// The value of a header; `None` where there is none.
    ///
    /// # Panics
    /// Where there are several.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let value = values.next();
        assert!(values.next().is_none(), "several headers `{name}`");
        value.map(|(_, value)| value.as_str())
    }
}
