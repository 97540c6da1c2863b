//! Nodes in the browser: how they are built, put into the page and taken off it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Owner, RenderEffect};
use leptos::wasm_bindgen::JsCast;

use super::adopt::{self, Cursor};
use super::attributes::{Listener, Watched, listen, set_attribute, set_property};
use super::patch::patch;
use super::{Node, Parts};

/// A node on the page. Every variant stands for at least one DOM node, so that a later one can
/// take its place.
pub(super) enum Mounted {
    /// Text; the empty one holds the place of nothing.
    Text(web_sys::Text, Cow<'static, str>),
    /// An element.
    Element(Box<MountedElement>),
    /// Several pieces and the empty text behind them.
    List(Vec<Mounted>, web_sys::Text),
    /// A piece that follows its signals.
    Live(
        Rc<RefCell<Option<Mounted>>>,
        #[expect(dead_code, reason = "kept alive for as long as the piece")] RenderEffect<()>,
    ),
}

/// An element on the page.
pub(super) struct MountedElement {
    pub(super) tag: &'static str,
    pub(super) element: web_sys::Element,
    pub(super) attributes: Vec<(&'static str, Watched)>,
    pub(super) properties: Vec<Watched>,
    pub(super) handlers: Vec<Listener>,
    pub(super) children: Children,
}

/// What is in an element.
pub(super) enum Children {
    Here(Vec<Mounted>),
    /// What a task of its own takes over.
    Later(Rc<RefCell<Later>>),
}

/// What was put off.
pub(super) enum Later {
    /// What is to become of what is on the page, and where it begins.
    Waiting(Vec<Node>, Cursor),
    Here(Vec<Mounted>),
}

/// Builds a node outside the page. `svg` tells in which namespace.
pub(super) fn build(node: Node, svg: bool) -> Mounted {
    build_at(node, svg, None)
}

/// Builds a node from what is on the page already, as far as one task goes; all of it if it is to be `whole`. The cursor goes
/// on with the rest.
pub(super) fn build_over(node: Node, page: &web_sys::Element, whole: bool) -> (Mounted, Cursor) {
    let at = Cursor::new(page, whole);
    let mounted = build_at(node, false, Some(&at));
    at.finish();
    (mounted, at)
}

/// Builds a node; if there is a place on the page for it, there.
fn build_at(node: Node, svg: bool, at: Option<&Cursor>) -> Mounted {
    let text = |content: &str| at.map_or_else(|| text(content), |at| at.text(content));
    match node {
        Node::Empty => Mounted::Text(text(""), "".into()),
        Node::Text(content) => Mounted::Text(text(&content), content),
        Node::Element(element) => Mounted::Element(Box::new(build_element(*element.0, svg, at))),
        Node::List(nodes) => {
            let nodes = nodes.into_iter().map(|node| build_at(node, svg, at));
            Mounted::List(nodes.collect(), text(""))
        }
        Node::Live(node) => follow(node, svg, None, at),
    }
}

/// Keeps a piece true to its signals. `old` is what stands in its place already, `at` where it finds its place on the page.
///
/// The effect holds its piece weakly: what an effect owns lives until its task is next polled, and a
/// piece that has left the page must not run any more by then, as its signals are gone.
pub(super) fn follow(
    node: Rc<dyn Fn() -> Node>,
    svg: bool,
    old: Option<Mounted>,
    at: Option<&Cursor>,
) -> Mounted {
    let mut at = at.cloned();
    let slot = Rc::new(RefCell::new(old));
    let inner = Rc::downgrade(&slot);
    let effect = RenderEffect::new(move |_| {
        let Some(slot) = inner.upgrade() else {
            return;
        };
        let node = node();
        // Taken out while it is patched: patching may run other effects.
        let before = slot.borrow_mut().take();
        let after = match before {
            Some(mut mounted) => {
                patch(&mut mounted, node, svg);
                mounted
            }
            None => build_at(node, svg, at.take().as_ref()),
        };
        *slot.borrow_mut() = Some(after);
    });
    Mounted::Live(slot, effect)
}

pub(super) fn text(content: &str) -> web_sys::Text {
    leptos::prelude::document().create_text_node(content)
}

fn build_element(element: Parts, svg: bool, at: Option<&Cursor>) -> MountedElement {
    let svg = svg || element.tag == "svg";
    let kept = at.and_then(|at| at.element(element.tag, element.key()));
    let is_kept = kept.is_some();
    let inside = at.zip(kept.as_ref()).map(|(at, dom)| at.inside(dom));
    let dom = kept.unwrap_or_else(|| create(element.tag, svg));
    let attributes: Vec<_> = element
        .attributes
        .into_iter()
        .map(|(name, value)| (name, set_attribute(&dom, name, value, is_kept)))
        .collect();
    if is_kept {
        adopt::without_others(&dom, attributes.iter().map(|(name, _)| *name));
    }
    // A custom element without children in the markup has made its own.
    let is_closed = element.children.is_empty() && element.tag.contains('-');
    let nodes = element.children;
    let children = match inside {
        Some(_) if is_closed => Children::Here(Vec::new()),
        // The properties wait for nobody.
        Some(inside) if inside.tasks().is_full() && element.properties.is_empty() => {
            put_off(nodes, svg, inside)
        }
        Some(inside) => Children::Here(take_over(nodes, svg, &inside)),
        None => {
            let nodes = nodes.into_iter().map(|child| build(child, svg));
            let children: Vec<_> = nodes.collect();
            children.iter().for_each(|child| child.insert(&dom, None));
            Children::Here(children)
        }
    };
    // After the children: the value of a select depends on its options.
    let properties = element
        .properties
        .into_iter()
        .map(|(name, value)| set_property(&dom, name, value, is_kept))
        .collect();
    let handlers = element
        .handlers
        .into_iter()
        .map(|(name, handler)| listen(&dom, name, handler))
        .collect();
    match at {
        Some(at) if is_kept => at.note(element.tag, &dom),
        Some(at) => at.put(&dom),
        None => {}
    }
    MountedElement {
        tag: element.tag,
        element: dom,
        attributes,
        properties,
        handlers,
        children,
    }
}

/// Takes over what is in an element.
pub(super) fn take_over(nodes: Vec<Node>, svg: bool, at: &Cursor) -> Vec<Mounted> {
    let nodes = nodes.into_iter().map(|node| build_at(node, svg, Some(at)));
    let children = nodes.collect();
    at.finish();
    children
}

/// Leaves what is in an element to a later task, unless it has changed or gone by then.
fn put_off(nodes: Vec<Node>, svg: bool, at: Cursor) -> Children {
    let later = Rc::new(RefCell::new(Later::Waiting(nodes, at.clone())));
    let weak = Rc::downgrade(&later);
    // What the pieces inside make lives as long as the piece around them.
    let owner = Owner::current().unwrap_or_default();
    at.tasks().put_off(Box::new(move || {
        let Some(later) = weak.upgrade() else {
            return;
        };
        let waiting = later.replace(Later::Here(Vec::new()));
        if let Later::Waiting(nodes, at) = waiting {
            let children = owner.with(|| take_over(nodes, svg, &at));
            *later.borrow_mut() = Later::Here(children);
        }
    }));
    Children::Later(later)
}

fn create(tag: &'static str, svg: bool) -> web_sys::Element {
    let document = leptos::prelude::document();
    let created = if svg {
        document.create_element_ns(Some("http://www.w3.org/2000/svg"), tag)
    } else {
        document.create_element(tag)
    };
    // The tags are fixed in the program; a browser refuses only malformed names.
    created.unwrap_or_else(|_| {
        document
            .body()
            .map(Into::into)
            .unwrap_or_else(|| text("").unchecked_into())
    })
}

impl Mounted {
    /// Puts it into the page, before a node or at the end.
    pub(super) fn insert(&self, parent: &web_sys::Node, before: Option<&web_sys::Node>) {
        // Fails only if `before` is not a child of `parent`, which the tree rules out.
        match self {
            Self::Text(dom, _) => drop(parent.insert_before(dom, before)),
            Self::Element(element) => drop(parent.insert_before(&element.element, before)),
            Self::List(items, end) => {
                items.iter().for_each(|item| item.insert(parent, before));
                drop(parent.insert_before(end, before));
            }
            Self::Live(slot, _) => {
                if let Some(inner) = &*slot.borrow() {
                    inner.insert(parent, before);
                }
            }
        }
    }

    /// Takes it off the page.
    pub(super) fn remove(&self) {
        match self {
            Self::Text(dom, _) => dom.remove(),
            Self::Element(element) => element.element.remove(),
            Self::List(items, end) => {
                items.iter().for_each(Self::remove);
                end.remove();
            }
            Self::Live(slot, _) => {
                if let Some(inner) = &*slot.borrow() {
                    inner.remove();
                }
            }
        }
    }

    /// Its first DOM node.
    pub(super) fn first(&self) -> web_sys::Node {
        match self {
            Self::Text(dom, _) => dom.clone().into(),
            Self::Element(element) => element.element.clone().into(),
            Self::List(items, end) => items
                .first()
                .map_or_else(|| end.clone().into(), Self::first),
            Self::Live(slot, _) => match &*slot.borrow() {
                Some(inner) => inner.first(),
                None => text("").into(),
            },
        }
    }

    pub(super) fn parent(&self) -> Option<web_sys::Node> {
        self.first().parent_node()
    }
}
