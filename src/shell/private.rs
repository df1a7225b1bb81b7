//! Folders and files that are the reader's own business: made with mode 0700 and 0600; existing ones stay as they are.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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
    take_place(path, bytes, None)
}

/// Gives a file that is there these bytes, all of them or none. A link to it stays a link, and the file keeps its mode
/// and its owner. One that may not be written, or that has several names, stays as it is.
///
/// # Errors
/// What the system says.
pub fn rewrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let old = open_options().append(true).open(&target)?.metadata()?;
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(&old) > 1 {
        return Err(io::ErrorKind::Unsupported.into());
    }
    take_place(&target, bytes, Some(&old))
}

/// Where a file's new bytes are written before they take its name.
pub fn draft(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    name.into()
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
    // So many that a new folder of configurations in a new home is among them.
    for folder in folders.take(4) {
        // A folder that may not be opened is not one that was just made.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// Nobody else may be at it: the draft of a program that died goes, and nothing that stands in its place is followed.
fn take_place(path: &Path, bytes: &[u8], like: Option<&Metadata>) -> io::Result<()> {
    let draft = draft(path);
    let _ = fs::remove_file(&draft);
    let written = write_synced(&draft, bytes, like).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.and_then(|()| sync_folders_of(path))
}

fn write_synced(path: &Path, bytes: &[u8], like: Option<&Metadata>) -> io::Result<()> {
    let mut file = open_options().write(true).create_new(true).open(path)?;
    if let Some(old) = like {
        #[cfg(unix)]
        give_to_owner_of(&file, old)?;
        file.set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
fn give_to_owner_of(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    fchown(file, Some(old.uid()), Some(old.gid()))
}
