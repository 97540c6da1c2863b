//! One small type for all markup.
//!
//! A [`Node`] says what is to be seen. In the browser `mount` builds it and `patch` changes it in
//! place later, so that focus and half-typed text survive; over a page that came with its content, `adopt` takes the nodes that are
//! there; natively `write` prints it as HTML. A closure
//! inside is followed by an effect of Leptos' reactive system.

#[cfg(feature = "csr")]
mod adopt;
#[cfg(feature = "csr")]
mod attributes;
#[cfg(feature = "csr")]
mod mount;
#[cfg(feature = "csr")]
mod patch;
#[cfg(feature = "csr")]
mod tasks;
mod view;
#[cfg(not(feature = "csr"))]
mod write;

use std::borrow::Cow;
use std::rc::Rc;

pub use view::{Page, Root};
use wasm_bindgen::JsCast;

/// A piece of the page.
pub enum Node {
    /// Nothing to be seen.
    Empty,
    /// Text.
    Text(Cow<'static, str>),
    /// An element.
    Element(El),
    /// Several pieces.
    List(Vec<Node>),
    /// A piece that changes with the signals it reads.
    Live(Rc<dyn Fn() -> Node>),
}

/// An element with attributes, handlers and children.
///
/// Boxed, and built by calls that are never inlined: a line of markup is then a call with a few
/// constants. That is most of what a page costs in bytes.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    properties: Vec<(&'static str, Value)>,
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<Node>,
}

/// What an event does.
type Handler = Box<dyn FnMut(web_sys::Event)>;

/// The value of an attribute or property.
#[derive(Clone)]
pub enum Value {
    /// A text.
    Text(Cow<'static, str>),
    /// There or not there.
    Flag(bool),
    /// A value that changes with the signals it reads.
    Live(Rc<dyn Fn() -> Self>),
}

impl El {
    /// An element without anything in it.
    #[must_use]
    #[inline(never)]
    pub fn new(tag: &'static str) -> Self {
        Self(Box::new(Parts {
            tag,
            attributes: Vec::new(),
            properties: Vec::new(),
            handlers: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoValue) -> Self {
        value.put(self, name)
    }

    #[inline(never)]
    fn attr_value(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn attr_fixed(self, name: &'static str, value: &'static str) -> Self {
        self.attr_value(name, Value::Text(Cow::Borrowed(value)))
    }

    #[inline(never)]
    fn attr_string(self, name: &'static str, value: String) -> Self {
        self.attr_value(name, Value::Text(Cow::Owned(value)))
    }

    #[inline(never)]
    fn attr_number(self, name: &'static str, value: i32) -> Self {
        self.attr_string(name, value.to_string())
    }

    /// Adds a class while a flag holds.
    #[must_use]
    pub fn class_if(self, name: &'static str, flag: impl IntoValue) -> Self {
        self.class_value(name, flag.into_value())
    }

    #[inline(never)]
    fn class_value(mut self, name: &'static str, flag: Value) -> Self {
        let found = self
            .0
            .attributes
            .iter_mut()
            .find(|(key, _)| *key == "class");
        match (flag, found) {
            (Value::Flag(false), _) => {}
            (flag, Some((_, classes))) => *classes = with_class(classes.clone(), name, flag),
            (Value::Flag(true), None) => return self.attr_fixed("class", name),
            (flag, None) => {
                let classes = with_class(Value::Text("".into()), name, flag);
                return self.attr_value("class", classes);
            }
        }
        self
    }

    /// Sets a property of the DOM object, for what an attribute only initialises.
    #[must_use]
    pub fn prop(self, name: &'static str, value: impl IntoValue) -> Self {
        self.prop_value(name, value.into_value())
    }

    #[inline(never)]
    fn prop_value(mut self, name: &'static str, value: Value) -> Self {
        self.0.properties.push((name, value));
        self
    }

    /// Adds a handler for an event.
    #[must_use]
    pub fn on<E: JsCast>(self, name: &'static str, mut handler: impl FnMut(E) + 'static) -> Self {
        self.on_event(name, Box::new(move |event| handler(event.unchecked_into())))
    }

    #[inline(never)]
    fn on_event(mut self, name: &'static str, handler: Handler) -> Self {
        self.0.handlers.push((name, handler));
        self
    }

    /// Adds a child.
    #[must_use]
    pub fn child(self, child: impl IntoNode) -> Self {
        child.add_to(self)
    }

    #[inline(never)]
    fn child_node(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }

    #[inline(never)]
    fn child_fixed(self, text: &'static str) -> Self {
        self.child_node(Node::Text(Cow::Borrowed(text)))
    }

    #[inline(never)]
    fn child_string(self, text: String) -> Self {
        self.child_node(Node::Text(Cow::Owned(text)))
    }
}

/// Classes with one more while a flag holds.
fn with_class(classes: Value, name: &'static str, flag: Value) -> Value {
    match (&classes, &flag) {
        (Value::Text(text), Value::Flag(true)) => Value::Text(format!("{text} {name}").into()),
        (_, Value::Flag(false)) => classes,
        _ => Value::Live(Rc::new(move || with_class(classes.now(), name, flag.now()))),
    }
}

impl Value {
    /// The value now; reads signals.
    fn now(&self) -> Self {
        match self {
            Self::Live(value) => value().now(),
            other => other.clone(),
        }
    }

    /// The text of an attribute now; `None` for an attribute that is not there.
    fn text(&self) -> Option<Cow<'static, str>> {
        match self.now() {
            Self::Text(text) => Some(text),
            Self::Flag(true) => Some("".into()),
            Self::Flag(false) | Self::Live(_) => None,
        }
    }
}

/// What can stand as a child.
pub trait IntoNode: Sized {
    /// The child as a node.
    fn into_node(self) -> Node;

    /// The element with the child at its end.
    fn add_to(self, parent: El) -> El {
        parent.child_node(self.into_node())
    }
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for El {
    fn into_node(self) -> Node {
        Node::Element(self)
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::Empty
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }

    fn add_to(self, parent: El) -> El {
        parent.child_fixed(self)
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }

    fn add_to(self, parent: El) -> El {
        parent.child_string(self)
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Empty, IntoNode::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        Node::List(self.into_iter().map(IntoNode::into_node).collect())
    }
}

impl<T: IntoNode, const N: usize> IntoNode for [T; N] {
    fn into_node(self) -> Node {
        Node::List(self.into_iter().map(IntoNode::into_node).collect())
    }
}

impl<F: Fn() -> T + 'static, T: IntoNode> IntoNode for F {
    fn into_node(self) -> Node {
        Node::Live(Rc::new(move || self().into_node()))
    }
}

impl<T: IntoNode> FromIterator<T> for Node {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut list = Vec::new();
        items
            .into_iter()
            .for_each(|item| push(&mut list, item.into_node()));
        Self::List(list)
    }
}

#[inline(never)]
fn push(list: &mut Vec<Node>, node: Node) {
    list.push(node);
}

/// What can stand as the value of an attribute.
pub trait IntoValue: Sized {
    /// The value.
    fn into_value(self) -> Value;

    /// The element with the attribute.
    fn put(self, element: El, name: &'static str) -> El {
        element.attr_value(name, self.into_value())
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Text(self.into())
    }

    fn put(self, element: El, name: &'static str) -> El {
        element.attr_fixed(name, self)
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(self.into())
    }

    fn put(self, element: El, name: &'static str) -> El {
        element.attr_string(name, self)
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Flag(self)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Flag(false), IntoValue::into_value)
    }
}

impl<F: Fn() -> T + 'static, T: IntoValue> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Rc::new(move || self().into_value()))
    }
}

impl IntoValue for i32 {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }

    fn put(self, element: El, name: &'static str) -> El {
        element.attr_number(name, self)
    }
}

impl IntoNode for i32 {
    fn into_node(self) -> Node {
        self.to_string().into_node()
    }
}

impl IntoNode for usize {
    fn into_node(self) -> Node {
        self.to_string().into_node()
    }
}
