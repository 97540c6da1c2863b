//! The state of the network on a day: which phase, who coordinated it, under which name, where,
//! with whose money, and how much ran.

use crate::dataset::Dataset;
use crate::dataset::vocabulary::{Certainty, Lane, Scope};
use crate::dataset::wire::{Entry, Figure};
use crate::edtf::{Bound, Day};
use crate::order;
use crate::presence::{Presence, certainly, possibly, presence};

/// How firmly something holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Firmness {
    /// However the inexact ends are read.
    Certain,
    /// Only if an inexact end reaches the day.
    Possible,
}

/// One thing that holds on a day.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// The entry that says so.
    pub entry: &'a Entry,
    /// How firmly.
    pub firmness: Firmness,
}

/// The state of the network on a day. Borrowed from the dataset.
#[derive(Clone, Debug)]
pub struct AsOf<'a> {
    /// The day.
    pub day: Day,
    /// The funding phase.
    pub phase: Option<Held<'a>>,
    /// Who coordinated. Two on days when an inexact change may lie before or after.
    pub coordination: Vec<Held<'a>>,
    /// Names in use, the most special first.
    pub names: Vec<Held<'a>>,
    /// The region.
    pub region: Vec<Held<'a>>,
    /// Who paid.
    pub funding: Vec<Held<'a>>,
    /// Projects that ran by a stated span or are evidenced on the day.
    pub running: usize,
    /// Projects of which an unknown or inexact end may reach the day.
    pub possible: usize,
    /// For each kind of figure (unit and scope) the latest up to the day.
    pub figures: Vec<&'a Figure>,
}

impl AsOf<'_> {
    /// Whether the day lies in a phase that is not over. Sources look back: none names who coordinates in it.
    #[must_use]
    pub fn is_recent(&self, today: Day) -> bool {
        let end = self
            .phase
            .and_then(|phase| phase.entry.when.as_ref()?.latest_end());
        end.is_some_and(|end| today <= end)
    }
}

/// Computes the state on a day.
#[must_use]
pub fn as_of(dataset: &Dataset, day: Day) -> AsOf<'_> {
    let mut running = 0;
    let mut possible = 0;
    for (_, project) in dataset.projects() {
        match presence(project, day) {
            Presence::Ran | Presence::Evidenced => running += 1,
            Presence::Possible => possible += 1,
            Presence::OutsideIq | Presence::Undated | Presence::No => {}
        }
    }
    let phase = best(holding(dataset, Lane::Phases, day));
    AsOf {
        day,
        phase: phase.first().copied(),
        coordination: best(holding(dataset, Lane::Coordination, day)),
        names: best(holding(dataset, Lane::Name, day)),
        region: best(holding(dataset, Lane::Region, day)),
        funding: best(holding(dataset, Lane::Funding, day)),
        running,
        possible,
        figures: latest_figures(dataset, day),
    }
}

/// The entries of a lane that hold on a day and have something to say in a sentence.
fn holding(dataset: &Dataset, lane: Lane, day: Day) -> Vec<Held<'_>> {
    let held = dataset
        .speaking(lane)
        .into_iter()
        .filter_map(|entry| firmness(dataset, entry, day).map(|firmness| Held { entry, firmness }))
        .collect();
    // The later it began, the more special it is: "IQ Netzwerk Hamburg – NOBI" before "NOBI".
    let start = |held: &Held<'_>| {
        held.entry
            .when
            .as_ref()
            .and_then(|when| when.earliest_start())
    };
    order::sorted(held, &|a, b| start(b).cmp(&start(a)))
}

/// Certain ones push possible ones aside.
fn best(held: Vec<Held<'_>>) -> Vec<Held<'_>> {
    if held.iter().any(|held| held.firmness == Firmness::Certain) {
        held.into_iter()
            .filter(|held| held.firmness == Firmness::Certain)
            .collect()
    } else {
        held
    }
}

/// How firmly an entry holds on a day; `None` if it does not.
#[must_use]
pub fn firmness(dataset: &Dataset, entry: &Entry, day: Day) -> Option<Firmness> {
    let when = entry.when.as_ref()?;
    // Years-only bounds of one lane meet in the same year ("2005/2007", "2008/2010"): inside the
    // named years the entry is meant, so a whole year counts as covered unless a neighbour in
    // the lane claims the same year.
    let whole_years =
        matches!(when.start(), Bound::Date(_)) && matches!(when.end(), Bound::Date(_));
    if certainly(when, day) {
        return Some(Firmness::Certain);
    }
    // An unknown end does not outlive the next one in the lane.
    if when.end() == Bound::Unknown
        && let Some(next) = next_in_lane(dataset, entry)
        && next
            .when
            .as_ref()
            .and_then(|when| when.latest_start())
            .is_some_and(|start| start <= day)
    {
        return None;
    }
    if !possibly(when, day) {
        return None;
    }
    let contested = whole_years
        && dataset.speaking(entry.lane).iter().any(|other| {
            other.id != entry.id
                && other.when.as_ref().is_some_and(|when| possibly(when, day))
                && !nested(other, entry)
        });
    let conflicting = entry.certainty == Certainty::Conflicting;
    if whole_years && !contested && !conflicting {
        Some(Firmness::Certain)
    } else {
        Some(Firmness::Possible)
    }
}

/// Whether one of two entries lies inside the other, as the double name lies inside "NOBI".
fn nested(a: &Entry, b: &Entry) -> bool {
    let inside = |inner: &Entry, outer: &Entry| {
        let (Some(inner), Some(outer)) = (&inner.when, &outer.when) else {
            return false;
        };
        inner.earliest_start() > outer.earliest_start()
            && inner
                .latest_end()
                .is_some_and(|end| outer.latest_end().is_none_or(|last| end <= last))
    };
    inside(a, b) || inside(b, a)
}

fn next_in_lane<'a>(dataset: &'a Dataset, entry: &Entry) -> Option<&'a Entry> {
    let start = entry.when.as_ref()?.earliest_start()?;
    dataset
        .speaking(entry.lane)
        .into_iter()
        .filter(|other| other.lane == entry.lane)
        .filter(|other| other.value.is_some() && other.id != entry.id)
        .find(|other| {
            other
                .when
                .as_ref()
                .and_then(|when| when.earliest_start())
                .is_some_and(|day| day > start)
        })
}

/// The latest figure of each kind whose date lies before the day or on it; Hamburg first.
fn latest_figures(dataset: &Dataset, day: Day) -> Vec<&Figure> {
    let mut latest: Vec<(&Figure, Day)> = Vec::new();
    for figure in dataset.figures.iter().filter(|figure| figure.chart) {
        let Some(date) = figure.as_of.as_ref().and_then(|date| date.0.latest_end()) else {
            continue;
        };
        if date > day {
            continue;
        }
        match latest
            .iter_mut()
            .find(|(f, _)| f.unit == figure.unit && f.scope == figure.scope)
        {
            Some(slot) if slot.1 < date => *slot = (figure, date),
            Some(_) => {}
            None => latest.push((figure, date)),
        }
    }
    let elsewhere = |figure: &Figure| figure.scope != Scope::Hamburg;
    let latest = order::sorted(latest, &|(a, on), (b, then)| {
        elsewhere(a).cmp(&elsewhere(b)).then_with(|| then.cmp(on))
    });
    latest.into_iter().map(|(figure, _)| figure).collect()
}
