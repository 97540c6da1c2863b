//! A body that can announce more than it sends, or take its time.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep, sleep_until};

use super::fault::Line;

/// The bytes of an answer, and how it ends.
#[derive(Debug)]
pub(super) struct Payload {
    bytes: Option<Bytes>,
    announced: u64,
    pace: Option<Pace>,
    end: End,
}

/// How a body comes in pieces.
#[derive(Debug)]
struct Pace {
    length: usize,
    pause: Pause,
    rest: Option<Pin<Box<Sleep>>>,
}

/// What lets a piece wait.
#[derive(Debug)]
enum Pause {
    /// So long after the piece before.
    Of(Duration),
    /// Until the line has carried it.
    Until(Line),
}

/// As much as a packet of the network carries.
const PACKET: u32 = 1400;

#[derive(Debug, PartialEq, Eq)]
enum End {
    Whole,
    /// Waits once, so that what was sent leaves before the connection breaks.
    FlushThenBreak,
    Break,
}

impl Payload {
    /// All of `bytes`.
    pub(super) fn whole(bytes: Bytes) -> Self {
        Self {
            announced: bytes.len() as u64,
            bytes: Some(bytes),
            pace: None,
            end: End::Whole,
        }
    }

    /// All of `bytes`, `length` at a time with a pause after each.
    pub(super) fn in_pieces(bytes: Bytes, length: usize, pause: Duration) -> Self {
        Self::whole(bytes).at(length, Pause::Of(pause))
    }

    /// All of `bytes`, as fast as the line carries them.
    pub(super) fn over(line: Line, bytes: Bytes) -> Self {
        Self::whole(bytes).at(PACKET as usize, Pause::Until(line))
    }

    fn at(mut self, length: usize, pause: Pause) -> Self {
        self.pace = Some(Pace {
            length,
            pause,
            rest: None,
        });
        self
    }

    /// The payload with other bytes; one that breaks off stays as it is.
    pub(super) fn map(self, change: impl FnOnce(Bytes) -> Bytes) -> Self {
        match self {
            Self {
                bytes: Some(bytes),
                end: End::Whole,
                pace,
                ..
            } => Self {
                pace,
                ..Self::whole(change(bytes))
            },
            broken => broken,
        }
    }

    /// Announces all of `bytes` and breaks the connection after the first `sent`.
    pub(super) fn broken(bytes: Bytes, sent: usize) -> Self {
        let announced = bytes.len() as u64;
        let sent = bytes.slice(..sent.min(bytes.len()));
        Self {
            bytes: Some(sent),
            announced,
            pace: None,
            end: End::FlushThenBreak,
        }
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let more = self.bytes.as_ref().is_some_and(|bytes| !bytes.is_empty());
        if let Some(pace) = &mut self.pace {
            if let Pause::Until(line) = &pace.pause
                && more
                && pace.rest.is_none()
            {
                pace.rest = Some(Box::pin(sleep_until(line.carry(PACKET))));
            }
            if let Some(rest) = &mut pace.rest {
                ready!(rest.as_mut().poll(context));
            }
        }
        if let Some(mut bytes) = self.bytes.take().filter(|bytes| !bytes.is_empty()) {
            if let Some(pace) = &mut self.pace {
                pace.rest = match &pace.pause {
                    Pause::Of(time) => Some(Box::pin(sleep(*time))),
                    Pause::Until(_) => None,
                };
                let later = bytes.split_off(pace.length.min(bytes.len()));
                self.bytes = Some(later);
            }
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        match self.end {
            End::Whole => Poll::Ready(None),
            End::FlushThenBreak => {
                self.end = End::Break;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            End::Break => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.announced)
    }
}
