//! Icons: strokes on a grid of 24, in the colour of the text.

use crate::dom::Node;
use markup::html;

/// The icons of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Next, open.
    ChevronRight,
    /// Back.
    ChevronLeft,
    /// Opens a list.
    ChevronDown,
    /// Leads on.
    ArrowRight,
    /// A day.
    Calendar,
    /// Search.
    Search,
    /// Remove, close.
    Cross,
    /// Menu.
    Menu,
    /// Filters.
    Filter,
    /// More.
    Plus,
    /// Copy a link.
    Link,
    /// Print.
    Print,
    /// Mail.
    Mail,
    /// Proven.
    Check,
    /// Not dated.
    Question,
    /// End not known.
    OpenEnd,
    /// Ended.
    Stop,
    /// Plays.
    Play,
    /// Chosen.
    Tick,
    /// Wider.
    Minus,
    /// Up in a list.
    ArrowUp,
    /// Down in a list.
    ArrowDown,
}

impl Icon {
    /// Path and whether it is filled.
    const fn path(self) -> (&'static str, bool) {
        match self {
            Self::ChevronRight => ("M9 5l7 7-7 7", false),
            Self::ChevronLeft => ("M15 5l-7 7 7 7", false),
            Self::ChevronDown => ("M5 9l7 7 7-7", false),
            Self::ArrowRight => ("M4 12h15M13 6l6 6-6 6", false),
            Self::Calendar => ("M4 6h16v14H4zM4 10h16M8 3v4M16 3v4", false),
            Self::Search => (
                "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L21 21",
                false,
            ),
            Self::Cross => ("M6 6l12 12M18 6L6 18", false),
            Self::Menu => ("M3 6h18M3 12h18M3 18h18", false),
            Self::Filter => ("M4 6h16M7 12h10M10 18h4", false),
            Self::Plus => ("M12 4v16M4 12h16", false),
            Self::Link => (
                "M10 14l4-4M8 11l-3 3a3.5 3.5 0 0 0 5 5l3-3M16 13l3-3a3.5 3.5 0 0 0-5-5l-3 3",
                false,
            ),
            Self::Print => ("M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z", false),
            Self::Mail => ("M3 6h18v12H3zM3 7l9 7 9-7", false),
            Self::Check => (
                "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM10.7 16.6L6.3 12.2l1.6-1.6 2.8 2.8 5.4-5.4 1.6 1.6z",
                true,
            ),
            Self::Question => (
                "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4v.6M12 16v1.5",
                false,
            ),
            Self::OpenEnd => (
                "M12 5H3v14h9M16 5h1M21 5h.5M16 19h1M21 19h.5M21 12h.5M16 12h1",
                false,
            ),
            Self::Stop => ("M5 5h14v14H5z", true),
            Self::Play => ("M7 4v16l13-8z", true),
            Self::Tick => ("M5 12.5l4.5 4.5L19 7.5", false),
            Self::Minus => ("M4 12h16", false),
            Self::ArrowUp => ("M12 20V5M6 11l6-6 6 6", false),
            Self::ArrowDown => ("M12 4v15M6 13l6 6 6-6", false),
        }
    }
}

fn draw(icon: Icon, class: &'static str) -> Node {
    let (path, solid) = icon.path();
    html! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true">
            <path class:solid=solid fill-rule="evenodd" d=path />
        </svg>
    }
}

/// An icon of 24 px. Decoration: the words beside it say the same.
#[must_use]
pub fn icon(icon: Icon) -> Node {
    draw(icon, "icon")
}

/// An icon of 20 px.
#[must_use]
pub fn icon_small(icon: Icon) -> Node {
    draw(icon, "icon icon--small")
}

/// The sign ≠ for sources that disagree.
#[must_use]
pub fn sign() -> Node {
    html! {
        <svg class="sign" viewBox="0 0 20 20" aria-hidden="true">
            <rect class="sign-box" x="1" y="1" width="18" height="18" rx="2" />
            <path class="sign-line" d="M5 8h10M5 12h10M12.5 4.5l-5 11" />
        </svg>
    }
}
