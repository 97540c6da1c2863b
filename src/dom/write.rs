//! Nodes as HTML, natively.

use super::{Node, Parts};

/// Elements that have no end tag.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "input", "meta"];

/// Appends the HTML of a node.
pub(super) fn write(node: &Node, out: &mut String) {
    match node {
        Node::Empty => {}
        Node::Text(text) => escape(text, out),
        Node::Element(element) => write_element(&element.0, out),
        Node::List(nodes) => nodes.iter().for_each(|node| write(node, out)),
        Node::Live(node) => write(&node(), out),
    }
}

fn write_element(element: &Parts, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        if let Some(text) = value.text() {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(&text, out);
            out.push('"');
        }
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    element.children.iter().for_each(|child| write(child, out));
    out.push_str("</");
    out.push_str(element.tag);
    out.push('>');
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use markup::html;

    fn html_of(node: &Node) -> String {
        let mut out = String::new();
        write(node, &mut out);
        out
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        let evil = "\"><script>alert(1)</script>&".to_owned();
        let node = html! { <p title=evil.clone()>{evil}</p> };
        let safe = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;";
        assert_eq!(html_of(&node), format!("<p title=\"{safe}\">{safe}</p>"));
    }

    #[test]
    fn flags_classes_and_closures_are_resolved() {
        let none: Option<&'static str> = None;
        let yes = || true;
        let node = html! {
            <input type="checkbox" checked=true disabled=false class:on=true class:off=false />
            <p class="a" class:b=yes aria-current=none>{|| 3}</p>
        };
        assert_eq!(
            html_of(&node),
            "<input type=\"checkbox\" checked=\"\" class=\"on\"><p class=\"a b\">3</p>"
        );
    }
}
