//! Folders and files that are the reader's own business: made with mode 0700 and 0600; existing ones stay as they are.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Makes a folder and those above it.
///
/// # Errors
/// What the system says.
pub fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// How to open a file to be read and written to; whether it may be made is the caller's choice.
pub fn open_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Gives a file these bytes, all of them or none: they are written beside it and take its name.
///
/// # Errors
/// What the system says.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = path.with_extension("new");
    write_synced(&draft, bytes)?;
    fs::rename(&draft, path)?;
    sync_folders_of(path)
}

/// Makes the name of a new file durable, and those of the folders above it that may be new too.
///
/// # Errors
/// What the system says of the folder that the file is in.
pub fn sync_folders_of(path: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    let mut folders = path.ancestors().skip(1);
    for folder in folders.by_ref().take(1) {
        File::open(folder)?.sync_all()?;
    }
    for folder in folders.take(3) {
        // A folder that may not be opened is not one that was just made.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = open_options()
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
