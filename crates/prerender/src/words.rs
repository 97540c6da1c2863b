//! What search engines and previews read of the pages that have no text of their own to quote. Only the build needs it, so
//! it is not among the texts that every visitor downloads.

use chronik::lang::Lang;
use chronik::state::Route;

/// The name of the place all offers are for.
pub(crate) const HAMBURG: &str = "Hamburg";

/// The description of a page without data of its own.
pub(crate) fn description(lang: Lang, route: &Route) -> &'static str {
    let (de, en) = match route {
        Route::Start => (
            "Geschichte und Angebote des Hamburger Netzwerks im Förderprogramm „Integration durch Qualifizierung (IQ)“ seit 2005 – mit Quellen.",
            "History and offers of the Hamburg network in the funding programme “Integration through Qualification (IQ)” since 2005 – with sources.",
        ),
        Route::Timeline => (
            "Das IQ Netzwerk Hamburg seit 2005 auf einer Zeitachse: Förderphasen, Koordination, Name, Region, Finanzierung, Meilensteine und Projekte.",
            "The IQ network in Hamburg since 2005 on a timeline: funding phases, coordination, name, region, funding, milestones and projects.",
        ),
        Route::Catalogue => (
            "Angebote des IQ Netzwerks Hamburg seit 2005, soweit sie belegt sind: Beratung zur Anerkennung, Qualifizierung, Schulung und Vernetzung.",
            "Offers of the IQ network in Hamburg since 2005, as far as they are documented: advice on recognition, qualification, training and networking.",
        ),
        Route::List => (
            "Eine Merkliste mit Angeboten des IQ Netzwerks Hamburg: zusammenstellen, drucken, als Link weitergeben. Nichts wird gespeichert.",
            "A shortlist of offers of the IQ network in Hamburg: put it together, print it, pass it on as a link. Nothing is stored.",
        ),
        Route::Data => (
            "Alle Daten der IQ Chronik Hamburg zum Herunterladen, mit Widersprüchen zwischen den Quellen und offenen Fragen.",
            "All data of the IQ Chronicle Hamburg to download, with conflicts between the sources and open questions.",
        ),
        Route::Accessibility => (
            "Erklärung zur Barrierefreiheit der IQ Chronik Hamburg.",
            "Accessibility statement of the IQ Chronicle Hamburg.",
        ),
        Route::Imprint => (
            "Impressum der IQ Chronik Hamburg.",
            "Legal notice of the IQ Chronicle Hamburg.",
        ),
        Route::Privacy => (
            "Datenschutz der IQ Chronik Hamburg: keine Cookies, keine Anfragen an andere Anbieter.",
            "Privacy of the IQ Chronicle Hamburg: no cookies, no requests to third parties.",
        ),
        Route::Licences => (
            "Lizenzen des Programms, der Schriften und der Bibliotheken der IQ Chronik Hamburg.",
            "Licences of the program, the fonts and the libraries of the IQ Chronicle Hamburg.",
        ),
        Route::EasyLanguage => (
            "Die IQ Chronik Hamburg in Leichter Sprache.",
            "The IQ Chronicle Hamburg in easy language.",
        ),
        Route::SignLanguage => (
            "Die IQ Chronik Hamburg in Deutscher Gebärdensprache.",
            "The IQ Chronicle Hamburg in German sign language.",
        ),
        Route::Phase(_)
        | Route::Project(_)
        | Route::Part(..)
        | Route::Carrier(_)
        | Route::Glossary
        | Route::Embedding
        | Route::NotFound(_) => ("", ""),
    };
    if lang == Lang::De { de } else { en }
}

/// Above every page where scripts are switched off.
pub(crate) fn without_scripts(lang: Lang) -> [&'static str; 3] {
    if lang == Lang::De {
        [
            "Ohne JavaScript ist alles zu lesen; Suche, Filter und die bewegliche Zeitachse fehlen.",
            "Zeitachse als Tabelle",
            "Alle Einträge mit Quellen",
        ]
    } else {
        [
            "Without JavaScript everything can be read; search, filter and the moving timeline are missing.",
            "Timeline as a table",
            "All entries with their sources",
        ]
    }
}

/// On the page of the shortlist: it looked as if the list in its address were empty.
pub(crate) fn list_without_scripts(lang: Lang) -> &'static str {
    match lang {
        Lang::De => {
            "Die Merkliste steht in der Adresse dieser Seite, hinter „merken=“. Zeigen kann sie nur JavaScript, und das ist ausgeschaltet. Die Angebote selbst sind auch ohne zu lesen:"
        }
        Lang::En => {
            "The shortlist is in the address of this page, after “merken=”. Only JavaScript can show it, and that is switched off. The offers themselves can be read without it:"
        }
    }
}
