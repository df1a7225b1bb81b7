//! Days of the calendar from the count of milliseconds that marks are stamped with.

use crate::article::Date;

/// The day, in UTC, of so many milliseconds since 1970 (Howard Hinnant's `civil_from_days`).
pub fn day(millis: u64) -> Date {
    let days = millis / 86_400_000 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    let small = |number: u64| u8::try_from(number).unwrap_or(0);
    Date {
        year: u16::try_from(year).unwrap_or(u16::MAX),
        month: small(month),
        day: small(day),
    }
}

/// When a day begins, in UTC, in milliseconds since 1970 (Howard Hinnant's `days_from_civil`); 0 before that.
pub fn millis(date: Date) -> u64 {
    let (month, day) = (u64::from(date.month), u64::from(date.day));
    let year = u64::from(date.year) - u64::from(month <= 2 && date.year > 0);
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day.saturating_sub(1);
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    days.saturating_sub(719_468) * 86_400_000
}
