//! What it costs to end a line at a place.

/// What a break costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toll {
    /// Nothing.
    Free,
    /// It parts a number with its power of ten from the unit.
    Measure,
    /// It parts a number from its unit.
    Unit,
    /// A dash begins the line after it.
    Dash,
    /// No rule allows it: inside a word or a number.
    Word,
    /// No rule allows it: between a number and its sign, or before an ellipsis.
    Sign,
    /// No rule allows it: a closing mark would begin a line, or an opening one end it, or a cluster be cut.
    Mark,
}

impl Toll {
    /// The cost in squares of cells, as the slack of a line is counted.
    pub(super) const fn cost(self) -> u64 {
        match self {
            Self::Free => 0,
            Self::Measure => 75,
            Self::Unit => 150,
            Self::Dash => 2_000,
            Self::Word => 1 << 36,
            Self::Sign => 1 << 40,
            Self::Mark => 1 << 44,
        }
    }

    /// Whether the rules allow such a break.
    pub(super) const fn is_regular(self) -> bool {
        matches!(self, Self::Free | Self::Measure | Self::Unit | Self::Dash)
    }
}
