//! Work cut into tasks: in between, the page answers.
//!
//! A browser neither draws nor hears a key while a task runs; from 50 ms on it is felt ([RAIL](https://web.dev/articles/rail)).

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;

/// How many elements are taken over in one task. Counted and not timed, so that a page is always cut in the same places.
const PER_TASK: u32 = 32;

/// What is left to do.
#[derive(Default)]
pub(super) struct Tasks {
    /// Elements in this task so far.
    done: Cell<u32>,
    waiting: RefCell<VecDeque<Box<dyn FnOnce()>>>,
}

impl Tasks {
    /// Counts an element.
    pub(super) fn count(&self) {
        self.done.set(self.done.get() + 1);
    }

    /// Whether this task has done enough.
    pub(super) fn is_full(&self) -> bool {
        self.done.get() >= PER_TASK
    }

    /// Puts something off to a later task.
    pub(super) fn put_off(&self, work: Box<dyn FnOnce()>) {
        self.waiting.borrow_mut().push_back(work);
    }

    /// Does what was put off, task after task, and calls `done` behind it all.
    pub(super) fn run(self: Rc<Self>, done: Box<dyn FnOnce()>) {
        while !self.is_full() {
            let next = self.waiting.borrow_mut().pop_front();
            match next {
                Some(work) => work(),
                None => return done(),
            }
        }
        self.done.set(0);
        set_timeout(move || self.run(done), Duration::ZERO);
    }
}
