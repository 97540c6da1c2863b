//! What kind a file is, by its name: media type, whether compressing helps, how long it may be kept.

use std::path::Path;

/// Media types of everything that `dist/` can hold; text always names its encoding.
const TYPES: [(&str, &str); 19] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json; charset=utf-8"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("pdf", "application/pdf"),
];

/// Formats that are compressed already: a second time only costs.
const COMPRESSED: [&str; 7] = ["png", "jpg", "webp", "woff2", "pdf", "br", "gz"];

fn extension(path: &Path) -> String {
    path.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase()
}

/// The value of `Content-Type` for a file of this name.
#[must_use]
pub fn content_type(path: &Path) -> &'static str {
    let extension = extension(path);
    TYPES
        .iter()
        .find(|(known, _)| *known == extension)
        .map_or("application/octet-stream", |(_, media_type)| media_type)
}

/// Whether a `.br` and a `.gz` belong beside a file of this name.
#[must_use]
pub fn compressible(path: &Path) -> bool {
    !COMPRESSED.contains(&extension(path).as_str())
}

/// The value of `Cache-Control` for a file of this name.
///
/// A name with Trunk's content hash never changes its content, so it may be kept for ever. All
/// else is asked for again, and answered with 304 while it is the same.
#[must_use]
pub fn cache_control(path: &Path) -> &'static str {
    if has_hash(path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Trunk writes `name-0123456789abcdef.ext` and `name-0123456789abcdef_bg.wasm`, the hash without
/// leading zeros.
fn has_hash(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix("_bg").unwrap_or(&stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_browser_would_run_is_a_plain_download() {
        assert_eq!(
            content_type(Path::new("a/unknown.xyz")),
            "application/octet-stream"
        );
        assert_eq!(
            content_type(Path::new("LICENSE")),
            "application/octet-stream"
        );
    }

    #[test]
    fn types_that_browsers_insist_on() {
        for (file, expected) in [
            ("x_bg.wasm", "application/wasm"),
            ("boot.js", "text/javascript; charset=utf-8"),
            ("INDEX.HTML", "text/html; charset=utf-8"),
            (
                "data/iq-hamburg.schema.json",
                "application/json; charset=utf-8",
            ),
            ("fonts/fira.woff2", "font/woff2"),
        ] {
            assert_eq!(content_type(Path::new(file)), expected, "{file}");
        }
    }

    #[test]
    fn fonts_and_pictures_are_not_compressed_again() {
        assert!(!compressible(Path::new("fonts/fira.woff2")));
        assert!(!compressible(Path::new("app.css.br")));
        assert!(compressible(Path::new("favicon.svg")));
        assert!(compressible(Path::new("LICENSE")));
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for kept in [
            "iq-chronik-3f2a9c01d4e5b678_bg.wasm",
            "app-3f2a9c01d4e5b678.css",
        ] {
            assert!(
                cache_control(Path::new(kept)).contains("immutable"),
                "{kept}"
            );
        }
        for asked in [
            "index.html",
            "boot.js",
            "data/iq-hamburg.json",
            "fira-sans-semibold.woff2",
        ] {
            assert_eq!(cache_control(Path::new(asked)), "no-cache", "{asked}");
        }
    }
}
