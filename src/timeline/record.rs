//! What chart, list, table and detail all say of a record.

use chronik::as_of::{Firmness, firmness};
use chronik::dataset::vocabulary::{Certainty, Mark};
use chronik::dataset::wire::Citation;
use chronik::dataset::{Dataset, RecordRef};
use chronik::edtf::{Day, Edtf};
use chronik::lang::Lang;
use chronik::presence::{Presence, presence};

use crate::i18n::{Word, messages, span_words};

/// A record in words.
#[derive(Clone, Debug)]
pub(super) struct Summary {
    /// Its id.
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// Its dates in words, with their precision.
    pub(super) when: String,
    /// Its lane in words.
    pub(super) lane: String,
    /// How sure it is, in words.
    pub(super) certainty: &'static str,
    /// Whether sources disagree.
    pub(super) conflict: bool,
    /// Whether it holds on the as-of day.
    pub(super) strong: bool,
    /// Its dates.
    pub(super) dates: Option<Edtf>,
    /// Diamond instead of circle; markers only.
    pub(super) law: bool,
    /// How many sources it has.
    pub(super) sources: usize,
}

impl Summary {
    /// The words for a record; `None` for kinds that are not on the timeline.
    #[must_use]
    pub(super) fn of(dataset: &Dataset, record: RecordRef, lang: Lang, day: Day) -> Option<Self> {
        match record {
            RecordRef::Entry(index) => {
                let entry = dataset.entries.get(index)?;
                let strong = match &entry.when {
                    Some(when) if when.is_point() => false,
                    Some(_) => firmness(dataset, entry, day) == Some(Firmness::Certain),
                    None => false,
                };
                Some(Self {
                    id: entry.id.clone(),
                    title: entry.title.get(lang).to_owned(),
                    when: entry.when.map_or_else(
                        || messages(lang).undated.to_owned(),
                        |when| when.words(lang),
                    ),
                    lane: entry.lane.word(lang).to_owned(),
                    certainty: entry.certainty.word(lang),
                    conflict: entry.certainty == Certainty::Conflicting,
                    strong,
                    dates: entry.when,
                    law: entry.mark == Some(Mark::Law),
                    sources: entry.sources.len(),
                })
            }
            RecordRef::Offer(index) => {
                let offer = dataset.offers.get(index)?;
                let carrier = offer
                    .carrier
                    .as_deref()
                    .and_then(|id| dataset.organisation(id));
                let texts = messages(lang);
                let carrier =
                    carrier.map_or(texts.carrier_unknown, |carrier| carrier.short.as_str());
                let kind = offer.kind.map_or(texts.project, |kind| kind.word(lang));
                Some(Self {
                    id: offer.id.clone(),
                    title: offer.title.get(lang).to_owned(),
                    when: span_words(lang, offer),
                    lane: format!("{kind}, {carrier}"),
                    certainty: offer.certainty.word(lang),
                    conflict: offer.certainty == Certainty::Conflicting,
                    strong: matches!(presence(offer, day), Presence::Ran | Presence::Evidenced),
                    dates: offer
                        .when
                        .as_ref()
                        .or(offer.evidence.as_ref())
                        .map(|dates| dates.edtf()),
                    law: false,
                    sources: offer.sources.len(),
                })
            }
            _ => None,
        }
    }

    /// The citations of a record on the timeline.
    #[must_use]
    pub(super) fn citations(dataset: &Dataset, record: RecordRef) -> &[Citation] {
        match record {
            RecordRef::Entry(index) => dataset
                .entries
                .get(index)
                .map(|entry| entry.sources.as_slice()),
            RecordRef::Offer(index) => dataset
                .offers
                .get(index)
                .map(|offer| offer.sources.as_slice()),
            _ => None,
        }
        .unwrap_or_default()
    }
}
