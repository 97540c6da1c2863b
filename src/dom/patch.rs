//! Makes what is on the page what the markup says, keeping every DOM node that can stay.

use super::attributes::{Watched, listen, set_attribute, set_property, write_attribute};
use super::mount::{Children, Later, Mounted, MountedElement, build, follow, take_over};
use super::{Node, Parts, Value};

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
    /// What says which element it is.
    pub(super) fn key(&self) -> Option<&str> {
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
            let old = at.map(|at| before.remove(at).1);
            if unchanged {
                return (name, Watched::Fixed(value.text()));
            }
            // Nobody knows what an effect has left there, and a new one may have nothing to say.
            let unknown = matches!(old, Some(Watched::Effect(_))) || matches!(value, Value::Live(_));
            let kept = old.is_some() && unknown;
            if matches!(value, Value::Flag(false)) {
                write_attribute(&dom, name, None);
            }
            (name, set_attribute(&dom, name, value, kept))
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
