//! Which of the pre-compressed forms of a file a client gets.

/// A form in which a file lies in the folder, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The value of `Content-Encoding`.
    pub(super) const fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// What is appended to the file's name.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The forms that a client with this `Accept-Encoding` takes, ours best first. Small files in few
/// forms: which of several a client likes better does not matter, only which it refuses (`q=0`).
pub(super) fn accepted(header: &str) -> impl Iterator<Item = Encoding> {
    Encoding::ALL
        .into_iter()
        .filter(move |encoding| accepts(header, encoding.token()))
}

fn accepts(header: &str, token: &str) -> bool {
    let mut any = false;
    for part in header.split(',') {
        let (name, parameters) = part.split_once(';').unwrap_or((part, ""));
        let (name, refused) = (name.trim(), is_zero(parameters));
        if name.eq_ignore_ascii_case(token) {
            return !refused;
        }
        any |= name == "*" && !refused;
    }
    any
}

/// `q=0`, `q=0.0`, … and nothing else.
fn is_zero(parameters: &str) -> bool {
    parameters.trim().strip_prefix("q=").is_some_and(|weight| {
        weight
            .trim()
            .parse::<f32>()
            .is_ok_and(|weight| weight <= 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_decides() {
        let cases: [(&str, &[Encoding]); 8] = [
            ("", &[]),
            ("identity", &[]),
            ("br;q=0", &[]),
            ("br;q=0, *", &[Encoding::Gzip]),
            ("gzip", &[Encoding::Gzip]),
            ("gzip, deflate, br", &[Encoding::Brotli, Encoding::Gzip]),
            (
                "GZIP;q=1.0 , BR ; q=0.5",
                &[Encoding::Brotli, Encoding::Gzip],
            ),
            ("*", &[Encoding::Brotli, Encoding::Gzip]),
        ];
        for (header, expected) in cases {
            assert_eq!(accepted(header).collect::<Vec<_>>(), expected, "{header:?}");
        }
    }
}
