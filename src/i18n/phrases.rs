//! Texts with numbers, dates and names in them; those of offers and their results are in `offers`.

use chronik::dataset::wire::Figure;
use chronik::edtf::{Day, Edtf, month_name_short};
use chronik::lang::Lang;
use chronik::timeline::ticks::Unit;
use chronik::timeline::window::{Range, Window};

use super::Word;

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

/// ", 1 als Partner" after a number of projects.
#[must_use]
pub fn n_as_partner(lang: Lang, n: usize) -> String {
    if n == 0 {
        String::new()
    } else {
        say!(lang, ", {n} als Partner", ", {n} as partner")
    }
}

/// "Diakonie Hamburg als Partner": the lane of a project that another carries.
#[must_use]
pub fn partner_lane(lang: Lang, name: &str) -> String {
    say!(lang, "{name} als Partner", "{name} as partner")
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

/// "Die Chronik beginnt am 1. Januar 2005.": why a field has another day than the one that was asked for.
#[must_use]
pub fn day_changed(lang: Lang, asked: Day, now: Day, (first, last): (Day, Day)) -> String {
    if asked < first {
        let first = first.words(lang);
        say!(
            lang,
            "Die Chronik beginnt am {first}.",
            "The chronicle begins on {first}."
        )
    } else if asked > last {
        let last = last.words(lang);
        say!(
            lang,
            "Die Chronik endet am {last}.",
            "The chronicle ends on {last}."
        )
    } else if (asked.number() - now.number()).abs() >= Window::SHORTEST {
        say!(
            lang,
            "Von und Bis waren vertauscht und stehen nun in ihrer Reihenfolge.",
            "From and to had changed places and are in their order now."
        )
    } else {
        say!(
            lang,
            "Von und Bis liegen mindestens einen Monat auseinander.",
            "From and to are at least one month apart."
        )
    }
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
    // The chamber counted until 2018, its fourth.
    match number {
        ..5 => say!(
            lang,
            "{number}. Phase (Zählung der Handwerkskammer)",
            "Phase {number} (count of the Handwerkskammer)"
        ),
        5.. => say!(
            lang,
            "{number}. Phase (Zählung der Handwerkskammer, hier fortgeführt)",
            "Phase {number} (count of the Handwerkskammer, continued here)"
        ),
    }
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

/// "117 Aussagen und Zahlen mit Quellen".
#[must_use]
pub fn n_statements(lang: Lang, n: usize) -> String {
    say!(
        lang,
        "{n} Aussagen und Zahlen mit Quellen",
        "{n} statements and figures with sources"
    )
}

/// "11 offene Widersprüche".
#[must_use]
pub fn n_conflicts(lang: Lang, n: usize) -> String {
    match n {
        1 => say!(lang, "1 offener Widerspruch", "1 open conflict"),
        _ => say!(lang, "{n} offene Widersprüche", "{n} open conflicts"),
    }
}

/// The line of the footer.
#[must_use]
pub fn holdings(lang: Lang, statements: usize, projects: usize, parts: usize) -> String {
    let projects = n_projects(lang, projects);
    say!(
        lang,
        "{statements} Aussagen und Zahlen zur Geschichte, {projects} und {parts} Module oder Bausteine – jede Angabe mit Quelle.",
        "{statements} statements and figures on the history, {projects} and {parts} modules or building blocks – each with its source."
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

/// "+ 12 weitere Einträge, Beginn 1. Januar 2011 bis 31. Dezember 2013": the name of a counted cell begins with what is seen of it.
#[must_use]
pub fn n_entries_from(lang: Lang, n: usize, window: Window) -> String {
    let (from, to) = (window.first.words(lang), window.last.words(lang));
    match n {
        1 => say!(
            lang,
            "+ 1 weiterer Eintrag, Beginn {from} bis {to}",
            "+ 1 more entry, beginning {from} to {to}"
        ),
        _ => say!(
            lang,
            "+ {n} weitere Einträge, Beginn {from} bis {to}",
            "+ {n} more entries, beginning {from} to {to}"
        ),
    }
}

/// "+ 1 weiterer Eintrag: BASFI entsteht, 2011": a counted place with a single entry.
#[must_use]
pub fn one_more_entry(lang: Lang, title: &str, when: &str) -> String {
    say!(
        lang,
        "+ 1 weiterer Eintrag: {title}, {when}",
        "+ 1 more entry: {title}, {when}"
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
            "{entries} in the whole period."
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
