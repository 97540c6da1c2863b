//! "Für mich finden": three questions that only set filters.

use crate::dom::Node;
use chronik::dataset::vocabulary::{Audience, Field};
use chronik::state::Facet;
use leptos::prelude::*;
use markup::html;

use super::facets::value_name;
use crate::kern::{Icon, icon};
use crate::site::{Ready, Site};

/// The three questions. Each shows the filter as it is and changes it at once; the button leads
/// down to the results.
#[must_use]
pub fn finder(site: Site, ready: &Ready) -> Node {
    let t = site.texts();
    let set = move |facet: Facet| {
        move |event: leptos::ev::Event| {
            let value = event_target_value(&event);
            site.go(|state| state.filter.choose(facet, &meant(facet, &value)));
        }
    };
    let ask = |id, label, facet| question(id, label, options(site, ready, facet), set(facet));
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        crate::platform::focus_at_top(super::facets::RESULTS_HEADING);
    };
    html! {
        <div class="band-row needs-app">
            <form class="wrap row finder" aria-labelledby="finder" on:submit=show>
                <div>
                    <h2 class="row-name" id="finder">{t.find_for_me}</h2>
                    <p class="muted">{t.find_for_me_text}</p>
                </div>
                <div class="finder-fields">
                    {ask("finder-audience", t.i_am, Facet::Audience)}
                    {ask("finder-field", t.my_field, Facet::Field)}
                    {ask("finder-activity", t.i_need, Facet::Activity)}
                    <button class="kern-btn kern-btn--primary btn--block" type="submit">
                        <span class="kern-label">{t.show_offers}</span>
                    </button>
                </div>
            </form>
        </div>
    }
}

/// The values that an answer stands for. Whoever names an occupation also wants what is there for all occupations, and whoever has
/// fled what is there for all who have come.
fn meant(facet: Facet, answer: &str) -> Vec<&str> {
    let all = match facet {
        Facet::Field => Some(Field::All.id()),
        Facet::Audience if answer == Audience::Refugees.id() => Some(Audience::Migrants.id()),
        _ => None,
    };
    let all = all.filter(|all| !answer.is_empty() && answer != *all);
    Some(answer).into_iter().chain(all).collect()
}

fn options(site: Site, ready: &Ready, facet: Facet) -> Node {
    let chosen = site
        .state
        .with_untracked(|state| state.filter.chosen(facet).clone());
    // Other values, chosen in the filter, are no answer of these.
    let answers = facet.closed().unwrap_or_default().iter().copied();
    let given = answers.clone().find(|id| meant(facet, id) == chosen);
    // "All occupations" is there with each of them; as an answer it would leave out those for one.
    let values = answers
        .filter(|id| facet != Facet::Field || *id != Field::All.id())
        .map(|id| {
            let words = value_name(ready.dataset(), site.lang(), facet, id);
            html! { <option value=id selected=given == Some(id)>{words}</option> }
        })
        .collect::<Node>();
    html! { <option value="" selected=given.is_none()>{site.texts().any}</option> {values} }
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
