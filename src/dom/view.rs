//! A [`Node`] as a view of Leptos, so that components can return it.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node as DomNode};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;

use super::Node;

/// The root of a tree of nodes. Its pieces follow their signals by themselves.
pub struct Root {
    node: SendWrapper<Node>,
    #[cfg_attr(
        not(feature = "csr"),
        expect(dead_code, reason = "natively there is no page")
    )]
    page: Option<SendWrapper<Page>>,
}

/// A page that came with its content.
pub struct Page {
    /// The element whose content is taken over.
    pub element: web_sys::HtmlElement,
    /// Whether it shows other data than the program: then it changes in one task, for half of each would say what holds of neither.
    pub other_data: bool,
    /// Called when all of it is.
    pub done: Box<dyn FnOnce()>,
}

impl Root {
    /// A root that belongs to this thread; the page has only one.
    #[must_use]
    pub fn new(node: Node) -> Self {
        Self::over(None, node)
    }

    /// A root that takes over the content of a page instead of building its own.
    #[must_use]
    pub fn over(page: Option<SendWrapper<Page>>, node: Node) -> Self {
        Self {
            node: SendWrapper::new(node),
            page,
        }
    }
}

/// What is on the page.
pub struct RootState {
    #[cfg(feature = "csr")]
    mounted: super::mount::Mounted,
    /// If it was on the page before: what takes over the rest, and what is to be called then.
    #[cfg(feature = "csr")]
    rest: Option<(super::adopt::Cursor, Box<dyn FnOnce()>)>,
}

/// Lets the view follow what was typed before it could, as if it had been typed now.
#[cfg(feature = "csr")]
fn tell(fields: Vec<Element>) {
    for field in fields {
        for name in ["input", "change"] {
            if let Ok(event) = web_sys::Event::new(name) {
                let _ = field.dispatch_event(&event);
            }
        }
    }
}

impl Mountable for RootState {
    fn unmount(&mut self) {
        #[cfg(feature = "csr")]
        self.mounted.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&DomNode>) {
        #[cfg(feature = "csr")]
        match self.rest.take() {
            Some((at, done)) => at.go_on(tell, done),
            None => self.mounted.insert(parent, marker),
        }
        #[cfg(not(feature = "csr"))]
        let _ = (parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let _ = child;
        false
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Root {
    type State = RootState;

    fn build(self) -> RootState {
        #[cfg(feature = "csr")]
        let state = {
            let node = self.node.take();
            match self.page {
                Some(page) => {
                    let page = page.take();
                    let (mounted, at) =
                        super::mount::build_over(node, &page.element, page.other_data);
                    let rest = Some((at, page.done));
                    RootState { mounted, rest }
                }
                None => RootState {
                    mounted: super::mount::build(node, false),
                    rest: None,
                },
            }
        };
        #[cfg(not(feature = "csr"))]
        let state = RootState {};
        state
    }

    fn rebuild(self, state: &mut RootState) {
        #[cfg(feature = "csr")]
        super::patch::patch(&mut state.mounted, self.node.take(), false);
        #[cfg(not(feature = "csr"))]
        let _ = state;
    }
}

impl AddAnyAttr for Root {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Root {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        #[cfg(not(feature = "csr"))]
        super::write::write(&self.node, buf);
        #[cfg(feature = "csr")]
        let _ = buf;
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> RootState {
        // The page is mounted over, never hydrated.
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
