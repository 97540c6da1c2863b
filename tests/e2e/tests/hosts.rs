//! The built site behind real web servers, set up with the files that the build writes, in a folder.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use e2e::offline::Site;
use tempfile::TempDir;

const FOLDER: &str = "/sub/app/";
/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running web server. It ends when this is dropped.
struct Host {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Drop for Host {
    fn drop(&mut self) {
        // Both fail only for a process that has ended already.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn program(name: &str) -> PathBuf {
    let system = Path::new("/usr/sbin").join(name);
    if system.is_file() {
        system
    } else {
        name.into()
    }
}

/// Starts a server with its settings in `settings`, and waits until it listens.
fn start(name: &str, settings: &str, arguments: &[&str]) -> anyhow::Result<Host> {
    let port = free_port()?;
    let folder = tempfile::tempdir()?;
    let here = folder.path().display().to_string();
    let fill = |text: &str| {
        text.replace("{port}", &port.to_string())
            .replace("{here}", &here)
    };
    fs::write(folder.path().join("settings"), fill(settings))?;
    let log = fs::File::create(folder.path().join("output"))?;
    let child = Command::new(program(name))
        .args(arguments.iter().map(|argument| fill(argument)))
        .env("HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .with_context(|| format!("cannot start {name}: `cargo xtask test` installs it"))?;
    let mut host = Host {
        child,
        port,
        _folder: folder,
    };
    let end = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        let ended = host.child.try_wait()?;
        if ended.is_some() || Instant::now() > end {
            let said = fs::read_to_string(host._folder.path().join("output"))?;
            bail!("{name} does not listen: {said}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(host)
}

/// Status, headers in small letters, body.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().skip(1);
        lines.find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

fn get(host: &Host, path: &str, encodings: &str) -> anyhow::Result<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, host.port))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\naccept-encoding: {encodings}\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .context("no answer")?;
    let head = String::from_utf8(bytes[..end].to_vec())?;
    let status = head.split(' ').nth(1).context("no status")?.parse()?;
    let mut answer = Answer {
        status,
        head,
        body: bytes[end + 4..].to_vec(),
    };
    if answer.header("transfer-encoding") == Some("chunked") {
        answer.body = joined(&answer.body).context("a body in pieces that do not fit")?;
    }
    Ok(answer)
}

/// A body that was sent in pieces, each after a line with its length.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = std::str::from_utf8(&rest[..end]).ok()?;
        let length = usize::from_str_radix(length, 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        let piece = rest.get(end + 2..)?;
        body.extend(piece.get(..length)?);
        rest = piece.get(length + 2..)?;
    }
}

/// Everything that must hold on every host. `brotli`: whether it can send packed files of that kind.
fn check(host: &Host, site: &Site, brotli: bool) -> anyhow::Result<()> {
    let name = |end: &str| -> anyhow::Result<String> {
        let file = site.file(end)?;
        Ok(file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned())
    };
    let (loader, program) = (name(".js")?, name("_bg.wasm")?);
    let fonts = fs::read_dir(site.dir().join("fonts"))?;
    let fonts: Vec<_> = fonts.collect::<Result<_, _>>()?;
    let font = fonts.first().context("the site has no fonts")?.file_name();
    let font = format!("fonts/{}", font.to_string_lossy());
    let for_ever = "public, max-age=31536000, immutable";
    let classes = [
        ("", "text/html", false),
        ("embed/zeitachse/", "text/html", false),
        ("boot.js", "javascript", false),
        ("sw.js", "javascript", false),
        ("version.json", "application/json", false),
        ("data/iq-hamburg.json", "application/json", false),
        (&loader, "javascript", true),
        (&program, "application/wasm", true),
        (&font, "font/woff2", true),
        ("favicon.svg", "image/svg+xml", false),
    ];
    for (path, kind, hashed) in classes {
        let at = format!("{FOLDER}{path}");
        let plain = get(host, &at, "identity")?;
        ensure!(plain.status == 200, "{at}: {}", plain.head);
        for (name, value) in tools::headers::at(&at) {
            ensure!(
                plain.header(name) == Some(&value),
                "{at} {name}: {}",
                plain.head
            );
        }
        let found = plain.header("content-type").unwrap_or_default();
        ensure!(found.contains(kind), "{at}: {found}");
        let cache = plain.header("cache-control").unwrap_or_default();
        ensure!(
            if hashed {
                cache == for_ever
            } else {
                cache.contains("no-cache")
            },
            "{at}: {cache}"
        );
        let file = site.dir().join(if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        });
        ensure!(plain.body == fs::read(&file)?, "{at} is another file");

        for (encoding, suffix) in [("gzip", ".gz"), ("br", ".br")] {
            let packed = PathBuf::from(format!("{}{suffix}", file.display()));
            if !packed.is_file() || (encoding == "br" && !brotli) {
                continue;
            }
            let answer = get(host, &at, encoding)?;
            ensure!(
                answer.header("content-encoding") == Some(encoding),
                "{at} {encoding}: {}",
                answer.head
            );
            ensure!(
                answer.body == fs::read(packed)?,
                "{at} {encoding}: not the packed file"
            );
            let found = answer.header("content-type").unwrap_or_default();
            ensure!(found.contains(kind), "{at} {encoding}: {found}");
            let cache = answer.header("cache-control").unwrap_or_default();
            ensure!(hashed == (cache == for_ever), "{at} {encoding}: {cache}");
            ensure!(
                answer.header("content-security-policy").is_some(),
                "{at} {encoding}: {}",
                answer.head
            );
        }
    }
    let missing = get(host, &format!("{FOLDER}data/none.json"), "identity")?;
    ensure!(missing.status == 404, "{}", missing.head);
    ensure!(
        missing.header("x-content-type-options").is_some(),
        "{}",
        missing.head
    );
    Ok(())
}

/// As it was built: with the packed files.
fn site() -> anyhow::Result<Site> {
    Site::untouched(FOLDER)
}

#[test]
fn nginx_with_the_file_of_the_build() -> anyhow::Result<()> {
    let site = site()?;
    let dir = site.dir().display().to_string();
    let settings = format!(
        "daemon off; pid {{here}}/pid; error_log stderr; worker_processes 1; {}\
         events {{ }} http {{ include /etc/nginx/mime.types; access_log off; \
         client_body_temp_path {{here}}; proxy_temp_path {{here}}; fastcgi_temp_path {{here}}; \
         uwsgi_temp_path {{here}}; scgi_temp_path {{here}}; \
         server {{ listen 127.0.0.1:{{port}}; \
         location {FOLDER} {{ alias {dir}/; include {dir}/hosting/nginx.conf; }} }} }}",
        user()
    );
    let host = start(
        "nginx",
        &settings,
        &["-c", "{here}/settings", "-p", "{here}"],
    )?;
    // The module for brotli is not in Debian's small package.
    check(&host, &site, false)
}

/// Root's server would hand the work to a user who may not read the temporary folder.
fn user() -> &'static str {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if status.contains("Uid:\t0") {
        "user root; "
    } else {
        ""
    }
}

#[test]
fn apache_with_the_file_of_the_build() -> anyhow::Result<()> {
    let site = site()?;
    let root = site
        .dir()
        .ancestors()
        .nth(2)
        .context("no root")?
        .display()
        .to_string();
    let modules: String = [
        "mpm_event",
        "authz_core",
        "mime",
        "dir",
        "headers",
        "rewrite",
        "deflate",
        "filter",
    ]
    .iter()
    .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
    .collect();
    let settings = format!(
        "ServerRoot {{here}}\nServerName localhost\nListen 127.0.0.1:{{port}}\nPidFile {{here}}/pid\n\
         ErrorLog {{here}}/errors\nDefaultRuntimeDir {{here}}\n{modules}TypesConfig /etc/mime.types\n\
         AddType application/x-gzip .gz .tgz\n\
         AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json\n\
         DocumentRoot {root}\n<Directory {root}>\nAllowOverride FileInfo Indexes\nRequire all granted\n\
         Options FollowSymLinks\n</Directory>\n"
    );
    let host = start(
        "apache2",
        &settings,
        &["-f", "{here}/settings", "-DFOREGROUND"],
    )?;
    check(&host, &site, true)
}

#[test]
fn caddy_with_the_file_of_the_build() -> anyhow::Result<()> {
    let site = site()?;
    let dir = site.dir().display().to_string();
    let settings = format!(
        "{{\n\tadmin off\n\tauto_https off\n}}\nhttp://127.0.0.1:{{port}} {{\n\tbind 127.0.0.1\n\
         \thandle_path {FOLDER}* {{\n\t\troot * {dir}\n\t\timport {dir}/hosting/Caddyfile\n\t}}\n}}\n"
    );
    let host = start(
        "caddy",
        &settings,
        &[
            "run",
            "--config",
            "{here}/settings",
            "--adapter",
            "caddyfile",
        ],
    )?;
    check(&host, &site, true)
}
