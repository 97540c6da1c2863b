//! A short run of every target: the corpus, and changed inputs that are the same in every run.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::panic::catch_unwind;

use fuzz::{Mutator, TARGETS};

/// Runs a target; a finding shows the bytes, which belong into the corpus.
fn short(name: &str) {
    let target = TARGETS
        .into_iter()
        .find(|target| target.name == name)
        .unwrap();
    let corpus = target.corpus().unwrap();
    assert!(corpus.len() > 5, "the corpus of {name} is gone");
    let mut mutator = Mutator::new(2026, corpus.clone(), target.dictionary().unwrap());
    let changed = (0..target.short).map(|_| mutator.input());
    for input in corpus.into_iter().chain(changed) {
        let run = catch_unwind(|| (target.run)(&input));
        assert!(run.is_ok(), "{name} breaks at {}", input.escape_ascii());
    }
}

#[test]
fn a_dataset_is_refused_with_words_or_can_be_shown() {
    short("dataset");
}

#[test]
fn a_date_is_read_exactly_or_refused_with_words() {
    short("edtf");
}

#[test]
fn any_address_is_a_view_and_the_view_has_one_address() {
    short("address");
}

#[test]
fn whatever_is_asked_what_is_found_is_there() {
    short("search");
}
