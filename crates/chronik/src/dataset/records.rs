//! What each kind of record has for the rules to look at: texts, references, and its own rules.

use super::defect::{DefectKind, Path};
use super::references::Links;
use super::rules::{Record, Way, text_defects};
use super::vocabulary::Lane;
use super::wire::{
    Citation, Conflict, Entry, Figure, Gap, Offer, Organisation, Source, Text, Tour, TourStep,
};

/// Letters that fit a heading on a phone in two or three lines.
const TITLE_LIMIT: usize = 160;
/// Letters that fit beside a bar.
const LABEL_LIMIT: usize = 44;
/// Letters that fit a card.
const SUMMARY_LIMIT: usize = 200;
/// Letters of a step of a tour, which stands beside the timeline.
const STEP_LIMIT: usize = 600;
/// Predecessors of an entry.
const FOLLOWS_LIMIT: usize = 4;
/// Letters of a statement; longer ones want to be two records.
const STATEMENT_LIMIT: usize = 1200;
/// Letters of the title of a source, which is not ours to shorten.
const SOURCE_LIMIT: usize = 240;

/// The defects of a text in one language.
fn plain(field: &'static str, text: &str, limit: usize) -> Vec<(&'static str, DefectKind)> {
    let mut found = Vec::new();
    text_defects(text, limit, &mut |kind| found.push((field, kind)));
    found
}

/// Whether the same word stands twice.
fn repeated(words: &[&str]) -> bool {
    let mut rest = words;
    while let [word, more @ ..] = rest {
        if more.contains(word) {
            return true;
        }
        rest = more;
    }
    false
}

impl Record for Source {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        Vec::new()
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        None
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        let mut defects = plain("title", &self.title, SOURCE_LIMIT);
        for (field, text) in [("publisher", &self.publisher), ("copy", &self.copy)] {
            defects.extend(
                text.iter()
                    .flat_map(|text| plain(field, text, SOURCE_LIMIT)),
            );
        }
        defects
    }
}

impl Record for Organisation {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        vec![
            (Way::Field("name"), &self.name, 200),
            (Way::Field("statement"), &self.statement, STATEMENT_LIMIT),
        ]
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        plain("short", &self.short, LABEL_LIMIT)
    }
}

impl Record for Entry {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        let mut texts = vec![
            (Way::Field("title"), &self.title, TITLE_LIMIT),
            (Way::Field("statement"), &self.statement, STATEMENT_LIMIT),
        ];
        texts.extend(
            self.label
                .iter()
                .map(|label| (Way::Field("label"), label, LABEL_LIMIT)),
        );
        texts.extend(
            self.value
                .iter()
                .map(|value| (Way::Field("value"), value, TITLE_LIMIT)),
        );
        if let Some(phase) = &self.phase {
            texts.extend([
                (Way::Inside("phase", "focus"), &phase.focus, STATEMENT_LIMIT),
                (Way::Inside("phase", "money"), &phase.money, STATEMENT_LIMIT),
                (
                    Way::Inside("phase", "structure"),
                    &phase.structure,
                    STATEMENT_LIMIT,
                ),
            ]);
        }
        texts
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn reference(&mut self) -> Vec<(&'static str, &mut Option<String>)> {
        vec![("organisation", &mut self.organisation)]
    }
    fn references(&mut self) -> Vec<(Way, &mut Vec<String>)> {
        vec![(Way::Field("follows"), &mut self.follows)]
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        let mut defects = Vec::new();
        if self.follows.len() > FOLLOWS_LIMIT {
            let limit = FOLLOWS_LIMIT;
            defects.push(("follows", DefectKind::TooMany { limit }));
        }
        let follows: Vec<&str> = self.follows.iter().map(String::as_str).collect();
        if repeated(&follows) {
            defects.push(("follows", DefectKind::Repeated));
        }
        let lanes = [self.lane].into_iter().chain(self.also.iter().copied());
        let lanes: Vec<&str> = lanes.map(Lane::id).collect();
        if repeated(&lanes) {
            defects.push(("also", DefectKind::Repeated));
        }
        let known_start = self
            .when
            .as_ref()
            .and_then(|when| when.earliest_start())
            .is_some();
        if self.phase.is_some() && self.lane != Lane::Phases {
            let kind = DefectKind::UnknownField {
                field: "phase".to_owned(),
                suggestion: None,
            };
            defects.push(("phase", kind));
        } else if self.phase.is_some() && !known_start {
            defects.push(("when", DefectKind::MissingStart));
        }
        defects
    }
}

impl Record for Figure {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        let mut texts = vec![
            (Way::Field("title"), &self.title, TITLE_LIMIT),
            (Way::Field("statement"), &self.statement, STATEMENT_LIMIT),
            (Way::Field("unit"), &self.unit, LABEL_LIMIT * 2),
        ];
        texts.extend(
            self.undated
                .iter()
                .map(|text| (Way::Field("undated"), text, TITLE_LIMIT)),
        );
        texts
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn references(&mut self) -> Vec<(Way, &mut Vec<String>)> {
        vec![(Way::Field("about"), &mut self.about)]
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        match (&self.as_of, &self.undated) {
            (None, None) => {
                vec![(
                    "as_of",
                    DefectKind::MissingField {
                        field: "as_of".to_owned(),
                    },
                )]
            }
            _ => Vec::new(),
        }
    }
}

impl Record for Offer {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        let mut texts = vec![
            (Way::Field("title"), &self.title, TITLE_LIMIT),
            (Way::Field("summary"), &self.summary, SUMMARY_LIMIT),
            (Way::Field("statement"), &self.statement, STATEMENT_LIMIT),
        ];
        texts.extend(
            self.label
                .iter()
                .map(|text| (Way::Field("label"), text, LABEL_LIMIT)),
        );
        texts.extend(
            self.occupations
                .iter()
                .map(|text| (Way::Field("occupations"), text, 300)),
        );
        texts.extend(
            self.place
                .iter()
                .map(|text| (Way::Field("place"), text, TITLE_LIMIT)),
        );
        texts.extend(
            self.note
                .iter()
                .map(|text| (Way::Field("note"), text, STATEMENT_LIMIT)),
        );
        texts.extend(self.related.iter().enumerate().map(|(index, related)| {
            (
                Way::Element("related", index, "reason"),
                &related.reason,
                STATEMENT_LIMIT,
            )
        }));
        let roles = self.contact.iter().map(|contact| &contact.role);
        texts.extend(roles.map(|role| (Way::Inside("contact", "role"), role, TITLE_LIMIT)));
        texts
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn references(&mut self) -> Vec<(Way, &mut Vec<String>)> {
        vec![
            (Way::Field("partners"), &mut self.partners),
            (Way::Field("phases"), &mut self.phases),
            (Way::Field("today"), &mut self.today),
        ]
    }
    fn reference(&mut self) -> Vec<(&'static str, &mut Option<String>)> {
        vec![("carrier", &mut self.carrier)]
    }
    fn dependents(&mut self, path: &Path, links: &mut Links<'_>) {
        let list = path.key("related");
        links.list(
            &mut self.related,
            |related| &related.id,
            "projects",
            &|index| list.index(index).key("id"),
        );
        // A contact is shown with the source that prints it, or not at all.
        let path = || path.key("contact").key("source");
        self.contact
            .take_if(|contact| !links.leads_on(&contact.source, "sources", &path));
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        let contact = self.contact.iter();
        let texts = contact.flat_map(|contact| [&contact.name, &contact.phone, &contact.email]);
        texts
            .flat_map(|text| plain("contact", text, TITLE_LIMIT))
            .collect()
    }
}

impl Record for Conflict {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        let mut texts = vec![
            (Way::Field("title"), &self.title, TITLE_LIMIT),
            (Way::Field("question"), &self.question, STATEMENT_LIMIT),
        ];
        for (index, reading) in self.readings.iter().enumerate() {
            texts.push((
                Way::Element("readings", index, "label"),
                &reading.label,
                TITLE_LIMIT,
            ));
            texts.push((
                Way::Element("readings", index, "text"),
                &reading.text,
                STATEMENT_LIMIT,
            ));
        }
        texts
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        None
    }
    fn sourced(&mut self, shown: &dyn Fn(&str) -> bool) -> bool {
        let mut readings = self.readings.iter();
        readings.all(|reading| reading.sources.iter().any(|id| shown(id)))
    }
    fn references(&mut self) -> Vec<(Way, &mut Vec<String>)> {
        let readings = self.readings.iter_mut().enumerate();
        let mut references: Vec<_> = readings
            .map(|(index, reading)| {
                (
                    Way::Element("readings", index, "sources"),
                    &mut reading.sources,
                )
            })
            .collect();
        references.push((Way::Field("about"), &mut self.about));
        references
    }
    fn own_defects(&self) -> Vec<(&'static str, DefectKind)> {
        let mut defects = Vec::new();
        if self.readings.len() < 2 {
            defects.push(("readings", DefectKind::OneReading));
        }
        let mut readings = self.readings.iter();
        if readings.any(|reading| reading.sources.is_empty()) {
            defects.push(("readings", DefectKind::MissingSource));
        }
        defects
    }
}

impl Record for Gap {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        vec![(Way::Field("text"), &self.text, STATEMENT_LIMIT)]
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        None
    }
    fn references(&mut self) -> Vec<(Way, &mut Vec<String>)> {
        vec![(Way::Field("about"), &mut self.about)]
    }
}

impl Record for Tour {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        vec![
            (Way::Field("title"), &self.title, TITLE_LIMIT),
            (Way::Field("summary"), &self.summary, SUMMARY_LIMIT),
        ]
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        None
    }
}

impl Record for TourStep {
    fn id(&self) -> &str {
        &self.id
    }
    fn texts(&self) -> Vec<(Way, &Text, usize)> {
        vec![
            (Way::Field("title"), &self.title, TITLE_LIMIT),
            (Way::Field("text"), &self.text, STEP_LIMIT),
        ]
    }
    fn citations(&mut self) -> Option<&mut Vec<Citation>> {
        Some(&mut self.sources)
    }
    fn reference(&mut self) -> Vec<(&'static str, &mut Option<String>)> {
        vec![("selected", &mut self.selected)]
    }
}
