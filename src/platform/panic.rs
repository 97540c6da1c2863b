//! A panic must not turn the page white: it hands over to the crash page of `boot.js`.

/// Reports every panic to the page as the event `iq:panic`, whose detail is the message.
///
/// The program cannot go on after a panic, so the page that tells the visitor is not part of it.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let init = web_sys::CustomEventInit::new();
        init.set_detail(&info.to_string().into());
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("iq:panic", &init) {
            let _ = leptos::prelude::window().dispatch_event(&event);
        }
    }));
}
