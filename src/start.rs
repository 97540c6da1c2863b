//! Start in the browser.

use std::sync::Arc;

use chronik::edtf::Day;
use chronik::state::State;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::App;
use crate::load::{Load, fetch};
use crate::platform;

/// The dataset, seen from the base of the site.
const DATASET: &str = "data/iq-hamburg.json";

/// Mounts the page in place of what it showed so far, fetches the data and marks the page as taken over.
pub fn start() {
    platform::install_panic_hook();
    let base = platform::base_path();
    let load = RwSignal::new(Load::Pending);
    // A device without a clock shows the day the first phase began; nothing else can be said.
    let today = platform::today().unwrap_or(Day::from_number(12_965));
    // Another dataset of this site, if the address names one.
    let asked = State::parse("", &platform::query()).dataset;
    let url = format!("{base}/{}", asked.as_deref().unwrap_or(DATASET));
    // The build knows the one of this version only.
    let integrity = asked.map_or_else(platform::dataset_integrity, |_| String::new());
    let app = move || view! { <App base=base load=load today=today /> };
    match platform::empty_root() {
        Some(root) => leptos::mount::mount_to(root, app).forget(),
        None => leptos::mount::mount_to_body(app),
    }
    spawn_local(async move {
        let loaded = fetch(&url, &integrity).await;
        load.set(match loaded {
            Ok(data) => Load::Ready(Arc::new(data)),
            Err(error) => Load::Failed(error),
        });
        platform::mark_ready();
    });
}
