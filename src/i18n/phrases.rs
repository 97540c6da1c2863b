//! Texts with numbers, dates and names in them.

use chronik::dataset::wire::{Figure, Offer};
use chronik::edtf::{Day, Edtf, month_name_short};
use chronik::lang::Lang;
use chronik::presence::Status;
use chronik::timeline::ticks::Unit;
use chronik::timeline::window::{Range, Window};

use super::Word;

/// Picks the text of a language; both are format strings.
macro_rules! say {
    ($lang:expr, $de:literal, $en:literal) => {
        match $lang {
            Lang::De => format!($de),
            Lang::En => format!($en),
        }
    };
}

/// "1 Projekt", "5 Projekte".
#[must_use]
pub fn n_projects(lang: Lang, n: usize) -> String {
    match n {
        1 => say!(lang, "1 Projekt", "1 project"),
        _ => say!(lang, "{n} Projekte", "{n} projects"),
    }
}

/// "3 weitere Einträge" of a lane.
#[must_use]
pub fn n_more_entries(lang: Lang, n: usize) -> String {
    match n {
        1 => say!(lang, "1 weiterer Eintrag", "1 more entry"),
        _ => say!(lang, "{n} weitere Einträge", "{n} more entries"),
    }
}

/// ", 2 ohne Datum" after a number of projects.
#[must_use]
pub fn n_undated(lang: Lang, n: usize) -> String {
    if n == 0 {
        String::new()
    } else {
        say!(lang, ", {n} ohne Datum", ", {n} undated")
    }
}

/// "1 Modul, 6 Bausteine".
#[must_use]
pub fn n_parts(lang: Lang, modules: usize, blocks: usize) -> String {
    let modules = match modules {
        0 => None,
        1 => Some(say!(lang, "1 Modul", "1 module")),
        n => Some(say!(lang, "{n} Module", "{n} modules")),
    };
    let blocks = match blocks {
        0 => None,
        1 => Some(say!(lang, "1 Baustein", "1 building block")),
        n => Some(say!(lang, "{n} Bausteine", "{n} building blocks")),
    };
    modules
        .into_iter()
        .chain(blocks)
        .collect::<Vec<_>>()
        .join(", ")
}

/// "Merkliste (2)": the list in the menu.
#[must_use]
pub fn list_name(lang: Lang, n: usize) -> String {
    let name = super::messages(lang).saved_offers;
    if n == 0 {
        name.to_owned()
    } else {
        format!("{name} ({n})")
    }
}

/// "2 Angebote auf der Merkliste": said when the list has changed.
#[must_use]
pub fn list_count(lang: Lang, n: usize) -> String {
    match n {
        0 => say!(lang, "Die Merkliste ist leer", "The shortlist is empty"),
        1 => say!(
            lang,
            "1 Angebot auf der Merkliste",
            "1 offer on the shortlist"
        ),
        _ => say!(
            lang,
            "{n} Angebote auf der Merkliste",
            "{n} offers on the shortlist"
        ),
    }
}

/// "Ergebnis 3 von 7": where a project stands in the result it was reached from.
#[must_use]
pub fn result_place(lang: Lang, at: usize, all: usize) -> String {
    let number = at + 1;
    say!(
        lang,
        "Ergebnis {number} von {all}",
        "Result {number} of {all}"
    )
}

/// Subject and text of a mail about an error in a record.
#[must_use]
pub fn report_mail(lang: Lang, id: &str, address: &str) -> [String; 2] {
    [
        say!(
            lang,
            "IQ Chronik Hamburg: Fehler in {id}",
            "IQ Chronicle Hamburg: error in {id}"
        ),
        say!(
            lang,
            "Kennung: {id}\r\nSeite: {address}\r\n\r\nWas stimmt nicht, und welche Quelle sagt es anders?\r\n",
            "Record: {id}\r\nPage: {address}\r\n\r\nWhat is wrong, and which source says otherwise?\r\n"
        ),
    ]
}

/// The lead of the catalogue.
#[must_use]
pub fn catalogue_lead(lang: Lang, projects: usize, parts: usize) -> String {
    say!(
        lang,
        "{projects} Projekte und {parts} Module oder Bausteine in Hamburg seit 2005: was es gibt, was es gab und wer sie anbot.",
        "{projects} projects and {parts} modules or building blocks in Hamburg since 2005: what there is, what there was and who offered it."
    )
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
pub fn result_statuses(lang: Lang, counts: &[(Status, usize)], day: Day) -> String {
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
        })
        .collect();
    let mut sentence = parts.join(", ");
    // All begin with a figure or an ASCII letter; the full Unicode tables cost 3 kB.
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if !sentence.is_empty() {
        sentence.push('.');
    }
    sentence
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
        (Status::EndUnknown | Status::Documented | Status::Ended, Some(last), _, _) => {
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

/// The heading of the status box on a detail page.
#[must_use]
pub fn status_heading(lang: Lang, offer: &Offer, status: Status) -> String {
    let year = chronik::presence::last_evidence(offer).map(|day| day.year());
    match (status, year) {
        (Status::Documented, Some(year)) => {
            say!(lang, "{year} noch belegt", "Still documented in {year}")
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
            "Die Quellen tragen kein Datum. ",
            "The sources carry no date. "
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
        Status::Ended => say!(
            lang,
            "Das Angebot ist beendet. Unten steht, wen Sie heute fragen können.",
            "The offer has ended. See below whom you can ask today."
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
                say!(lang, "nur für {last} belegt", "documented only for {last}")
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

/// A figure with its qualifier and unit: "rund 16.000 Ratsuchende".
#[must_use]
pub fn figure_words(lang: Lang, figure: &Figure) -> String {
    let value = number(lang, figure.value);
    let unit = figure.unit.get(lang);
    match figure.qualifier {
        Some(qualifier) => format!("{} {value} {unit}", qualifier.word(lang)),
        None => format!("{value} {unit}"),
    }
}

/// A number with the separators of the language; at most one decimal.
#[must_use]
pub fn number(lang: Lang, value: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the range before"
    )]
    let tenths = (value.clamp(-1e15, 1e15) * 10.0).round() as i64;
    let (whole, tenth) = (tenths / 10, (tenths % 10).abs());
    let (thousands, decimal) = match lang {
        Lang::De => ('.', ','),
        Lang::En => (',', '.'),
    };
    let digits = whole.abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(thousands);
        }
        text.push(digit);
    }
    if tenths < 0 {
        text.insert(0, '−');
    }
    if tenth != 0 {
        text.push(decimal);
        text.push_str(&tenth.to_string());
    }
    text
}

/// "4. Phase (Zählung der Handwerkskammer)".
#[must_use]
pub fn phase_number(lang: Lang, number: u8) -> String {
    say!(
        lang,
        "{number}. Phase (Zählung der Handwerkskammer)",
        "Phase {number} (count of the Handwerkskammer)"
    )
}

/// The years of a phase: "2011–2014".
#[must_use]
pub fn phase_years(when: Option<&Edtf>) -> String {
    let years =
        when.and_then(|when| Some((when.earliest_start()?.year(), when.latest_end()?.year())));
    years
        .map(|(start, end)| format!("{start}–{end}"))
        .unwrap_or_default()
}

/// "117 Aussagen mit Quellen".
#[must_use]
pub fn n_statements(lang: Lang, n: usize) -> String {
    say!(
        lang,
        "{n} Aussagen mit Quellen",
        "{n} statements with sources"
    )
}

/// "11 offene Widersprüche".
#[must_use]
pub fn n_conflicts(lang: Lang, n: usize) -> String {
    say!(lang, "{n} offene Widersprüche", "{n} open conflicts")
}

/// The line of the footer.
#[must_use]
pub fn holdings(lang: Lang, statements: usize, projects: usize, parts: usize) -> String {
    say!(
        lang,
        "{statements} Aussagen und Zahlen zur Geschichte, {projects} Projekte und {parts} Module oder Bausteine – jede Angabe mit Quelle.",
        "{statements} statements and figures on the history, {projects} projects and {parts} modules or building blocks – each with its source."
    )
}

/// "Quellen (5)".
#[must_use]
pub fn sources_heading(lang: Lang, n: usize) -> String {
    say!(lang, "Quellen ({n})", "Sources ({n})")
}

/// "Stand 2019".
#[must_use]
pub fn stand(lang: Lang, date: &Edtf) -> String {
    let date = date.words(lang);
    say!(lang, "Stand {date}", "as of {date}")
}

/// How many records are left out because of defects.
#[must_use]
pub fn left_out(lang: Lang, n: usize) -> String {
    match n {
        1 => say!(
            lang,
            "Ein Datensatz hat einen Fehler und wird nicht gezeigt. Alles andere ist da.",
            "One record has a defect and is not shown. Everything else is here."
        ),
        _ => say!(
            lang,
            "{n} Datensätze haben Fehler und werden nicht gezeigt. Alles andere ist da.",
            "{n} records have defects and are not shown. Everything else is here."
        ),
    }
}

/// "Zeile 412, Spalte 17".
#[must_use]
pub fn line_column(lang: Lang, line: usize, column: usize) -> String {
    say!(
        lang,
        "Zeile {line}, Spalte {column}",
        "line {line}, column {column}"
    )
}

/// "Status 404".
#[must_use]
pub fn http_status(lang: Lang, status: u16) -> String {
    say!(
        lang,
        "Antwort des Servers: Status {status}",
        "Answer of the server: status {status}"
    )
}

/// "Filter (3)".
#[must_use]
pub fn filter_button(lang: Lang, n: usize) -> String {
    if n == 0 {
        super::messages(lang).filter.to_owned()
    } else {
        say!(lang, "Filter ({n})", "Filters ({n})")
    }
}

/// "Alle 12 Träger".
#[must_use]
pub fn all_carriers(lang: Lang, n: usize) -> String {
    say!(lang, "Alle {n} Träger", "All {n} organisations")
}

/// The accessible name of an entry in the chart: what is visible, then what that leaves out.
#[must_use]
pub fn entry_name(lang: Lang, visible: &str, rest: &str, strong: bool) -> String {
    let now = if strong {
        say!(lang, ", gilt am Stichtag", ", holds on the as-of day")
    } else {
        String::new()
    };
    let comma = if visible.is_empty() { "" } else { ", " };
    format!("{visible}{comma}{rest}{now}")
}

/// "12 Einträge".
#[must_use]
pub fn n_entries(lang: Lang, n: usize) -> String {
    match n {
        1 => say!(lang, "1 Eintrag", "1 entry"),
        _ => say!(lang, "{n} Einträge", "{n} entries"),
    }
}

/// "+ 12 Einträge, die 2011 bis 2013 beginnen": the name of a counted cell begins with what is seen of it.
#[must_use]
pub fn n_entries_from(lang: Lang, n: usize, window: Window) -> String {
    let (from, to) = (window.first.words(lang), window.last.words(lang));
    say!(
        lang,
        "+ {n} weitere Einträge, Beginn {from} bis {to}",
        "+ {n} more entries, beginning {from} to {to}"
    )
}

/// "23 Einträge, 1. Januar 2011 bis 31. Dezember 2014."
#[must_use]
pub fn n_shown(lang: Lang, n: usize, range: Range) -> String {
    let entries = n_entries(lang, n);
    if range.is_all() {
        return say!(
            lang,
            "{entries} im ganzen Zeitraum.",
            "{entries} in the whole time."
        );
    }
    let words = range_words(lang, range);
    format!("{entries}, {words}.")
}

/// "1. Januar 2011 bis 31. Dezember 2014", "ab 1. Januar 2019".
#[must_use]
pub fn range_words(lang: Lang, range: Range) -> String {
    let day = |day: Day| day.words(lang);
    match (range.from.map(day), range.to.map(day)) {
        (Some(from), Some(to)) => say!(lang, "{from} bis {to}", "{from} to {to}"),
        (Some(from), None) => say!(lang, "ab {from}", "from {from} on"),
        (None, Some(to)) => say!(lang, "bis {to}", "until {to}"),
        (None, None) => String::new(),
    }
}

/// "2005–2010", "Seit 2019".
#[must_use]
pub fn years_preset(lang: Lang, range: Range) -> String {
    let from = range.from.map(Day::year).unwrap_or_default();
    match range.to {
        Some(to) => format!("{from}–{}", to.year()),
        None => say!(lang, "Seit {from}", "Since {from}"),
    }
}

/// The name of a tick: "2014", "Apr".
#[must_use]
pub fn unit_label(lang: Lang, unit: Unit) -> String {
    match unit {
        Unit::Year(year) => year.to_string(),
        Unit::Month(_, month) => month_name_short(month, lang).to_owned(),
    }
}

/// "Seite 2 von 5, 900 Einträge".
#[must_use]
pub fn page_of(lang: Lang, page: usize, pages: usize, total: usize) -> String {
    let page = page + 1;
    let entries = n_entries(lang, total);
    say!(
        lang,
        "Seite {page} von {pages}, {entries}",
        "Page {page} of {pages}, {entries}"
    )
}

/// "Weitere 20 zeigen".
#[must_use]
pub fn show_more(lang: Lang, n: usize) -> String {
    say!(lang, "Weitere {n} zeigen", "Show {n} more")
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
    say!(lang, "Beginn {year}", "Begin {year}")
}

/// "Schritt 2 von 10".
#[must_use]
pub fn step_of(lang: Lang, step: usize, steps: usize) -> String {
    say!(
        lang,
        "Rundgang, Schritt {step} von {steps}",
        "Tour, step {step} of {steps}"
    )
}

/// The heading of the figures up to a day.
#[must_use]
pub fn figures_heading(lang: Lang, day: Day) -> String {
    let day = day.words(lang);
    say!(
        lang,
        "Letzte Zahlen bis {day}",
        "Latest figures up to {day}"
    )
}

/// "Stand: 1. Juli 2014" as a cut in the list.
#[must_use]
pub fn as_of_cut(lang: Lang, day: Day) -> String {
    let day = day.words(lang);
    say!(lang, "Stand: {day}", "As of {day}")
}

/// "Heute, 22. November 2026".
#[must_use]
pub fn today_cut(lang: Lang, day: Day) -> String {
    let day = day.words(lang);
    say!(lang, "Heute, {day}", "Today, {day}")
}

/// "Letzte Änderung der Daten: …".
#[must_use]
pub fn data_updated(lang: Lang, date: &Edtf) -> String {
    let date = date.words(lang);
    say!(
        lang,
        "Letzte Änderung der Daten: {date}",
        "Last change of the data: {date}"
    )
}

/// Title of a page in the browser: topic – area – site.
#[must_use]
pub fn page_title(parts: &[&str]) -> String {
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" – ")
}
