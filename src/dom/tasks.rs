//! Work cut into tasks: in between, the page answers.
//!
//! A browser neither draws nor hears a key while a task runs; from 50 ms on it is felt ([RAIL](https://web.dev/articles/rail)).

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// How many elements are taken over in one task. Counted and not timed, so that a page is always cut in the same places.
const PER_TASK: u32 = 32;

/// What is left to do.
#[derive(Default)]
pub(super) struct Tasks {
    /// Elements in this task so far.
    done: Cell<u32>,
    is_whole: Cell<bool>,
    /// In the order of the page.
    waiting: RefCell<VecDeque<Work>>,
    /// What this task has put off, in the order of the page: all of it comes before what waits already.
    put_off: RefCell<Vec<Work>>,
}

type Work = Box<dyn FnOnce()>;

impl Tasks {
    /// Counts an element.
    pub(super) fn count(&self) {
        self.done.set(self.done.get() + 1);
    }

    /// From now on one task does it all.
    pub(super) fn make_whole(&self) {
        self.is_whole.set(true);
    }

    /// Whether this task has done enough.
    pub(super) fn is_full(&self) -> bool {
        self.done.get() >= PER_TASK && !self.is_whole.get()
    }

    /// Puts something off to a later task.
    pub(super) fn put_off(&self, work: Work) {
        self.put_off.borrow_mut().push(work);
    }

    /// Whether something was put off that is not done yet.
    pub(super) fn is_waiting(&self) -> bool {
        !(self.waiting.borrow().is_empty() && self.put_off.borrow().is_empty())
    }

    /// Begins a new task: does of what was put off as much as one does.
    pub(super) fn go_on(&self) {
        self.done.set(0);
        while !self.is_full() {
            let Some(work) = self.next() else {
                return;
            };
            work();
        }
    }

    fn next(&self) -> Option<Work> {
        let mut waiting = self.waiting.borrow_mut();
        let put_off = self.put_off.take();
        put_off
            .into_iter()
            .rev()
            .for_each(|work| waiting.push_front(work));
        waiting.pop_front()
    }
}
