//! One program at a time writes this device's logs. The system frees the lock of a program that dies.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::app::words::{LOCK_HELD, NOT_SAVED};

use super::private;
use super::trouble::Trouble;

/// How long to wait for another program: this many times, this long.
const TRIES: u32 = 400;
const PAUSE: Duration = Duration::from_millis(5);

/// The lock at this path, held until it is dropped; its folder is made if need be.
///
/// # Errors
/// If the system refuses, or if another program holds it for two seconds.
pub fn hold(path: &Path) -> Result<File, Trouble> {
    let refused = |error| Trouble::io(NOT_SAVED, path, error);
    private::create_folder(path.parent().unwrap_or(path)).map_err(refused)?;
    let mut options = private::open_options();
    let file = options
        .write(true)
        .create(true)
        .open(path)
        .map_err(refused)?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
    }
    Err(Trouble::at(LOCK_HELD, path))
}
