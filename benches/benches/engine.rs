//! How long the engine takes for datasets of growing size.
//!
//! `cargo xtask bench engine` runs it; a word after it chooses: `cargo xtask bench engine as_of`.

use std::hint::black_box;
use std::time::Duration;

use benches::{SEED, SIZES};
use chronik::as_of::as_of;
use chronik::dataset::{Dataset, read};
use chronik::edtf::Day;
use chronik::lang::Lang;
use chronik::timeline::chart::{View, chart};
use chronik::timeline::index::TimelineIndex;
use chronik::timeline::labels::Label;
use chronik::timeline::lanes::{Item, pack};
use chronik::timeline::window::{Range, Window};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn file(count: usize) -> String {
    benches::dataset(&benches::entries(count, SEED))
}

/// The dataset of a size. What is measured is asserted to be there.
fn dataset(count: usize) -> Dataset {
    let checked = read(file(count).as_bytes());
    let Ok(checked) = checked else {
        unreachable!("the made-up dataset is sound, see the tests of this crate");
    };
    assert!(checked.dataset.entries.len() > count);
    checked.dataset
}

fn day() -> Day {
    Day::new(2014, 7, 1).unwrap_or(Day::MIN)
}

/// The whole time, and two years of it, over 960 px.
fn views(dataset: &Dataset) -> [(&'static str, View<'_>); 2] {
    let today = Day::new(2026, 11, 22).unwrap_or(Day::MIN);
    let whole = View {
        day: day(),
        ..View::whole(dataset, Lang::De, today, 960)
    };
    let range = Range {
        from: Day::new(2013, 7, 1),
        to: Day::new(2015, 6, 30),
    };
    let near = View {
        window: Window::of(range, dataset.span),
        ..whole.clone()
    };
    [("whole", whole), ("two-years", near)]
}

/// From bytes to a checked dataset.
fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    for count in SIZES {
        let file = file(count);
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            &file,
            |bencher, file| {
                bencher.iter(|| read(black_box(file.as_bytes())));
            },
        );
    }
    group.finish();
}

/// The state of the network on a day, and the chart with what holds on it.
fn on_a_day(criterion: &mut Criterion) {
    let datasets = SIZES.map(|count| (count, dataset(count)));
    let mut group = criterion.benchmark_group("as_of");
    for (count, dataset) in &datasets {
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            dataset,
            |bencher, dataset| {
                bencher.iter(|| as_of(black_box(dataset), day()));
            },
        );
    }
    group.finish();
    let mut group = criterion.benchmark_group("chart");
    for (count, dataset) in &datasets {
        let index = TimelineIndex::new(dataset);
        for (name, view) in views(dataset) {
            group.bench_with_input(
                BenchmarkId::new(name, count),
                dataset,
                |bencher, dataset| {
                    bencher.iter(|| chart(black_box(dataset), &index, &view));
                },
            );
        }
    }
    group.finish();
}

/// Bars and labels into the rows of one lane.
fn packing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pack");
    for count in SIZES {
        let items: Vec<Item> = benches::entries(count, SEED).iter().map(item).collect();
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            &items,
            |bencher, items| {
                bencher.iter(|| pack(black_box(items), (0, 960), 7));
            },
        );
    }
    group.finish();
}

/// An entry as a bar, a pixel being nine days: all of the time in 960 pixels.
fn item(entry: &benches::Entry) -> Item {
    let first = Day::new(benches::YEARS.0, 1, 1).unwrap_or(Day::MIN);
    let x = |day: Day| (day.number() - first.number()) / 9;
    let (x0, x1) = (x(entry.start), x(entry.end.unwrap_or(entry.start)) + 4);
    Item {
        x0,
        x1,
        inside: Some((x0, x1)),
        gap: 8,
        labels: vec![Label::new(vec![entry.title.clone()], 1)],
    }
}

criterion_group! {
    name = engine;
    // Ten runs of the largest in a time that somebody waits for.
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = reading, on_a_day, packing
}
criterion_main!(engine);
