//! The state of the network as a sentence.

use chronik::as_of::{AsOf, Firmness, Held};
use chronik::dataset::vocabulary::Certainty;
use chronik::dataset::wire::Entry;
use chronik::edtf::{Bound, Day};
use chronik::lang::Lang;

use super::phrases::phase_years;
use super::words::Word;

/// A piece of the sentence; the pieces that change with the day are strong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// The text, with its spaces.
    pub text: String,
    /// Whether it is one of the facts.
    pub strong: bool,
}

/// When a day lies as seen from today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    Future,
}

/// States phase, coordinator, name, region, funders and how much ran, with certainty in words.
#[must_use]
pub fn as_of_sentence(lang: Lang, state: &AsOf<'_>, today: Day) -> Vec<Fragment> {
    let tense = match state.day.cmp(&today) {
        std::cmp::Ordering::Less => Tense::Past,
        std::cmp::Ordering::Equal => Tense::Present,
        std::cmp::Ordering::Greater => Tense::Future,
    };
    let mut sentence = Sentence {
        fragments: Vec::new(),
        lang,
    };
    sentence.phase(state, tense);
    sentence.coordination(state, tense);
    sentence.name_and_money(state, tense);
    sentence.region(&state.region, state.day, tense);
    sentence.offers(state);
    sentence.fragments
}

struct Sentence {
    fragments: Vec<Fragment>,
    lang: Lang,
}

impl Sentence {
    fn plain(&mut self, de: &str, en: &str) {
        let text = match self.lang {
            Lang::De => de,
            Lang::En => en,
        };
        self.push(text.to_owned(), false);
    }

    fn strong(&mut self, text: String) {
        self.push(text, true);
    }

    fn push(&mut self, text: String, strong: bool) {
        if !text.is_empty() {
            self.fragments.push(Fragment { text, strong });
        }
    }

    fn phase(&mut self, state: &AsOf<'_>, tense: Tense) {
        self.plain("Am ", "On ");
        self.strong(state.day.words(self.lang));
        let Some(phase) = state.phase else {
            let (de, en) = match tense {
                Tense::Past => (
                    " lief keine Phase des Programms. ",
                    " no phase of the programme was running. ",
                ),
                Tense::Present => (
                    " läuft keine Phase des Programms. ",
                    " no phase of the programme is running. ",
                ),
                Tense::Future => (
                    " soll nach heutigem Stand keine Phase des Programms laufen. ",
                    " no phase of the programme is planned to run. ",
                ),
            };
            return self.plain(de, en);
        };
        match tense {
            Tense::Past => self.plain(" lief die Phase ", " the phase "),
            Tense::Present => self.plain(" läuft die Phase ", " the phase "),
            Tense::Future => self.plain(" soll die Phase ", " the phase "),
        }
        self.strong(phase_years(phase.entry.when.as_ref()));
        match tense {
            Tense::Past => self.plain(". ", " was running. "),
            Tense::Present => self.plain(". ", " is running. "),
            Tense::Future => self.plain(" laufen. ", " is planned to run. "),
        }
    }

    fn coordination(&mut self, state: &AsOf<'_>, tense: Tense) {
        let held = &state.coordination;
        if held.is_empty() {
            let (de, en) = match tense {
                Tense::Past => (
                    "Wer das Netzwerk koordinierte, ist offen. ",
                    "It is not known who coordinated the network. ",
                ),
                _ => (
                    "Wer das Netzwerk koordiniert, ist offen. ",
                    "It is not known who coordinates the network. ",
                ),
            };
            return self.plain(de, en);
        }
        if tense == Tense::Future {
            self.verb(
                held,
                ("Nach heutigem Stand koordiniert ", ""),
                ("As things stand today, ", ""),
            );
            self.values(held, false);
            return self.plain(" das Netzwerk. ", " coordinates the network. ");
        }
        self.values(held, true);
        self.doubts(held, state.day);
        match tense {
            Tense::Past => self.plain(" koordinierte das Netzwerk. ", " coordinated the network. "),
            _ => self.plain(" koordiniert das Netzwerk. ", " coordinates the network. "),
        }
    }

    /// "(erschlossen)" if no source says it as such, and "(seit 2014, Tag nicht belegt)" in the year in which something began or
    /// ended on no known day.
    fn doubts(&mut self, held: &[Held<'_>], day: Day) {
        let [Held { entry, .. }] = held else { return };
        let inferred = (entry.certainty == Certainty::Inferred)
            .then(|| entry.certainty.word(self.lang).to_owned());
        let within = |bound: Bound| {
            let date = bound.date()?;
            let inside = !date.is_exact() && date.earliest() <= day && day <= date.latest();
            inside.then(|| date.words(self.lang))
        };
        let ends = entry
            .when
            .map(|when| (within(when.start()), within(when.end())));
        let inexact = match (ends, self.lang) {
            (Some((Some(start), _)), Lang::De) => Some(format!("seit {start}, Tag nicht belegt")),
            (Some((Some(start), _)), Lang::En) => {
                Some(format!("since {start}, day not documented"))
            }
            (Some((None, Some(end))), Lang::De) => Some(format!("bis {end}, Tag nicht belegt")),
            (Some((None, Some(end))), Lang::En) => Some(format!("until {end}, day not documented")),
            (None | Some((None, None)), _) => None,
        };
        let words: Vec<String> = inferred.into_iter().chain(inexact).collect();
        if !words.is_empty() {
            self.push(format!(" ({})", words.join(", ")), false);
        }
    }

    fn name_and_money(&mut self, state: &AsOf<'_>, tense: Tense) {
        // The first is the most special name; the others still hold, but say less.
        let name = state
            .names
            .first()
            .map(std::slice::from_ref)
            .unwrap_or_default();
        match (name.is_empty(), tense) {
            (true, _) => {}
            (false, Tense::Past) => self.verb(name, ("Es hieß ", ""), ("It was ", "called ")),
            (false, _) => self.verb(name, ("Es heißt ", ""), ("It is ", "called ")),
        }
        self.values(name, false);
        self.doubts(name, state.day);
        // An inferred one is not all that can be said if another one is documented.
        let is_inferred = |held: &Held<'_>| held.entry.certainty == Certainty::Inferred;
        let mut others = state.names.iter().filter(|held| !is_inferred(held));
        if let Some(other) = others.next().filter(|_| name.iter().all(is_inferred)) {
            self.plain(" oder ", " or ");
            self.strong(value(other.entry, self.lang));
            self.plain(" (belegt)", " (documented)");
        }
        if state.funding.is_empty() {
            if !name.is_empty() {
                self.plain(". ", ". ");
            }
            return;
        }
        let (de, en) = match (name.is_empty(), tense) {
            (true, Tense::Past) => ("Das Netzwerk wurde ", "The network was "),
            (true, _) => ("Das Netzwerk wird ", "The network is "),
            (false, Tense::Past) => (" und wurde ", " and was "),
            (false, _) => (" und wird ", " and is "),
        };
        self.verb(&state.funding, (de, "von "), (en, "paid for by "));
        self.values(&state.funding, false);
        self.plain(" bezahlt. ", ". ");
    }

    fn region(&mut self, held: &[Held<'_>], day: Day, tense: Tense) {
        if held.is_empty() {
            return;
        }
        match tense {
            Tense::Past => self.verb(held, ("Es umfasste ", ""), ("It ", "covered ")),
            _ => self.verb(held, ("Es umfasst ", ""), ("It ", "covers ")),
        }
        self.values(held, false);
        self.doubts(held, day);
        self.plain(". ", ". ");
    }

    fn offers(&mut self, state: &AsOf<'_>) {
        let (running, possible) = (state.running, state.possible);
        match (running, possible, self.lang) {
            (0, 0, _) => self.plain(
                "Kein Projekt ist für diesen Tag belegt.",
                "No project is documented for this day.",
            ),
            (0, _, _) => self.plain(
                "Für diesen Tag ist kein Projekt belegt, einige sind möglich.",
                "No project is documented for this day, some are possible.",
            ),
            (n, more, lang) => {
                let (one, many, verb_one, verb_many, rest) = match lang {
                    Lang::De => (
                        "Projekt",
                        "Projekte",
                        " ist belegt",
                        " sind belegt",
                        ", weitere sind möglich.",
                    ),
                    Lang::En => (
                        "project",
                        "projects",
                        " is documented",
                        " are documented",
                        ", more are possible.",
                    ),
                };
                self.strong(format!("{n} {}", if n == 1 { one } else { many }));
                let verb = if n == 1 { verb_one } else { verb_many };
                self.push(
                    format!("{verb}{}", if more > 0 { rest } else { "." }),
                    false,
                );
            }
        }
    }

    /// What leads to values, in two parts, between which it is said that they are only probable.
    fn verb(&mut self, held: &[Held<'_>], de: (&str, &str), en: (&str, &str)) {
        self.plain(de.0, en.0);
        if is_probable(held) {
            self.plain("vermutlich ", "probably ");
        }
        self.plain(de.1, en.1);
    }

    /// "A", "A oder B", "entweder A und B oder nur A". At the beginning of a sentence with "Vermutlich", elsewhere the
    /// [verb](Self::verb) has it.
    fn values(&mut self, held: &[Held<'_>], capital: bool) {
        let several = held.len() > 1;
        let unsure = is_probable(held);
        if unsure && capital {
            self.plain("Vermutlich ", "Probably ");
        }
        // "A und B oder C" can be read in two ways.
        let either = several
            && held.iter().any(|held| {
                let text = value(held.entry, self.lang);
                text.contains(" und ") || text.contains(" and ")
            });
        match (either, capital) {
            (true, true) => self.plain("Entweder ", "Either "),
            (true, false) => self.plain("entweder ", "either "),
            _ => {}
        }
        let mut before = String::new();
        for (index, held) in held.iter().rev().enumerate() {
            if index > 0 {
                self.plain(" oder ", " or ");
            }
            let text = value(held.entry, self.lang);
            // Else "Hamburg, Bremen und Schleswig-Holstein oder Hamburg".
            if before.contains(&text) {
                self.plain("nur ", "only ");
            }
            before.clone_from(&text);
            let begins = capital && index == 0 && !unsure && !either;
            self.strong(if begins { capitalise(&text) } else { text });
        }
    }
}

/// Whether it is one thing, and not certain.
fn is_probable(held: &[Held<'_>]) -> bool {
    matches!(held, [held] if held.firmness == Firmness::Possible)
}

fn value(entry: &Entry, lang: Lang) -> String {
    entry
        .value
        .as_ref()
        .unwrap_or(&entry.title)
        .get(lang)
        .to_owned()
}

/// Articles and names begin with ASCII letters; the full Unicode tables cost 3 kB.
fn capitalise(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use chronik::as_of::as_of;

    use super::*;

    fn sentence(on: &str) -> String {
        let bytes = include_bytes!("../../public/data/iq-hamburg.json");
        let dataset = chronik::dataset::read(bytes).ok().map(|read| read.dataset);
        let dataset = dataset.unwrap_or_else(|| panic!("the dataset is unreadable"));
        let day = |text| Day::parse(text).unwrap_or_else(|| panic!("{text} is no day"));
        let words = as_of_sentence(Lang::De, &as_of(&dataset, day(on)), day("2026-11-26"));
        words.into_iter().map(|fragment| fragment.text).collect()
    }

    /// The sentence that people quote named an inexact beginning like a fact: NOBI six months before its founding.
    #[test]
    fn a_year_without_a_day_is_said_as_such_within_it() {
        for (on, part) in [
            ("2005-01-01", "Es hieß NOBI (seit 2005, Tag nicht belegt)"),
            (
                "2014-07-01",
                "Es hieß IQ Netzwerk Hamburg – NOBI (erschlossen, seit 2014, Tag nicht belegt)",
            ),
            // What no source says as such is said as inferred.
            (
                "2016-07-01",
                "Es hieß IQ Netzwerk Hamburg – NOBI (erschlossen) oder NOBI (belegt) und",
            ),
            ("2026-11-26", "Es umfasst Hamburg (erschlossen)."),
            ("2020-07-01", "Es hieß IQ Netzwerk Hamburg und"),
            (
                "2018-07-01",
                "Es hieß IQ Netzwerk Hamburg – NOBI (erschlossen, bis 2018, Tag nicht belegt)",
            ),
            (
                "2012-06-30",
                "Es umfasste vermutlich Hamburg (erschlossen).",
            ),
            // Neither was the day of a change of who coordinated, nor that the first one's end is a guess.
            (
                "2009-01-01",
                "Die Handwerkskammer Hamburg (seit 2009, Tag nicht belegt) koordinierte das Netzwerk.",
            ),
            (
                "2007-06-30",
                "Der Verein Weiterbildung Hamburg e. V. (bis vermutlich 2007, Tag nicht belegt) koordinierte",
            ),
            ("2014-07-01", "Die Handwerkskammer Hamburg koordinierte"),
            (
                "2011-06-01",
                "Es umfasste entweder Hamburg, Bremen, Schleswig-Holstein und Mecklenburg-Vorpommern oder nur Hamburg.",
            ),
            (
                "2028-12-31",
                "Nach heutigem Stand koordiniert die Sozialbehörde (früher BASFI) das Netzwerk.",
            ),
        ] {
            let sentence = sentence(on);
            assert!(sentence.contains(part), "{on}: {sentence}");
        }
    }
}
