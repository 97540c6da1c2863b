//! The kinds of pages, each with an example.

/// A page of the site.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Path and query below `/` and `/en/`.
    pub path: &'static str,
    /// How its heading begins, in German.
    pub german: &'static str,
    /// How its heading begins, in English.
    pub english: &'static str,
}

const fn page(path: &'static str, german: &'static str, english: &'static str) -> Page {
    Page {
        path,
        german,
        english,
    }
}

impl Page {
    /// The address on the server in German.
    #[must_use]
    pub fn in_german(&self) -> String {
        format!("/{}", self.path)
    }

    /// The address on the server in English.
    #[must_use]
    pub fn in_english(&self) -> String {
        match self.path {
            "" => "/en".into(),
            path => format!("/en/{path}"),
        }
    }
}

/// One of each route.
pub const ROUTES: [Page; 16] = [
    page(
        "",
        "Integration durch Qualifizierung in Hamburg",
        "Integration through Qualification in Hamburg",
    ),
    page("zeitachse", "Zeitachse", "Timeline"),
    page("phasen/2015-2018", "2015–2018", "2015–2018"),
    page("angebote", "Angebote", "Offers"),
    page(
        "angebote/mission-zukunft",
        "Mission Zukunft",
        "Mission Zukunft",
    ),
    page(
        "angebote/mission-zukunft/mz-umwelthandwerk",
        "Modul Umwelthandwerk",
        "Modul Umwelthandwerk (environmental crafts module)",
    ),
    page(
        "traeger/hwk-hamburg",
        "Handwerkskammer Hamburg",
        "Handwerkskammer Hamburg",
    ),
    page("merkliste", "Merkliste", "Shortlist"),
    page("daten", "Daten", "Data"),
    page("barrierefreiheit", "Barrierefreiheit", "Accessibility"),
    page("impressum", "Impressum", "Legal notice"),
    page("datenschutz", "Datenschutz", "Privacy"),
    page("lizenzen", "Lizenzen", "Licences"),
    page("leichte-sprache", "Leichte Sprache", "Easy language"),
    page("gebaerdensprache", "Gebärdensprache", "Sign language"),
    page("gibt-es-nicht", "Seite nicht gefunden", "Page not found"),
];

/// Views of these routes that look different.
pub const VIEWS: [Page; 7] = [
    page(
        "zeitachse?ansicht=grafik&stand=2014-07-01",
        "Zeitachse",
        "Timeline",
    ),
    page(
        "zeitachse?ansicht=liste&eintrag=koord-uebergang-2008",
        "Zeitachse",
        "Timeline",
    ),
    page("zeitachse?ansicht=tabelle", "Zeitachse", "Timeline"),
    page("zeitachse?eintrag=ms-bqfg-2012", "Zeitachse", "Timeline"),
    page(
        "angebote?q=Pflege&fuer=migrants&status=ended,undated",
        "Angebote",
        "Offers",
    ),
    page("angebote?q=xqzxqz", "Angebote", "Offers"),
    page(
        "merkliste?merken=zaa,mz-umwelthandwerk,hanna&sprachen=beide",
        "Merkliste",
        "Shortlist",
    ),
];

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Page> {
    ROUTES.iter().chain(&VIEWS)
}
