//! The headers of the site: what a good host sends with every answer. The built files for hosts,
//! the test server and the service worker all take them from here.

use crate::csp;

/// What a browser may not do in a page of the site, beside what the CSP says.
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), clipboard-write=(self), \
     display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), hid=(), magnetometer=(), \
     microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Name and value of the security headers, in the order in which they are sent.
#[must_use]
pub fn security() -> [(&'static str, String); 7] {
    [
        ("Content-Security-Policy", csp::header()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Permissions-Policy", PERMISSIONS.into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        // Everything here is public and nobody is logged in: any site may load it, also one that isolates itself
        // (COEP), and a frame that a sandbox has cut off from its own origin.
        ("Cross-Origin-Resource-Policy", "cross-origin".into()),
        ("Access-Control-Allow-Origin", "*".into()),
    ]
}

/// What a page for frames has instead, or beside: any site may show it, also one that isolates itself.
#[must_use]
pub fn framed() -> [(&'static str, String); 2] {
    [
        ("Content-Security-Policy", csp::framed()),
        ("Cross-Origin-Embedder-Policy", "require-corp".into()),
    ]
}

/// All headers for a path on the host, in whatever folder the site stands.
#[must_use]
pub fn at(path: &str) -> Vec<(&'static str, String)> {
    let mut headers = security().to_vec();
    if is_framed(path) {
        headers.retain(|(name, _)| *name != "Content-Security-Policy");
        headers.extend(framed());
    }
    headers
}

/// Whether a path is that of a page for frames. The hosts' files ask the same with [`FRAMED`].
fn is_framed(path: &str) -> bool {
    path.match_indices("/embed").any(|(at, folder)| {
        let rest = path.get(at + folder.len()..).unwrap_or_default();
        let Some(rest) = rest.strip_prefix('/') else {
            return false;
        };
        let rest = rest.strip_prefix("en/").unwrap_or(rest);
        FOLDERS.iter().any(|name| {
            rest.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('/'))
        })
    })
}

/// The folders of pages for frames.
const FOLDERS: [&str; 3] = ["zeitachse", "angebote", "phasen"];
/// The same as a regular expression. The folders are named, so that a site that stands in a folder `embed` itself opens
/// no other page.
pub const FRAMED: &str = "/embed/(en/)?(zeitachse|angebote|phasen)/";

#[cfg(test)]
mod tests {
    use super::*;
    use chronik::state::{FRAMED as FOLDER, Route};

    #[test]
    fn only_pages_for_frames_may_be_framed() {
        for (path, framed) in [
            ("/embed/zeitachse/", true),
            ("/a/b/embed/en/angebote/x/y/", true),
            ("/embed/embed/phasen/2011-2014/", true),
            ("/embed/", false),
            ("/embed/daten/", false),
            ("/embed/zeitachse.html", false),
            ("/zeitachse/", false),
            ("/einbetten/", false),
            ("/embed-1.js", false),
        ] {
            assert_eq!(is_framed(path), framed, "{path}");
        }
    }

    #[test]
    fn the_folders_are_those_of_the_routes() {
        let id = || "x".to_owned();
        for route in [
            Route::Timeline,
            Route::Catalogue,
            Route::Phase(id()),
            Route::Project(id()),
            Route::Part(id(), id()),
        ] {
            assert!(route.is_framed());
            for lang in chronik::lang::Lang::ALL {
                let path = format!("/{FOLDER}/{}", route.path(lang));
                assert!(is_framed(&path), "{path}");
            }
        }
        for folder in FOLDERS {
            assert!(FRAMED.contains(folder));
        }
    }
}
