//! Addresses that may become links.

use serde_json::Value;

use super::decode::{Decode, Decoder, is_hidden};
use super::defect::DefectKind;

/// An absolute `https:` or `http:` address with a plain host name.
///
/// The rule is an allow list: anything a browser could read as another scheme (`javascript:`,
/// `data:`, the same with capital letters, spaces or control characters in it), as another host
/// (`user@host`, backslashes) or as markup is refused. That is stricter than the URL standard and
/// needs none of its tables.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transparent))]
pub struct Link(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^https?://")))]
    String,
);

/// Why an address is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Neither `https:` nor `http:`. `javascript:` and its disguises end here.
    Scheme,
    /// A space, a control character, one that turns the direction of text, a quote, an angle bracket or a backslash.
    Character,
    /// No host name, or one with characters a host name does not have.
    Host,
    /// A name or password in front of the host.
    UserInfo,
    /// Longer than 2,000 characters.
    TooLong,
}

impl Link {
    /// Reads an address.
    ///
    /// # Errors
    /// [`LinkError`] if the address is not an absolute `https:` or `http:` address.
    pub fn parse(text: &str) -> Result<Self, LinkError> {
        if text.len() > 2000 {
            return Err(LinkError::TooLong);
        }
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or(LinkError::Scheme)?;
        let forbidden = |c: char| c.is_whitespace() || is_hidden(c) || "\"'<>\\`{}|^".contains(c);
        if text.chars().any(forbidden) {
            return Err(LinkError::Character);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(LinkError::UserInfo);
        }
        let (host, port) = authority.split_once(':').unwrap_or((authority, "80"));
        let label_ok = |label: &str| {
            !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        if !host.contains('.') || !host.split('.').all(label_ok) || port.parse::<u16>().is_err() {
            return Err(LinkError::Host);
        }
        Ok(Self(text.to_owned()))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host name without a leading `www.`, to say where a link leads.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }
}

impl Decode for Link {
    fn decode(value: &Value, decoder: &mut Decoder) -> Self {
        let Some(text) = decoder.string(value) else {
            return Self::blank();
        };
        Self::parse(text).unwrap_or_else(|error| {
            decoder.report(DefectKind::Link(error));
            Self::blank()
        })
    }

    fn blank() -> Self {
        Self(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_plain_web_addresses_becomes_a_link() {
        for (text, error) in [
            ("javascript:alert(1)", LinkError::Scheme),
            ("JavaScript:alert(1)", LinkError::Scheme),
            (" javascript:alert(1)", LinkError::Scheme),
            ("java\nscript:alert(1)", LinkError::Scheme),
            ("\u{1}https://a.de", LinkError::Scheme),
            ("data:text/html,x", LinkError::Scheme),
            ("//evil.example", LinkError::Scheme),
            ("java\tscript:alert(1)", LinkError::Scheme),
            ("vbscript:x", LinkError::Scheme),
            ("blob:https://a.de/x", LinkError::Scheme),
            ("file:///etc/passwd", LinkError::Scheme),
            ("https:a.de", LinkError::Scheme),
            ("https:/\\a.de", LinkError::Scheme),
            ("https://a.de/\0", LinkError::Character),
            ("https://a.de/\u{202E}gpj.exe", LinkError::Character),
            ("https://a.de\t.evil.example", LinkError::Character),
            ("https://user:word@evil.example", LinkError::UserInfo),
            // Letters that only look like ours: a Cyrillic а, full-width digits. Who means one writes xn--.
            ("https://h\u{430}mburg.de", LinkError::Host),
            ("https://１.２.３.４", LinkError::Host),
            ("https:///a.de", LinkError::Host),
            ("https://[::1]/", LinkError::Host),
            ("HTTPS://a.de", LinkError::Scheme),
            ("ftp://a.de", LinkError::Scheme),
            ("www.hamburg.de", LinkError::Scheme),
            ("https://a.de/\"><script>", LinkError::Character),
            ("https://a.de/a b", LinkError::Character),
            ("https://a.de\\@evil.example", LinkError::Character),
            ("https://user@evil.example", LinkError::UserInfo),
            ("https://", LinkError::Host),
            ("https://localhost", LinkError::Host),
            ("https://a..de", LinkError::Host),
            ("https://a.de:99999", LinkError::Host),
        ] {
            assert_eq!(Link::parse(text), Err(error), "{text:?}");
        }
        assert_eq!(
            Link::parse(&format!("https://a.de/{}", "x".repeat(2000))),
            Err(LinkError::TooLong)
        );
    }

    #[test]
    fn web_addresses_are_kept_letter_by_letter() {
        for text in [
            "https://a.de",
            "http://www.a-b.de:8080/ä?x=1#y",
            "https://www.a.de/93,0,247.html",
        ] {
            let link = Link::parse(text).unwrap();
            assert_eq!(link.as_str(), text);
        }
        assert_eq!(
            Link::parse("https://www.hwk-hamburg.de/x").unwrap().host(),
            "hwk-hamburg.de"
        );
    }
}
