//! Tables of learnt weights: signs that have names, how far each holds, and what each weighs. It knows no sign.

use std::marker::PhantomData;

/// A list of signs, each with its name in the table.
pub trait Signs: Copy + 'static {
    /// All of them.
    const ALL: &'static [Self];

    /// Its name in the table.
    fn name(self) -> &'static str;

    /// Its place among all.
    fn place(self) -> usize;
}

/// Lists signs, each with what it says.
macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident,)*) => {
        /// What may speak for or against a choice.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Sign {
            $($(#[$doc])* $sign,)*
        }

        impl $crate::article::table::Signs for Sign {
            const ALL: &'static [Self] = &[$(Self::$sign,)*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$sign => stringify!($sign),)*
                }
            }

            fn place(self) -> usize {
                self as usize
            }
        }
    };
}
pub(super) use signs;

/// How far each sign holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<S>(Vec<f32>, PhantomData<S>);

impl<S: Signs> Default for Row<S> {
    fn default() -> Self {
        Self(vec![0.0; S::ALL.len()], PhantomData)
    }
}

impl<S: Signs> Row<S> {
    /// Adds to a sign.
    pub fn add(&mut self, sign: S, value: f32) {
        self.0[sign.place()] += value;
    }

    /// Adds one to a sign if it holds.
    pub fn flag(&mut self, sign: S, holds: bool) {
        self.add(sign, f32::from(u8::from(holds)));
    }

    /// Adds all signs of another row, each so many times.
    pub fn add_row(&mut self, other: &Self, times: f32) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine += theirs * times;
        }
    }

    /// What a sign has.
    pub fn weight(&self, sign: S) -> f32 {
        self.0[sign.place()]
    }

    /// The values, in the order of [`Signs::ALL`].
    pub fn values(&self) -> &[f32] {
        &self.0
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> &mut [f32] {
        &mut self.0
    }

    /// The sum of the products of two rows.
    pub fn dot(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }
}

/// The weight of each sign, in some columns, one for each kind of case.
#[derive(Clone, Debug)]
pub struct Weights<S, const COLUMNS: usize>([Row<S>; COLUMNS]);

impl<S: Signs, const COLUMNS: usize> Weights<S, COLUMNS> {
    /// The weights of a column.
    pub fn column(&self, column: usize) -> &Row<S> {
        &self.0[column]
    }

    /// Reads a table: on each line the name of a sign and its weights. A sign that it does not have weighs nothing.
    pub fn read(table: &str) -> Self {
        let mut weights = std::array::from_fn(|_| Row::default());
        for line in table.lines() {
            let mut words = line.split_whitespace();
            let name = words.next().unwrap_or_default();
            let sign = S::ALL.iter().find(|sign| sign.name() == name);
            for (row, word) in weights.iter_mut().zip(words) {
                if let (Some(sign), Ok(weight)) = (sign, word.parse()) {
                    row.0[sign.place()] = weight;
                }
            }
        }
        Self(weights)
    }

    /// The table of such rows.
    pub fn print(rows: &[Row<S>; COLUMNS]) -> String {
        let line = |(at, sign): (usize, &S)| {
            let weights = rows.iter().map(|row| format!(" {:.3}", row.0[at]));
            format!("{}{}\n", sign.name(), weights.collect::<String>())
        };
        S::ALL.iter().enumerate().map(line).collect()
    }
}
