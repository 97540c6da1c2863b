//! Pages that need no program: their content is HTML, and a script of their own does the little there is to do.

use std::sync::Arc;

use chronik::lang::Lang;
use chronik::state::{Route, State};
use iq_chronik::i18n::messages;
use iq_chronik::load::Data;

use crate::files::{MAIN, base, content};
use crate::head;
use crate::pages::Page;
use crate::site::Site;
use crate::template::{Parts, Template};

/// One of [`Route::STILL`]. The program has nothing of it.
pub(crate) fn page(lang: Lang, route: Route) -> Page {
    Page::new(State::at(lang, route))
}

/// What such a page is made of. Its texts are ours: they need no escape.
pub(crate) struct Still<'a> {
    /// Where it lies, and its language.
    pub(crate) page: Page,
    /// Its heading, and the name in its title.
    pub(crate) heading: &'a str,
    /// The first sentence, and what search engines show.
    pub(crate) lead: &'a str,
    /// Elements of its head.
    pub(crate) head: &'a str,
    /// The script in the place of the program.
    pub(crate) script: &'a str,
}

impl Still<'_> {
    /// Path and text of its file; `sections` follow the heading.
    pub(crate) fn file(
        &self,
        template: &Template,
        site: &Site,
        data: &Arc<Data>,
        sections: &str,
    ) -> (String, String) {
        let Self {
            page,
            heading,
            lead,
            head,
            script,
        } = self;
        let lang = page.state.lang;
        let head = format!(
            "<meta name=\"description\" content=\"{lead}\">{}{head}",
            head::addresses(page, site)
        );
        // The frame of the site around it is that of any other page.
        let around = content(&page.path, site, data, "");
        let (before, rest) = around.split_once(MAIN).unwrap_or_default();
        let after = rest.split_once("</main>").unwrap_or_default().1;
        let own = format!(
            "<div class=\"wrap row page-head\"><h1>{heading}</h1><p class=\"sentence\">{lead}</p></div>{sections}"
        );
        let parts = Parts {
            lang: lang.code(),
            base: &base(&page.path),
            title: &format!("{heading} – {}", messages(lang).brand),
            head: &head,
            body: Some(&format!("{before}{MAIN}{own}</main>{after}")),
        };
        (
            format!("{}index.html", page.path),
            template.with_script(&parts, script),
        )
    }
}

/// A section with its name in the column of names.
pub(crate) fn section(id: &str, name: &str, body: &str) -> String {
    format!(
        "<section class=\"wrap row section\" aria-labelledby=\"{id}\"><div><h2 class=\"row-name\" id=\"{id}\">{name}</h2></div><div>{body}</div></section>"
    )
}
