//! The fields of the filter: the search and the facets of the catalogue.

use chronik::facets::Choice;
use chronik::lang::Lang;
use chronik::state::Filter;
use iq_chronik::catalogue::{facet_name, value_name};
use iq_chronik::i18n::messages;
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
        .catalogue()
        .results(dataset, &everything, None, site.today);
    let facets: String = results
        .facets
        .iter()
        .map(|(facet, choices)| {
            let name = |value: &str| value_name(dataset, lang, *facet, value);
            group(facet_name(t, *facet), facet.key(), choices, name)
        })
        .collect();
    let search = input("q", t.search_label, "type=\"search\" maxlength=\"200\"");
    let filter = t.filter;
    format!(
        "<fieldset class=\"kern-fieldset\" name=\"filter\"><legend class=\"sr-only\">{filter}</legend><details class=\"fold\"><summary>{ARROW}{filter}</summary><div class=\"stack-list\">{search}<div class=\"embed-fields\">{facets}</div></div></details></fieldset>"
    )
}

const ARROW: &str = "<svg class=\"icon icon--small\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M9 5l7 7-7 7\"/></svg>";

/// One facet.
fn group(legend: &str, key: &str, choices: &[Choice], name: impl Fn(&str) -> String) -> String {
    let rows: String = choices
        .iter()
        .map(|choice| {
            let (value, words) = (escape(&choice.value), escape(&name(&choice.value)));
            format!(
                "<li><label class=\"facet-row\"><input type=\"checkbox\" name=\"{key}\" value=\"{value}\"><span>{words}</span></label></li>"
            )
        })
        .collect();
    format!(
        "<fieldset class=\"kern-fieldset facet\"><legend class=\"kern-label\">{legend}</legend><ul>{rows}</ul></fieldset>"
    )
}
