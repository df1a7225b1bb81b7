//! A query in a line being typed: what of it can be asked, and what is wrong with it so far.

use crate::search::{Fault, Query};

use super::input::Input;

/// A query as far as it is typed.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What of it can be understood.
    pub query: Query,
    /// What is wrong.
    pub fault: Option<Fault>,
    /// Whether that is so only because it is half typed.
    pub half: bool,
}

impl Asking {
    /// The query in a line.
    pub fn of(input: &Input) -> Self {
        let (query, fault) = Query::typed(input.text());
        let caret = input.before().len();
        let half = fault
            .as_ref()
            .is_some_and(|fault| fault.is_being_typed(input.text(), caret));
        Self { query, fault, half }
    }

    /// What is wrong, and not only half typed: then the answer to what was asked before stays.
    pub fn mistake(&self) -> Option<&Fault> {
        self.fault.as_ref().filter(|_| !self.half)
    }
}
