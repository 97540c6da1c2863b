//! The headers of the site: what a good host sends with every answer. The built files for hosts,
//! the test server and the service worker all take them from here.

use crate::csp;

/// What a browser may not do in a page of the site, beside what the CSP says.
const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), clipboard-write=(self), \
     display-capture=(), fullscreen=(self), geolocation=(), gyroscope=(), hid=(), magnetometer=(), \
     microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Name and value of the security headers, in the order in which they are sent.
#[must_use]
pub fn security() -> [(&'static str, String); 5] {
    [
        ("Content-Security-Policy", csp::header()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Permissions-Policy", PERMISSIONS.into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
    ]
}
