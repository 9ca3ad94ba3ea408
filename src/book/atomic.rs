//! The one atomic write: a temporary file in the same folder, synced, renamed, the folder synced.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::words::Failure;

/// Writes a whole file so that readers see the old bytes or the new ones, never a part.
///
/// A `budget.toml` that is a link stays one: its target is written. Any other link is replaced, and its target left.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let path = &meant(path).map_err(|e| Failure::io("io-write", path, &e))?;
    let fail = |e: io::Error| Failure::io("io-write", path, &e);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fail)?;
    let mut file = temporary(folder).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    persist(file, path)
}

/// The file that is to be written: people keep their settings elsewhere, and link to them.
fn meant(path: &Path) -> io::Result<PathBuf> {
    let linked = path.file_name() == Some(OsStr::new("budget.toml")) && path.is_symlink();
    if linked { fs::canonicalize(path) } else { Ok(path.to_path_buf()) }
}

/// A temporary file in this folder, with the mode that any new file has here: the user's mask is honoured.
pub fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tmp-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Syncs a temporary file that stands in the folder of `path`, and renames it to `path`, whose mode it takes over.
pub fn persist(file: NamedTempFile, path: &Path) -> Result<(), Failure> {
    let fail = |e: io::Error| Failure::io("io-write", path, &e);
    finish(&file, path)?;
    file.persist(path).map_err(|e| fail(e.error))?;
    sync_folder_of(path).map_err(fail)
}

/// What is done to a temporary file before it gets its name.
pub(super) fn finish(file: &NamedTempFile, path: &Path) -> Result<(), Failure> {
    let fail = |e: io::Error| Failure::io("io-write", path, &e);
    if let Ok(old) = fs::symlink_metadata(path)
        && old.is_file()
    {
        file.as_file().set_permissions(old.permissions()).map_err(fail)?;
    }
    file.as_file().sync_data().map_err(fail)
}

/// Syncs the folder that a file stands in: its name lasts from then on.
pub(super) fn sync_folder_of(path: &Path) -> io::Result<()> {
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    let _ = File::options();
    Ok(())
}
