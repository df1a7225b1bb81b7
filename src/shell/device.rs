//! The name of this device: drawn once, kept outside what is synchronised, so that two machines never share a log.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::app::words::{NO_RANDOM, NOT_SAVED};
use crate::marks::Device;

use super::private;
use super::trouble::Trouble;

/// The name kept in this file; if it holds none, a new one. Call it under the lock, so that two programs get the same.
///
/// # Errors
/// If the file cannot be read or made.
pub fn load_or_draw(path: &Path) -> Result<Device, Trouble> {
    if let Some(device) = load(path)? {
        return Ok(device);
    }
    let device = Device(getrandom::u64().map_err(|_| Trouble::new(NO_RANDOM))?);
    private::replace(path, format!("{device}\n").as_bytes())
        .map_err(|error| Trouble::io(NOT_SAVED, path, error))?;
    Ok(device)
}

/// The name kept in this file, if there is one.
///
/// # Errors
/// If the file is there and cannot be read.
pub fn load(path: &Path) -> Result<Option<Device>, Trouble> {
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Trouble::io(NOT_SAVED, path, error)),
        Ok(bytes) => Ok(std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| Device::parse(text.trim_end()))),
    }
}
