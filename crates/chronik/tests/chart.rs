//! The chart of the dataset that ships, and of crowded ones: what can be read, what is counted, what stays still.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chronik::dataset::vocabulary::Lane;
use chronik::dataset::wire::Offer;
use chronik::dataset::{Dataset, read};
use chronik::edtf::Day;
use chronik::lang::Lang;
use chronik::state::LaneId;
use chronik::timeline::chart::{Chart, LaneBox, LaneKey, Mark, Shape, View, chart};
use chronik::timeline::extent::End;
use chronik::timeline::index::TimelineIndex;
use chronik::timeline::window::{Range, Window};
use proptest::prelude::*;

fn shipped() -> Dataset {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/data/iq-hamburg.json"
    );
    read(&std::fs::read(path).unwrap()).unwrap().dataset
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn window(dataset: &Dataset, from: Day, to: Day) -> Window {
    let range = Range {
        from: Some(from),
        to: Some(to),
    };
    Window::of(range, dataset.span)
}

fn whole(dataset: &Dataset, width: i32) -> View<'_> {
    View::whole(dataset, Lang::De, day("2026-11-22"), width)
}

fn laid_out(dataset: &Dataset, view: &View<'_>) -> Chart {
    chart(dataset, &TimelineIndex::new(dataset), view)
}

/// What a mark takes of its row, as rectangles: the bar or marker, and the label.
fn boxes(mark: &Mark) -> Vec<(i32, i32)> {
    let label = mark.label.as_ref().map(|label| label.span());
    let label = label.filter(|_| mark.label.as_ref().is_some_and(|label| !label.inside));
    std::iter::once(mark.edges()).chain(label).collect()
}

/// Labels of a lane that are cut by the edge or lie on another label.
fn unreadable(lane: &LaneBox, width: i32) -> usize {
    let spans: Vec<(i32, (i32, i32))> = lane
        .marks
        .iter()
        .filter_map(|mark| Some((mark.y, mark.label.as_ref()?.span())))
        .collect();
    let bad = |at: &usize| {
        let (y, (from, to)) = spans[*at];
        let meets = spans
            .iter()
            .enumerate()
            .any(|(other, (row, (a, b)))| other != *at && *row == y && from < *b && *a < to);
        from < 0 || to > width || meets
    };
    (0..spans.len()).filter(bad).count()
}

#[test]
fn the_first_view_shows_all_lanes_and_nine_of_ten_labels() {
    let dataset = shipped();
    for lang in Lang::ALL {
        let view = View {
            lang,
            ..whole(&dataset, 960)
        };
        let chart = laid_out(&dataset, &view);
        let history: Vec<_> = chart
            .lanes
            .iter()
            .filter(|lane| matches!(lane.key, LaneKey::History(_)))
            .collect();
        assert_eq!(history.len(), Lane::ALL.len());
        let (mut marks, mut readable, mut overview) = (0, 0, 0);
        for lane in &history {
            marks += lane.marks.len();
            readable += lane
                .marks
                .iter()
                .filter(|mark| mark.label.is_some())
                .count();
            assert_eq!(unreadable(lane, 960), 0, "{:?}", lane.key);
            let LaneKey::History(key) = lane.key else {
                continue;
            };
            let entries = dataset.lane(key);
            overview += entries
                .iter()
                .filter(|entry| entry.overview && entry.when.is_some())
                .count();
        }
        assert!(marks >= 40, "{marks} marks");
        assert!(
            readable * 10 >= overview * 9,
            "{lang:?}: {readable} of {overview} labels"
        );
    }
}

// The phase that is running is strong up to today and pale behind it. On tablets neither part had room for its years, so
// the first thing anybody asks for was a "+1" in a second row.
#[test]
fn every_phase_has_its_years_from_a_tablet_on() {
    let dataset = shipped();
    let days = ["2026-01-15", "2026-11-25", "2027-07-01", "2028-12-01"];
    for (today, lang) in days
        .into_iter()
        .flat_map(|day| Lang::ALL.map(|lang| (day, lang)))
    {
        for width in (680..=1300).step_by(4) {
            let view = View::whole(&dataset, lang, day(today), width);
            let chart = laid_out(&dataset, &view);
            let lane = chart
                .lanes
                .iter()
                .find(|lane| lane.key == LaneKey::History(Lane::Phases))
                .unwrap();
            assert!(lane.cells.is_empty(), "{today}, {width}: {:?}", lane.cells);
            let labelled = lane.marks.iter().filter(|mark| mark.label.is_some());
            assert_eq!(labelled.count(), 7, "{today}, {width}");
        }
    }
}

// The guideline of 2004, before the first year of the chart, was in no list and in no table, which call themselves complete.
#[test]
fn the_whole_time_lists_all_records() {
    let dataset = shipped();
    let index = TimelineIndex::new(&dataset);
    let listed = |view: &View<'_>| index.shown(&dataset, view).len();
    let view = whole(&dataset, 960);
    let projects = dataset.projects().count();
    assert_eq!(listed(&view), dataset.entries.len() + projects);
    let part = View {
        window: window(&dataset, day("2005-01-01"), day("2010-12-31")),
        ..view
    };
    assert!((1..60).contains(&listed(&part)));
}

#[test]
fn what_is_not_drawn_is_counted() {
    let dataset = shipped();
    let index = TimelineIndex::new(&dataset);
    for width in [280, 480, 720, 960] {
        for lane in chart(&dataset, &index, &whole(&dataset, width)).lanes {
            let LaneKey::History(key) = lane.key else {
                continue;
            };
            let cells: usize = lane.cells.iter().map(|cell| cell.count).sum();
            let lane_index = index.lane(key).unwrap();
            let all =
                lane_index.within(Window::all(dataset.span)).count() + lane_index.undated.len();
            assert_eq!(
                lane.marks.len() + cells + lane.hidden,
                all,
                "{key:?} at {width}"
            );
        }
    }
}

#[test]
fn a_filter_dims_or_hides_and_a_selected_project_is_never_folded_away() {
    let dataset = shipped();
    let (project, offer) = dataset.offer("mission-zukunft").unwrap();
    let matches = [project];
    let dimmed = View {
        matches: Some(&matches),
        ..whole(&dataset, 960)
    };
    let carriers = |chart: &Chart| {
        chart
            .lanes
            .iter()
            .filter(|lane| matches!(lane.key, LaneKey::Carrier(_)))
            .count()
    };
    let hidden = View {
        hide: true,
        ..dimmed.clone()
    };
    assert!(carriers(&laid_out(&dataset, &dimmed)) > 5);
    assert_eq!(carriers(&laid_out(&dataset, &hidden)), 1);
    // The counts beside the lanes were those of all projects, also of the hidden ones.
    let chart = laid_out(&dataset, &hidden);
    assert_eq!((chart.projects, chart.undated_projects), (1, 0));
    let lane = chart.lanes.last().unwrap();
    assert_eq!((lane.total, lane.undated.len(), lane.hidden), (1, 0, 0));
    let chart = laid_out(&dataset, &dimmed);
    assert_eq!(chart.projects, dataset.projects().count());
    // Without a filter nothing is hidden, a carrier whose only project has no date neither.
    let nothing_to_hide = View {
        hide: true,
        ..whole(&dataset, 960)
    };
    assert_eq!(
        carriers(&laid_out(&dataset, &nothing_to_hide)),
        carriers(&laid_out(&dataset, &whole(&dataset, 960)))
    );
    let selected = View {
        selected: Some(&offer.id),
        ..whole(&dataset, 960)
    };
    let chart = laid_out(&dataset, &selected);
    let open: Vec<_> = chart
        .lanes
        .iter()
        .filter(|lane| matches!(lane.key, LaneKey::Carrier(_)) && !lane.folded)
        .collect();
    assert_eq!(open.len(), 1);
    assert!(
        open[0]
            .marks
            .iter()
            .any(|mark| mark.record == chronik::dataset::RecordRef::Offer(project))
    );
}

/// Four projects in the lane of a carrier and three under "Träger: PASSAGE": one is another's, and nothing said so.
#[test]
fn a_lane_says_which_projects_are_of_others() {
    let dataset = shipped();
    let chart = laid_out(&dataset, &whole(&dataset, 960));
    let lane_of = |id: &str| {
        let carrier = dataset.organisations.iter().position(|one| one.id == id);
        let key = LaneKey::Carrier(carrier);
        chart.lanes.iter().find(|lane| lane.key == key).unwrap()
    };
    for carrier in ["passage", "diakonie-hamburg", "uke-akademie"] {
        let carries = |(_, project): &(usize, &Offer)| project.carrier.as_deref() == Some(carrier);
        let own = dataset.projects().filter(carries).count();
        let lane = lane_of(carrier);
        assert_eq!(lane.total - lane.partner, own, "{carrier}");
    }
    assert_eq!(lane_of("passage").partner, 1);
}

#[test]
fn the_successor_of_the_selected_entry_is_linked() {
    let dataset = shipped();
    let view = View {
        selected: Some("koord-hwk"),
        ..whole(&dataset, 960)
    };
    let chart = laid_out(&dataset, &view);
    let lane = chart
        .lanes
        .iter()
        .find(|lane| lane.key == LaneKey::History(Lane::Coordination))
        .unwrap();
    assert_eq!(
        lane.links.len(),
        1,
        "to the BASFI; who came before 2009 is disputed"
    );
}

/// Lanes hold this many made-up entries.
fn crowded(count: usize) -> Dataset {
    let mut entries: Vec<String> = Vec::new();
    for at in 0..count {
        let (year, month) = (2005 + at * 7 % 22, 1 + at % 12);
        let when = if at % 5 == 0 {
            format!("{year}-{month:02}")
        } else {
            format!("{year}-{month:02}/{}", year + 1 + at % 3)
        };
        let lane = ["coordination", "name", "funding", "milestones"][at % 4];
        entries.push(format!(
            r#"{{"id":"e{at}","lane":"{lane}","title":{{"de":"Eintrag {at}","en":"Entry {at}"}},"statement":{{"de":"x","en":"x"}},"when":"{when}","certainty":"stated","overview":true,"sources":[{{"source":"s"}}]}}"#
        ));
    }
    let text = format!(
        r#"{{"version":1,"title":{{"de":"a","en":"a"}},"updated":"2026-11-24","span":"2005/2028","sources":[{{"id":"s","url":"https://example.org/","title":"a","publisher":"b","lang":"de"}}],"organisations":[],"entries":[{}],"figures":[],"projects":[],"conflicts":[],"gaps":[]}}"#,
        entries.join(",")
    );
    read(text.as_bytes()).unwrap().dataset
}

/// Elements of a chart: a mark is a link, its frame, two lines of label and a soft end on both sides; a cell a link, frame, bar and
/// count; a lane a dozen paths.
fn elements(chart: &Chart) -> usize {
    let lane = |lane: &LaneBox| {
        if lane.folded {
            4
        } else {
            9 + 9 * lane.marks.len() / 2 + 4 * lane.cells.len()
        }
    };
    chart.ticks.len() * 2 + chart.lanes.iter().map(lane).sum::<usize>()
}

#[test]
fn cost_follows_the_pixels_not_the_data() {
    for count in [0, 1, 20, 1_000, 10_000] {
        let dataset = crowded(count);
        assert_eq!(dataset.entries.len(), count);
        for (from, to) in [
            ("2005-01-01", "2028-12-31"),
            ("2011-01-01", "2014-12-31"),
            ("2013-05-01", "2014-09-30"),
        ] {
            let view = View {
                window: window(&dataset, day(from), day(to)),
                ..whole(&dataset, 960)
            };
            let chart = laid_out(&dataset, &view);
            assert!(
                elements(&chart) <= 520,
                "{count} entries: {} elements",
                elements(&chart)
            );
            // Nothing but cells in a lane of many entries: they take its height, which was empty above them.
            for lane in chart.lanes.iter().filter(|lane| !lane.cells.is_empty()) {
                assert!(lane.cells_y + lane.cells_height <= lane.height);
                let alone = lane.marks.is_empty() && lane.total > 120;
                assert_eq!(lane.cells_height > 100, alone, "{:?}", lane.key);
            }
            let seen: usize = chart
                .lanes
                .iter()
                .map(|lane| {
                    lane.marks.len()
                        + lane.hidden
                        + lane.cells.iter().map(|cell| cell.count).sum::<usize>()
                })
                .sum();
            assert!(count < 20 || seen > 0);
        }
    }
}

/// Entries without a label had nothing that named them: the ZAA in the window of one year, "Vier Länder im Norden" in that of the
/// years in which it had ended.
#[test]
fn what_has_no_room_for_its_label_has_a_number() {
    let dataset = shipped();
    let (mut numbers, mut nameless) = (0, 0);
    for (from, to) in [
        ("2014-01-01", "2014-12-31"),
        ("2011-01-01", "2018-12-31"),
        ("2019-07-01", "2020-02-01"),
        ("2022-12-01", "2023-02-01"),
        // Nothing but the soft year of a beginning is in the window.
        ("2011-07-03", "2012-01-02"),
        ("2010-09-02", "2019-09-02"),
        ("2005-01-01", "2020-12-31"),
    ] {
        let open = |lane: &LaneBox| lane.marks.clone();
        let toggled: Vec<String> = dataset
            .organisations
            .iter()
            .map(|one| one.id.clone())
            .collect();
        for width in [288, 720, 960] {
            let view = View {
                window: window(&dataset, day(from), day(to)),
                toggled: &toggled,
                ..whole(&dataset, width)
            };
            let chart = laid_out(&dataset, &view);
            let keyed: Vec<usize> = chart.keyed().map(|(number, _)| number).collect();
            assert_eq!(keyed, (1..=keyed.len()).collect::<Vec<_>>(), "lane by lane");
            numbers += keyed.len();
            for lane in &chart.lanes {
                assert_eq!(unreadable(lane, width), 0, "{:?}", lane.key);
            }
            let marks: Vec<Mark> = chart.lanes.iter().flat_map(open).collect();
            // What of it is at the edge of the window may be narrower than a number.
            let wide = |mark: &&Mark| mark.edges().1 - mark.edges().0 >= 24;
            let without = marks.iter().filter(|mark| mark.label.is_none());
            nameless += without.filter(wide).count();
        }
    }
    assert!(numbers > 0);
    assert_eq!(nameless, 0);
}

/// The line of a day went through the "?" of a beginning or an end that nobody knows.
#[test]
fn a_line_stops_short_of_a_question_mark() {
    let dataset = shipped();
    let whole = whole(&dataset, 960);
    let chart = laid_out(&dataset, &whole);
    let mut asked = 0;
    for lane in &chart.lanes {
        for mark in &lane.marks {
            let Shape::Bar { extent, .. } = &mark.shape else {
                continue;
            };
            if extent.end != End::Unknown {
                continue;
            }
            let share = f64::from(extent.x1 + 8) / 960.0;
            let days = (share * f64::from(whole.window.days())) as i32;
            let view = View {
                day: whole.window.first.plus(days),
                ..whole.clone()
            };
            let chart = laid_out(&dataset, &view);
            let same = chart.lanes.iter().find(|other| other.key == lane.key);
            let gaps = &same.unwrap().gaps;
            assert!(
                gaps.iter().any(|gap| gap.from == mark.y),
                "{:?}",
                mark.record
            );
            asked += 1;
        }
    }
    assert!(asked > 0);
}

/// A marker of the day after the window was drawn on its edge, and a fading end of what had been before; no list had them.
#[test]
fn the_chart_draws_nothing_that_the_list_does_not_have() {
    let dataset = shipped();
    let index = TimelineIndex::new(&dataset);
    let toggled: Vec<String> = dataset
        .organisations
        .iter()
        .map(|one| one.id.clone())
        .collect();
    for entry in dataset
        .entries
        .iter()
        .filter_map(|entry| entry.when?.earliest_start())
    {
        let view = View {
            window: window(&dataset, entry.plus(-400), entry.plus(-1)),
            toggled: &toggled,
            ..whole(&dataset, 960)
        };
        let listed = index.shown(&dataset, &view);
        let drawn = laid_out(&dataset, &view).lanes;
        for mark in drawn.iter().flat_map(|lane| &lane.marks) {
            assert!(
                listed.contains(&mark.record),
                "{:?} before {entry:?}",
                mark.record
            );
        }
    }
}

/// First and last day of what a mark is of.
fn days_of(index: &TimelineIndex, mark: &Mark, key: LaneKey) -> Option<(Day, Day)> {
    let LaneKey::History(lane) = key else {
        return None;
    };
    let items = &index.lane(lane)?.items;
    let item = items.iter().find(|item| item.record == mark.record)?;
    Some((item.first, item.last))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn on_the_whole_span_nothing_moves_while_the_window_does(
        first in 0_i32..5_000, days in 500_i32..3_500, step in -300_i32..300, width in 280_i32..960,
    ) {
        let dataset = shipped();
        let index = TimelineIndex::new(&dataset);
        let start = dataset.span.0.plus(first);
        let here = window(&dataset, start, start.plus(days));
        let there = here.shift(step, dataset.span);
        prop_assume!(there.days() == here.days());
        let at = |window: Window| chart(&dataset, &index, &View { window, lanes: LaneId::ALL[..6].to_vec(), ..whole(&dataset, width) });
        let relative = at(here);
        let (here, there) = (at(here).on_span(), at(there).on_span());
        prop_assert_eq!(relative.left, 0);
        prop_assert_eq!(here.left, relative.offset);
        prop_assert_eq!(here.clone().on_span(), here.clone(), "shifted twice");
        for (a, b) in relative.lanes.iter().zip(&here.lanes) {
            for (a, b) in a.marks.iter().zip(&b.marks) {
                prop_assert_eq!(a.edges().0 + here.left, b.edges().0);
            }
        }
        let inside = |chart: &Chart, mark: &Mark| {
            let (from, to) = mark.edges();
            chart.left < from && to < chart.left + chart.width
        };
        for (a, b) in here.lanes.iter().zip(&there.lanes) {
            for mark in a.marks.iter().filter(|mark| inside(&here, mark)) {
                let same = b.marks.iter().find(|other| other.record == mark.record);
                if let Some(same) = same.filter(|same| inside(&there, same)) {
                    prop_assert_eq!(mark.edges(), same.edges());
                    prop_assert_eq!(mark.y, same.y);
                }
            }
            // Those in both windows stand in the same order.
            let order = |one: &LaneBox, other: &LaneBox| -> Vec<_> {
                let records: Vec<_> = other.marks.iter().map(|mark| mark.record).collect();
                let all = one.marks.iter().map(|mark| mark.record);
                all.filter(|record| records.contains(record)).collect()
            };
            prop_assert_eq!(order(a, b), order(b, a));
        }
    }

    /// One "+" took sixteen milestones with their labels away and left nine counted buttons, some for one entry. What is wholly
    /// in the window stays when somebody comes closer, but for one at most that others with longer labels leave no room.
    #[test]
    fn coming_closer_takes_nothing_away(first in 0_i32..5_000, days in 500_i32..8_000) {
        let dataset = shipped();
        let index = TimelineIndex::new(&dataset);
        let start = dataset.span.0.plus(first);
        let wide = window(&dataset, start, start.plus(days));
        let near = wide.zoom(0.5, 0.5, dataset.span);
        let at = |window: Window| chart(&dataset, &index, &View { window, ..whole(&dataset, 960) });
        let (wide, close) = (at(wide), at(near));
        for (a, b) in wide.lanes.iter().zip(&close.lanes).filter(|(a, _)| !a.folded) {
            let lost = a.marks.iter().filter(|mark| {
                let whole = days_of(&index, mark, a.key)
                    .is_some_and(|(from, to)| near.shows(from) && near.shows(to));
                whole && !b.marks.iter().any(|other| other.record == mark.record)
            });
            prop_assert!(lost.count() <= 1, "{:?}", a.key);
        }
    }

    /// Folded lanes had the height of the lines in the window: 46, 53, 45 pixels in three steps, and the page below jumped.
    #[test]
    fn lanes_keep_their_height_and_labels_their_room_while_the_window_moves(
        first in 0_i32..5_000, days in 500_i32..3_500, step in -300_i32..300, width in 280_i32..960,
    ) {
        let dataset = shipped();
        let index = TimelineIndex::new(&dataset);
        let start = dataset.span.0.plus(first);
        let here = window(&dataset, start, start.plus(days));
        let there = here.shift(step, dataset.span);
        prop_assume!(there.days() == here.days());
        let at = |window: Window| chart(&dataset, &index, &View { window, ..whole(&dataset, width) });
        let (here, there) = (at(here), at(there));
        for (a, b) in here.lanes.iter().zip(&there.lanes) {
            prop_assert_eq!(a.height, b.height, "{:?}", a.key);
            for lane in [a, b] {
                prop_assert_eq!(unreadable(lane, width), 0, "{:?}", lane.key);
                for mark in &lane.marks {
                    prop_assert!(boxes(mark).iter().all(|(from, to)| from <= to));
                    prop_assert!(mark.y + mark.height <= lane.height);
                }
            }
            // What is in both windows keeps its row.
            for mark in &a.marks {
                if let Some(same) = b.marks.iter().find(|other| other.record == mark.record) {
                    prop_assert_eq!(mark.y, same.y);
                }
            }
        }
    }
}
