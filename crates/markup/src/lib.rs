//! `html!`: markup in Rust, as Leptos' `view!` has it, but built of one small node type.
//!
//! `view!` gives every piece of markup a type of its own, which costs about 300 bytes of wasm an
//! element; a call that pushes a node costs about 30. See `docs/decisions/0010-markup.md`.
//!
//! What it knows: elements, text literals, `{blocks}`, attributes (`name=value`), `class:name=flag`,
//! `prop:name=value` and `on:event=handler`. A closure as a value or block is followed reactively.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;

/// Markup to a `crate::dom::Node`. Several roots make a list.
#[proc_macro]
pub fn html(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let nodes = match rstml::parse2(tokens.into()) {
        Ok(nodes) => nodes,
        Err(error) => return error.to_compile_error().into(),
    };
    let nodes: Vec<_> = nodes.iter().map(node).collect();
    match nodes.as_slice() {
        [only] => quote! { crate::dom::IntoNode::into_node(#only) }.into(),
        many => quote! { crate::dom::Node::List(::std::vec![#(crate::dom::IntoNode::into_node(#many)),*]) }.into(),
    }
}

fn node(node: &Node) -> TokenStream {
    match node {
        Node::Element(found) => element(found),
        Node::Text(text) => {
            let text = text.value_string();
            quote! { #text }
        }
        Node::Block(block) => {
            let inner = inside(block);
            quote_spanned! { block.span() => #inner }
        }
        Node::Comment(_) => quote! { crate::dom::Node::Empty },
        other => {
            let message = "html! knows elements, text and blocks only";
            quote_spanned! { other.span() => ::core::compile_error!(#message) }
        }
    }
}

/// The expression inside `{…}` without the braces, if there is nothing else in them.
fn inside(block: &NodeBlock) -> TokenStream {
    if let NodeBlock::ValidBlock(valid) = block
        && let [syn::Stmt::Expr(only, None)] = valid.stmts.as_slice()
    {
        return quote! { #only };
    }
    quote! { #block }
}

fn element(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let name = element.name().to_string();
    let attributes = element.attributes().iter().map(|found| match found {
        NodeAttribute::Attribute(found) => attribute(found),
        NodeAttribute::Block(block) => {
            quote_spanned! { block.span() => ; ::core::compile_error!("html! takes no block as an attribute") }
        }
    });
    let children = element.children.iter().map(|child| {
        let child = node(child);
        quote! { .child(#child) }
    });
    quote! { crate::dom::El::new(#name) #(#attributes)* #(#children)* }
}

fn attribute(attribute: &KeyedAttribute) -> TokenStream {
    let key = attribute.key.to_string();
    let value = match attribute.value() {
        Some(value) => quote! { #value },
        None => quote! { "" },
    };
    let span = attribute.key.span();
    match key.split_once(':') {
        Some(("class", name)) => quote_spanned! { span => .class_if(#name, #value) },
        Some(("prop", name)) => quote_spanned! { span => .prop(#name, #value) },
        Some(("on", name)) => {
            let event = match name {
                "click" | "dragstart" => quote! { MouseEvent },
                "keydown" => quote! { KeyboardEvent },
                "pointerdown" | "pointermove" | "pointerup" | "pointercancel" => {
                    quote! { PointerEvent }
                }
                "touchstart" | "touchmove" | "touchend" => quote! { TouchEvent },
                "wheel" => quote! { WheelEvent },
                "submit" => quote! { SubmitEvent },
                _ => quote! { Event },
            };
            quote_spanned! { span => .on::<::leptos::ev::#event>(#name, #value) }
        }
        _ => quote_spanned! { span => .attr(#key, #value) },
    }
}
