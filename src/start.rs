//! Start in the browser.

use std::sync::Arc;
use std::time::Duration;

use chronik::edtf::Day;
use chronik::state::State;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
// Not that of Leptos, which is there only after the first mount.
use wasm_bindgen_futures::spawn_local;

use crate::app::App;
use crate::dom::{Page, Root};
use crate::load::{Data, Load, LoadError, fetch};
use crate::pages;
use crate::parts::{Held, Part, Parts};
use crate::platform::{self, takeover};
use crate::site;

/// The dataset, seen from the base of the site.
const DATASET: &str = "data/iq-hamburg.json";

/// When the parts are fetched that the page does not need itself.
const LATER: Duration = Duration::from_secs(2);

/// Fetches the data, lets the program take over what the page shows so far, and marks the page as taken over.
///
/// A page that came with its content keeps it until the program is complete, and for good if the data do not come. The
/// shell has nothing to keep: there the program says itself that the data are on their way.
pub fn start() {
    platform::install_panic_hook();
    // Before the router listens: it draws as soon as it has heard.
    platform::places::watch();
    let base = platform::base_path();
    let framed = platform::is_framed();
    let load = RwSignal::new(Load::Pending);
    // A device without a clock shows the day the first phase began; nothing else can be said.
    let today = platform::today().unwrap_or(Day::from_number(12_965));
    // Another dataset of this site, if the address names one.
    let asked = State::parse("", &platform::query()).dataset;
    let url = format!("{base}/{}", asked.as_deref().unwrap_or(DATASET));
    let other_data = asked.is_some();
    // The build knows the one of this version only.
    let integrity = asked.map_or_else(platform::dataset_integrity, |_| String::new());
    let parts = Parts::new();
    let place = platform::path();
    let place = place
        .strip_prefix(&*site::pages(&base, framed))
        .unwrap_or(&place);
    let route = State::parse(place, "").route;
    let part = Part::of(&route);
    if let Some(part) = part {
        // At the same time as the data.
        spawn_local(parts.take(part));
    }
    if !framed && !platform::saves_data() {
        set_timeout(
            move || {
                for part in Part::ALL {
                    spawn_local(parts.take(part));
                }
            },
            LATER,
        );
    }
    let mount = move |root, page: Option<Page>| {
        let width = platform::page_width();
        let page = page.map(SendWrapper::new);
        let app = move || view! { <App base=base framed=framed load=load parts=parts today=today width=width page=page /> };
        leptos::mount::mount_to(root, app).forget();
    };
    let Some(page) = takeover::page() else {
        if let Some(root) = platform::empty_root() {
            mount(root, None);
        }
        spawn_local(async move {
            load.set(match fetch(&url, &integrity).await {
                Ok(data) => Load::Ready(Arc::new(data)),
                Err(error) => Load::Failed(error),
            });
            platform::mark("ready");
        });
        return;
    };
    spawn_local(async move {
        match fetch_all(&url, &integrity, parts, part).await {
            Ok(data) => {
                let data = Arc::new(data);
                platform::next_task().await;
                if let Some(part) = part
                    && let Held::Yes(view) = parts.signal(part).get_untracked()
                {
                    (view.prepare)(&route, &data);
                    platform::next_task().await;
                }
                takeover::when_let_go(move || {
                    load.set(Load::Ready(data));
                    let (root, element) = (page.clone(), page.clone());
                    let done = Box::new(move || {
                        takeover::done(&page);
                        platform::mark("ready");
                    });
                    mount(
                        root,
                        Some(Page {
                            element,
                            other_data,
                            done,
                        }),
                    );
                });
            }
            Err(error) => {
                let words = pages::failed_above(platform::lang(), &error, &platform::address());
                takeover::notice(&page, |above| {
                    leptos::mount::mount_to(above, move || Root::new(words)).forget();
                });
                platform::mark("failed");
            }
        }
    });
}

/// The data, and with them the part of the program that the page needs.
async fn fetch_all(
    url: &str,
    integrity: &str,
    parts: Parts,
    part: Option<Part>,
) -> Result<Data, LoadError> {
    let data = fetch(url, integrity).await?;
    if let Some(part) = part {
        // The same attempt, if it still goes on.
        let view = part.fetch().await.map_err(|_| LoadError::Part)?;
        parts.signal(part).set(Held::Yes(view));
    }
    Ok(data)
}
