//! Names for the words of the dataset's closed lists.

use chronik::dataset::vocabulary::{
    Activity, Audience, Certainty, Field, Lane, OrganisationKind, PartKind, Qualifier, Scope,
};
use chronik::lang::Lang;
use chronik::presence::Status;
use chronik::state::Order;

/// Something with a name in both languages.
pub trait Word: Copy {
    /// German and English.
    fn both(self) -> (&'static str, &'static str);

    /// The name in a language.
    fn word(self, lang: Lang) -> &'static str {
        match lang {
            Lang::De => self.both().0,
            Lang::En => self.both().1,
        }
    }
}

/// The names of a list, with commas between them.
#[must_use]
pub fn words<T: Word>(list: &[T], lang: Lang) -> String {
    let words = list.iter().map(|word| word.word(lang));
    words.collect::<Vec<_>>().join(", ")
}

impl Word for Lane {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Phases => ("Phasen", "Phases"),
            Self::Coordination => ("Koordination", "Coordination"),
            Self::Name => ("Name", "Name"),
            Self::Region => ("Gebiet", "Region"),
            Self::Funding => ("Geld", "Funding"),
            Self::Milestones => ("Recht und Meilensteine", "Law and milestones"),
        }
    }
}

impl Word for Certainty {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Stated => ("belegt", "documented"),
            Self::Inferred => ("erschlossen", "inferred"),
            Self::Conflicting => ("widersprüchlich", "conflicting"),
        }
    }
}

impl Word for Scope {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Hamburg => ("Hamburg", "Hamburg"),
            Self::North => ("vier Länder im Norden", "four Länder in the north"),
            Self::Germany => ("Deutschland", "Germany"),
        }
    }
}

impl Word for Qualifier {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::About => ("rund", "about"),
            Self::Over => ("über", "over"),
            Self::Nearly => ("fast", "nearly"),
            Self::Planned => ("geplant", "planned"),
            Self::Estimated => ("geschätzt", "estimated"),
        }
    }
}

impl Word for Order {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Relevance => ("Status und Treffer", "Status and match"),
            Self::Match => ("Beste Treffer zuerst", "Best match first"),
            Self::Carrier => ("Träger, A bis Z", "Organisation, A to Z"),
            Self::Begin => ("Beginn, neueste zuerst", "Start, newest first"),
        }
    }
}

impl Word for Audience {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Migrants => ("Zugewanderte", "Immigrants"),
            Self::Refugees => ("Geflüchtete", "Refugees"),
            Self::Employers => ("Unternehmen", "Employers"),
            Self::Institutions => ("Institutionen", "Institutions"),
            Self::Multipliers => ("Beratende", "Counsellors"),
        }
    }
}

impl Word for Activity {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Recognition => ("Anerkennung", "Recognition"),
            Self::Qualification => ("Qualifizierung", "Qualification"),
            Self::Language => ("Deutsch", "German"),
            Self::Counselling => ("Beratung", "Counselling"),
            Self::Networking => ("Vernetzung", "Networking"),
            Self::Training => ("Schulung", "Training"),
            Self::StartUp => ("Gründung", "Starting a business"),
        }
    }
}

impl Word for Field {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Health => ("Gesundheit und Pflege", "Health and care"),
            Self::Crafts => ("Handwerk", "Skilled crafts"),
            Self::Environment => ("Umwelttechnik", "Environmental technology"),
            Self::Education => ("Schule und Kita", "Schools and day-care"),
            Self::Engineering => ("Ingenieurwesen", "Engineering"),
            Self::Trade => ("Handel", "Trade"),
            Self::University => ("Hochschule", "University"),
            Self::SelfEmployment => ("Selbstständigkeit", "Self-employment"),
            Self::All => ("Alle Berufe", "All occupations"),
        }
    }
}

impl Word for OrganisationKind {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Chamber => ("Kammer", "Chamber"),
            Self::Authority => ("Behörde", "Public authority"),
            Self::Association => ("Verein", "Association"),
            Self::MigrantOrganisation => ("Migrantenorganisation", "Migrant organisation"),
            Self::Welfare => ("Wohlfahrtsverband", "Welfare organisation"),
            Self::TrainingProvider => ("Bildungsträger", "Training provider"),
            Self::Hospital => ("Klinik", "Hospital"),
            Self::University => ("Hochschule", "University"),
            Self::PublicInstitute => ("Öffentliches Institut", "Public institute"),
        }
    }
}

impl Word for PartKind {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Module => ("Modul", "Module"),
            Self::BuildingBlock => ("Baustein", "Building block"),
        }
    }
}

impl Word for Status {
    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Documented => ("Noch belegt", "Still documented"),
            Self::Undated => ("Ohne Datum", "Undated"),
            Self::EndUnknown => ("Ende nicht belegt", "End not documented"),
            Self::Ended => ("Beendet", "Ended"),
            Self::Later => ("Erst später belegt", "Documented later only"),
        }
    }
}

/// The name of a language of an offer, from its ISO 639-1 code.
#[must_use]
pub fn language_name(code: &str, lang: Lang) -> &str {
    match (code, lang) {
        ("de", Lang::De) => "Deutsch",
        ("de", Lang::En) => "German",
        ("en", Lang::De) => "Englisch",
        ("en", Lang::En) => "English",
        ("ar", Lang::De) => "Arabisch",
        ("ar", Lang::En) => "Arabic",
        (other, _) => other,
    }
}
