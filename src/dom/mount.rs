//! Nodes in the browser: built once, then patched in place.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Owner, RenderEffect};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;

use super::adopt::{self, Cursor};
use super::{Handler, Node, Parts, Value};

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
    tag: &'static str,
    element: web_sys::Element,
    attributes: Vec<(&'static str, Watched)>,
    properties: Vec<Watched>,
    handlers: Vec<Listener>,
    children: Children,
}

/// What is in an element.
enum Children {
    Here(Vec<Mounted>),
    /// What a task of its own takes over.
    Later(Rc<RefCell<Later>>),
}

/// What was put off.
enum Later {
    /// What is to become of what is on the page, and where it begins.
    Waiting(Vec<Node>, Cursor),
    Here(Vec<Mounted>),
}

/// An attribute or property: the text it has, or the effect that keeps it.
enum Watched {
    Fixed(Option<Cow<'static, str>>),
    Effect(
        #[expect(dead_code, reason = "kept alive for as long as the element")]
        RenderEffect<Option<Cow<'static, str>>>,
    ),
}

/// A listener whose handler can be exchanged without telling the browser.
struct Listener {
    name: &'static str,
    handler: Rc<RefCell<Handler>>,
    /// Removes nothing when dropped: the element that holds it goes at the same time.
    _closure: Closure<dyn FnMut(web_sys::Event)>,
}

/// Builds a node outside the page. `svg` tells in which namespace.
pub(super) fn build(node: Node, svg: bool) -> Mounted {
    build_at(node, svg, None)
}

/// Builds a node from what is on the page already, as far as one task goes. The cursor goes on with the rest.
pub(super) fn build_over(node: Node, page: &web_sys::Element) -> (Mounted, Cursor) {
    let at = Cursor::new(page);
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
fn follow(
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

fn text(content: &str) -> web_sys::Text {
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
fn take_over(nodes: Vec<Node>, svg: bool, at: &Cursor) -> Vec<Mounted> {
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

impl Children {
    /// Makes them what the markup says.
    fn patch(&mut self, parent: &web_sys::Element, new: Vec<Node>, svg: bool) {
        let old = match std::mem::replace(self, Self::Here(Vec::new())) {
            Self::Here(children) => Later::Here(children),
            Self::Later(later) => later.replace(Later::Here(Vec::new())),
        };
        *self = Self::Here(match old {
            Later::Here(mut children) => {
                patch_siblings(&mut children, parent, None, new, svg);
                children
            }
            Later::Waiting(_, at) => take_over(new, svg, &at),
        });
    }
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

/// Sets an attribute. An element that was `kept` may have it already.
fn set_attribute(
    element: &web_sys::Element,
    name: &'static str,
    value: Value,
    kept: bool,
) -> Watched {
    let first = {
        let element = element.clone();
        move |text: Option<&str>| match kept {
            true => element.get_attribute(name).as_deref() != text,
            false => text.is_some(),
        }
    };
    match value {
        Value::Live(_) => {
            let element = element.clone();
            Watched::Effect(RenderEffect::new(move |before: Option<Option<Cow<_>>>| {
                let text = value.text();
                // A signal may come round to what is there already: the browser need not look.
                let is_new = match &before {
                    Some(before) => *before != text,
                    None => first(text.as_deref()),
                };
                if is_new {
                    write_attribute(&element, name, text.as_deref());
                }
                text
            }))
        }
        fixed => {
            let text = fixed.text();
            if first(text.as_deref()) {
                write_attribute(element, name, text.as_deref());
            }
            Watched::Fixed(text)
        }
    }
}

fn write_attribute(element: &web_sys::Element, name: &str, text: Option<&str>) {
    // Both fail only for malformed names, and the names are fixed in the program.
    let _ = match text {
        Some(text) => element.set_attribute(name, text),
        None => element.remove_attribute(name),
    };
}

/// Sets a property. In a field that was `kept`, what somebody has typed meanwhile stays.
fn set_property(
    element: &web_sys::Element,
    name: &'static str,
    value: Value,
    kept: bool,
) -> Watched {
    let mut stays = kept && adopt::is_touched(element);
    let element = element.clone();
    let write = move |value: &Value| {
        let value = match value.now() {
            Value::Text(text) => (&*text).into(),
            Value::Flag(flag) => flag.into(),
            Value::Live(_) => return,
        };
        let _ = js_sys::Reflect::set(&element, &name.into(), &value);
    };
    match value {
        Value::Live(_) => Watched::Effect(RenderEffect::new(move |_| {
            // What it follows must be read all the same.
            let value = value.now();
            if !std::mem::take(&mut stays) {
                write(&value);
            }
            None
        })),
        fixed => {
            if !stays {
                write(&fixed);
            }
            Watched::Fixed(None)
        }
    }
}

fn listen(element: &web_sys::Element, name: &'static str, handler: Handler) -> Listener {
    let handler = Rc::new(RefCell::new(handler));
    let inner = handler.clone();
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| {
        // A handler that ends in its own event, as `focus` may, is not entered twice.
        if let Ok(mut handler) = inner.try_borrow_mut() {
            (*handler)(event);
        }
    });
    let _ = element.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    Listener {
        name,
        handler,
        _closure: closure,
    }
}

/// Makes what is on the page what the node says, keeping every DOM node that can stay.
pub(super) fn patch(mounted: &mut Mounted, node: Node, svg: bool) {
    match (&mut *mounted, node) {
        (Mounted::Text(dom, old), Node::Text(new)) => {
            if *old != new {
                dom.set_data(&new);
                *old = new;
            }
        }
        (Mounted::Text(_, old), Node::Empty) if old.is_empty() => {}
        (Mounted::Element(old), Node::Element(new)) if same(old, &new.0) => {
            patch_element(old, *new.0, svg);
        }
        (Mounted::List(old, end), Node::List(new)) => patch_list(old, end, new, svg),
        (Mounted::Live(slot, _), Node::Live(new)) => {
            let old = slot.borrow_mut().take();
            *mounted = follow(new, svg, old, None);
        }
        (_, node) => {
            let new = build(node, svg);
            if let (Some(parent), first) = (mounted.parent(), mounted.first()) {
                new.insert(&parent, Some(&first));
            }
            mounted.remove();
            *mounted = new;
        }
    }
}

/// The attributes that say which element it is: with another value it is another element.
pub(super) const IDENTITY: [&str; 3] = ["id", "data-entry", "data-key"];

/// Whether an element can become what the markup says.
fn same(old: &MountedElement, new: &Parts) -> bool {
    old.tag == new.tag && old.key() == new.key()
}

impl MountedElement {
    fn key(&self) -> Option<&str> {
        self.attributes
            .iter()
            .find_map(|(name, value)| match value {
                Watched::Fixed(key) if IDENTITY.contains(name) => key.as_deref(),
                _ => None,
            })
    }
}

impl Parts {
    fn key(&self) -> Option<&str> {
        self.attributes
            .iter()
            .find_map(|(name, value)| match value {
                Value::Text(key) if IDENTITY.contains(name) => Some(&**key),
                _ => None,
            })
    }
}

fn key_of_node(node: &Node) -> Option<&str> {
    match node {
        Node::Element(element) => element.0.key(),
        _ => None,
    }
}

fn key_of_mounted(mounted: &Mounted) -> Option<&str> {
    match mounted {
        Mounted::Element(element) => element.key(),
        _ => None,
    }
}

/// Patches siblings. What has an identity keeps its element while others come and go before it, as long as
/// their order stays; what has none takes the next place.
fn patch_siblings(
    old: &mut Vec<Mounted>,
    parent: &web_sys::Node,
    end: Option<&web_sys::Node>,
    new: Vec<Node>,
    svg: bool,
) {
    let wanted: Vec<String> = new
        .iter()
        .filter_map(key_of_node)
        .map(str::to_owned)
        .collect();
    old.retain(|mounted| {
        let stays =
            key_of_mounted(mounted).is_none_or(|key| wanted.iter().any(|wanted| wanted == key));
        if !stays {
            mounted.remove();
        }
        stays
    });
    let mut at = 0;
    for node in new {
        let takes = old.get(at).is_some_and(|mounted| {
            key_of_mounted(mounted).is_none_or(|key| key_of_node(&node) == Some(key))
        });
        match old.get_mut(at).filter(|_| takes) {
            Some(mounted) => patch(mounted, node, svg),
            None => {
                let mounted = build(node, svg);
                let before = old.get(at).map(Mounted::first);
                mounted.insert(parent, before.as_ref().or(end));
                old.insert(at, mounted);
            }
        }
        at += 1;
    }
    for surplus in old.drain(at..) {
        surplus.remove();
    }
}

fn patch_list(old: &mut Vec<Mounted>, end: &web_sys::Text, new: Vec<Node>, svg: bool) {
    if let Some(parent) = end.parent_node() {
        patch_siblings(old, &parent, Some(end), new, svg);
    }
}

fn patch_element(old: &mut MountedElement, new: Parts, svg: bool) {
    let svg = svg || new.tag == "svg";
    let dom = old.element.clone();
    // The same markup has the same names in the same order; anything else is set anew.
    let mut before = std::mem::take(&mut old.attributes);
    for (name, _) in &before {
        if !new.attributes.iter().any(|(new, _)| new == name) {
            write_attribute(&dom, name, None);
        }
    }
    old.attributes = new
        .attributes
        .into_iter()
        .map(|(name, value)| {
            let at = before.iter().position(|(old, _)| *old == name);
            let unchanged = at.and_then(|at| before.get(at)).is_some_and(|(_, watched)| {
                matches!((watched, &value), (Watched::Fixed(old), Value::Text(new)) if old.as_ref() == Some(new))
            });
            if let Some(at) = at {
                before.remove(at);
            }
            if unchanged {
                return (name, Watched::Fixed(value.text()));
            }
            if matches!(value, Value::Flag(false)) {
                write_attribute(&dom, name, None);
            }
            (name, set_attribute(&dom, name, value, false))
        })
        .collect();
    old.children.patch(&dom, new.children, svg);
    old.properties = new
        .properties
        .into_iter()
        .map(|(name, value)| set_property(&dom, name, value, false))
        .collect();
    for (name, handler) in new.handlers {
        match old.handlers.iter().find(|listener| listener.name == name) {
            Some(listener) => {
                // While a handler runs it cannot be exchanged; the running one is as good.
                if let Ok(mut slot) = listener.handler.try_borrow_mut() {
                    *slot = handler;
                } else {
                    let slot = listener.handler.clone();
                    leptos::prelude::queue_microtask(move || *slot.borrow_mut() = handler);
                }
            }
            None => old.handlers.push(listen(&dom, name, handler)),
        }
    }
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
    fn first(&self) -> web_sys::Node {
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

    fn parent(&self) -> Option<web_sys::Node> {
        self.first().parent_node()
    }
}
