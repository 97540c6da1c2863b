//! The dataset in formats that other programs read.

pub mod csv;
pub mod ics;
pub mod json;

use crate::edtf::{Bound, Edtf};
use crate::lang::Lang;
use crate::state::escape;

/// First and last mention in words: no begin and no end. "Zuerst belegt: 2015. Zuletzt belegt: 22. März 2021."
#[must_use]
pub fn mentions(evidence: Edtf, lang: Lang) -> String {
    let words = |date: Bound| date.date().map(|date| date.words(lang)).unwrap_or_default();
    let (first, last) = (words(evidence.start()), words(evidence.end()));
    match (first == last, lang) {
        (true, Lang::De) => format!("Belegt: {first}."),
        (true, Lang::En) => format!("Documented: {first}."),
        (false, Lang::De) => format!("Zuerst belegt: {first}. Zuletzt belegt: {last}."),
        (false, Lang::En) => format!("First documented: {first}. Last documented: {last}."),
    }
}

/// What is known of the time of an offer: its stated span, and its mentions, which say whether it may still run. `None` without
/// any date.
fn in_words(stated: Option<Edtf>, evidence: Option<Edtf>, lang: Lang) -> Option<String> {
    let evidence = evidence.map(|evidence| mentions(evidence, lang));
    match (stated.map(|stated| stated.words(lang)), evidence) {
        (Some(stated), Some(evidence)) => Some(format!("{stated}. {evidence}")),
        (stated, evidence) => stated.or(evidence),
    }
}

/// A link that opens a mail with a subject and a text (RFC 6068). Whom it goes to is for the sender to say.
#[must_use]
pub fn mail(subject: &str, text: &str) -> String {
    let link = format!("mailto:?subject={}&body={}", escape(subject), escape(text));
    // What is a plus here was a blank: a plus itself is escaped.
    link.replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_mail_ends_its_link() {
        assert_eq!(
            mail("a b+c", "ä&cc=x@example.org\r\n?#\""),
            "mailto:?subject=a%20b%2Bc&body=%C3%A4%26cc%3Dx%40example.org%0D%0A%3F%23%22"
        );
    }
}
