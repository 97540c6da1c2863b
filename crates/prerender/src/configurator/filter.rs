//! The fields of the filter: the search and the facets of the catalogue.

use chronik::facets::Choice;
use chronik::lang::Lang;
use chronik::state::{Filter, Route, State};
use iq_chronik::i18n::{Word, messages, phase_years};
use iq_chronik::load::Data;

use super::input;
use crate::head::escape;
use crate::site::Site;

/// All of them, folded up, with the names and values that they have in an address.
pub(super) fn fields(site: &Site, data: &Data, lang: Lang) -> String {
    let t = messages(lang);
    let dataset = &data.checked.dataset;
    let everything = Filter::default();
    let results = data
        .catalogue
        .results(dataset, &everything, None, site.today);
    let facets = results.facets;
    let carrier = |id: &String| {
        let carrier = dataset.organisation(id);
        carrier.map_or_else(|| id.clone(), |carrier| carrier.short.clone())
    };
    let phase = |id: &String| {
        let phase = dataset.entry(id);
        phase.map_or_else(|| id.clone(), |phase| phase_years(phase.when.as_ref()))
    };
    let facets = [
        facet(t.facet_status, &facets.status, worded(lang), |f| {
            &mut f.status
        }),
        facet(t.facet_activity, &facets.activity, worded(lang), |f| {
            &mut f.activity
        }),
        facet(t.facet_field, &facets.field, worded(lang), |f| &mut f.field),
        facet(t.facet_audience, &facets.audience, worded(lang), |f| {
            &mut f.audience
        }),
        facet(t.facet_carrier, &facets.carrier, carrier, |f| {
            &mut f.carrier
        }),
        facet(t.facet_phase, &facets.phase, phase, |f| &mut f.phase),
    ]
    .concat();
    let search = input("q", t.search_label, "type=\"search\" maxlength=\"200\"");
    let filter = t.filter;
    format!(
        "<fieldset class=\"kern-fieldset\" name=\"filter\"><legend class=\"sr-only\">{filter}</legend><details class=\"fold\"><summary>{ARROW}{filter}</summary><div class=\"stack-list\">{search}<div class=\"embed-fields\">{facets}</div></div></details></fieldset>"
    )
}

const ARROW: &str = "<svg class=\"icon icon--small\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M9 5l7 7-7 7\"/></svg>";

fn worded<T: Word>(lang: Lang) -> impl Fn(&T) -> String {
    move |value| value.word(lang).to_owned()
}

/// One facet. What no offer has would make an empty frame, and is left out.
fn facet<T: Clone>(
    legend: &str,
    choices: &[Choice<T>],
    name: impl Fn(&T) -> String,
    list: fn(&mut Filter) -> &mut Vec<T>,
) -> String {
    let rows: String = choices
        .iter()
        .filter(|choice| choice.count > 0)
        .map(|choice| {
            let mut state = State::at(Lang::De, Route::Catalogue);
            list(&mut state.filter).push(choice.value.clone());
            let query = state.query();
            // One choice is one parameter.
            let (key, value) = query.trim_start_matches('?').split_once('=').unwrap_or_default();
            let words = escape(&name(&choice.value));
            format!(
                "<li><label class=\"facet-row\"><input class=\"kern-form-check__checkbox\" type=\"checkbox\" name=\"{key}\" value=\"{value}\"><span>{words}</span></label></li>"
            )
        })
        .collect();
    format!(
        "<fieldset class=\"kern-fieldset facet\"><legend class=\"kern-label\">{legend}</legend><ul>{rows}</ul></fieldset>"
    )
}
