//! The order of changes made on several devices: a hybrid logical clock, which follows the wall clock but never goes
//! back and never runs behind a change it has seen. It reads no clock itself.

use std::fmt;

/// How far a wall clock is believed, in milliseconds since 1970: to the year 6429. A stamp beyond it is damage.
const LATEST: u64 = (1 << 47) - 1;

/// The name of one device's log: a random number, printed as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device(pub u64);

/// In place of a device in the stamps of changes that could not be written yet, and hold for one run only.
pub const PROVISIONAL: Device = Device(0);

/// In place of a device in the stamps of what no reader made.
const FOREIGN: Device = Device(1);

/// When and where a change was made: a reading of the hybrid clock, then the device that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    reading: u64,
    device: Device,
}

/// A hybrid logical clock (Kulkarni et al., 2014): 48 bits of milliseconds since 1970, 16 bits of count.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    last: u64,
}

impl Device {
    /// Reads a device as it is displayed: 16 hexadecimal digits in lower case.
    pub fn parse(text: &str) -> Option<Self> {
        hex(text).map(Self)
    }
}

impl Stamp {
    /// Reads a stamp as it is displayed: the clock's reading and the device, 16 hexadecimal digits each.
    pub fn parse(text: &str) -> Option<Self> {
        let (reading, device) = text.split_once('-')?;
        let stamp = Self {
            reading: hex(reading)?,
            device: Device::parse(device)?,
        };
        (stamp.millis() <= LATEST).then_some(stamp)
    }

    /// The stamp of what no reader made, at so many milliseconds since 1970: older than what any did in the same one.
    pub fn foreign(millis: u64) -> Self {
        Clock::default().stamp(millis, FOREIGN)
    }

    /// The device that made the change.
    pub fn device(self) -> Device {
        self.device
    }

    /// Milliseconds since 1970, for people to read; only the whole stamp orders changes.
    pub fn millis(self) -> u64 {
        self.reading >> 16
    }
}

impl Clock {
    /// Takes note of a change made elsewhere: whatever is stamped from now on comes after it.
    pub fn see(&mut self, stamp: Stamp) {
        self.last = self.last.max(stamp.reading);
    }

    /// Takes note of all that another clock has seen.
    pub fn catch_up(&mut self, other: &Self) {
        self.last = self.last.max(other.last);
    }

    /// The next stamp, later than all before it, where the wall clock shows `millis` since 1970.
    pub fn stamp(&mut self, millis: u64, device: Device) -> Stamp {
        self.last = (millis.min(LATEST) << 16).max(self.last + 1);
        Stamp {
            reading: self.last,
            device,
        }
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}-{}", self.reading, self.device)
    }
}

fn hex(digits: &str) -> Option<u64> {
    let plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let right = digits.len() == 16 && digits.bytes().all(plain);
    right.then(|| u64::from_str_radix(digits, 16).ok())?
}
