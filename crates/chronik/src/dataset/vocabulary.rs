//! The closed lists of words a dataset may use: lanes, audiences, activities and so on.
//!
//! Each word stands once, here: the JSON spelling, the JSON Schema and the check come from it.

use serde_json::Value;

use super::decode::{Decode, Decoder};

/// Declares an enum whose variants have a fixed spelling in the dataset and in URLs.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$vmeta])* #[cfg_attr(feature = "schema", schemars(rename = $id))] $variant,)+
        }

        impl $name {
            /// Every word of the list, in the order in which the page shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spellings, in the same order.
            pub const IDS: &'static [&'static str] = &[$($id),+];

            /// The spelling in the dataset and in URLs.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// Reads a spelling; `None` if the list has no such word.
            #[must_use]
            pub fn parse(id: &str) -> Option<Self> {
                let place = Self::IDS.iter().position(|known| *known == id)?;
                Self::ALL.get(place).copied()
            }
        }

        impl Decode for $name {
            fn decode(value: &Value, decoder: &mut Decoder) -> Self {
                let word = decoder.word(value, Self::IDS).and_then(|place| Self::ALL.get(place));
                word.copied().unwrap_or(Self::ALL[0])
            }

            fn blank() -> Self {
                Self::ALL[0]
            }
        }
    };
}

vocabulary! {
    /// The rows of the timeline for the history, top to bottom. Projects have rows of their own.
    Lane {
        /// Funding phases.
        Phases = "phases",
        /// Who coordinates the network.
        Coordination = "coordination",
        /// What the network is called.
        Name = "name",
        /// Which Länder it covers.
        Region = "region",
        /// Who pays.
        Funding = "funding",
        /// Laws and other dated events.
        Milestones = "milestones",
    }
}

vocabulary! {
    /// How sure a statement is.
    Certainty {
        /// A source says it.
        Stated = "stated",
        /// Put together from several sources.
        Inferred = "inferred",
        /// Sources disagree; a conflict shows the readings.
        Conflicting = "conflicting",
    }
}

vocabulary! {
    /// The shape of a milestone's marker.
    Mark {
        /// A law or directive: diamond.
        Law = "law",
        /// Any other event: circle.
        Event = "event",
    }
}

vocabulary! {
    /// What a figure counts over.
    Scope {
        /// The city of Hamburg.
        Hamburg = "hamburg",
        /// The four Länder of the first network.
        North = "north",
        /// All of Germany.
        Germany = "germany",
    }
}

vocabulary! {
    /// How exact a figure is, where it is not a plain count.
    Qualifier {
        /// Rounded.
        About = "about",
        /// At least.
        Over = "over",
        /// A little less.
        Nearly = "nearly",
        /// Planned, not spent.
        Planned = "planned",
        /// An estimate, not a count.
        Estimated = "estimated",
    }
}

vocabulary! {
    /// Kinds of organisations.
    OrganisationKind {
        /// A chamber.
        Chamber = "chamber",
        /// A public authority.
        Authority = "authority",
        /// A registered association.
        Association = "association",
        /// An organisation of migrants.
        MigrantOrganisation = "migrant-organisation",
        /// A welfare organisation.
        Welfare = "welfare",
        /// A provider of training.
        TrainingProvider = "training-provider",
        /// A hospital or its academy.
        Hospital = "hospital",
        /// A university or one of its institutes.
        University = "university",
        /// A public institute.
        PublicInstitute = "public-institute",
    }
}

vocabulary! {
    /// What a part of a project is called.
    PartKind {
        /// A source calls it a module ("Modul").
        Module = "module",
        /// Any other part: building block ("Baustein").
        BuildingBlock = "building-block",
    }
}

vocabulary! {
    /// Whom an offer is for.
    Audience {
        /// People who immigrated.
        Migrants = "migrants",
        /// Refugees.
        Refugees = "refugees",
        /// Employers.
        Employers = "employers",
        /// Institutions: offices, schools, universities.
        Institutions = "institutions",
        /// Counsellors and other multipliers.
        Multipliers = "multipliers",
    }
}

vocabulary! {
    /// What an offer does.
    Activity {
        /// Recognition of foreign qualifications.
        Recognition = "recognition",
        /// Qualification.
        Qualification = "qualification",
        /// German for the job.
        Language = "language",
        /// Counselling.
        Counselling = "counselling",
        /// Networking.
        Networking = "networking",
        /// Training of professionals and institutions.
        Training = "training",
        /// Starting a business.
        StartUp = "start-up",
    }
}

vocabulary! {
    /// Occupational fields.
    Field {
        /// Health and care.
        Health = "health",
        /// Skilled crafts.
        Crafts = "crafts",
        /// Environmental technology.
        Environment = "environment",
        /// Schools and day-care.
        Education = "education",
        /// Engineering.
        Engineering = "engineering",
        /// Trade.
        Trade = "trade",
        /// Universities.
        University = "university",
        /// Self-employment.
        SelfEmployment = "self-employment",
        /// Any occupation.
        All = "all",
    }
}
