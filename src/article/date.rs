//! A day as people and logs write it: `2024-08-13`.

use std::fmt;
use std::str::FromStr;

use super::Date;

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The text is no day of the form `2024-08-13`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form 2024-08-13")]
pub struct NotADate;

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut numbers = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
        let mut next = || numbers.next().flatten().ok_or(NotADate);
        let (year, month, day) = (next()?, next()?, next()?);
        Ok(Self {
            year,
            month: month.try_into().map_err(|_| NotADate)?,
            day: day.try_into().map_err(|_| NotADate)?,
        })
    }
}
