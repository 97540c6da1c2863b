//! Pages of a long list: which one this is, and links to its neighbours.

use chronik::timeline::table::Page;
use markup::html;

use crate::dom::Node;
use crate::i18n::page_of;
use crate::kern::{Icon, icon_small};
use crate::site::Site;

/// Links to the pages before and after; nothing if there is only one.
pub(super) fn pager<T>(site: Site, page: &Page<T>) -> Node {
    if page.pages < 2 {
        return Node::Empty;
    }
    let t = site.texts();
    let link = |to: Option<usize>, name: &'static str, icon: Icon| {
        to.filter(|to| *to < page.pages).map(|to| {
            let href = site.with(|state| state.page = to);
            html! { <li><a class="kern-btn kern-btn--secondary" href=href>{icon_small(icon)}<span class="kern-label">{name}</span></a></li> }
        })
    };
    html! {
        <nav class="pager" aria-label=t.pages>
            <p>{page_of(site.lang(), page.page, page.pages, page.total)}</p>
            <ul class="actions">
                {link(page.page.checked_sub(1), t.page_before, Icon::ChevronLeft)}
                {link(Some(page.page + 1), t.page_after, Icon::ChevronRight)}
            </ul>
        </nav>
    }
}
