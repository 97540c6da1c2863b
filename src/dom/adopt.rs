//! A page that came with its content: the program takes over the nodes that are there instead of making new ones.
//!
//! So nobody notices: what was drawn need not be drawn again, and focus, caret, selection, scroll position and the place
//! where a screen reader reads stay where they are. What differs is mended on the way: an attribute, a text, a piece
//! that is not there or too many.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Node, Text};

use super::patch::IDENTITY;
use super::tasks::Tasks;
use crate::platform;

/// Where in the page the next node is looked for.
#[derive(Clone)]
pub(super) struct Cursor(Rc<Inside>);

struct Inside {
    parent: Node,
    page: Rc<Page>,
    /// What has not been taken over yet begins here.
    next: RefCell<Option<Node>>,
}

/// What holds for the page as a whole.
#[derive(Default)]
struct Page {
    /// The fields so far in which somebody has typed or chosen something before the program was there.
    touched: RefCell<Vec<Element>>,
    tasks: Tasks,
}

impl Cursor {
    /// At the first node of the page, which is taken over in tasks or as a `whole`.
    pub(super) fn new(page: &Element, whole: bool) -> Self {
        let at = Self::at(page, Rc::default());
        // What a view does when it is there, such as writing the search into its field, must find it told what was typed.
        if whole || has_touched(page) {
            at.tasks().make_whole();
        }
        at
    }

    /// At the first node of an element.
    pub(super) fn inside(&self, parent: &Element) -> Self {
        Self::at(parent, self.0.page.clone())
    }

    fn at(parent: &Element, page: Rc<Page>) -> Self {
        Self(Rc::new(Inside {
            parent: parent.clone().into(),
            page,
            next: RefCell::new(parent.first_child()),
        }))
    }

    /// Notes an element that has been taken over if somebody has typed or chosen something in it that the program does not
    /// know.
    pub(super) fn note(&self, tag: &str, element: &Element) {
        if !matches!(tag, "input" | "select") {
            return;
        }
        let get = |name: &str| Reflect::get(element, &name.into()).unwrap_or_default();
        // A radio button that went off is told by the one that went on.
        let is_off = get("type") == "radio" && get("checked") == false;
        if !is_off && is_touched(element) {
            self.0.page.touched.borrow_mut().push(element.clone());
        }
    }

    /// What is cut into tasks.
    pub(super) fn tasks(&self) -> &Tasks {
        &self.0.page.tasks
    }

    /// Takes over what was put off, task after task, then calls `done`. At the end of each task, this one too, `tell` gets the
    /// fields of that task in which somebody has typed or chosen something: before anything else can write to them.
    pub(super) fn go_on(self, tell: fn(Vec<Element>), done: Box<dyn FnOnce()>) {
        tell(self.0.page.touched.take());
        spawn_local(async move {
            while self.tasks().is_waiting() {
                platform::next_task().await;
                self.tasks().go_on();
                tell(self.0.page.touched.take());
            }
            done();
        });
    }

    fn next(&self) -> Option<Node> {
        self.0.next.borrow().clone()
    }

    fn step_over(&self, node: &Node) {
        *self.0.next.borrow_mut() = node.next_sibling();
    }

    /// Puts a node that was made before the next one.
    pub(super) fn put(&self, node: &Node) {
        // Fails only if the next one is not there any more; handlers run later.
        let _ = self.0.parent.insert_before(node, self.next().as_ref());
    }

    /// The text. The parser has made one of several that stand beside each other, and none of an empty one.
    pub(super) fn text(&self, content: &str) -> Text {
        let there = self.next().filter(|_| !content.is_empty());
        let Some(there) = there.and_then(|node| node.dyn_into::<Text>().ok()) else {
            let made = document().create_text_node(content);
            self.put(&made);
            return made;
        };
        let data = there.data();
        if data.len() > content.len() && data.starts_with(content) {
            let end = content.encode_utf16().count();
            // Fails only behind the end.
            let _ = there.split_text(u32::try_from(end).unwrap_or_default());
        } else if data != content {
            there.set_data(content);
        }
        self.step_over(&there);
        there
    }

    /// The next element of this kind, with this key if it has one; what stands before it goes.
    pub(super) fn element(&self, tag: &str, key: Option<&str>) -> Option<Element> {
        let mut at = self.next();
        while let Some(node) = at {
            let found = node.dyn_ref::<Element>().filter(|element| {
                element.local_name() == tag
                    && match key {
                        None => !element.has_attribute("data-key"),
                        Some(key) => IDENTITY
                            .iter()
                            .any(|name| element.get_attribute(name).as_deref() == Some(key)),
                    }
            });
            if let Some(element) = found {
                self.remove_to(Some(&node));
                self.step_over(&node);
                self.tasks().count();
                return Some(element.clone());
            }
            at = node.next_sibling();
        }
        None
    }

    /// What is left is not on the page any more.
    pub(super) fn finish(&self) {
        self.remove_to(None);
    }

    fn remove_to(&self, end: Option<&Node>) {
        while let Some(node) = self.next().filter(|node| Some(node) != end) {
            self.step_over(&node);
            let _ = self.0.parent.remove_child(&node);
        }
    }
}

/// Takes away the attributes that the markup does not have.
pub(super) fn without_others(element: &Element, own: impl Iterator<Item = &'static str> + Clone) {
    for name in element.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        // What somebody has opened stays open.
        if name != "open" && !own.clone().any(|own| own == name) {
            let _ = element.remove_attribute(&name);
        }
    }
}

/// Whether the page was loaded anew, or come back to: what stands in its fields may then be what the browser remembers of
/// another view. `PerformanceNavigation.type`: 0 is a new visit.
fn is_put_back() -> bool {
    let path = ["performance", "navigation", "type"];
    let kind = path.iter().fold(JsValue::from(window()), |object, name| {
        Reflect::get(&object, &JsValue::from_str(name)).unwrap_or_default()
    });
    kind.as_f64().is_some_and(|kind| kind > 0.0)
}

/// Whether somebody has typed or chosen something in any field of the page.
fn has_touched(page: &Element) -> bool {
    let fields = page.query_selector_all("input, select").ok();
    fields.is_some_and(|fields| {
        let mut all = (0..fields.length()).filter_map(|at| fields.item(at));
        all.any(|field| field.dyn_ref().is_some_and(is_touched))
    })
}

/// Whether somebody has typed or chosen something in a field; of an option, whether in the field around it.
pub(super) fn is_touched(field: &Element) -> bool {
    let get = |name: &str| Reflect::get(field, &name.into()).unwrap_or_default();
    if is_put_back() {
        return false;
    }
    match &*field.local_name() {
        "input" => match &*get("type").as_string().unwrap_or_default() {
            "checkbox" | "radio" => get("checked") != get("defaultChecked"),
            // A slider stands where the program puts it.
            "range" => false,
            _ => get("value") != get("defaultValue"),
        },
        "select" => {
            let find = |which| field.query_selector(which).ok().flatten();
            let first = find("[selected]").or_else(|| find("option"));
            get("value").as_string() != first.and_then(|option| option.get_attribute("value"))
        }
        "option" => {
            let field = field.closest("select").ok().flatten();
            field.is_some_and(|field| is_touched(&field))
        }
        _ => false,
    }
}
