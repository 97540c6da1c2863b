//! One request, one answer.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use hyper::body::Incoming;
use hyper::header::{
    ACCEPT_ENCODING, ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_RANGE,
    CONTENT_TYPE, ETAG, HeaderMap, IF_NONE_MATCH, LOCATION, RANGE, VARY,
};
use hyper::http::response::Builder;
use hyper::{Method, Request, Response, StatusCode, Uri};

use super::encoding::{self, Encoding};
use super::fault::Fault;
use super::files::{self, Found};
use super::payload::Payload;
use super::range::{self, Part};
use super::{Logged, Shared, lock};
use crate::{headers, mime};

/// Answers a request and logs it. An error closes the connection.
pub(super) async fn answer(
    shared: &Shared,
    mut request: Request<Incoming>,
) -> io::Result<Response<Payload>> {
    let first = lock(&shared.first).clone();
    if let Some(script) = first.answers(request.uri().path()) {
        return script;
    }
    let changed = first.prepares(request.headers_mut());
    let fault = lock(&shared.faults).meets(request.uri().path());
    let answer = match fault {
        Some(Fault::HangUp) => Err(io::ErrorKind::ConnectionAborted.into()),
        Some(Fault::Delay(time)) => {
            tokio::time::sleep(time).await;
            respond(&shared.dir, &request, None)
        }
        fault => respond(&shared.dir, &request, fault),
    };
    let answer = answer.map(|mut answer| {
        let only = lock(&shared.only).clone();
        let headers = only.map_or_else(
            || headers::at(request.uri().path()),
            |only| {
                only.into_iter()
                    .map(|(name, value)| (name, value.into()))
                    .collect()
            },
        );
        for (name, value) in headers {
            if let Ok(value) = value.parse() {
                answer.headers_mut().insert(name, value);
            }
        }
        if changed { first.put(answer) } else { answer }
    });
    lock(&shared.log).push(Logged {
        method: request.method().to_string(),
        target: request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
        status: answer.as_ref().ok().map(|answer| answer.status().as_u16()),
    });
    answer
}

fn respond(
    dir: &Path,
    request: &Request<Incoming>,
    fault: Option<Fault>,
) -> io::Result<Response<Payload>> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let answer = Response::builder().status(StatusCode::METHOD_NOT_ALLOWED);
        return finish(
            answer.header(ALLOW, "GET, HEAD"),
            Payload::whole(Bytes::new()),
        );
    }
    if let Some(Fault::Answer {
        status,
        content_type,
        body,
    }) = fault
    {
        let answer = Response::builder()
            .status(status)
            .header(CONTENT_TYPE, content_type);
        return finish(
            answer.header(CACHE_CONTROL, "no-store"),
            Payload::whole(body),
        );
    }
    if let Some(Fault::Redirect(to)) = fault {
        return moved(&to);
    }
    let (status, file) = match files::find(dir, request.uri().path()) {
        Found::File(file) => (StatusCode::OK, file),
        Found::Folder => return moved(&with_slash(request.uri())),
        Found::Missing(Some(page)) => (StatusCode::NOT_FOUND, page),
        Found::Missing(None) => {
            let answer = Response::builder()
                .status(StatusCode::NOT_FOUND)
                .header(CONTENT_TYPE, "text/plain; charset=utf-8");
            return finish(
                answer,
                Payload::whole(Bytes::from_static(b"404 Not Found\n")),
            );
        }
    };
    send(status, &file, request.headers(), fault)
}

/// The same address with a slash at the end of its path.
fn with_slash(uri: &Uri) -> String {
    let query = uri.query().map(|query| format!("?{query}"));
    format!("{}/{}", uri.path(), query.unwrap_or_default())
}

fn moved(to: &str) -> io::Result<Response<Payload>> {
    let answer = Response::builder()
        .status(StatusCode::MOVED_PERMANENTLY)
        .header(LOCATION, to)
        .header(CACHE_CONTROL, "no-cache");
    finish(answer, Payload::whole(Bytes::new()))
}

fn send(
    status: StatusCode,
    file: &Path,
    headers: &HeaderMap,
    fault: Option<Fault>,
) -> io::Result<Response<Payload>> {
    let counted = fault.as_ref().is_some_and(Fault::counts_bytes);
    let part = header(headers, &RANGE);
    let (bytes, encoding) = read(file, headers, counted || !part.is_empty())?;
    let etag = etag(&bytes, encoding);
    let mut answer = Response::builder()
        .header(CONTENT_TYPE, mime::content_type(file))
        .header(CACHE_CONTROL, mime::cache_control(file))
        .header(VARY, "Accept-Encoding");
    if let Some(encoding) = encoding {
        answer = answer.header(CONTENT_ENCODING, encoding.token());
    }
    let payload = match fault {
        Some(Fault::CutOff(length)) => Payload::whole(bytes.slice(..length.min(bytes.len()))),
        Some(Fault::Flip(at)) => {
            let mut changed = bytes.to_vec();
            if let Some(byte) = changed.get_mut(at) {
                *byte ^= 1;
            }
            Payload::whole(changed.into())
        }
        Some(Fault::BreakOff(length)) => Payload::broken(bytes, length),
        Some(Fault::Pieces(length, pause)) => Payload::in_pieces(bytes, length, pause),
        _ if status == StatusCode::OK && header(headers, &IF_NONE_MATCH) == etag => {
            let answer = answer.status(StatusCode::NOT_MODIFIED).header(ETAG, etag);
            return finish(answer, Payload::whole(Bytes::new()));
        }
        Some(Fault::Slow(line)) => {
            answer = answer.header(ETAG, etag);
            Payload::over(line, bytes)
        }
        None if status == StatusCode::OK && !part.is_empty() => {
            return finish_part(answer.header(ETAG, etag), &bytes, part);
        }
        _ => {
            answer = answer.header(ETAG, etag);
            Payload::whole(bytes)
        }
    };
    finish(answer.status(status), payload)
}

fn finish_part(answer: Builder, bytes: &Bytes, wanted: &str) -> io::Result<Response<Payload>> {
    let answer = answer.header(ACCEPT_RANGES, "bytes");
    match range::part(wanted, bytes.len()) {
        Part::Whole => finish(answer, Payload::whole(bytes.clone())),
        Part::Of(range) => {
            let (first, last, all) = (range.start, range.end - 1, bytes.len());
            let answer = answer
                .status(StatusCode::PARTIAL_CONTENT)
                .header(CONTENT_RANGE, format!("bytes {first}-{last}/{all}"));
            finish(answer, Payload::whole(bytes.slice(range)))
        }
        Part::Nowhere => {
            let answer = answer
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(CONTENT_RANGE, format!("bytes */{}", bytes.len()));
            finish(answer, Payload::whole(Bytes::new()))
        }
    }
}

/// The file in the best form that the client takes. A fault that counts bytes counts those of the
/// plain file.
fn read(file: &Path, headers: &HeaderMap, plain: bool) -> io::Result<(Bytes, Option<Encoding>)> {
    if !plain {
        for encoding in encoding::accepted(header(headers, &ACCEPT_ENCODING)) {
            if let Ok(bytes) = std::fs::read(with_suffix(file, encoding.suffix())) {
                return Ok((bytes.into(), Some(encoding)));
            }
        }
    }
    Ok((std::fs::read(file)?.into(), None))
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Files are small and read anyway, so what identifies a version is its content.
fn etag(bytes: &Bytes, encoding: Option<Encoding>) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!(
        "\"{:016x}{}\"",
        hasher.finish(),
        encoding.map_or("", Encoding::token)
    )
}

fn header<'a>(headers: &'a HeaderMap, name: &hyper::header::HeaderName) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn finish(answer: Builder, payload: Payload) -> io::Result<Response<Payload>> {
    answer.body(payload).map_err(io::Error::other)
}
