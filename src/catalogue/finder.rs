//! "Für mich finden": three questions that only set filters.

use crate::dom::Node;
use chronik::dataset::vocabulary::{Activity, Audience, Field};
use chronik::state::Filter;
use leptos::prelude::*;
use markup::html;

use crate::i18n::Word;
use crate::kern::{Icon, icon};
use crate::site::Site;

/// The three questions. Each shows the filter as it is and changes it at once; the button leads
/// down to the results.
#[must_use]
pub fn finder(site: Site) -> Node {
    let t = site.texts();
    let lang = site.lang();
    let filter = site.state.with_untracked(|state| state.filter.clone());
    let audience = options(Audience::ALL, &filter.audience, t.any, |v| {
        (v.id(), v.word(lang))
    });
    let field = options(Field::ALL, &filter.field, t.any, |v| (v.id(), v.word(lang)));
    let activity = options(Activity::ALL, &filter.activity, t.any, |v| {
        (v.id(), v.word(lang))
    });
    let set = move |change: fn(&mut Filter, &str)| {
        move |event: leptos::ev::Event| {
            let value = event_target_value(&event);
            site.go(|state| change(&mut state.filter, &value));
        }
    };
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        crate::platform::focus(super::facets::RESULTS_HEADING);
    };
    html! {
        <div class="band-row needs-app">
            <form class="wrap row finder" aria-labelledby="finder" on:submit=show>
                <div>
                    <h2 class="row-name" id="finder">{t.find_for_me}</h2>
                    <p class="muted">{t.find_for_me_text}</p>
                </div>
                <div class="finder-fields">
                    {question("finder-audience", t.i_am, audience, set(|f, v| f.audience = Audience::parse(v).into_iter().collect()))}
                    {question("finder-field", t.my_field, field, set(|f, v| f.field = field_and_all(v)))}
                    {question("finder-activity", t.i_need, activity, set(|f, v| f.activity = Activity::parse(v).into_iter().collect()))}
                    <button class="kern-btn kern-btn--primary btn--block" type="submit">
                        <span class="kern-label">{t.show_offers}</span>
                    </button>
                </div>
            </form>
        </div>
    }
}

/// Whoever names an occupation also wants what is there for all occupations.
fn field_and_all(value: &str) -> Vec<Field> {
    match Field::parse(value) {
        Some(Field::All) => vec![Field::All],
        Some(field) => vec![field, Field::All],
        None => Vec::new(),
    }
}

fn options<T: Copy + PartialEq>(
    all: &[T],
    chosen: &[T],
    any: &'static str,
    name: impl Fn(T) -> (&'static str, &'static str),
) -> Node {
    let first = chosen.first().copied();
    let values = all
        .iter()
        .map(|value| {
            let (id, words) = name(*value);
            html! { <option value=id selected=first == Some(*value)>{words}</option> }
        })
        .collect::<Node>();
    html! { <option value="" selected=first.is_none()>{any}</option> {values} }
}

fn question(
    id: &'static str,
    label: &'static str,
    options: Node,
    change: impl FnMut(leptos::ev::Event) + 'static,
) -> Node {
    html! {
        <div class="kern-form-input">
            <label class="kern-label" for=id>{label}</label>
            <div class="kern-form-input__select-wrapper">
                <select class="kern-form-input__select" id=id on:change=change>{options}</select>
                {icon(Icon::ChevronDown)}
            </div>
        </div>
    }
}
