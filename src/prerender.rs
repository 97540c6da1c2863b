//! A page as HTML, natively.

use chronik::edtf::Day;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::app::App;
use crate::load::Load;
use crate::parts::Parts;

/// What stands in `#app` at a path below the base of the site, with a query perhaps. `base` is what links begin with: nothing
/// at the root of a host, a dot on pages with a `<base>`.
#[must_use]
pub fn html(path: &str, base: &str, load: Load, today: Day) -> String {
    render(path, base, false, load, today)
}

/// The same for the frames of other sites.
#[must_use]
pub fn framed(path: &str, base: &str, load: Load, today: Day) -> String {
    render(path, base, true, load, today)
}

fn render(path: &str, base: &str, framed: bool, load: Load, today: Day) -> String {
    // The second call finds an executor there, which is as good.
    let _ = any_spawner::Executor::init_futures_executor();
    let base = base.to_owned();
    Owner::new().with(|| {
        provide_context(RequestUrl::new(&format!("/{path}")));
        let load = RwSignal::new(load);
        view! { <App base=base framed=framed load=load parts=Parts::new() today=today width=None page=None /> }
            .to_html()
    })
}
