//! The response of a program with visits.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use bytes::Buf as _;
use http::request::Parts;
use http::{Request, Response};
use pin_project_lite::pin_project;

use super::address::Address;
use super::exchange::Exchange;
use super::outcome;
use super::recording::Recording;
use crate::choice::MAX_BODY;
use crate::headers::Headers;
use crate::web::Body;
use crate::web::convert::response;
use crate::web::endpoint::{naming, request};
use crate::web::respond;

pin_project! {
    /// The future of a [`Visited`](super::Visited) program. It waits for the program, or for the body
    /// of a form.
    pub struct VisitedFuture<A, B> {
        #[pin]
        state: State<A, B>,
        exchange: Arc<Exchange>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<A, B> {
        // The program answers.
        Program { #[pin] answer: A },
        // The request is for an address of the policy.
        Own {
            parts: Parts,
            #[pin]
            body: B,
            // What is read of the body.
            form: Vec<u8>,
            address: Address,
        },
        // The receipt of an answer is stored.
        Recording { recording: Recording },
    }
}

impl<A, B> VisitedFuture<A, B> {
    pub(super) fn of_program(exchange: Arc<Exchange>, answer: A) -> Self {
        Self {
            state: State::Program { answer },
            exchange,
        }
    }

    pub(super) fn own(exchange: Arc<Exchange>, address: Address, request: Request<B>) -> Self {
        let (parts, body) = request.into_parts();
        let form = Vec::new();
        Self {
            state: State::Own {
                parts,
                body,
                form,
                address,
            },
            exchange,
        }
    }
}

impl<A, B, R, E> Future for VisitedFuture<A, B>
where
    A: Future<Output = Result<Response<R>, E>>,
    B: http_body::Body,
    R: From<Body<'static>>,
{
    type Output = Result<Response<R>, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.as_mut().project();
        let recording = match this.state.as_mut().project() {
            StateProjection::Program { answer } => {
                let mut response = ready!(answer.poll(context))?;
                this.exchange.complete(response.headers_mut());
                return Poll::Ready(Ok(response));
            }
            StateProjection::Recording { recording } => {
                let outcome = ready!(recording.as_mut().poll(context));
                let answer = response(|fields| outcome::answer_owned(&outcome, fields));
                return Poll::Ready(Ok(answer.map(R::from)));
            }
            StateProjection::Own {
                parts,
                body,
                form,
                address,
            } => {
                let asked = request(&parts.method, &parts.uri, naming(parts.version));
                let is_form = *address == Address::Preferences && asked.method == "POST";
                let is_whole = if is_form {
                    ready!(read(body, form, context))
                } else {
                    true
                };
                let headers = Headers::from(&parts.headers);
                let recording = is_whole
                    .then(|| this.exchange.recording(*address, &asked, headers, form))
                    .flatten();
                let Some(recording) = recording else {
                    let answer = response(|fields| {
                        if !is_whole {
                            return respond::unreadable(fields);
                        }
                        this.exchange
                            .answer(*address, &asked, headers, form, fields)
                    });
                    return Poll::Ready(Ok(answer.map(R::from)));
                };
                recording
            }
        };
        this.state.set(State::Recording { recording });
        self.poll(context)
    }
}

/// Reads a body, up to the largest form and one byte. Returns whether that worked.
fn read<B: http_body::Body>(
    mut body: Pin<&mut B>,
    form: &mut Vec<u8>,
    context: &mut Context<'_>,
) -> Poll<bool> {
    while form.len() <= MAX_BODY {
        match ready!(body.as_mut().poll_frame(context)) {
            None => return Poll::Ready(true),
            Some(Err(_)) => return Poll::Ready(false),
            Some(Ok(frame)) => {
                let Ok(mut data) = frame.into_data() else {
                    continue; // trailers
                };
                while data.has_remaining() && form.len() <= MAX_BODY {
                    let chunk = data.chunk();
                    let length = chunk.len().min(MAX_BODY + 1 - form.len());
                    form.extend_from_slice(&chunk[..length]);
                    data.advance(length);
                }
            }
        }
    }
    Poll::Ready(true)
}

impl<A, B> fmt::Debug for VisitedFuture<A, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VisitedFuture").finish_non_exhaustive()
    }
}
