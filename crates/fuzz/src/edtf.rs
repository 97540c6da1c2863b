//! Dates, as they stand in the dataset and in the address.

use chronik::edtf::{Bound, Day, Edtf};
use chronik::lang::Lang;

/// A text is read exactly or refused with words.
pub(crate) fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match text.parse::<Edtf>() {
        Ok(edtf) => sound(edtf, &text),
        Err(error) => {
            for lang in Lang::ALL {
                assert!(!error.reason(lang).is_empty() && !error.cure(lang).is_empty());
            }
            // What was probably meant can be read.
            if let Some(fix) = error.fix() {
                sound(fix, &fix.to_string());
            }
        }
    }
    if let Some(day) = Day::parse(&text) {
        assert_eq!(Day::parse(&day.to_string()), Some(day));
        assert!((Day::MIN..=Day::MAX).contains(&day));
    }
}

fn sound(edtf: Edtf, text: &str) {
    assert_eq!(edtf.to_string(), text);
    assert_eq!(text.parse::<Edtf>().ok(), Some(edtf));
    for (earlier, later) in [
        (edtf.earliest_start(), edtf.latest_start()),
        (edtf.earliest_end(), edtf.latest_end()),
        (edtf.earliest_start(), edtf.latest_end()),
    ] {
        if let (Some(earlier), Some(later)) = (earlier, later) {
            assert!(earlier <= later, "{text}");
        }
    }
    for lang in Lang::ALL {
        for words in [edtf.words(lang), edtf.words_short(lang)] {
            assert!(!words.is_empty() && words.len() < 200, "{text}: {words}");
        }
    }
    assert!(edtf.start() != Bound::Open || edtf.earliest_start().is_none());
}
