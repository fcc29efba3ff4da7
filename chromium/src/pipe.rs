//! The messages of the browser, which are separated by a zero byte.

use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use serde_json::Value;

/// The largest message that is kept, in bytes.
pub const MAX_MESSAGE: usize = 64 * 1024 * 1024;

/// The most messages that wait.
const WAITING: usize = 1_024;

/// A message; `None` for one that is too large.
pub(crate) type Message = Option<Value>;

/// Reads messages in a thread of their own, until the browser ends.
pub(crate) fn messages(output: impl Read + Send + 'static) -> Receiver<Message> {
    let (send, receive) = sync_channel(WAITING);
    thread::spawn(move || forward(BufReader::new(output), &send));
    receive
}

fn forward(mut output: impl BufRead, send: &SyncSender<Message>) {
    while let Some(bytes) = next(&mut output) {
        let message = match bytes {
            Bytes::Whole(bytes) => match serde_json::from_slice(&bytes) {
                Ok(message) => Some(message),
                // A text with half a surrogate, which a page can make, is no JSON for serde.
                Err(_) => match serde_json::from_str(&String::from_utf8_lossy(&bytes)) {
                    Ok(message) => Some(message),
                    Err(_) => continue,
                },
            },
            Bytes::TooLarge => None,
        };
        if send.send(message).is_err() {
            return;
        }
    }
}

/// The bytes of a message.
#[derive(Debug, Eq, PartialEq)]
enum Bytes {
    Whole(Vec<u8>),
    TooLarge,
}

/// Returns the next message; `None` at the end.
fn next(output: &mut impl BufRead) -> Option<Bytes> {
    let mut bytes = Vec::new();
    let mut is_too_large = false;
    loop {
        let buffer = output.fill_buf().ok()?;
        if buffer.is_empty() {
            return None;
        }
        let end = buffer.iter().position(|byte| *byte == 0);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        if bytes.len() + part.len() > MAX_MESSAGE {
            is_too_large = true;
            bytes = Vec::new();
        }
        if !is_too_large {
            bytes.extend_from_slice(part);
        }
        let read = part.len() + usize::from(end.is_some());
        output.consume(read);
        if end.is_some() {
            return Some(if is_too_large {
                Bytes::TooLarge
            } else {
                Bytes::Whole(bytes)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, MAX_MESSAGE, next};

    #[test]
    fn a_message_that_is_too_large_is_dropped_alone() {
        let mut bytes = vec![b' '; MAX_MESSAGE + 1];
        bytes.extend(b"\0{}\0half");
        let mut output = &bytes[..];
        assert_eq!(next(&mut output), Some(Bytes::TooLarge));
        assert_eq!(next(&mut output), Some(Bytes::Whole(b"{}".to_vec())));
        assert_eq!(next(&mut output), None);
    }
}
