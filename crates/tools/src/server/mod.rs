//! A server for the files of `dist/` as a plain host would serve them: security headers, media
//! types, pre-compressed files, cache headers. It has no rules: a folder answers with its page.
//!
//! Tests start it with [`Faults`] to see what a visitor sees when something goes wrong, and read
//! from it which requests were made.

mod answer;
mod encoding;
mod fault;
mod files;
mod first;
mod payload;
mod range;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub use fault::{Fault, Faults, Line};
use first::First;

/// A running server. It stops, and closes its connections, when it is dropped.
#[derive(Debug)]
pub struct Server {
    addr: SocketAddr,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A request that was made, in the order of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// Path and query as sent, e.g. `/angebote?q=pflege`.
    pub target: String,
    /// Status of the answer; `None` when the connection was closed instead.
    pub status: Option<u16>,
}

/// What the server's thread and its owner both hold.
#[derive(Debug)]
struct Shared {
    dir: PathBuf,
    faults: Mutex<Faults>,
    first: Mutex<First>,
    /// The only headers beside those that HTTP needs; `None` for all that the build asks of a host.
    only: Mutex<Option<Vec<(&'static str, &'static str)>>>,
    log: Mutex<Vec<Logged>>,
}

impl Server {
    /// Serves `dir` on a free port of the loopback interface.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn start(dir: impl Into<PathBuf>, faults: Faults) -> io::Result<Self> {
        Self::bind(dir, 0, faults)
    }

    /// Serves `dir` on this port of the loopback interface; 0 means a free one.
    ///
    /// # Errors
    /// `AddrInUse` when the port is taken.
    pub fn bind(dir: impl Into<PathBuf>, port: u16, faults: Faults) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let addr = listener.local_addr()?;
        let shared = Arc::new(Shared {
            dir: dir.into(),
            faults: Mutex::new(faults),
            first: Mutex::default(),
            only: Mutex::new(None),
            log: Mutex::default(),
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("server".into()).spawn({
            let shared = Arc::clone(&shared);
            move || {
                // Leaving the runtime ends all tasks in it, and with them the connections.
                runtime.block_on(async move {
                    tokio::spawn(accept(listener, shared));
                    stopped.await.ok();
                });
            }
        })?;
        Ok(Self {
            addr,
            shared,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The address of `path` (with a leading slash) on this server.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.addr)
    }

    /// From now on these faults and no others.
    pub fn set_faults(&self, faults: Faults) {
        *lock(&self.shared.faults) = faults;
    }

    /// From now on this script runs in every page too, before all others, after those that were added
    /// before.
    pub fn add_first_script(&self, script: &str) {
        let mut first = lock(&self.shared.first);
        first.script.push_str(script);
        first.script.push('\n');
    }

    /// From now on browsers run scripts in pages, or do not.
    pub fn set_scripts(&self, on: bool) {
        lock(&self.shared.first).without_scripts = !on;
    }

    /// From now on no security headers, as on a host that cannot be set up.
    pub fn send_no_headers(&self) {
        self.send_only(&[]);
    }

    /// From now on these headers and no others, as the host of somebody else.
    pub fn send_only(&self, headers: &[(&'static str, &'static str)]) {
        *lock(&self.shared.only) = Some(headers.to_vec());
    }

    /// The requests answered so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Logged> {
        lock(&self.shared.log).clone()
    }

    /// Forgets the requests so far, to look at those of the next step alone.
    pub fn forget_requests(&self) {
        lock(&self.shared.log).clear();
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // The thread ends only with the process; a panic in it has been reported already.
            thread.join().ok();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

/// A panic elsewhere leaves plain data behind that is as good as before.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn accept(listener: std::net::TcpListener, shared: Arc<Shared>) {
    let Ok(listener) = TcpListener::from_std(listener) else {
        return;
    };
    loop {
        // Out of file handles, or a client that is gone already: the next one may do better.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            let service = service_fn(|request| answer::answer(&shared, request));
            // Ends in an error when the client leaves or a fault breaks the connection.
            http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await
                .ok();
        });
    }
}
