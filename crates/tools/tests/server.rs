//! The server as a browser meets it: real sockets, plain HTTP.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that fails is a test that fails"
)]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use tools::server::{Fault, Faults, Line, Logged, Server};

/// What came back before the connection ended.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn status(&self) -> Option<u16> {
        self.head.split(' ').nth(1)?.parse().ok()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

fn request(server: &Server, method: &str, path: &str, headers: &str) -> Answer {
    let mut stream = TcpStream::connect(server.addr()).unwrap();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n"
    )
    .unwrap();
    let mut bytes = Vec::new();
    // A connection that is broken on purpose may end in an error; what came before it counts.
    stream.read_to_end(&mut bytes).ok();
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .unwrap_or(bytes.len());
    Answer {
        head: String::from_utf8(bytes[..end].to_vec()).unwrap(),
        body: bytes.get(end + 4..).unwrap_or_default().to_vec(),
    }
}

fn get(server: &Server, path: &str) -> Answer {
    request(server, "GET", path, "")
}

const DATA: &str = "{\"schemaVersion\":1}";

fn site(faults: Faults) -> (tempfile::TempDir, Server) {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("data")).unwrap();
    fs::create_dir_all(dir.path().join("en/angebote")).unwrap();
    fs::write(dir.path().join("en/angebote/index.html"), "<h1>offers</h1>").unwrap();
    fs::write(dir.path().join("index.html"), "<h1>shell</h1>").unwrap();
    fs::write(dir.path().join("data/a.json"), DATA).unwrap();
    fs::write(dir.path().join("data/a.json.br"), "brotli").unwrap();
    let server = Server::start(dir.path(), faults).unwrap();
    (dir, server)
}

#[test]
fn what_is_not_there_is_404_also_without_a_page_for_it() {
    let (_dir, server) = site(Faults::none());
    let answer = get(&server, "/data/none.json");
    assert_eq!(answer.status(), Some(404));
    assert!(answer.header("content-security-policy").is_some());
}

#[test]
fn a_site_is_read_and_never_written() {
    let (_dir, server) = site(Faults::none());
    let answer = request(&server, "POST", "/", "content-length: 0\r\n");
    assert_eq!(
        (answer.status(), answer.header("allow")),
        (Some(405), Some("GET, HEAD"))
    );
}

#[test]
fn every_answer_carries_the_security_headers() {
    let (_dir, server) = site(Faults::none().on("/broken", Fault::status(500)));
    for path in ["/", "/data/a.json", "/none.js", "/broken"] {
        let answer = get(&server, path);
        let policy = tools::csp::header();
        assert_eq!(
            answer.header("content-security-policy"),
            Some(&*policy),
            "{path}"
        );
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            answer.header("referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
    }
}

#[test]
fn a_folder_answers_with_its_page_and_head_gets_no_body() {
    let (_dir, server) = site(Faults::none());
    let answer = get(&server, "/en/angebote?q=pflege");
    assert_eq!(
        (answer.status(), answer.header("location")),
        (Some(301), Some("/en/angebote/?q=pflege"))
    );
    let answer = get(&server, "/en/angebote/?q=pflege");
    assert_eq!(
        (answer.status(), answer.body.as_slice()),
        (Some(200), &b"<h1>offers</h1>"[..])
    );
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(get(&server, "/en/").status(), Some(404));
    let answer = request(&server, "HEAD", "/", "");
    assert_eq!(
        (answer.status(), answer.header("content-length")),
        (Some(200), Some("14"))
    );
    assert!(answer.body.is_empty());
}

#[test]
fn the_packed_form_goes_to_who_takes_it() {
    let (_dir, server) = site(Faults::none());
    let plain = get(&server, "/data/a.json");
    assert_eq!(
        (plain.header("content-encoding"), plain.body.as_slice()),
        (None, DATA.as_bytes())
    );
    assert_eq!(plain.header("vary"), Some("Accept-Encoding"));
    let packed = request(
        &server,
        "GET",
        "/data/a.json",
        "accept-encoding: gzip, br\r\n",
    );
    assert_eq!(
        (packed.header("content-encoding"), packed.body.as_slice()),
        (Some("br"), &b"brotli"[..])
    );
    assert_eq!(
        packed.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    assert_ne!(packed.header("etag"), plain.header("etag"));
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let (dir, server) = site(Faults::none());
    let etag = get(&server, "/data/a.json")
        .header("etag")
        .unwrap()
        .to_owned();
    let again = format!("if-none-match: {etag}\r\n");
    let answer = request(&server, "GET", "/data/a.json", &again);
    assert_eq!((answer.status(), answer.body.len()), (Some(304), 0));
    fs::write(dir.path().join("data/a.json"), "{}").unwrap();
    assert_eq!(
        request(&server, "GET", "/data/a.json", &again).status(),
        Some(200)
    );
}

#[test]
fn each_fault_does_what_it_says() {
    let (_dir, server) = site(Faults::none());
    let with = |fault| {
        server.set_faults(Faults::none().on("/data/*.json", fault));
        request(&server, "GET", "/data/a.json", "accept-encoding: br\r\n")
    };

    assert_eq!(with(Fault::status(503)).status(), Some(503));

    let answer = with(Fault::html("<p>Anmeldung</p>"));
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(
        (answer.status(), answer.body.as_slice()),
        (Some(200), &b"<p>Anmeldung</p>"[..])
    );

    let answer = with(Fault::CutOff(5));
    assert_eq!(answer.header("content-length"), Some("5"));
    assert_eq!(answer.body, &DATA.as_bytes()[..5]);

    let answer = with(Fault::BreakOff(7));
    assert_eq!(
        answer.header("content-length"),
        Some(&*DATA.len().to_string())
    );
    assert_eq!(answer.body, &DATA.as_bytes()[..7]);

    assert_eq!(with(Fault::HangUp).status(), None);

    let before = Instant::now();
    assert_eq!(
        with(Fault::Delay(Duration::from_millis(150))).status(),
        Some(200)
    );
    assert!(before.elapsed() >= Duration::from_millis(150));

    let before = Instant::now();
    let half = DATA.len().div_ceil(2);
    let answer = with(Fault::Pieces(half, Duration::from_millis(75)));
    assert_eq!(answer.body, DATA.as_bytes());
    assert!(before.elapsed() >= Duration::from_millis(75));
}

#[test]
fn a_slow_line_carries_what_a_quick_one_does() {
    let line = Line::of(14_000);
    let (_dir, server) = site(Faults::none().on("*.json", Fault::Slow(line.clone())));
    let before = Instant::now();
    let answer = get(&server, "/data/a.json");
    assert_eq!(answer.body, DATA.as_bytes());
    let packed = request(&server, "GET", "/data/a.json", "accept-encoding: br\r\n");
    assert_eq!(packed.body, b"brotli");
    // Two packets of 1,400 bytes.
    assert!(before.elapsed() >= Duration::from_millis(200));
    assert_eq!(line.carried(), 2800);
}

#[test]
fn a_part_of_a_file_is_a_part_of_the_plain_file() {
    let (_dir, server) = site(Faults::none());
    let part = |range: &str| {
        let headers = format!("accept-encoding: br\r\nrange: {range}\r\n");
        request(&server, "GET", "/data/a.json", &headers)
    };
    let all = DATA.len();
    let answer = part("bytes=5-9");
    assert_eq!(answer.status(), Some(206));
    assert_eq!(answer.body, &DATA.as_bytes()[5..10]);
    assert_eq!(
        answer.header("content-range"),
        Some(&*format!("bytes 5-9/{all}"))
    );
    let answer = part("bytes=99999-");
    assert_eq!((answer.status(), answer.body.len()), (Some(416), 0));
    assert_eq!(
        answer.header("content-range"),
        Some(&*format!("bytes */{all}"))
    );
    let answer = part("bytes=0-1,4-5");
    assert_eq!((answer.status(), answer.body.len()), (Some(200), all));
}

#[test]
fn faults_can_be_mended_and_requests_are_logged() {
    let (_dir, server) = site(Faults::none().on("*", Fault::HangUp));
    get(&server, "/data/a.json?v=1");
    server.set_faults(Faults::none());
    get(&server, "/data/a.json?v=1");
    let logged = |status| Logged {
        method: "GET".into(),
        target: "/data/a.json?v=1".into(),
        status,
    };
    assert_eq!(server.requests(), [logged(None), logged(Some(200))]);
    server.forget_requests();
    assert_eq!(server.requests(), []);
}

#[test]
fn a_first_script_is_put_into_pages_and_nothing_else() {
    let (dir, server) = site(Faults::none());
    fs::write(dir.path().join("index.html"), "<head></head>").unwrap();
    let browser = "accept: text/html\r\naccept-encoding: br\r\n";
    let body = |path, headers| {
        let answer = request(&server, "GET", path, headers);
        String::from_utf8(answer.body).unwrap()
    };
    assert_eq!(body("/", browser), "<head></head>");

    server.add_first_script("one");
    server.add_first_script("two");
    let tag = "<script src=\"/.first.js\"></script>";
    assert_eq!(body("/", browser), format!("<head>{tag}</head>"));
    // What a program fetches, and other files, stay as they are.
    assert_eq!(body("/", "accept: */*\r\n"), "<head></head>");
    assert_eq!(body("/data/a.json", browser), DATA);
    assert_eq!(body("/.first.js", ""), "one\ntwo\n");
    let asked = server.requests();
    assert!(asked.iter().all(|request| request.target != "/.first.js"));
}

#[test]
fn pages_can_be_sent_without_the_right_to_run_scripts() {
    let (dir, server) = site(Faults::none());
    fs::write(dir.path().join("index.html"), "<p>x").unwrap();
    let sandboxed = || {
        let answer = request(&server, "GET", "/", "accept: text/html\r\n");
        answer.head.contains(": sandbox")
    };
    server.set_scripts(false);
    assert!(sandboxed());
    server.set_scripts(true);
    assert!(!sandboxed());
}

#[test]
fn a_dropped_server_refuses_connections() {
    let (_dir, server) = site(Faults::none());
    let addr = server.addr();
    let open = TcpStream::connect(addr).unwrap();
    drop(server);
    assert!(TcpStream::connect(addr).is_err());
    drop(open);
}
