//! A text as a QR code.

use std::fmt::Write as _;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Modules of white around a code (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A code as one path on a square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Side of the square with its quiet zone, in modules.
    pub side: i32,
    /// The dark modules, as the `d` of an SVG path.
    pub path: String,
}

/// Draws a text; `None` for one that does not fit: more than 2,331 bytes.
///
/// Always with the same mask: any may be used, and to look for the best of eight would cost every visitor 6 kB.
#[must_use]
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::encode_segments_advanced(
        &[QrSegment::make_bytes(text.as_bytes())],
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        Some(Mask::new(0)),
        false,
    )
    .ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            // What lies outside is light.
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, width) = (start + QUIET, y + QUIET, x - start);
                // Writing into a string cannot fail.
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += 1;
        }
    }
    Some(Code {
        side: size + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader of codes sees in the path.
    fn read(code: &Code) -> Option<String> {
        const SCALE: usize = 4;
        let side = usize::try_from(code.side).ok()?;
        let mut dark = vec![false; side * side];
        for run in code.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ')?;
            let (y, rest) = rest.split_once('h')?;
            let (width, _) = rest.split_once('v')?;
            let at = y.parse::<usize>().ok()? * side + x.parse::<usize>().ok()?;
            dark[at..at + width.parse::<usize>().ok()?].fill(true);
        }
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
                if dark[y / SCALE * side + x / SCALE] {
                    0
                } else {
                    255
                }
            });
        let grids = image.detect_grids();
        Some(grids.first()?.decode().ok()?.1)
    }

    #[test]
    fn the_longest_list_can_be_read() {
        let ids: Vec<String> = (0..40)
            .map(|n| format!("angebot-mit-langem-namen-{n}"))
            .collect();
        let link = format!(
            "https://example.hamburg.de/chronik/en/merkliste/?merken={}&sprachen=beide",
            ids.join(",")
        );
        assert_eq!(read(&code(&link).unwrap()), Some(link));
    }

    #[test]
    fn what_does_not_fit_is_no_code() {
        assert!(code(&"x".repeat(2331)).is_some());
        assert_eq!(code(&"x".repeat(2332)), None);
        assert_eq!(code(&"x".repeat(100_000)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_reader_reads_what_was_drawn(link in "https://[a-z.]{1,30}/[a-z/]{0,30}[?]merken=[a-z0-9,-]{1,300}") {
            prop_assert_eq!(read(&code(&link).unwrap()), Some(link));
        }
    }
}
