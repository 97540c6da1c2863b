//! What a host has to be told so that it serves the site as `server` does: security headers, how long
//! to keep what, and the packed files. One file for each common kind of host, written into the built
//! site; none names a folder, so they hold wherever the site is put. For web masters: docs/hosting.md.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Context;

use crate::csp;
use crate::headers::{self, FRAMED};
use crate::mime;

/// Names that the build has given a hash, as `mime::cache_control` knows them.
const HASHED: &str = r"-[0-9a-f]{12,}(_bg)?\.[a-z0-9]+$";
const CSP: &str = "Content-Security-Policy";
const COEP: &str = "Cross-Origin-Embedder-Policy";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Also forbids to change what passes: a hash would not fit any more.
const ASK: &str = "no-cache, no-transform";

/// Writes the files into `dir`: `_headers`, `.htaccess`, `hosting/nginx.conf`, `hosting/Caddyfile`.
///
/// # Errors
/// When one cannot be written.
pub fn write(dir: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(dir.join("hosting")).context("cannot create the folder hosting/")?;
    for (name, text) in [
        ("_headers", netlify(&hashed(dir)?, &folders(dir)?)),
        (".htaccess", apache()),
        ("hosting/nginx.conf", nginx()),
        ("hosting/Caddyfile", caddy()),
    ] {
        fs::write(dir.join(name), text).with_context(|| format!("cannot write {name}"))?;
    }
    Ok(())
}

/// The files that never change their content.
fn hashed(dir: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in ["", "fonts/"] {
        let within = dir.join(folder);
        if !within.is_dir() {
            continue;
        }
        for entry in
            fs::read_dir(&within).with_context(|| format!("cannot read {}", within.display()))?
        {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let packed = name.ends_with(".br") || name.ends_with(".gz");
            if mime::cache_control(&path) == FOR_EVER && !packed {
                names.push(format!("{folder}{name}"));
            }
        }
    }
    names.sort();
    Ok(names)
}

/// The folders of pages that no other site may show in a frame.
fn folders(dir: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && name != chronik::state::FRAMED {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The headers that are the same everywhere, each line written as a host wants it.
fn lines(line: impl Fn(&str, &str) -> String) -> String {
    headers::security()
        .iter()
        .filter(|(name, _)| *name != CSP)
        .map(|(name, value)| line(name, value))
        .collect()
}

/// For Netlify, Cloudflare Pages and those that read their file. Of two rules for one file they send
/// both values, so `Cache-Control` is named for the hashed files only: they ask for all others anyway. Two policies
/// hold both, so each page has one rule with its own; the worker, which has one too, is no page.
fn netlify(hashed: &[String], folders: &[String]) -> String {
    let mut text = format!(
        "/*\n{}",
        lines(|name, value| format!("  {name}: {value}\n"))
    );
    let pages = ["/", "/index.html", "/app.html", "/404.html", "/sw.js"].map(str::to_owned);
    for page in pages
        .into_iter()
        .chain(folders.iter().map(|name| format!("/{name}/*")))
    {
        // Writing into a string cannot fail.
        write!(text, "{page}\n  {CSP}: {}\n", csp::header()).ok();
    }
    write!(
        text,
        "/{}/*\n  {CSP}: {}\n  {COEP}: require-corp\n",
        chronik::state::FRAMED,
        csp::framed()
    )
    .ok();
    for name in hashed {
        // Writing into a string cannot fail.
        write!(text, "/{name}\n  Cache-Control: {FOR_EVER}\n").ok();
    }
    text
}

/// For the `location` of the site.
fn nginx() -> String {
    let headers = lines(|name, value| format!("add_header {name} \"{value}\" always;\n"));
    let (policy, framed) = (csp::header(), csp::framed());
    format!(
        r#"# For the location of the site: location /folder/ {{ alias /where/it/lies/; include /where/it/lies/hosting/nginx.conf; }}
index index.html;
charset utf-8;
charset_types text/css text/javascript application/javascript application/json text/plain text/csv;
gzip_static on;
# With the module ngx_brotli: brotli_static on;
{headers}set $iq_chronik_policy "{policy}";
set $iq_chronik_embedder "";
if ($uri ~ "{FRAMED}") {{
    set $iq_chronik_policy "{framed}";
    set $iq_chronik_embedder "require-corp";
}}
add_header {CSP} $iq_chronik_policy always;
add_header {COEP} $iq_chronik_embedder always;
set $iq_chronik_cache "{ASK}";
if ($uri ~ "{HASHED}") {{ set $iq_chronik_cache "{FOR_EVER}"; }}
add_header Cache-Control $iq_chronik_cache always;
"#
    )
}

/// For the folder of the site, where the host allows it (`AllowOverride FileInfo Indexes`).
fn apache() -> String {
    let headers = lines(|name, value| format!("  Header always set {name} \"{value}\"\n"));
    let (policy, framed) = (csp::header(), csp::framed());
    format!(
        r#"DirectoryIndex index.html
AddDefaultCharset utf-8
AddType application/wasm .wasm
AddType text/javascript .js
AddCharset utf-8 .css .js .json .csv .ics .svg .txt
<IfModule mod_headers.c>
{headers}  Header always set {CSP} "{policy}"
  Header always set {CSP} "{framed}" "expr=%{{REQUEST_URI}} =~ m#{FRAMED}#"
  Header always set {COEP} "require-corp" "expr=%{{REQUEST_URI}} =~ m#{FRAMED}#"
  Header always set Cache-Control "{ASK}"
  <FilesMatch "-[0-9a-f]{{12,}}(_bg)?\.[a-z0-9]+(\.br|\.gz)?$">
    Header always set Cache-Control "{FOR_EVER}"
  </FilesMatch>
</IfModule>
# The packed file, where there is one and the browser takes it.
<IfModule mod_rewrite.c>
  <IfModule mod_headers.c>
    RewriteEngine On
    RewriteCond %{{HTTP:Accept-Encoding}} \bbr\b
    RewriteCond %{{REQUEST_FILENAME}}\.br -f
    RewriteRule \.(html|js|css|wasm|json|svg|csv|ics|txt|xml)$ %{{REQUEST_FILENAME}}.br [L,E=no-gzip:1,E=no-brotli:1]
    RewriteCond %{{HTTP:Accept-Encoding}} \bgzip\b
    RewriteCond %{{REQUEST_FILENAME}}\.gz -f
    RewriteRule \.(html|js|css|wasm|json|svg|csv|ics|txt|xml)$ %{{REQUEST_FILENAME}}.gz [L,E=no-gzip:1,E=no-brotli:1]
    RemoveType .gz
    AddEncoding br .br
    AddEncoding gzip .gz
    Header append Vary Accept-Encoding
  </IfModule>
</IfModule>
"#
    )
}

/// For the site's block: `handle_path /folder/* { root * /where/it/lies; import /where/it/lies/hosting/Caddyfile }`.
fn caddy() -> String {
    let headers = lines(|name, value| format!("\t{name} \"{value}\"\n"));
    let (policy, framed) = (csp::header(), csp::framed());
    format!(
        "# For the block of the site: handle_path /folder/* {{ root * /where/it/lies; import /where/it/lies/hosting/Caddyfile }}\n\
         header {{\n{headers}}}\n\
         @iq_chronik_framed path_regexp {FRAMED}\n\
         @iq_chronik_unframed not path_regexp {FRAMED}\n\
         header @iq_chronik_framed {{\n\t{CSP} \"{framed}\"\n\t{COEP} require-corp\n}}\n\
         header @iq_chronik_unframed {CSP} \"{policy}\"\n\
         @iq_chronik_hashed path_regexp {HASHED}\n\
         @iq_chronik_other not path_regexp {HASHED}\n\
         header @iq_chronik_other Cache-Control \"{ASK}\"\n\
         header @iq_chronik_hashed Cache-Control \"{FOR_EVER}\"\n\
         file_server {{\n\tprecompressed br gzip\n}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_gets_every_security_header() {
        for text in [nginx(), apache(), caddy()] {
            for (name, value) in headers::security().iter().chain(&headers::framed()) {
                assert!(
                    text.contains(name) && text.contains(value),
                    "{name}: {text}"
                );
            }
        }
    }

    #[test]
    fn every_page_has_one_rule_with_its_policy() {
        let text = netlify(&[], &["en".into(), "zeitachse".into()]);
        for page in ["/", "/404.html", "/sw.js", "/en/*", "/zeitachse/*"] {
            let rule = format!("\n{page}\n  {CSP}: {}\n", csp::header());
            assert!(text.contains(&rule), "{page}: {text}");
        }
        let framed = format!(
            "\n/embed/*\n  {CSP}: {}\n  {COEP}: require-corp\n",
            csp::framed()
        );
        assert!(text.contains(&framed), "{text}");
        let all = text.split("\n/").next().unwrap();
        assert!(!all.contains(CSP), "{all}");
    }

    #[test]
    fn only_files_with_a_hash_are_named_for_ever() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("fonts")).unwrap();
        for name in [
            "app-0123456789abcdef.css",
            "app-0123456789abcdef.css.br",
            "fonts/fira-400-latin-0123456789ab.woff2",
            "boot.js",
        ] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        write(dir.path()).unwrap();
        let text = fs::read_to_string(dir.path().join("_headers")).unwrap();
        assert!(text.contains("\n/app-0123456789abcdef.css\n"), "{text}");
        assert!(
            text.contains("\n/fonts/fira-400-latin-0123456789ab.woff2\n"),
            "{text}"
        );
        assert_eq!(text.matches("Cache-Control").count(), 2, "{text}");
    }
}
