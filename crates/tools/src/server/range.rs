//! Which part of a file is asked for (RFC 9110, section 14).

use std::ops::Range;

use http_range_header::{RangeUnsatisfiableError, parse_range_header};

/// What answers a `Range`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of the file: what was asked for makes no sense, or is several parts, which a host need not send.
    Whole,
    /// These bytes.
    Of(Range<usize>),
    /// The file ends before.
    Nowhere,
}

/// The part of a file of so many bytes that a `Range` header asks for.
pub(super) fn part(header: &str, length: usize) -> Part {
    let Ok(ranges) = parse_range_header(header) else {
        return Part::Whole;
    };
    match ranges.validate(length as u64).as_deref() {
        Ok([one]) => match (usize::try_from(*one.start()), usize::try_from(*one.end())) {
            (Ok(first), Ok(last)) => Part::Of(first..last + 1),
            _ => Part::Whole,
        },
        Err(RangeUnsatisfiableError::Unsatisfiable) => Part::Nowhere,
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_decides() {
        let cases = [
            ("bytes=0-", Part::Of(0..100)),
            ("bytes=5-9", Part::Of(5..10)),
            ("bytes=90-200", Part::Of(90..100)),
            ("bytes=-10", Part::Of(90..100)),
            ("bytes=100-", Part::Nowhere),
            ("bytes=99999999-", Part::Nowhere),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=9-5", Part::Whole),
            ("lines=1-2", Part::Whole),
            ("", Part::Whole),
        ];
        for (header, expected) in cases {
            assert_eq!(part(header, 100), expected, "{header:?}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Nowhere);
    }
}
