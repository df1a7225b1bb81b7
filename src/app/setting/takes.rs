//! Which stretch of which flow each take is. A flow that is one take costs nothing: only where another one begins is kept.

use crate::text::takes;

use super::flow::Flows;

/// A stretch of a flow that is set by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Take {
    /// The flow.
    pub flow: usize,
    /// Its first byte in the flow's source.
    pub at: usize,
    /// The byte behind its last one.
    pub end: usize,
}

/// The takes of an article, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    flows: usize,
    /// Where takes begin that do not begin a flow: the flow and the byte.
    inner: Vec<(u32, u32)>,
}

impl Takes {
    /// Cuts flows into takes.
    pub fn of(flows: &Flows) -> Self {
        let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let inner_of = |flow: usize| {
            let starts = takes(flows.source(flow)).skip(1);
            starts.map(move |at| (narrow(flow), narrow(at)))
        };
        Self {
            flows: flows.len(),
            inner: (0..flows.len()).flat_map(inner_of).collect(),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.flows + self.inner.len()
    }

    /// Where a take begins: its flow, and its byte there.
    pub fn start(&self, take: usize) -> Option<(usize, usize)> {
        if take >= self.len() {
            return None;
        }
        // Before the take that begins with inner start number `n` stand the first takes of its flow and of all before.
        let (mut low, mut high) = (0, self.inner.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.inner[middle].0 as usize + middle < take {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        match low.checked_sub(1).map(|last| self.inner[last]) {
            Some((flow, at)) if flow as usize + low == take => Some((flow as usize, at as usize)),
            _ => Some((take - low, 0)),
        }
    }

    /// A take with its end.
    pub fn get(&self, take: usize, flows: &Flows) -> Option<Take> {
        let (flow, at) = self.start(take)?;
        let end = match self.start(take + 1) {
            Some((other, end)) if other == flow => end,
            _ => flows.source(flow).len(),
        };
        Some(Take { flow, at, end })
    }

    /// How many takes begin at this byte of this flow, or before it.
    pub fn up_to(&self, flow: usize, byte: usize) -> usize {
        let place = |start: &(u32, u32)| (start.0 as usize, start.1 as usize);
        let inner = self
            .inner
            .partition_point(|start| place(start) <= (flow, byte));
        (flow + 1).min(self.flows) + inner
    }

    /// The first take of a flow; behind the last one, how many there are.
    pub fn first_of(&self, flow: usize) -> usize {
        let inner = self
            .inner
            .partition_point(|start| (start.0 as usize) < flow);
        flow.min(self.flows) + inner
    }
}
