//! A query in a line being typed: what of it can be asked, and what is wrong with it so far.

use crate::search::{Fault, Query};

use super::input::Input;

/// What is wrong with a query as far as it is typed.
#[derive(Clone, Debug)]
pub struct Complaint {
    /// What is wrong.
    pub fault: Option<Fault>,
    /// Whether that is so only because it is half typed.
    pub half: bool,
}

impl Complaint {
    /// What is wrong with the query in a line.
    pub fn of(input: &Input) -> Self {
        Self::about(input, Query::fault(input.text()))
    }

    /// What is wrong, and not only half typed: then the answer to what was asked before stays.
    pub fn mistake(&self) -> Option<&Fault> {
        self.fault.as_ref().filter(|_| !self.half)
    }

    fn about(input: &Input, fault: Option<Fault>) -> Self {
        let caret = input.before().len();
        let half = fault
            .as_ref()
            .is_some_and(|fault| fault.is_being_typed(input.text(), caret));
        Self { fault, half }
    }
}

/// The query in a line: what of it can be understood, and what is wrong with it.
pub(super) fn asked(input: &Input) -> (Query, Complaint) {
    let (query, fault) = Query::typed(input.text());
    (query, Complaint::about(input, fault))
}
