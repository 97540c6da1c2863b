//! The frame of every page: landmarks, navigation, the page of the route, the footer.

use chronik::edtf::Day;
use chronik::lang::Lang;
use chronik::state::{Route, State};
use leptos::prelude::*;
use leptos_router::components::Router;
use markup::html;
use send_wrapper::SendWrapper;

use crate::catalogue::RESULTS_HEADING;
use crate::dom::{IntoNode, Node, Page, Root};
use crate::i18n::{holdings, list_count, list_name};
use crate::kern::{Icon, announce, icon};
use crate::load::Load;
use crate::pages;
use crate::parts::Parts;
#[cfg(feature = "csr")]
use crate::parts::{Held, Part};
use crate::platform;
use crate::site::{self, Ready, Site};
use crate::timeline::SELECTION_HEADING;
use crate::timeline::defs;

/// The program: `base` is the path below which the site lives, without a slash at its end.
#[component]
pub fn App(
    /// The path below which the site lives.
    base: String,
    /// Whether another site shows the page in a frame.
    framed: bool,
    /// Where the page stands with its data at the start.
    load: RwSignal<Load>,
    /// The parts of the program that are here.
    parts: Parts,
    /// Today.
    today: Day,
    /// Width of the page in CSS pixels, where it is known.
    width: Option<i32>,
    /// The page whose content it takes over.
    page: Option<SendWrapper<Page>>,
) -> impl IntoView {
    let pages = site::pages(&base, framed);
    view! {
        <Router base=pages>
            <Frame base=base framed=framed load=load parts=parts today=today width=width page=page />
        </Router>
    }
}

#[component]
fn Frame(
    base: String,
    framed: bool,
    load: RwSignal<Load>,
    parts: Parts,
    today: Day,
    width: Option<i32>,
    page: Option<SendWrapper<Page>>,
) -> impl IntoView {
    let site = Site::new(base, framed, load, parts, today, width);
    follow_route(site);
    follow_width(site);
    let left_out = follow_address(site);
    // A new page or language builds the frame anew, and so does another list or dataset, which every link takes along;
    // everything else changes in place.
    let carried = Memo::new(move |_| site.state.with(State::carried));
    // Read and not only tracked: a memo that nobody has read yet counts as changed with the first change of the state.
    let carried = move || carried.with(|_| ());
    let frame = move || {
        site.place.track();
        carried();
        let t = site.texts();
        if site.framed {
            return html! {
                {skip_link(site, "ende", t.skip_frame)}
                {main(site, left_out)}
                {source(site)}
                {defs()}
            };
        }
        html! {
            {skip_link(site, "inhalt", t.skip_to_content)}
            {header(site)}
            {main(site, left_out)}
            {footer(site)}
            {defs()}
        }
    };
    // Outside of the frame: it speaks of what builds the frame anew.
    let said = announce(carried, move || list_count(site.lang(), site.saved().len()));
    Root::over(page, Node::List(vec![frame.into_node(), said]))
}

/// Keeps title and language true, and moves the focus to the heading when the page changes.
fn follow_route(site: Site) {
    let table = Memo::new(move |_| site.state.with(State::is_table));
    Effect::new(move |before: Option<((Lang, Route), bool)>| {
        let now = site.place.get();
        table.track();
        let anew = before.as_ref().is_none_or(|(before, _)| *before != now);
        fetch_part(site, &now.1, anew);
        let settled = site.parts.is_settled(&now.1);
        let data = site.data();
        let title = site
            .state
            .with_untracked(|state| pages::title(state, data.as_deref()));
        platform::set_page(now.0.code(), &title);
        // The router holds the address back until the new page is there.
        #[cfg(feature = "csr")]
        if let Some(browser) = use_context::<leptos_router::location::BrowserUrl>() {
            use leptos_router::location::LocationProvider;
            browser.ready_to_complete();
        }
        let waited = before.as_ref().is_some_and(|(_, waits)| *waits);
        let other_page = before.as_ref().is_some_and(|(before, _)| before.1 != now.1);
        let moved = before.is_some_and(|(before, _)| before != now);
        if moved {
            platform::forget_build();
            focus_page(site, other_page);
        } else if waited && settled {
            // The part of the program has come, and the page takes the place of the words about it. This may hear of it
            // before the page does. Whoever has gone on meanwhile stays there.
            request_animation_frame(move || {
                if platform::focus_is_lost() {
                    focus_arrival(site, true);
                }
            });
        }
        (now, (moved || waited) && !settled)
    });
}

/// Puts the focus where somebody came from who has gone back, else to where a page begins.
fn focus_page(site: Site, other_page: bool) {
    #[cfg(feature = "csr")]
    if platform::places::restore() {
        return;
    }
    focus_arrival(site, other_page);
}

/// Puts the focus to the heading of the page. Who comes to the offers with a question gets the answer, and who comes from another
/// page to an entry of the timeline its details: on a phone both begin screens below the heading.
fn focus_arrival(site: Site, other_page: bool) {
    let (asked, selected) = site.state.with_untracked(|state| {
        let asked = state.route == Route::Catalogue && !state.filter.is_empty();
        (asked, state.selected.is_some() && state.tour.is_none())
    });
    let there = if asked {
        platform::focus_at_top(RESULTS_HEADING)
    } else {
        other_page && selected && platform::focus(SELECTION_HEADING)
    };
    if !there {
        platform::focus_heading();
    }
}

/// Asks for the part of the program that has the page of a route; once more when somebody comes to a page (`anew`) whose part
/// did not arrive before.
#[cfg(feature = "csr")]
fn fetch_part(site: Site, route: &Route, anew: bool) {
    let Some(part) = Part::of(route) else {
        return;
    };
    let held = site.parts.signal(part);
    let ask = match held.get_untracked() {
        Held::Yes(_) | Held::Coming => false,
        Held::No => anew,
        Held::Missing => {
            if anew {
                held.set(Held::No);
            }
            anew
        }
    };
    if ask {
        leptos::task::spawn_local(site.parts.take(part));
    }
}

#[cfg(not(feature = "csr"))]
fn fetch_part(_: Site, _: &Route, _: bool) {}

/// The chart is laid out for the width there is.
fn follow_width(site: Site) {
    Effect::new(move |_| {
        let set = move |width| {
            if site.width.get_untracked() != Some(width) {
                site.width.set(Some(width));
            }
        };
        platform::on_resize(set);
        // A page around prints a frame as high as it is on the screen: nothing may come to it.
        platform::on_print(move |on| site.printing.set(on && !site.framed));
    });
}

fn skip_link(site: Site, target: &'static str, words: &'static str) -> Node {
    // The full address: below a `<base>` a bare fragment would lead to the start page.
    let href = move || format!("{}#{target}", site.href(&site.written.get()));
    let focus = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        platform::focus(target);
    };
    html! { <a class="skip" href=href on:click=focus>{words}</a> }
}

fn header(site: Site) -> Node {
    let t = site.texts();
    let open = RwSignal::new(false);
    // A link in the menu leads to another page: the menu has done its work.
    Effect::new(move |_| {
        site.state.track();
        open.set(false);
    });
    let links = [
        (Route::Timeline, t.timeline.to_owned()),
        (Route::Catalogue, t.offers.to_owned()),
        (Route::List, list_name(site.lang(), site.saved().len())),
        (Route::Data, t.data.to_owned()),
    ]
    .map(|(route, name)| {
        let href = site.link(route.clone());
        // The list brings a script of its own: a page of its own for the browser.
        let own = (route == Route::List).then_some("external");
        let current = move || site.state.with(|state| current(&state.route, &route));
        html! { <li><a href=href rel=own aria-current=current>{name}</a></li> }
    });
    html! {
        <header>
            <div class="official">
                <div class="wrap official-row">
                    <p>{t.official}</p>
                    <nav aria-label=t.special_languages>
                        <ul class="official-links">
                            <li><a class="quiet" href=site.link(Route::EasyLanguage)>{t.easy_language}</a></li>
                            <li><a class="quiet" href=site.link(Route::SignLanguage)>{t.sign_language}</a></li>
                        </ul>
                    </nav>
                </div>
            </div>
            <div class="wrap row site-bar">
                <a class="brand" href=site.link(Route::Start)>{t.brand}</a>
                <button
                    type="button"
                    class="menu-toggle needs-app"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls="menue"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {icon(Icon::Menu)}
                    {t.menu}
                </button>
                <div class="menu" id="menue">
                    <nav aria-label=t.main_menu><ul class="main-nav">{links}</ul></nav>
                    <nav aria-label=t.language>
                        <ul class="langs">
                            {language(site, Lang::De, t.german)}
                            {language(site, Lang::En, t.english)}
                        </ul>
                    </nav>
                </div>
            </div>
        </header>
    }
}

/// Whether a page belongs to an item of the menu; "page" for the item itself.
fn current(route: &Route, item: &Route) -> Option<&'static str> {
    let below = match item {
        Route::Timeline => matches!(route, Route::Phase(_)),
        Route::Catalogue => matches!(
            route,
            Route::Project(_) | Route::Part(..) | Route::Carrier(_)
        ),
        _ => false,
    };
    if route == item {
        Some("page")
    } else {
        below.then_some("true")
    }
}

/// The same view in a language. A page of its own for the browser (`rel="external"`): every text,
/// `lang` and the reading voice change, so nothing of the old page is worth keeping.
fn language(site: Site, lang: Lang, name: &'static str) -> Node {
    let href = move || {
        site.href(&State {
            lang,
            ..site.state.get()
        })
    };
    let current = (site.lang() == lang).then_some("true");
    html! { <li><a href=href rel="external" lang=lang.code() hreflang=lang.code() aria-current=current>{name}</a></li> }
}

fn main(site: Site, left_out: RwSignal<String>) -> Node {
    let (lang, route) = site.place.get_untracked();
    // The id makes it another element: nothing of the old page, such as a typed word, stays.
    let path = route.path(lang);
    let id = format!("seite-{}", path.trim_end_matches('/').replace('/', "-"));
    let notice = move || {
        site.data()
            .and_then(|data| pages::defects_notice(site, &Ready(data)))
    };
    let note = address_note(site, left_out);
    let page = move || {
        if !pages::needs_data(&route) {
            return pages::without_data(site, &route);
        }
        match site.load.get() {
            Load::Pending => pages::loading(site, &route, None, site.texts().loading),
            Load::Ready(data) => pages::page(site, &route, data),
            Load::Failed(error) => pages::failed(site, &error),
        }
    };
    html! { <main id="inhalt" tabindex="-1">{notice}{note}<div id=id>{page}</div></main> }
}

/// The address for which something is said: that which asked too much, until it is corrected, then the corrected one.
enum Noted {
    Asked(String),
    Shown(String),
}

/// Corrects the address, and holds what in it was not understood and left out, until the next view. Outside of the frame,
/// which a corrected list builds anew.
fn follow_address(site: Site) -> RwSignal<String> {
    let left_out = RwSignal::new(String::new());
    Effect::new(move |before: Option<Option<Noted>>| {
        let data = site.data();
        // Before it is corrected.
        let here = site.here();
        let found = data.map(|data| site.correct_address(&data.checked.dataset));
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            left_out.set(found.join(", "));
            return Some(Noted::Asked(here));
        }
        match before.flatten()? {
            Noted::Asked(asked) if asked == here => Some(Noted::Asked(asked)),
            Noted::Asked(_) => Some(Noted::Shown(here)),
            Noted::Shown(shown) if shown == here => Some(Noted::Shown(shown)),
            Noted::Shown(_) => {
                left_out.set(String::new());
                None
            }
        }
    });
    left_out
}

/// What in the address was left out, in words.
fn address_note(site: Site, left_out: RwSignal<String>) -> Node {
    let t = site.texts();
    let words = move || {
        let left_out = left_out.get();
        (!left_out.is_empty())
            .then(|| html! { <p class="notice">{t.address_note}<bdi>{left_out}</bdi></p> })
    };
    html! { <div class="wrap" role="status">{words}</div> }
}

/// Below a page in a frame: where it comes from, and the way there.
fn source(site: Site) -> Node {
    let t = site.texts();
    html! {
        <footer class="wrap frame-foot" id="ende" tabindex="-1">
            <p>{t.source} ": " <a href=move || site.unframed() target="_blank" rel="noopener">{t.open_unframed}</a></p>
        </footer>
    }
}

fn footer(site: Site) -> Node {
    let t = site.texts();
    let links = [
        (site.link(Route::Accessibility), t.accessibility),
        (format!("{}#fehler", site.link(Route::Data)), t.report_error),
        (site.link(Route::EasyLanguage), t.easy_language),
        (site.link(Route::SignLanguage), t.sign_language),
        (site.link(Route::Imprint), t.imprint),
        (site.link(Route::Privacy), t.privacy),
        (site.link(Route::Licences), t.licences),
    ]
    .map(|(href, name)| html! { <li><a class="quiet" href=href>{name}</a></li> });
    let glossary = site.glossary(None);
    let holdings = move || {
        site.data().map(|data| {
            let dataset = &data.checked.dataset;
            let projects = dataset.projects().count();
            let parts = dataset.offers.len() - projects;
            let words = holdings(
                site.lang(),
                dataset.entries.len() + dataset.figures.len(),
                projects,
                parts,
            );
            let href = format!("{}#herunterladen", site.link(Route::Data));
            html! { <p class="foot-note">{words} " " <a href=href>{t.download_data}</a></p> }
        })
    };
    // On paper nobody sees the address.
    let retrieved = move || {
        let day = site.today.words(site.lang());
        (site.printing.get())
            .then(|| html! { <p class="foot-note">{t.retrieved} " " {day} ": " {platform::address()}</p> })
    };
    let other = site.lang().other();
    let other_name = if other == Lang::De {
        t.german
    } else {
        t.english
    };
    let switch = move || {
        site.href(&State {
            lang: other,
            ..site.state.get()
        })
    };
    html! {
        <footer class="site-foot">
            <div class="wrap row">
                <p class="foot-name">{t.brand}</p>
                <nav aria-label=t.footer>
                    <ul class="link-row">
                        <li class="foot-lang"><a class="quiet" href=switch rel="external" lang=other.code() hreflang=other.code()>{other_name}</a></li>
                        {links}
                        <li><a class="quiet" href=glossary rel="external">{t.glossary}</a></li>
                        <li><a class="quiet" href=site.embedding() rel="external">{t.embedding}</a></li>
                    </ul>
                </nav>
                <div></div>
                <div>{holdings}{retrieved}</div>
                // Filled by offline.js.
                <iq-offline></iq-offline>
            </div>
        </footer>
    }
}
