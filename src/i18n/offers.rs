//! Offers and results in words: status, period, counts.

use chronik::dataset::vocabulary::Field;
use chronik::dataset::wire::{Offer, Text};
use chronik::edtf::{Day, Edtf};
use chronik::lang::Lang;
use chronik::presence::Status;

use super::{Word, language_name, messages, n_projects, words};

/// The lead of the catalogue.
#[must_use]
pub fn catalogue_lead(lang: Lang, projects: usize, parts: usize) -> String {
    let projects = n_projects(lang, projects);
    say!(
        lang,
        "{projects} und {parts} Module oder Bausteine in Hamburg seit 2005: was belegt ist, bis wann und wer sie anbot.",
        "{projects} and {parts} modules or building blocks in Hamburg since 2005: what is documented, until when, and who offered it."
    )
}

/// For whom an offer is, and what it is about, as pairs of a name and a text: by this one is compared with another.
pub fn purpose(lang: Lang, offer: &Offer) -> impl Iterator<Item = (&'static str, String)> {
    let t = messages(lang);
    let text = |text: Option<&Text>| text.map_or(String::new(), |text| text.get(lang).to_owned());
    let languages: Vec<_> = offer
        .languages
        .iter()
        .map(|code| language_name(code, lang))
        .collect();
    let field = if offer.fields == [Field::All] {
        Field::All.word(lang).to_owned()
    } else {
        words(&offer.fields, lang)
    };
    let list = [
        (t.for_whom, words(&offer.audience, lang)),
        (t.topic, words(&offer.activities, lang)),
        (t.field, field),
        (t.occupations, text(offer.occupations.as_ref())),
        (t.place, text(offer.place.as_ref())),
        (t.languages, languages.join(", ")),
    ];
    list.into_iter().filter(|(_, text)| !text.is_empty())
}

/// Above results of which none is still documented: who advises on all occupations, and as of when that is known.
#[must_use]
pub fn none_current_words(lang: Lang, advice: Option<&Offer>) -> String {
    let none = say!(
        lang,
        "Keiner dieser Treffer ist nach den Quellen noch belegt.",
        "According to the sources none of these results is still documented."
    );
    let last = advice.and_then(|offer| Some(bound_words(&offer.evidence.as_ref()?.edtf(), lang)));
    let advice = last.map(|last| {
        say!(
            lang,
            " Die Zentrale Anlaufstelle Anerkennung (noch belegt: {last}) berät zu allen Berufen.",
            " The Zentrale Anlaufstelle Anerkennung (central contact point for recognition, still documented: {last}) advises on all occupations."
        )
    });
    none + &advice.unwrap_or_default()
}

/// "7 von 26 Projekten passen".
#[must_use]
pub fn result_count(lang: Lang, found: usize, all: usize) -> String {
    match found {
        0 => say!(
            lang,
            "Keines der {all} Projekte passt",
            "None of the {all} projects match"
        ),
        1 => say!(
            lang,
            "1 von {all} Projekten passt",
            "1 of {all} projects matches"
        ),
        _ if found == all => say!(lang, "Alle {all} Projekte", "All {all} projects"),
        _ => say!(
            lang,
            "{found} von {all} Projekten passen",
            "{found} of {all} projects match"
        ),
    }
}

/// One sentence on the status of the results, the proven ones first.
#[must_use]
pub fn result_statuses(
    lang: Lang,
    counts: &[(Status, usize)],
    day: Day,
    as_of: Option<Day>,
) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(status, n)| match status {
            Status::Documented => {
                let year = day.year() - 1;
                match n {
                    1 => say!(
                        lang,
                        "1 ist noch für {year} oder später belegt",
                        "1 is still documented for {year} or later"
                    ),
                    _ => say!(
                        lang,
                        "{n} sind noch für {year} oder später belegt",
                        "{n} are still documented for {year} or later"
                    ),
                }
            }
            Status::Undated => match n {
                1 => say!(lang, "1 hat kein Datum", "1 is undated"),
                _ => say!(lang, "{n} haben kein Datum", "{n} are undated"),
            },
            Status::EndUnknown => say!(
                lang,
                "bei {n} ist das Ende nicht belegt",
                "for {n} the end is not documented"
            ),
            Status::Ended => match n {
                1 => say!(lang, "1 ist beendet", "1 has ended"),
                _ => say!(lang, "{n} sind beendet", "{n} have ended"),
            },
            Status::Later => match n {
                1 => say!(
                    lang,
                    "1 ist erst später belegt",
                    "1 is documented later only"
                ),
                _ => say!(
                    lang,
                    "{n} sind erst später belegt",
                    "{n} are documented later only"
                ),
            },
        })
        .collect();
    let mut sentence = parts.join(", ");
    // All begin with a figure or an ASCII letter; the full Unicode tables cost 3 kB.
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if sentence.is_empty() {
        return sentence;
    }
    sentence.push('.');
    match as_of.map(|day| day.words(lang)) {
        Some(day) => say!(lang, "Stand {day}: {sentence}", "As of {day}: {sentence}"),
        None => sentence,
    }
}

/// What is left out of a search that finds nothing, before the link to the rest: "Ohne „Marokko“ suchen:".
#[must_use]
pub fn without_words(lang: Lang, words: &[String]) -> String {
    let words = words.join(" ");
    say!(lang, "Ohne „{words}“ suchen:", "Search without “{words}”:")
}

/// "Ohne „Aleppo“ gesucht: mit allen Wörtern passt nichts."
#[must_use]
pub fn found_without(lang: Lang, words: &[String]) -> String {
    let words = words.join(" ");
    say!(
        lang,
        "Ohne „{words}“ gesucht: Mit allen Wörtern passt nichts.",
        "Searched without “{words}”: nothing matches all of the words."
    )
}

/// "Ohne Filter: 6 Projekte".
#[must_use]
pub fn projects_without_filter(lang: Lang, n: usize) -> String {
    let projects = n_projects(lang, n);
    say!(
        lang,
        "Ohne Filter: {projects}",
        "Without filters: {projects}"
    )
}

/// The status of one offer in words, with its last evidence: never only "runs" or "ended".
#[must_use]
pub fn status_line(lang: Lang, offer: &Offer, status: Status) -> String {
    let last = offer
        .evidence
        .as_ref()
        .map(|evidence| bound_words(&evidence.edtf(), lang));
    let as_of = offer.as_of.as_ref().map(|date| date.0.words(lang));
    let end = offer
        .when
        .as_ref()
        .map(|when| bound_words(&when.edtf(), lang))
        .filter(|end| !end.is_empty());
    match (status, last, as_of, end) {
        (Status::Ended, _, _, Some(end)) => say!(lang, "Beendet: {end}", "Ended: {end}"),
        (Status::Undated, _, Some(as_of), _) => {
            say!(lang, "Ohne Datum, Stand {as_of}", "Undated, as of {as_of}")
        }
        (Status::Undated, ..) => say!(lang, "Ohne Datum", "Undated"),
        (Status::Later, ..) => {
            let span = span_words(lang, offer);
            say!(
                lang,
                "Erst später belegt: {span}",
                "Documented later only: {span}"
            )
        }
        (Status::Documented, Some(last), _, _) => {
            say!(lang, "Noch belegt: {last}", "Still documented: {last}")
        }
        (Status::EndUnknown, Some(last), _, _) => {
            say!(
                lang,
                "Nicht belegt seit {last}",
                "Not documented since {last}"
            )
        }
        (Status::Ended, Some(last), _, _) => {
            say!(lang, "Zuletzt belegt: {last}", "Last documented: {last}")
        }
        (status, ..) => status.word(lang).to_owned(),
    }
}

/// The end of a period in words; empty if it has none.
fn bound_words(period: &Edtf, lang: Lang) -> String {
    match period.end() {
        chronik::edtf::Bound::Date(date) => date.words(lang),
        _ => String::new(),
    }
}

/// Whether the stated end is a guess of the source, such as a planned one.
fn end_is_doubtful(offer: &Offer) -> bool {
    let when = offer.when.as_ref().map(|when| when.edtf());
    let end = when.and_then(|when| when.end().date());
    end.is_some_and(|end| end.qualifier().is_uncertain() || end.is_approximate())
}

/// The heading of the status box on a detail page.
#[must_use]
pub fn status_heading(lang: Lang, offer: &Offer, status: Status) -> String {
    let year = chronik::presence::last_evidence(offer).map(|day| day.year());
    match (status, year) {
        (Status::Documented, Some(year)) => {
            say!(lang, "{year} noch belegt", "Still documented in {year}")
        }
        (Status::Ended, _) if end_is_doubtful(offer) => {
            say!(lang, "Vermutlich beendet", "Probably ended")
        }
        _ => status.word(lang).to_owned(),
    }
}

/// The text of the status box: what the sources say and what to do.
#[must_use]
pub fn status_text(lang: Lang, offer: &Offer, status: Status) -> String {
    let last = offer
        .evidence
        .as_ref()
        .map(|evidence| bound_words(&evidence.edtf(), lang));
    let stand = offer.as_of.as_ref().map(|date| date.0.words(lang));
    let basis = match (&last, &stand) {
        (Some(last), Some(stand)) if last != stand => say!(
            lang,
            "Letzter Beleg: {last}. Stand der Angaben: {stand}. ",
            "Last evidence: {last}. Details as of {stand}. "
        ),
        (Some(last), _) => say!(lang, "Letzter Beleg: {last}. ", "Last evidence: {last}. "),
        (None, Some(stand)) => say!(
            lang,
            "Stand der Angaben: {stand}. ",
            "The details are as of {stand}. "
        ),
        (None, None) => say!(
            lang,
            "Die Quellen nennen keine Zeit. ",
            "The sources give no time. "
        ),
    };
    let advice = match status {
        Status::Documented => say!(
            lang,
            "Ob es das Angebot heute noch gibt, sagt keine Quelle. Bitte fragen Sie nach.",
            "No source says whether the offer still exists today. Please ask."
        ),
        Status::Undated | Status::EndUnknown => say!(
            lang,
            "Ob es das Angebot heute noch gibt, sagt keine Quelle. Bitte fragen Sie erst nach.",
            "No source says whether the offer still exists today. Please ask first."
        ),
        Status::Ended if end_is_doubtful(offer) => say!(
            lang,
            "Das Angebot ist vermutlich beendet; sein Ende ist nicht sicher belegt. Auf dieser Seite steht, wen Sie heute fragen können.",
            "The offer has probably ended; its end is not documented for certain. This page says whom you can ask today."
        ),
        Status::Ended => say!(
            lang,
            "Das Angebot ist beendet. Auf dieser Seite steht, wen Sie heute fragen können.",
            "The offer has ended. This page says whom you can ask today."
        ),
        Status::Later => say!(
            lang,
            "Für diesen Tag ist das Angebot noch nicht belegt.",
            "The offer is not yet documented for this day."
        ),
    };
    format!("{basis}{advice}")
}

/// The period of a strip in words: stated span, else evidence.
#[must_use]
pub fn span_words(lang: Lang, offer: &Offer) -> String {
    let when = offer.when.as_ref().map(|when| when.edtf());
    let evidence = offer.evidence.as_ref().map(|evidence| evidence.edtf());
    match (when, evidence) {
        (Some(when), Some(evidence)) if when.end() == chronik::edtf::Bound::Unknown => {
            let (start, last) = (start_words(&when, lang), bound_words(&evidence, lang));
            say!(
                lang,
                "seit {start}, zuletzt belegt {last}",
                "since {start}, last documented {last}"
            )
        }
        (Some(when), _) => when.words(lang),
        (None, Some(evidence)) => {
            let (first, last) = (start_words(&evidence, lang), bound_words(&evidence, lang));
            if first == last {
                match evidence.end() {
                    // "nur für 2015", but "nur am 17. April 2018".
                    chronik::edtf::Bound::Date(date) if date.earliest() == date.latest() => {
                        say!(lang, "nur am {last} belegt", "documented only on {last}")
                    }
                    _ => say!(lang, "nur für {last} belegt", "documented only for {last}"),
                }
            } else {
                say!(
                    lang,
                    "spätestens {first}, zuletzt belegt {last}",
                    "by {first}, last documented {last}"
                )
            }
        }
        (None, None) => super::messages(lang).no_date.to_owned(),
    }
}

fn start_words(period: &Edtf, lang: Lang) -> String {
    match period.start() {
        chronik::edtf::Bound::Date(date) => date.words(lang),
        _ => String::new(),
    }
}

/// "Weitere 20 zeigen".
#[must_use]
pub fn show_more(lang: Lang, n: usize) -> String {
    say!(lang, "Weitere {n} zeigen", "Show {n} more")
}

/// "12 Projekte zeigen": below the filter of a phone.
#[must_use]
pub fn show_results(lang: Lang, n: usize) -> String {
    match n {
        1 => say!(lang, "1 Projekt zeigen", "Show 1 project"),
        _ => say!(lang, "{n} Projekte zeigen", "Show {n} projects"),
    }
}

/// "20 von 62 sind gezeigt".
#[must_use]
pub fn shown_of(lang: Lang, shown: usize, all: usize) -> String {
    say!(
        lang,
        "{shown} von {all} sind gezeigt",
        "{shown} of {all} are shown"
    )
}

/// "Beginn 2019".
#[must_use]
pub fn began(lang: Lang, year: i32) -> String {
    say!(lang, "Beginn {year}", "Started {year}")
}
